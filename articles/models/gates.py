"""What stops, warns or hints before a story goes out: one list, asked while writing, at submit, approve and publish."""

from __future__ import annotations

import zoneinfo
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

from accounts.models import User
from articles.wirecopy.housestyle import check_lines, check_text
from articles.wirecopy.problem import Level, Problem

from .door import Refused
from .reference import Place
from .revision import Revision

if TYPE_CHECKING:
    from .article import Article

# No chief overrides these: what the system promises, the embargo, the law, the rights in a picture.
NEVER_OVERRIDDEN = {
    "no_text",
    "headline_missing",
    "control",
    "direction",
    "embargo",
    "legal",
    "photo_rights",
    "notice_missing",
    "source_killed",
    "unchanged",
}


LEFT_TO_THE_DESK = frozenset({"legal", "picture", "note"})  # submitted open: who settles them reviews the text


def stopping(act: str, stops: list[Problem]) -> list[Problem]:
    """Those of the article's stops that stop this act; buttons and the door both ask here."""
    return [one for one in stops if not (act == "submit" and one.code in LEFT_TO_THE_DESK)]


class Gates(models.Model):
    class Meta:
        abstract = True

    def problems(self: Article, revision: Revision | None = None, now: datetime | None = None) -> list[Problem]:
        """What stops, warns or hints about a revision (by default the text on the desk), the gravest first.

        `now` is the moment that counts as the present; by default this process's clock, which serves for hints only:
        embargoes are the database's to keep.
        """
        text = revision or self.revision
        if text is None:
            return [Problem("stop", "no_text", "There is no text yet.", "body")]
        found = [
            *check_text(text.headline, text.body, text.language, urgency=self.urgency),
            *self._about_lines(text),
            *self._about_the_round(text),
            *self._about_the_plan(now or timezone.now()),
            *self._about_dateline(text, now or timezone.now()),
            *self._about_credit(text),
            *self._about_checks(text),
        ]
        if self.is_alert:  # speed wins over style where nothing promised is at stake
            found = [
                Problem("warn", one.code, one.sentence, one.field, one.passage)
                if one.level == "stop" and one.code not in NEVER_OVERRIDDEN else one
                for one in found
            ]  # fmt: skip
        return sorted(found, key=lambda one: ("stop", "warn", "hint").index(one.level))

    def stops(self: Article, **options: object) -> list[Problem]:
        return [one for one in self.problems(**options) if one.level == "stop"]  # type: ignore[arg-type]

    def check_gates(self: Article, act: str, by: User, now: datetime, override: str = "") -> None:
        """Refuse when something stops. A chief may override with a reason, never what NEVER_OVERRIDDEN names."""
        stops = stopping(act, self.stops(now=now))
        if override.strip():
            if self.desk_role(by) != "chief":
                raise Refused("Only a chief overrides what stops a story.", "override")
            stops = [one for one in stops if one.code in NEVER_OVERRIDDEN]
        if stops:
            raise Refused(" ".join(one.sentence for one in stops), "gate", stops[0].code)

    def _about_lines(self: Article, text: Revision) -> list[Problem]:
        """Characters and placeholders in what stands around the text."""
        captions = [str(photo.get(name, "")) for photo in text.photos for name in ("alt", "caption", "credit")]
        lines = {
            "credits": [text.byline, text.sign_off],
            "dateline": [str(text.dateline.get("rendered", ""))],
            "photos": captions,
            "notice": [text.notice],
            "ed_note": [self.ed_note],
            "slugline": [self.slugline],
            "tags": list(self.tags),
        }
        return [one for field, values in lines.items() for one in check_lines(values, field)]

    def _about_the_round(self: Article, text: Revision) -> list[Problem]:
        found = []
        if self.round_kind != "new" and text.round != self.round:
            found.append(Problem("stop", "unchanged", "Nothing has changed since the text that went out.", "body"))
        if self.round_kind in ("correction", "clarification") and not text.notice.strip():
            word = {"correction": "what is corrected", "clarification": "what is made clear"}[self.round_kind]
            found.append(Problem("stop", "notice_missing", f"Say in the notice {word}; readers see it.", "notice"))
        return found

    def _about_the_plan(self: Article, now: datetime) -> list[Problem]:
        found = []
        if self.embargo and self.embargo <= now:
            found.append(Problem("warn", "embargo_past", "The embargo has passed: it would go out at once.", "embargo"))
        if self.advance and not (self.embargo or self.hold):
            found.append(
                Problem(
                    "stop",
                    "embargo",
                    "In advance means under an embargo: give its moment, or hold it for release.",
                    "embargo",
                )
            )
        if self.embargo and self.deadline and self.deadline > self.embargo:
            found.append(
                Problem("stop", "embargo", "The deadline lies after the embargo ends; one of them is wrong.", "embargo")
            )
        if self.embargo and self.is_alert:
            found.append(Problem("warn", "embargo_alert", "An alert under embargo: is its urgency right?", "urgency"))
        if self.section_id is None:
            found.append(
                self._missing("section", "No section is chosen; readers find it under the latest only.", "section")
            )
        if "topics" in self.desk.required and not self.topics:
            found.append(Problem("stop", "topics_missing", "This desk wants a topic.", "topics"))
        return found

    def _missing(self: Article, what: str, sentence: str, field: str) -> Problem:
        """Something is not there: a warning, or a stop on a desk that asks for it."""
        return Problem("stop" if what in self.desk.required else "warn", f"{what}_missing", sentence, field)

    def _about_dateline(self: Article, text: Revision, now: datetime) -> list[Problem]:
        line = text.dateline
        if not line:
            return [] if self.is_alert else [self._missing("dateline", "There is no dateline.", "dateline")]
        day = line.get("date") or ""
        if day and day != "release":
            zone = self._zone(line)
            planned = max(self.embargo, now) if self.embargo else now
            if date.fromisoformat(day) != planned.astimezone(zone).date():
                return [
                    Problem(
                        "warn",
                        "dateline_day",
                        f"The dateline says {day}, and the story runs on another day.",
                        "dateline",
                    )
                ]
        if day == "release" and self.hold:
            return [
                Problem(
                    "hint",
                    "dateline_held",
                    "Held for release: the dateline takes the day of publishing, not of release.",
                    "dateline",
                )
            ]
        return []

    def _zone(self: Article, line: dict[str, Any]) -> zoneinfo.ZoneInfo:
        """The time zone of the dateline's city, else of the desk."""
        key = next((place.get("id") for place in line.get("places", []) if place.get("id")), None)
        place = Place.objects.filter(pk=key).only("time_zone").first() if key else None
        return zoneinfo.ZoneInfo(place.time_zone if place else self.desk.time_zone)

    def _about_credit(self: Article, text: Revision) -> list[Problem]:
        if self.is_alert or any(one.get("role") != "editor" for one in text.credits):
            return []
        return [self._missing("byline", "Nobody is credited.", "credits")]

    def _about_checks(self: Article, text: Revision) -> list[Problem]:
        from .photo import Photo

        found = []
        if self.legal_needed and self.legal_cleared_id != text.pk:
            found.append(Problem("stop", "legal", "The legal check of this text is still open."))
        if self.picture_needed and self.picture_cleared_id != text.pk:
            found.append(Problem("stop", "picture", "The picture check of this text is still open.", "photos"))
        if self.pk and self.notes.filter(blocking=True, resolved_at=None).exists():
            found.append(Problem("stop", "note", "A blocking note is unresolved.", "notes"))
        if text.photos:
            keys = [one.get("photo") for one in text.photos]
            if Photo.objects.filter(pk__in=keys, cleared=True).count() < len(set(keys)):
                found.append(Problem("stop", "photo_rights", "The rights in a picture are not cleared.", "photos"))
            if any(not one.get("alt", "").strip() for one in text.photos):
                found.append(Problem("warn", "alt_missing", "A picture has no alternative text.", "photos"))
        if source := self.translation_of:
            standing = source.standing()
            if standing in ("killed", "withheld"):
                level: Level = "stop" if standing == "killed" else "warn"
                sentence = f"The story this is a translation of is {standing}."
                found.append(Problem(level, f"source_{standing}", sentence))
            if source.state in ("draft", "submitted", "in_review", "returned"):
                found.append(Problem("hint", "source_in_work", "The story this is a translation of is in work."))
        return found
