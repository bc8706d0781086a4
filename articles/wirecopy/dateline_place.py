"""Can these words be the place of a dateline, which places do they name, and are they known?"""

import re

from . import places
from .months import NAMES
from .plaintext import is_capitals

_RIVER = re.compile(r"\((?:Oder|Main|Saale|Spree|Elbe|Havel)\)")
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
    "und au aux sous lès un nad na-donu на над и city town park a.d. ob".split()
)
_NOT_PLACES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun понедельник вторник среда "
    "четверг пятница суббота воскресенье montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi "
    "mercredi jeudi vendredi samedi dimanche slug urgency embargo updated update published".split()
)


def can_be_place(text: str) -> bool:
    """A few words that begin with a capital or are in capitals, with states or countries after commas."""
    if (
        len(text) > 90
        or _BAD_IN_PLACE.search(_RIVER.sub("", text.replace("}", "")))
        or re.search(r"\d{3,}(?!st|nd|rd|th|ST|TH)", text)
    ):
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


def is_known(place: str) -> bool:
    segments = [segment.strip(" .") for segment in place.split(",") if segment.strip(" .")]
    city = city_of(place)
    if len(segments) > 1 and places.is_region(segments[1]):
        return True
    return places.is_special(city) or all(map(places.is_known, names_of(place)))


def city_of(place: str) -> str:
    return place.split(",")[0].strip(" .")


def names_of(place: str) -> list[str]:
    """The places of `SEOUL/BEIJING`; one for `DALLAS/FORT WORTH, Texas`."""
    if places.is_one_place(city_of(place)):
        return [_tidy(city_of(place))]
    return [_tidy(part.split(",")[0]) for part in place.split("/") if part.strip(" ,.")]


def _tidy(name: str) -> str:
    name = " ".join(name.split()).rstrip("-–— ")
    last = name.rpartition(" ")[2].rstrip(".")
    return name if "." in last or not name.endswith(".") else name[:-1]
