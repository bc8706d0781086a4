"""Who works in the sample newsroom."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from accounts.models import Desk, Membership, User
from newsroom.demo.people import DESKS, PEOPLE


@dataclass(frozen=True)
class Staff:
    """The people by username and the desks by slug."""

    people: dict[str, User]
    desks: dict[str, Desk]


def build_staff() -> Staff:
    """The demo's desks and people; who is there already stays as they are. New people can't sign in yet."""
    with transaction.atomic():
        desks = {
            slug: Desk.objects.get_or_create(slug=slug, defaults={"name": name, "language": language})[0]
            for slug, (name, language) in DESKS.items()
        }
        people = {}
        for one in PEOPLE:
            user, new = User.objects.get_or_create(
                username=one.username,
                defaults={"name": one.name, "is_staff": True, "is_superuser": not one.role},
            )
            if new:
                user.set_unusable_password()
                user.save(update_fields=["password"])
            for slug in one.desks:
                Membership.objects.get_or_create(
                    user=user, desk=desks[slug], defaults={"role": one.role, "second_reader": one.second_reader}
                )
            people[one.username] = user
    return Staff(people, desks)
