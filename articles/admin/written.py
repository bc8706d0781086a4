"""What an article holds, as people write it in a form, and back: names for keys, `Minsk; Brest` for a list of places.

Each field of the article has its inputs (`INPUTS`). Whoever did not touch any of them did not change the field, however
the form would write the same thing today.
"""

from __future__ import annotations

import re

from django.db.models import Q
from django.db.models.functions import Lower

from articles.models import Place, Topic
from articles.models.text import finish
from articles.wirecopy.dateline import fill_date, local_day

DATELINE = (
    "dateline_places",
    "dateline_when",
    "dateline_day",
    "dateline_source",
    "dateline_correspondent",
    "dateline_text",
)
INPUTS = {
    "headline": ("headline",),
    "body": ("body",),
    "language": ("language",),
    "notice": ("notice",),
    "dateline": DATELINE,
    "slugline": ("slugline",),
    "section": ("section",),
    "urgency": ("urgency",),
    "topics": ("topics",),
    "tags": ("tags",),
    "places": ("places",),
    "related": ("related",),
    "ed_note": ("ed_note",),
}  # credits and photos are rows


def as_typed(values):
    """Content and coding, as far as `values` holds them, by input: strings as a browser would send them."""
    language = values.get("language", "en")
    typed = {
        name: values[name]
        for name in ("headline", "body", "language", "notice", "slugline", "ed_note")
        if name in values
    }
    typed |= {name: str(values[name] or "") for name in ("section", "urgency") if name in values}
    if "dateline" in values:
        typed |= _dateline_as_typed(values["dateline"])
    if "topics" in values:
        names = {topic.code: topic.name_in(language) for topic in Topic.objects.filter(code__in=values["topics"])}
        typed["topics"] = "; ".join(names.get(code, code) for code in values["topics"])
    if "places" in values:
        known = Place.objects.in_bulk(values["places"])
        found = [known[key] for key in values["places"] if key in known]
        typed["places"] = "; ".join(name_for(place, place.name_in(language)) for place in found)
    if "tags" in values:
        typed["tags"] = ", ".join(values["tags"])
    if "related" in values:
        typed["related"] = ", ".join(map(str, values["related"]))
    return typed


def _dateline_as_typed(line):
    day = line.get("date") or ""
    known = Place.objects.in_bulk([place["id"] for place in line.get("places", ()) if place.get("id")])
    names = [
        name_for(known[place["id"]], place["name"]) if place.get("id") in known else place["name"]
        for place in line.get("places", ())
    ]
    return {
        "dateline_places": "; ".join(names),
        "dateline_when": "day" if day not in ("", "release") else day if line else "release",
        "dateline_day": day if day != "release" else "",
        "dateline_source": line.get("source", ""),
        "dateline_correspondent": line.get("correspondent", ""),
        "dateline_text": line.get("text", ""),
    }


def dateline_from(cleaned):
    """The dateline's parts, without `rendered`; {} where there is none."""
    parts = {
        "places": [
            {"id": place.pk, "name": place.name_in(cleaned["language"])}
            if (place := find_place(name))
            else {"id": None, "name": name}
            for name in cleaned["dateline_places"]
        ],
        "date": cleaned["dateline_day"] if cleaned["dateline_when"] == "day" else cleaned["dateline_when"],
        "source": cleaned["dateline_source"],
        "correspondent": cleaned["dateline_correspondent"],
        "text": cleaned["dateline_text"],
    }
    return parts if any(parts[name] for name in ("places", "source", "correspondent", "text")) else {}


def dateline_as_it_reads(line, language, moment, zone):
    """The dateline as it would run at a moment, with the day of release filled in; `zone` counts where no city does."""
    rendered = finish({"dateline": dict(line), "language": language, "credits": []})["dateline"].get("rendered", "")
    key = next((place["id"] for place in line.get("places", ()) if place.get("id")), None)
    place = Place.objects.filter(pk=key).only("time_zone").first() if key else None
    return fill_date(rendered, local_day(moment, place.time_zone if place else zone), language)


# Places


def find_place(words):
    """The gazetteer's place for what was typed, in any language; of several the biggest, unless country (and region)
    stand behind: `Brest, FR` or `Brest, Brittany, FR`. None for what is in no gazetteer."""
    if found := Place.named(words):
        return found
    name, _, rest = words.strip().partition(", ")
    *region, country = rest.split(", ")
    if not re.fullmatch("[A-Za-z]{2}", country):
        return None
    there = Place.objects.filter(country=country.upper(), **({"region__iexact": ", ".join(region)} if region else {}))
    columns = ("name", "ascii", "name_en", "name_ru", "name_be")
    matching = Q()
    for column in columns:
        matching |= Q(**{f"low_{column}": name.casefold()})
    return there.alias(**{f"low_{column}": Lower(column) for column in columns}).filter(matching).first()


def name_for(place, name):
    """How a place is typed so that it is found again: its name alone, or with what tells it from its namesakes."""
    found = Place.named(name)
    if found and found.pk == place.pk:
        return name
    return ", ".join(part for part in (name, place.region, place.country) if part)


# Topics


def find_topics(names, present=()):
    """{what was typed: topic}, by name in any language or by code. A retired one only where the story has it."""
    folded = [name.casefold().removeprefix("medtop:") for name in names]
    columns = ("name_en", "name_ru", "name_be")
    matching = Q(code__in=folded)
    for column in columns:
        matching |= Q(**{f"low_{column}__in": folded})
    found = Topic.objects.alias(**{f"low_{column}": Lower(column) for column in columns}).filter(matching)
    by_word = {}
    for topic in sorted(found.filter(Q(retired=None) | Q(code__in=present)), key=lambda topic: topic.code in present):
        for word in (topic.code, topic.name_en, topic.name_ru, topic.name_be):
            by_word[word.casefold()] = topic
    return {name: by_word[word] for name, word in zip(names, folded, strict=True) if word in by_word}
