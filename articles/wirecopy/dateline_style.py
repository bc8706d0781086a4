"""How datelines read: one row of data for each service and language, and the few functions that fill it.

To add a style, add a row to `STYLES`; to give a language of its own a house style, name the row `house <language>`.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from . import places as gazette
from .months import FULL, write_date
from .plaintext import without_marks

DAY_OF_RELEASE = "release"
PLACEHOLDER = "{date}"


@dataclass(frozen=True)
class Style:
    """`pattern` is for a dateline with a date, `undated` for one without. Both name `places`, `source` and, where the
    correspondent may stand inside, `by`; `by` is the form of that correspondent, before or behind the agency."""

    pattern: str
    date: str = "{day} {en}"
    undated: str = "{places} ({source})"
    correspondent: str = "{correspondent}, {source}"
    agency: str | None = None  # the agency's own name; None takes the house credit
    capitals: bool = True
    plain_letters: bool = False  # American general wires carry no marks on letters
    qualified: bool = False  # state or country after a city that doesn't stand alone


STYLES: dict[str, Style] = {
    "house en": Style("{places}, {date} ({source}) –", undated="{places} ({source}) –", qualified=True),
    "house ru": Style(
        "{date}, {places} /{source}/.", "{day} {ru}", "{places} /{source}/.", "{prefix}{source} {correspondent}",
        capitals=False,
    ),
    "house be": Style(
        "{date}, {places} /{source}/.", "{day} {be}", "{places} /{source}/.", "{prefix}{source} {correspondent}",
        capitals=False,
    ),
    "house uk": Style("{places}, {date} ({source}) –", "{day} {uk}", "{places} ({source}) –", capitals=False),
    "house de": Style("{places}, {date} ({source}) –", "{day}. {de}", "{places} ({source}) –", capitals=False),
    "house fr": Style("{places}, {date} ({source}) –", "{day} {fr}", "{places} ({source}) –", capitals=False),
    "house es": Style("{places}, {date} ({source}) –", "{day} de {es}", "{places} ({source}) –"),
    "house pl": Style("{places}, {date} ({source}) –", "{day} {pl}", "{places} ({source}) –", capitals=False),
    "house zh": Style("{source}{places}{date}电", "{month}月{day}日", "{source}{places}电", "{source}", capitals=False),
    "ap": Style(
        "{places} ({source}) —", undated="{places} ({source}) —", agency="AP", plain_letters=True, qualified=True
    ),
    "reuters": Style(
        "{places}, {date} ({source}) -", "{reuters} {day}", "{places} ({source}) -", agency="Reuters", qualified=True
    ),
    "xinhua": Style(
        "{places}, {date} ({source}) --", "{ap} {day}", "{places} ({source}) --", agency="Xinhua", qualified=True
    ),
    "xinhua zh": Style(
        "{source}{places}{date}电", "{month}月{day}日", "{source}{places}电", "{source}", "新华社", capitals=False
    ),
    "tass": Style("{places}, {date}. /{source}/.", "{en} {day}", "{places}. /{source}/.", agency="TASS"),
    "tass ru": Style(
        "{places}, {date}. /{source}/.", "{day} {ru}", "{places}. /{source}/.", "Корр. {source} {correspondent}", "ТАСС"
    ),
    "ria": Style(
        "{places}, {date} - {source}.", "{day} {ru_short}", "{places} - {source}.", "{source}, {correspondent}",
        "РИА Новости",
    ),
    "interfax": Style("{places}. {date}. {source} -", "{day} {ru}", "{places}. {source} -", agency="INTERFAX.RU",
                      capitals=False),
    "afp": Style("{places}, {date} ({source}) -", "{three} {day}, {year}", "{places} ({source}) -", agency="AFP",
                 capitals=False),
    "dpa": Style("{places} ({source}) -", undated="{places} ({source}) -", agency="dpa", capitals=False),
}  # fmt: skip

# What stands before the agency in the house's Russian and Belarusian: `/Корр. БЕЛТА/`.
_PREFIXES = {"ru": "Корр. ", "be": "Кар. "}


def style_for(language: str, style: str | None = None) -> Style:
    """The style of a service in a language; the house style of the language where no service is named.

    A language without a style of its own gets the English pattern with its own months where we have them.
    Raises ValueError, with a sentence, for a service that isn't in the table.
    """
    code = _code(language)
    if style is None or style == "house":
        if found := STYLES.get(f"house {code}"):
            return found
        date = f"{{day}} {{{code}}}" if code in FULL else "{day} {en}"
        return Style("{places}, {date} ({source}) –", date, "{places} ({source}) –", capitals=False)
    found = STYLES.get(f"{style} {code}") or STYLES.get(style)
    if found is None:
        raise ValueError(f"There is no dateline style called {style!r}.")
    return found


def render_dateline(
    parts: Mapping[str, Any], language: str, *, style: str | None = None, credit: str = "Example", home: str = "BY"
) -> str:
    """The dateline as it will read, without the space after it; empty where there is none.

    `parts` is the article's dateline (places, date, source, correspondent, text). A place is `{"id", "name"}` and may
    hold `country` (two letters), `country_name` and `region` (postal code of a US state, or the region's name):
    they decide whether the city stands alone. `home` is the country whose name is never added.
    With the date `release` the result holds `{date}` once; `fill_date` completes it. `text` is taken as it is.
    """
    if text := str(parts.get("text") or "").strip():
        return text
    chosen = style_for(language, style)
    names = [_written(place, chosen, home) for place in parts.get("places") or ()]
    names = [name for name in names if name]
    when = _written_date(str(parts.get("date") or ""), chosen)
    source = _literal(parts.get("source") or chosen.agency or credit)
    prefix = _PREFIXES.get(_code(language), "") if "{prefix}" in chosen.correspondent else ""
    correspondent = _literal(parts.get("correspondent"))
    if not names and not when and not correspondent:
        return ""
    if correspondent:
        source = chosen.correspondent.format(source=source, correspondent=correspondent, prefix=prefix)
    else:
        source = prefix + source
    pattern = chosen.pattern if when else chosen.undated
    # Not str.format: names may hold braces of their own.
    line = _put(pattern, {"{places}": "/".join(names), "{date}": when, "{source}": source})
    if correspondent and "{correspondent}" not in chosen.correspondent:
        line += f"（记者{correspondent}）"
    return line.lstrip(" ,.")


def fill_date(rendered: str, day: datetime.date, language: str, style: str | None = None) -> str:
    """The rendered dateline with the day of release in the place of `{date}`; other braces stay as they are."""
    return rendered.replace(PLACEHOLDER, write_date(day, style_for(language, style).date), 1)


def local_day(moment: datetime.datetime, zone: str) -> datetime.date:
    """The calendar date of a moment at the dateline's city: 23:30 UTC is tomorrow in Minsk.

    Raises ValueError for a moment without a zone.
    """
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone has no calendar date elsewhere.")
    return moment.astimezone(ZoneInfo(zone)).date()


def _written_date(date: str, style: Style) -> str:
    if not date or PLACEHOLDER not in style.pattern:
        return ""
    if date == DAY_OF_RELEASE:
        return PLACEHOLDER
    return write_date(datetime.date.fromisoformat(date), style.date)


def _written(place: Mapping[str, Any], style: Style, home: str) -> str:
    name = _literal(place.get("name"))
    name = without_marks(name) if style.plain_letters else name
    shown = name.upper() if style.capitals else name
    qualifier = _qualifier(place, home) if style.qualified else ""
    return f"{shown}, {qualifier}" if shown and qualifier else shown


def _qualifier(place: Mapping[str, Any], home: str) -> str:
    """State or country, unless the city stands alone by the lists or lies in the agency's own country."""
    country, region = str(place.get("country") or ""), str(place.get("region") or "")
    name = without_marks(str(place.get("name") or "")).title().replace("'S", "'s")
    if country == home:
        return ""
    if country == "US":
        return "" if name in gazette.STAND_ALONE_US else gazette.STATES.get(region, _literal(region))
    known = {without_marks(city).title() for city in gazette.STAND_ALONE_ABROAD}
    return "" if name in known else _literal(place.get("country_name"))


def _literal(value: Any) -> str:
    """A name on one line, in which nothing can pass for the placeholder of the date."""
    return " ".join(str(value or "").split()).replace(PLACEHOLDER, "(date)")


def _put(pattern: str, values: Mapping[str, str]) -> str:
    return re.sub("|".join(map(re.escape, values)), lambda match: values[match.group()], pattern)


def _code(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def available_styles() -> Sequence[str]:
    """The services a dateline can be styled for."""
    return sorted({name.partition(" ")[0] for name in STYLES})
