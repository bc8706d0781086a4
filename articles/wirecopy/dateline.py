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
from .dateline_source import Source, match_source
from .dateline_style import fill_date, local_day, render_dateline
from .months import NAMES, DateFound, match_date
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
_DASH = re.compile(r"-{1,3}|[–—―−‒_]{1,2}")
_GAP = re.compile(r"[\s,]*")
_BAD_IN_PLACE = re.compile(r"[?!;:“”„«»\"<>=+*#@%$€£\[\]{}|\\()]")
_STOP_WORDS = frozenset(
    "a an and as at but by for from he her his how i if in it its my no not of on or our she so some that there these "
    "they this those to today tomorrow until was we what when where while who why with yesterday you your after before "
    "since during under about all both each every may another despite following "
    "в во на с со по к ко о об от до за из у и а но как что это если при для после перед через он она они мы его её ее "
    "их сегодня вчера завтра так уже ещё еще не ни у з са пра да гэта калі што як пасля перад каля ён яна яны сёння "
    "am im der die das ein eine vom zum zur nach bis ab seit bei mit und oder für wenn wie dans pour par sur por para "
    "como".split()
)
_PARTICLES = frozenset(
    "de la le of on the am an der den sur di na upon del do da dos das los las el les von van bei im i y e en et and "
    "und au aux sous lès un nad na-donu на над и city town park".split()
)
_NOT_PLACES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun понедельник вторник среда "
    "четверг пятница суббота воскресенье montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi "
    "mercredi jeudi vendredi samedi dimanche slug urgency embargo updated update published".split()
)

Parts = dict[str, Any]  # the fields of a Dateline, without `raw`


def _past_noise(head: str) -> int:
    match = _NOISE.match(head)
    return match.end() if match else 0


def _place_first(head: str, start: int) -> tuple[Parts, int] | None:
    """`MINSK, 9 June (BelTA) –` and its kin: try each point where something that isn't the place can begin."""
    for at in _anchors(head, start):
        place = head[start:at]
        if not place.strip(" ,.") or not _can_be_place(place):
            continue
        tail = _Tail(head, at)
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
    tail = _Tail(head, begin, date)
    if tail.source is not None:
        return (_parts("", tail), tail.end) if tail.source.is_credible else None
    for at in _anchors(head, begin):
        place = head[begin:at]
        if not place.strip(" ,.") or not _can_be_place(place):
            continue
        tail = _Tail(head, at, date)
        if tail.source is None and not (tail.is_dashed and _is_known(place)):
            continue
        if not is_capitals(_city(place)) and not place.strip()[:1].isupper():
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
    dash = _DASH.search(head, source.end, begin)
    if date := match_date(head, begin):
        tail = _Tail(head, date.end, date, source)
        return (_parts("", tail), tail.end) if date.day and tail.separator else None
    if not source.in_brackets or dash is None:
        return None
    for match in re.finditer(r",|\s(?=[-–—])", head[begin:]):
        place = head[begin : begin + match.start()]
        if not _can_be_place(place) or not is_capitals(place):
            return None
        tail = _Tail(head, begin + match.end(), None, source)
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


class _Tail:
    """What follows the place: date, agency, dash or stop, in any order, each at most once."""

    def __init__(self, head: str, at: int, date: DateFound | None = None, source: Source | None = None) -> None:
        self.date, self.source = date, source
        self.separator: str | None = None
        self.end = at
        while (following := self._step(head, at)) is not None:
            at = self.end = following

    @property
    def is_nothing(self) -> bool:
        return self.date is None and self.source is None and self.separator is None

    @property
    def is_dashed(self) -> bool:
        return self.separator is not None and self.separator != "."

    def _step(self, head: str, at: int) -> int | None:
        if self.separator is not None:
            return self._agency_after_dash(head, at)
        gap = _GAP.match(head, at)
        at = gap.end() if gap else at
        if self.date is None and (date := match_date(head, at)):
            self.date = date
            return date.end
        in_brackets = match_date(head, at + 1) if self.date is None and head[at : at + 1] == "(" else None
        if in_brackets and head[in_brackets.end : in_brackets.end + 1] == ")":  # `GENEVA (9 June 2026) –`
            self.date = in_brackets
            return in_brackets.end + 1
        if self.source is None and (source := match_source(head, at, bare=True)):
            self.source = source
            return source.end
        if head[at : at + 1] == "." and (following := self._past_stop(head, at)) is not None:
            return following
        if dash := _DASH.match(head, at):
            if self._is_stray(head, dash):
                return dash.end()
            if head[dash.end() : dash.end() + 1].isdigit() and self.source is None:
                return None  # `March 3-5`: a span of days
            self.separator = dash.group()
            return dash.end()
        if head[at : at + 1] in (":", "=") and (self.source or self.date):
            self.separator = head[at]
            return at + 1
        return None

    def _past_stop(self, head: str, at: int) -> int | None:
        """A full stop: TASS and Interfax set it between the parts; EFE before the dash; else it ends the dateline."""
        gap = _GAP.match(head, at + 1)
        following = gap.end() if gap else at + 1
        if self.date is None and match_date(head, following):
            return following
        if self.source is None and match_source(head, following, bare=True):
            return following
        if dash := _DASH.match(head, at + 1):
            self.separator = "." + dash.group()
            return dash.end()
        if self.source is not None or self.date is not None:
            self.separator = "."
            return at + 1
        return None

    def _is_stray(self, head: str, dash: re.Match[str]) -> bool:
        """`KANSAS CITY, Mo. - March 13 -`: a dash before the date isn't the one that ends the dateline."""
        gap = _GAP.match(head, dash.end())
        date = match_date(head, gap.end() if gap else dash.end()) if self.date is None else None
        return date is not None and bool(re.compile(r"[\s,.]*[-–—_(/]").match(head, date.end))

    def _agency_after_dash(self, head: str, at: int) -> int | None:
        """`МОСКВА, 25 мая - РИА Новости.`: here the agency follows the dash, with a stop, perhaps after a name."""
        if self.source is not None or not self.is_dashed:
            return None
        gap = _GAP.match(head, at)
        source = match_source(head, gap.end() if gap else at, bare=True)
        if source is None or source.in_brackets:
            return None
        match = re.compile(r"(?:,\s*([^\W\d_][^\d.,:]{2,50}))?\s*(?:\.(?!\w)|:|[-–—]{1,2}\s|$)").match(head, source.end)
        if match is None:
            return None
        name = match.group(1)
        if name and not all(word[:1].isupper() for word in name.split()):
            return None
        self.source = Source(source.name, name.strip() if name else None, source.end)
        return match.end()


