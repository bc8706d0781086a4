"""The staff: a User, the desks, and what role a person has on a desk."""

from __future__ import annotations

import zoneinfo
from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from collections.abc import Iterable

ROLES = ("reporter", "editor", "chief")  # in rising order
REQUIRABLE = (("dateline", "dateline"), ("byline", "credit"), ("section", "section"), ("topics", "topic"))
ZONES = zoneinfo.available_timezones()


def check_zone(name: str) -> None:
    if name not in ZONES:
        raise ValidationError(f"“{name}” is no time zone; write it like Europe/Minsk.")


class User(AbstractUser):
    """One of the staff. Signs in with `username`; colleagues and credits show `name`."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField(max_length=120, blank=True, help_text="As it stands in a byline.")

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    def seats(self) -> list[Membership]:
        """This person's memberships with their desks and the desks these cover; read once per object, then kept."""
        if not hasattr(self, "_seats"):
            active = (
                self.membership_set.select_related("desk").prefetch_related("desk__covers") if self.is_active else ()
            )
            self._seats = list(active)
        return self._seats

    def seats_on(self, desk_id: int) -> Iterable[Membership]:
        """The memberships that count on a desk: its own, and those of desks that cover it."""
        return [seat for seat in self.seats() if desk_id in seat.desk_ids()]

    def role_on(self, desk_id: int) -> str:
        """ "reporter", "editor", "chief", or "" for a stranger: the highest that this person has there."""
        return max((seat.role for seat in self.seats_on(desk_id)), key=ROLES.index, default="")

    def is_second_reader_on(self, desk_id: int) -> bool:
        return any(seat.second_reader for seat in self.seats_on(desk_id))

    def is_editor_anywhere(self) -> bool:
        return any(seat.role != "reporter" for seat in self.seats())

    def desk_ids(self) -> set[int]:
        """Every desk this person works on, its own and covered ones."""
        return {pk for seat in self.seats() for pk in seat.desk_ids()}


class Desk(models.Model):
    """A team: Politics, Economy, the English service."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80, unique=True)
    language = models.CharField(max_length=16, default="en")
    time_zone = models.CharField(max_length=64, default="Europe/Minsk", validators=[check_zone])
    strict = models.BooleanField(
        default=False, help_text="Any change by an editor, however light, needs another approver."
    )
    kills_by_chief = models.BooleanField("only a chief kills", default=False)
    required = ArrayField(
        models.CharField(max_length=16, choices=REQUIRABLE),
        default=list,
        blank=True,
        verbose_name="must be there before publication",
    )
    covers = models.ManyToManyField("self", symmetrical=False, related_name="covered_by", blank=True)
    members = models.ManyToManyField(User, through="Membership", related_name="desks")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's seat on a desk."""

    desk = models.ForeignKey(Desk, models.PROTECT)
    user = models.ForeignKey(User, models.PROTECT)
    role = models.CharField(max_length=8, choices=[(role, role) for role in ROLES], default="reporter")
    second_reader = models.BooleanField(default=False, help_text="May approve an alert that an editor wrote.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "user"], name="one_seat_on_a_desk"),
            models.CheckConstraint(condition=Q(role__in=ROLES), name="a_seat_has_a_known_role"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.role}, {self.desk}"

    def desk_ids(self) -> set[int]:
        return {self.desk_id, *(desk.pk for desk in self.desk.covers.all())}
