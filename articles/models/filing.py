"""From filed plain copy to a draft."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import textwrap
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

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

    The dateline stays as filed; its cities are looked up for coding. No word is lost: the lines that were understood,
    such as header lines and end marks, stand in the record of the filing, what was set aside in notes to colleagues.
    Raises Refused and IllFormed with nothing filed.
    """
    places = [Place.named(name) for name in copy.dateline.places] if copy.dateline else []
    with transaction.atomic():
        article = Article.start(
            desk=desk,
            by=by,
            reason="filed as copy",
            detail={"as_filed": [line for line in (copy.signal_words, *copy.headers, *copy.marks) if line]},
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
        for aside in _asides(copy):
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
        "date": _day(filed),
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


def _day(filed: Dateline) -> str:
    """The dateline's day; without a year the one nearest to today."""
    if not (filed.day and filed.month):
        return ""
    today = timezone.localdate()
    days = []
    for year in [filed.year] if filed.year else [today.year - 1, today.year, today.year + 1]:
        with contextlib.suppress(ValueError):
            days.append(datetime.date(year, filed.month, filed.day))
    return min(days, key=lambda day: abs(day - today)).isoformat() if days else ""


def _asides(copy: FiledCopy) -> list[str]:
    """What could not be placed, as notes to colleagues of bearable length."""
    lines = [line for line in copy.set_aside if line]
    notes: list[str] = []
    for piece in itertools.chain.from_iterable(_pieces(line) for line in lines):
        if notes and len(notes[-1]) + len(piece) < NOTE_LIMIT - 1:
            notes[-1] += f"\n{piece}"
        else:
            notes.append(f"From the copy as filed:\n{piece}")
    return notes


def _pieces(line: str) -> list[str]:
    """A line too long for a note, parted between words where that is possible."""
    return textwrap.wrap(line, NOTE_LIMIT - 100, replace_whitespace=False, drop_whitespace=False) or [line]
