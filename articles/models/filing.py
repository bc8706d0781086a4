"""From filed plain copy to a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from accounts.models import Desk, User
from articles.wirecopy import markup
from articles.wirecopy.filed import FiledCopy

from .article import Article
from .reference import Place, Section

if TYPE_CHECKING:
    from collections.abc import Iterable


def file_article(copy: FiledCopy, *, desk: Desk, by: User) -> Article:
    """A draft from copy that was taken apart: what was written, letter for letter, with what could be understood of it.

    The dateline stays as filed (`text`); places are looked up for coding. What was set aside goes into a note to
    colleagues, so that no word is lost. Raises Refused and IllFormed.
    """
    parsed = copy.as_json()
    language = parsed["language"] or desk.language
    places = _places(parsed["dateline"])
    changes: dict[str, Any] = {
        "headline": parsed["headline"] or "",
        "body": markup.from_plain("\n\n".join(copy.paragraphs)),
        "language": language,
        "dateline": _dateline(parsed["dateline"], places),
        "credits": [_credit(person, by) for person in parsed["byline"]["people"]],
        "slugline": parsed["slugline"] or "",
        "urgency": min(max(parsed["urgency"] or 4, 1), 8),
        "ed_note": parsed["editors_note"] or "",
        "section": _section(parsed["section"]),
        "places": [place.pk for place in places if place],
        "embargo": parsed["embargo_until"],
    }
    article = Article.start(desk=desk, by=by, reason="filed as copy", **changes)
    if aside := "\n".join(copy.set_aside):
        article.notes.create(by=by, text=f"Set aside when this copy was filed:\n{aside}"[:4000])
    return article


def _dateline(parsed: dict[str, Any] | None, places: Iterable[Place | None]) -> dict[str, Any]:
    if not parsed:
        return {}
    named = [
        {"id": place.pk if place else None, "name": name} for name, place in zip(parsed["places"], places, strict=True)
    ]
    return {
        "places": named,
        "date": "",
        "source": parsed["source"] or "",
        "correspondent": parsed["correspondent"] or "",
        "text": parsed["raw"],
    }


def _places(parsed: dict[str, Any] | None) -> list[Place | None]:
    """The gazetteer's entry for each city of the dateline, the biggest where several bear the name."""
    if not parsed:
        return []
    return [Place.named(name) for name in parsed["places"]]


def _credit(person: dict[str, Any], by: User) -> dict[str, Any]:
    name = person["name"]
    same = name.casefold() == by.name.casefold()
    return {
        "role": person["role"], "name": name, "user": by.pk if same else None, "place": person["place"] or "",
        "title": person["title"] or "", "agency": person["organisation"] or "", "show": person["shown"] or "no",
    }  # fmt: skip


def _section(name: str | None) -> int | None:
    if not name:
        return None
    section = Section.objects.filter(name_en__iexact=name).first() or Section.objects.filter(slug__iexact=name).first()
    section = (
        section
        or Section.objects.filter(name_ru__iexact=name).first()
        or Section.objects.filter(name_be__iexact=name).first()
    )
    return section.pk if section else None
