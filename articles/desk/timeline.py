"""The history of a story: acts, saves and editions in one line of time, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from accounts.models import Desk, User
from articles import workflow
from articles.models import Article, AuditEntry, Edition, Revision

from .clock import moment_written

NAMES_TEXT = ("submit", "approve", "confirm", "return", "clear_legal", "clear_picture", "take_in")


@dataclass(frozen=True)
class Happening:
    """`reason` is what the person gave, `compare` the address of what a save changed."""

    at: datetime
    by: str
    words: str
    reason: str = ""
    compare: str = ""
    remark: str = ""


@dataclass(frozen=True)
class History:
    happenings: list[Happening]
    revisions: list[Revision]
    editions: list[Edition]
    last: dict[str, AuditEntry]  # the latest entry of each act


def history(article: Article) -> History:
    """In three queries, and one more for people or desks that no entry is by."""
    entries = list(article.entries.select_related("by").defer("hash", "previous").order_by("number"))
    revisions = list(
        article.revisions.select_related("by")
        .only("number", "round", "at", "hand", "substantial", "base", "by__name", "by__username")
        .order_by("number")
    )
    editions = list(
        article.editions.select_related("by")
        .only(
            "number",
            "kind",
            "entry",
            "live_from",
            "live_until",
            "sent_from",
            "revision",
            "text_kind",
            "by__name",
            "by__username",
        )
        .order_by("number")
    )
    tell = _Teller(entries, revisions, editions)
    happenings = [*map(tell.entry, entries), *map(tell.save, revisions)]
    happenings.sort(key=lambda one: one.at, reverse=True)
    return History(happenings, revisions, editions, {entry.act: entry for entry in entries})


class _Teller:
    """Puts entries and saves into words."""

    def __init__(self, entries: list[AuditEntry], revisions: list[Revision], editions: list[Edition]) -> None:
        self.numbers = {revision.pk: revision.number for revision in revisions}
        self.editions = {edition.entry_id: edition for edition in editions}
        self.people = {entry.by_id: str(entry.by) for entry in entries}
        strangers = {entry.detail.get("to") for entry in entries if entry.act == "assign"} - {None, *self.people}
        if strangers:
            self.people |= {user.pk: str(user) for user in User.objects.filter(pk__in=strangers)}
        moved = {key for entry in entries if entry.act == "transfer" for key in (entry.detail.get("to"),)}
        self.desks = {desk.pk: desk.name for desk in Desk.objects.filter(pk__in=moved)} if moved else {}

    def entry(self, entry: AuditEntry) -> Happening:
        words = workflow.SAYS.get(entry.act, entry.act)
        return Happening(entry.at, str(entry.by), f"{words}{self._more(entry)}", entry.reason)

    def save(self, revision: Revision) -> Happening:
        base = self.numbers.get(revision.base_id or 0)
        return Happening(
            revision.at,
            str(revision.by),
            f"saved revision {revision.number}",
            compare=f"?from=r{base}&to=r{revision.number}" if base else "",
            remark=f"More than light: {revision.hand}" if revision.hand and base else "",
        )

    def _more(self, entry: AuditEntry) -> str:
        detail = entry.detail
        if edition := self.editions.get(entry.pk):
            kind = "" if edition.kind == "new" else f", {edition.kind}"
            return f": edition {edition.number}{kind}{self._moment(detail.get('live_from'), entry.at)}"
        if entry.act == "assign":
            return f" to {self.people.get(detail.get('to'), 'nobody')}" if detail.get("to") else " to nobody"
        if entry.act == "transfer":
            return f" to {self.desks.get(detail.get('to'), 'another desk')}"
        if entry.act == "park":
            return self._moment(detail.get("until"), entry.at, " until ")
        if entry.act == "re_time":
            return self._moment(detail.get("to"), entry.at, " to ")
        if entry.act in NAMES_TEXT and entry.revision_id in self.numbers:
            return f" (revision {self.numbers[entry.revision_id]})"
        return ""

    @staticmethod
    def _moment(text: Any, after: datetime, word: str = ", for ") -> str:
        """A moment of the detail, where it lay ahead."""
        moment = parse_datetime(text) if isinstance(text, str) else None
        return f"{word}{moment_written(moment)}" if moment and moment > after else ""
