"""Datelines: read from filed copy in the forms that agencies use, written in house style.

A dateline names the place(s) where a story was reported, mostly the date, and the agency:
`MINSK, 9 June (BelTA) –`. The reader below is a scanner, not one expression: it looks for the first date, agency or
dash, asks whether what stands before can be a place, and then takes dates, agency and dash in whatever order they come.
The less there is of these three, the more the place itself must prove.

Writing stands in `dateline_style`; `render_dateline`, `fill_date` and `local_day` are offered here too.
"""

import re
from dataclasses import dataclass
from typing import Any

from . import agencies, dateline_han, places
from .dateline_place import can_be_place, city_of, is_known, names_of
from .dateline_source import match_source
from .dateline_style import fill_date, local_day, render_dateline
from .dateline_tail import DASH, Tail
from .months import match_date
from .plaintext import is_capitals

__all__ = ["Dateline", "fill_date", "local_day", "parse_dateline", "render_dateline"]

LONGEST = 240  # characters in which a dateline must end


@dataclass(frozen=True)
class Dateline:
    """A dateline taken apart. Everything is as written: `raw` up to and with the dash or stop, places without their
    country or state (that is `region`). What isn't written is None."""

    raw: str
    places: tuple[str, ...] = ()
    day: int | None = None
    month: int | None = None
    year: int | None = None
    source: str | None = None
    correspondent: str | None = None
    separator: str | None = None
    region: str | None = None

    @property
    def city(self) -> str | None:
        """The first place: the story's main one."""
        return self.places[0] if self.places else None

    @property
    def is_strong(self) -> bool:
        """Does more than a place and a dash say that this is a dateline?"""
        return self.source is not None or self.day is not None

    def as_json(self) -> dict[str, object]:
        """What `manage.py dateline` prints."""
        return {
            "raw": " ".join(self.raw.split()),
            "places": list(self.places),
            "city": self.city,
            "day": self.day,
            "month": self.month,
            "year": self.year,
            "source": self.source,
            "correspondent": self.correspondent,
            "separator": self.separator,
        }


def parse_dateline(line: str) -> tuple[Dateline, str] | None:
    """The dateline at the head of a line, and the text that follows it; None where there is none.

    `raw` and the rest are pieces of the line as given, so that nothing is lost between them but white space.
    """
    head = line[:LONGEST]
    start = _past_noise(head)
    if not head[start:]:
        return None
    found = (
        dateline_han.match(head, start)
        or _agency_first(head, start)
        or _date_first(head, start)
        or _place_first(head, start)
    )
    if found is None:
        return None
    parts, end = found
    return Dateline(raw=head[:end].strip(), **parts), line[end:].strip()


# What comes before the place: white space, stars, bullets, a stray character of the line before.
_NOISE = re.compile(r"[\s*]*(?:[a-z0-9]\s{1,8}(?=[A-Z]{3}))?")
_WORD_START = re.compile(r"(?<![^\W_])[^\W_]")
Parts = dict[str, Any]  # the fields of a Dateline, without `raw`


def _past_noise(head: str) -> int:
    match = _NOISE.match(head)
    return match.end() if match else 0


def _place_first(head: str, start: int) -> tuple[Parts, int] | None:
    """`MINSK, 9 June (BelTA) –` and its kin: try each point where something that isn't the place can begin."""
    for at in _anchors(head, start):
        place = head[start:at]
        if not place.strip(" ,.") or not can_be_place(place):
            continue
        tail = Tail(head, at)
        if tail.is_nothing or not _convinces(place, tail, head[tail.end :]):
            continue
        return _parts(place, tail), tail.end
    return None


def _date_first(head: str, start: int) -> tuple[Parts, int] | None:
    """`9 июня, Минск /Корр. БЕЛТА/.`; with an agency the place may be missing: `June 9 (Reuters) -`."""
    date = match_date(head, start)
    if date is None or date.day is None:
        return None
    after = re.compile(r"[\s,.:]*").match(head, date.end)
    begin = after.end() if after else date.end
    tail = Tail(head, begin, date)
    if tail.source is not None:
        return (_parts("", tail), tail.end) if tail.source.is_credible else None
    for at in _anchors(head, begin):
        place = head[begin:at]
        if not place.strip(" ,.") or not can_be_place(place):
            continue
        tail = Tail(head, at, date)
        if tail.source is None and not (tail.is_dashed and is_known(place)):
            continue
        if not is_capitals(city_of(place)) and not place.strip()[:1].isupper():
            continue
        return _parts(place, tail), tail.end
    return None


