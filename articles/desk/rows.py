"""One line of a list: what it says of a story, and the button it ends in."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any

from django.utils import timezone

from accounts.models import User
from articles import workflow
from articles.models import Article, Place
from articles.models.content import LANGUAGES

from .clock import day_written, moment_written


@dataclass
class Row:
    article: Any
    me: User
    now: datetime
    place_names: dict[int, str]

    @property
    def group(self) -> str:
        if hasattr(self.article, "edition_id"):
            moment = self.article.edition_moment
            return day_written(moment) if moment else "Held for release"
        if self.article.state == "spiked":
            return ""
        if self.article.is_alert:
            return "Alerts"
        return "Past their deadline" if self.article.overdue else f"Urgency {self.article.urgency}"

    @property
    def is_alert(self) -> bool:
        return self.group == "Alerts"

    @property
    def places(self) -> str:
        """Where it was reported, else what it is about."""
        line = self.article.revision.dateline if self.article.revision else {}
        named = [place["name"] for place in line.get("places", ()) if place.get("name")]
        return ", ".join(named or [self.place_names[key] for key in self.article.places[:2] if key in self.place_names])

    @property
    def language(self) -> str:
        """Said only where it is not the desk's usual English."""
        return "" if self.article.language == "en" else LANGUAGES.get(self.article.language, self.article.language)

    @property
    def flags(self) -> list[str]:
        """What sets this story apart, as words."""
        one = self.article
        return [
            word
            for word, holds in (
                (f"embargo to {moment_written(one.embargo)}" if one.embargo else "", one.embargo),
                ("hold for release", one.hold),
                (one.round_kind, one.round_kind != "new" and one.state in workflow.OPEN),
                ("legal check needed", one.legal_needed and one.legal_cleared_id != one.revision_id),
                ("picture check needed", one.picture_needed and one.picture_cleared_id != one.revision_id),
                ("blocking note", one.blocked),
                ("newer text waiting", one.newer_id),
                ("translation", one.translation_of_id),
                (f"for {'you' if one.assignee_id == self.me.pk else one.assignee}", one.assignee_id),
                (
                    f"parked until {moment_written(one.parked_until)}" if one.parked_until else "",
                    one.parked_until and one.parked_until > self.now,
                ),
            )
            if holds
        ]

    @property
    def leaves(self) -> datetime | None:
        """When the edition of a list of editions goes out, or went."""
        return getattr(self.article, "edition_moment", None)

    @property
    def held(self) -> bool:
        return hasattr(self.article, "edition_id") and self.article.edition_moment is None

    @property
    def is_mine(self) -> bool:
        return self.article.claimed_by_id == self.me.pk

    @property
    def due_within_the_hour(self) -> bool:
        return bool(self.article.deadline) and self.article.deadline < self.now + timedelta(hours=1)

    @cached_property
    def offers(self) -> str:
        """ "claim" or "take_over" where this person may; the door asks the same question again."""
        one = self.article
        facts = workflow.Facts(
            state=one.state,
            standing=one.standing_now,
            urgency=one.urgency,
            now=self.now,
            claimed_by=one.claimed_by_id,
            claim_lapsed=bool(one.claim_lapsed),
            alert=one.urgency <= 2 and (one.passages or 0) <= 1,
            written_by_editor=one.written_by_editor,
        )
        person = one.person(self.me)
        if workflow.refusal("claim", facts, person) is None:
            return "claim"
        return "take_over" if one.claim_lapsed and workflow.refusal("take_over", facts, person) is None else ""

    @property
    def offers_label(self) -> str:
        return workflow.LABELS[self.offers]

    @property
    def press(self) -> uuid.UUID:
        return uuid.uuid4()


def rows(stories: Iterable[Article], user: User) -> list[Row]:
    """At most one query more, for places that stand in no dateline."""
    stories = list(stories)
    unnamed = {
        key for one in stories if not (one.revision and one.revision.dateline.get("places")) for key in one.places[:2]
    }
    names = {place.pk: place.name_in("en") for place in Place.objects.filter(pk__in=unnamed)} if unnamed else {}
    return [Row(one, user, timezone.now(), names) for one in stories]


def groups(lines: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The lines under their headings, in their order."""
    for name, members in groupby(lines, key=lambda line: line.group):
        yield name, list(members)
