"""From filed plain copy to a draft."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q

from accounts.models import Desk, User
from articles.wirecopy.dateline import Dateline
from articles.wirecopy.filed import FiledCopy

from .article import Article
from .content import NOTE_LIMIT
from .note import DeskNote
from .reference import Place, Section

OF_SIGNAL = {"flash": 1, "alert": 2, "urgent": 3}


def file_article(copy: FiledCopy, *, desk: Desk, by: User) -> Article:
    """A draft from copy that was taken apart: what was written, letter for letter, with what could be understood of it.

    The dateline stays as filed; its cities are looked up for coding. What was set aside or read as a signal goes into a
    note to colleagues, so that no word is lost. Raises Refused and IllFormed with nothing filed.
    """
    places = [Place.named(name) for name in copy.dateline.places] if copy.dateline else []
    with transaction.atomic():
        article = Article.start(
            desk=desk,
            by=by,
            reason="filed as copy",
            headline=copy.headline or "",
            body=copy.body_html(),
            language=copy.language,
            dateline=_dateline(copy.dateline, places),
            credits=[_owned(dict(credit), by) for credit in copy.credits],
            slugline=copy.slugline or "",
            urgency=_urgency(copy),
            ed_note=copy.editors_note or "",
            section=_section(copy.section),
            places=sorted({place.pk for place in places if place}),
            embargo=copy.embargo_until,
            hold=copy.hold and copy.embargo_until is None,
        )
        if aside := _aside(copy):
            DeskNote.leave(article, by=by, text=aside)
    return article


def _urgency(copy: FiledCopy) -> int:
    """The one that was written, else what the signal word means; 9 is IPTC's user-defined and no urgency of ours."""
    return min(max(copy.urgency or OF_SIGNAL.get(copy.signal or "", 4), 1), 8)


def _dateline(filed: Dateline | None, places: list[Place | None]) -> dict[str, Any]:
    if filed is None:
        return {}
    named = [
        {"id": place.pk if place else None, "name": name} for name, place in zip(filed.places, places, strict=True)
    ]
    return {
        "places": named,
        "date": "",
        "source": filed.source or "",
        "correspondent": filed.correspondent or "",
        "text": filed.raw,
    }


def _owned(credit: dict[str, Any], by: User) -> dict[str, Any]:
    """A credit in the filer's own name is the filer's: who is credited does not approve."""
    if credit["name"].casefold() == by.name.casefold():
        credit["user"] = by.pk
    return credit


def _section(name: str | None) -> int | None:
    if not name:
        return None
    called = Q(slug__iexact=name) | Q(name_en__iexact=name) | Q(name_ru__iexact=name) | Q(name_be__iexact=name)
    section = Section.objects.filter(called).first()
    return section.pk if section else None


def _aside(copy: FiledCopy) -> str:
    lines = [copy.signal_words, *copy.headers, *copy.set_aside]
    kept = "\n".join(line for line in lines if line)
    return f"From the copy as filed:\n{kept}"[:NOTE_LIMIT] if kept else ""