def _agency_first(head: str, start: int) -> tuple[Parts, int] | None:
    """`(ANSA) - ROME, JUN 9 -` and `TASS, June 9.`"""
    source = match_source(head, start, bare=True)
    if source is None or not agencies.is_agency(source.name):
        return None
    gap = re.compile(r"[\s,.:]*(?:[-–—]{1,2}\s*)?").match(head, source.end)
    begin = gap.end() if gap else source.end
    dash = DASH.search(head, source.end, begin)
    if date := match_date(head, begin):
        tail = Tail(head, date.end, date, source)
        return (_parts("", tail), tail.end) if date.day and tail.separator else None
    if not source.in_brackets or dash is None:
        return None
    for match in re.finditer(r",|\s(?=[-–—])", head[begin:]):
        place = head[begin : begin + match.start()]
        tail = Tail(head, begin + match.end(), None, source)
        if not can_be_place(place) or not (is_capitals(place) or tail.date):
            return None
        parts = _parts(place, tail)
        if tail.date is None and not tail.separator:
            parts["separator"] = dash.group()
            return parts, begin + match.end()
        return parts, tail.end
    return None


def _anchors(head: str, start: int) -> list[int]:
    """Where a date, an agency or a dash begins, in order."""
    found = []
    for match in _WORD_START.finditer(head, start):
        at = match.start()
        free = at > start and head[:at].rstrip()[-1:] in ",."  # no agency in SANTA ANA
        if match_date(head, at) or (free and match_source(head, at, bare=True)):
            found.append(at)
    for match in re.finditer(r"[(（\[/]|(?<=[\s,.])[-–—―−‒_]", head):
        at = match.start()
        if at > start and (head[at] in "-–—―−‒_" or match_source(head, at)):
            found.append(at)
    return sorted(found)


def _convinces(place: str, tail: Tail, rest: str) -> bool:
    """Is it a dateline? The less it says, the more its place must be known."""
    city = city_of(place)
    lower = city == city.lower() and city != city.upper()
    if lower:  # weather tables: `des moines, april 7 -`
        return tail.date is not None and tail.is_dashed and len(city) > 3
    comma = place.rstrip().endswith((",", "."))
    if tail.source is not None and not tail.source.in_brackets and not (tail.separator or comma):
        return False  # `Record March 13 Reuter` ends a table
    if tail.date is not None and tail.source is not None:
        return tail.source.is_credible
    if tail.date is not None:
        if tail.is_dashed:
            # Without a comma: JOHANNESBURG March 13 -, but not the headline SUBSIDY TO END JULY 1 - MINISTER.
            if not is_capitals(city) and rest.strip()[:1].islower() and not is_known(place):
                return False
            return comma or (len(city.split()) <= 3 and tail.date.day is not None and not is_capitals(rest))
        stopped = tail.separator == "." and comma and not rest[:1].isalnum()
        return is_capitals(city) and (stopped or (not rest.strip() and is_known(place)))
    if tail.source is not None:
        if not tail.source.is_credible:
            return False
        if not agencies.is_agency(tail.source.name):
            region = places.is_region(tail.source.name)  # `Paris (Texas) -`
            return tail.separator is not None and is_known(place) and not region
        if is_capitals(city):
            return tail.separator is not None or not is_capitals(rest)
        return tail.is_dashed or not rest.strip() or (is_known(place) and rest.strip()[:1].isupper())
    return _is_alone_but_plain(place, rest)


def _is_alone_but_plain(place: str, rest: str) -> bool:
    """A place and a dash, nothing else: `NEW YORK -`. In capitals before a sentence, or with nothing behind it."""
    if not is_known(place):
        return False
    rest = rest.strip()
    if not rest:
        return True
    first = re.compile(r"[“\"«„']?[^\W_]+").match(rest)
    in_sentence = first is not None and not is_capitals(rest) and rest.lstrip("“\"«„'")[:1] in rest.upper()
    return is_capitals(city_of(place)) and in_sentence and not places.is_known(rest.split("–")[0].split(",")[0])


def _parts(place: str, tail: Tail) -> Parts:
    after = [segment.strip() for segment in place.strip(" ,").split(",")[1:] if segment.strip(" .")]
    return {
        "places": tuple(names_of(place)) if place else (),
        "region": ", ".join(after) or None,
        "day": tail.date.day if tail.date else None,
        "month": tail.date.month if tail.date else None,
        "year": tail.date.year if tail.date else None,
        "source": tail.source.name if tail.source else None,
        "correspondent": tail.source.correspondent if tail.source else None,
        "separator": tail.separator,
    }