def _can_be_place(text: str) -> bool:
    """A few words that begin with a capital or are in capitals, with states or countries after commas."""
    if len(text) > 90 or _BAD_IN_PLACE.search(text.replace("}", "")) or re.search(r"\d{3,}(?!st|nd|rd|th|ST|TH)", text):
        return False
    segments = [segment.strip(" .") for segment in text.split(",") if segment.strip(" .")]
    if not 1 <= len(segments) <= 5:
        return False
    city = segments[0]
    words = city.replace("/", " ").split()
    special = places.is_special(city)
    if not words or len(words) > (9 if special else 6) or any(len(segment.split()) > 5 for segment in segments[1:]):
        return False
    if any(character.isdigit() for character in city) and not special:
        return False
    low = [word.casefold().strip(".") for word in words]
    if not all(any(map(str.isalnum, word)) for word in words):
        return False
    if set(low) & _NOT_PLACES or low[-1] in _NOT_PLACES or (len(low) == 1 and low[0] in NAMES):
        return False
    if low[0] in _STOP_WORDS and not special:
        return False
    if low[0] == "the" and (len(low) != 2 or not is_capitals(city)) and " ".join(low) != "the hague":
        return False
    if city == city.lower() and city != city.upper():
        return len(segments) == 1 and len(words) <= 3 and not set(low) & _STOP_WORDS
    capital = [word[:1] == word[:1].upper() or word.casefold() in _PARTICLES for word in words]
    return (all(capital) or places.is_known(city)) and all(
        segment.removeprefix("the ")[:1] == segment.removeprefix("the ")[:1].upper() for segment in segments[1:]
    )


def _convinces(place: str, tail: _Tail, rest: str) -> bool:
    """Is it a dateline? The less it says, the more its place must be known."""
    city = _city(place)
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
            if not is_capitals(city) and rest.strip()[:1].islower() and not _is_known(place):
                return False
            return comma or (len(city.split()) <= 3 and tail.date.day is not None and not is_capitals(rest))
        stopped = tail.separator == "." and comma and not rest[:1].isalnum()
        return is_capitals(city) and (stopped or (not rest.strip() and _is_known(place)))
    if tail.source is not None:
        if not tail.source.is_credible or places.is_region(tail.source.name):
            return False
        if not agencies.is_agency(tail.source.name):
            return tail.separator is not None and _is_known(place)
        if is_capitals(city):
            return tail.separator is not None or not is_capitals(rest)
        return tail.is_dashed or not rest.strip() or (_is_known(place) and tail.separator is not None)
    return _is_alone_but_plain(place, rest)


def _is_alone_but_plain(place: str, rest: str) -> bool:
    """A place and a dash, nothing else: `NEW YORK -`. In capitals before a sentence, or with nothing behind it."""
    if not _is_known(place):
        return False
    rest = rest.strip()
    if not rest:
        return True
    first = re.compile(r"[“\"«„']?[^\W_]+").match(rest)
    in_sentence = first is not None and not is_capitals(rest) and rest.lstrip("“\"«„'")[:1] in rest.upper()
    return is_capitals(_city(place)) and in_sentence and not places.is_known(rest.split("–")[0].split(",")[0])


def _is_known(place: str) -> bool:
    segments = [segment.strip(" .") for segment in place.split(",") if segment.strip(" .")]
    city = _city(place)
    if len(segments) > 1 and places.is_region(segments[1]):
        return True
    return places.is_special(city) or all(map(places.is_known, _names(place)))


def _city(place: str) -> str:
    return place.split(",")[0].strip(" .")


def _names(place: str) -> list[str]:
    """The places of `SEOUL/BEIJING`; one for `DALLAS/FORT WORTH, Texas`."""
    if places.is_one_place(_city(place)):
        return [_tidy(_city(place))]
    return [_tidy(part.split(",")[0]) for part in place.split("/") if part.strip(" ,.")]


def _tidy(name: str) -> str:
    name = " ".join(name.split())
    last = name.rpartition(" ")[2].rstrip(".")
    return name if "." in last or not name.endswith(".") else name[:-1]


def _parts(place: str, tail: _Tail) -> Parts:
    after = [segment.strip() for segment in place.strip(" ,").split(",")[1:] if segment.strip(" .")]
    return {
        "places": tuple(_names(place)) if place else (),
        "region": ", ".join(after) or None,
        "day": tail.date.day if tail.date else None,
        "month": tail.date.month if tail.date else None,
        "year": tail.date.year if tail.date else None,
        "source": tail.source.name if tail.source else None,
        "correspondent": tail.source.correspondent if tail.source else None,
        "separator": tail.separator,
    }
