"""A text between a form and a row: tidied when it comes in, finished with what follows from it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models

from accounts.models import User
from articles.wirecopy import markup, wellformed
from articles.wirecopy.credits import render_byline, render_sign_off
from articles.wirecopy.dateline import render_dateline

from .content import EMPTY, HEADLINE_LIMIT, LANGUAGES, LINE_LIMIT, NOTE_LIMIT
from .reference import Place, Section, Topic
from .revision import Revision

SOURCE = ("headline", "body", "dateline", "language", "credits", "photos", "notice")  # the rest of the content follows


def tidy(changes: dict[str, Any]) -> dict[str, Any]:
    """What was sent, as it is stored: well-formed text, the body sanitised. Raises IllFormed naming the field."""
    out = {name: value.pk if isinstance(value, models.Model) else value for name, value in changes.items()}
    if "headline" in out:
        out["headline"] = wellformed.check_line(out["headline"], "headline", HEADLINE_LIMIT)
    if "slugline" in out:
        out["slugline"] = wellformed.check_line(out["slugline"], "slugline", 80)
    if "body" in out:
        out["body"] = markup.clean(out["body"])
    for name in ("notice", "ed_note"):
        if name in out:
            out[name] = wellformed.check_text(out[name], name, NOTE_LIMIT)
    if "language" in out:
        out["language"] = tidy_language(out["language"])
    for name in ("credits", "photos", "dateline"):
        if name in out:
            out[name] = tidy_json(out[name], name)
    out.get("dateline", {}).pop("rendered", None)
    if any(not isinstance(photo.get("photo"), int) for photo in out.get("photos", [])):
        raise wellformed.IllFormed("A photo is named by its number in the library.", "photos")
    if "credits" in out:
        out["credits"] = linked(out["credits"])
    if "tags" in out:
        out["tags"] = sorted({wellformed.check_line(tag, "tags", 60) for tag in out["tags"]} - {""})
    return out


def tidy_language(language: str) -> str:
    """A BCP 47 tag; the house's own languages without a region, since en-GB stands on the English pages too."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}", language):
        raise wellformed.IllFormed("A language is written like en, ru, be or zh-Hans.", "language")
    return language[:2] if language[:2] in LANGUAGES and language[2:3] in ("", "-") else language


def linked(credits: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Credits with the colleague of that name, whatever door they came by: who is credited does not approve.

    Of two colleagues with one name both are meant: the second one is credited once more, and shown nowhere.
    """
    staff: dict[str, list[int]] = {}
    if any(not credit.get("user") for credit in credits):
        for key, name in User.objects.filter(is_active=True).exclude(name="").values_list("pk", "name"):
            staff.setdefault(_folded(name), []).append(key)
    out: list[dict[str, Any]] = []
    for credit in credits:
        keys = [] if credit.get("user") else staff.get(_folded(credit.get("name", "")), [])
        out.append({**credit, "user": keys[0]} if keys else credit)
        out += [{**credit, "user": key, "show": "no"} for key in keys[1:]]
    return out


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def tidy_json(value: Any, name: str) -> Any:
    """Every string inside well-formed and of bearable length."""
    if isinstance(value, str):
        return wellformed.check_line(value, name, NOTE_LIMIT if name == "photos" else LINE_LIMIT)
    if isinstance(value, list):
        return [tidy_json(one, name) for one in value]
    if isinstance(value, dict):
        return {key: tidy_json(one, name) for key, one in value.items()}
    return value


def source(revision: Revision | None) -> dict[str, Any]:
    """The fields that people write, without what is rendered from them."""
    content = {name: getattr(revision, name) if revision else EMPTY[name] for name in SOURCE}
    content["dateline"] = {key: value for key, value in content["dateline"].items() if key != "rendered"}
    return content


def finish(content: dict[str, Any]) -> dict[str, Any]:
    """What follows from the parts: dateline, byline and sign-off as they read in this language."""
    language = content["language"]
    dateline = content["dateline"]
    if dateline and (dateline.get("places") or dateline.get("text") or dateline.get("source")):
        rendered = render_dateline(
            {**dateline, "places": _located(dateline.get("places", []))},
            language,
            credit=settings.AGENCY_CREDIT.get(language[:2], settings.AGENCY_NAME),
            home=settings.HOME_COUNTRY,
        )
        content["dateline"] = {**dateline, "rendered": rendered}
    else:
        content["dateline"] = {}
    content["byline"] = render_byline(content["credits"], language)
    content["sign_off"] = render_sign_off(content["credits"], language)
    return content


def _located(places: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The dateline's places with what decides whether a city stands alone: country and region, by the gazetteer."""
    keys = [place["id"] for place in places if isinstance(place.get("id"), int)]
    known = Place.objects.in_bulk(keys) if keys else {}
    return [{**known[place["id"]].lies_in(), **place} if place.get("id") in known else place for place in places]


def jsonable(coding: dict[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, (list, tuple)) else value for name, value in coding.items()}


def check_coding(changed: dict[str, Any], before: dict[str, Any]) -> None:
    """Topics, places, section and related stories that exist; a retired topic only where the story had it already."""
    from .article import Article

    new = {
        name: sorted(set(value) - set(before[name] or [])) for name, value in changed.items() if isinstance(value, list)
    }
    asked = (
        ("topics", Topic.objects.filter(pk__in=new.get("topics", []), retired=None), "There is no Media Topic {}."),
        ("places", Place.objects.filter(pk__in=new.get("places", [])), "The gazetteer has no place {}."),
        ("related", Article.objects.filter(pk__in=new.get("related", [])), "There is no story {}."),
    )
    for name, found, sentence in asked:
        if new.get(name):
            known = set(found.values_list("pk", flat=True))
            if missing := [key for key in new[name] if key not in known]:
                raise wellformed.IllFormed(sentence.format(missing[0]), name)
    if changed.get("section") and not Section.objects.filter(pk=changed["section"]).exists():
        raise wellformed.IllFormed("There is no such section.", "section")


def written(value: Any) -> Any:
    """A value of the plan as the record keeps it."""
    return value.isoformat() if isinstance(value, datetime) else value
