"""Lists of people as bylines and sign-offs hold them: `A, B and C in Beirut`, `A (Минск), Б`, `张三、李四`."""

import re
from dataclasses import dataclass

from . import agencies, places
from .months import NAMES as MONTHS


@dataclass(frozen=True)
class Person:
    """A name as written, with what stands beside it; empty where nothing does."""

    name: str
    place: str = ""
    agency: str = ""
    title: str = ""


_PARTICLES = frozenset(
    "de da do dos das di del della delle d' du des von van der den ter ten zu zur af av la le el al bin bint ibn "
    "ben y e "
    "of the и".split()
)
_NOT_NAMES = frozenset(
    "the a an in on at for from with this that these those his her its their our all both some many most more next "
    "last "
    "monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday noon midnight law contrast "
    "comparison using taking making doing and or but if when what where который которая что это".split()
)
TITLE = re.compile(
    r"\b(?:writers?|correspondents?|reporters?|editors?|columnists?|analysts?|critics?|bureau|chief|staff|producer|"
    r"photographers?|translators?|journalists?|"
    r"korrespondent(?:in|en)?|redakteur(?:in|e)?|reporter(?:in|innen)?|correspondante?s?|envoyée?|rédact\w+|"
    r"корреспондент\w*|обозревател\w*|редактор\w*|репорт[её]р\w*|журналист\w*|фотокорр\w*|спецкорр?\w*|"
    r"карэспандэнт\w*|аглядальнік\w*|рэдактар\w*|рэпарцёр\w*|журналіст\w*|кореспондент\w*|enviad[oa]|corresponsal)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:Agency|News|Press|Agentur|Service|Media|Newswire|Wire|Radio|Television|TV|Times|Post|Herald|Tribune|Gazette|"
    r"Journal|Newsroom|агентство|новости|пресс|газета|агенцтва|навіны)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f.'’ʼ`‘-])*")
_AND = r"(?:and|und|et|и|і|й|та|ды|y|e|en|og|och|oraz|i|&)"
_SPLIT = re.compile(rf"(\s*[,、，]\s*(?:{_AND}\s+)?|\s+{_AND}\s+)", re.IGNORECASE)
_IN = re.compile(r"^(.*?)\s+(?:in|at|aus|à|en|из|у|з)\s+([^\W\d_a-zа-яё].*)$")
_BRACKETED = re.compile(r"^(.*?)\s*[(（\[]([^()（）\[\]]+)[)）\]]$")


def read_names(text: str, *, loosely: bool = False) -> list[Person] | None:
    """The people of a list, or None where something in it can't be a name.

    A place after the last of several names holds for all of them back to the previous place, and so does an agency or
    a title after a comma; one in brackets belongs to its own name. `loosely` takes single names too.
    """
    text = text.strip()
    if not text or len(text) > 400:
        return None
    people: list[Person] = []
    open_since = {"place": 0, "agency": 0, "title": 0}
    pieces = _SPLIT.split(_of_agency(text))
    for before, item in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        if not item:
            continue
        if people and (agencies.is_agency(item) or _is_house(item)):
            people = _spread(people, open_since, "agency", item)
            continue
        if people and TITLE.search(item):
            people = _spread(people, open_since, "title", item)
            continue
        person = Person(item)
        if match := _BRACKETED.match(item):
            beside = [part.strip() for part in match.group(2).split(";")]
            where = [part for part in beside if not _is_agency_beside(part)]
            who = [part for part in beside if _is_agency_beside(part)]
            person = Person(match.group(1).strip(), place=" ".join(where), agency=" ".join(who))
            open_since["place"] = len(people) + 1 if where else open_since["place"]
            open_since["agency"] = len(people) + 1 if who else open_since["agency"]
        elif match := _IN.match(item):
            person = Person(match.group(1).strip())
            people.append(person)
            people = _spread(people, open_since, "place", match.group(2).strip())
            if not _is_name(people[-1].name, loosely):
                return None
            continue
        if people and before.strip() == "," and not loosely and len(item.split()) == 1 and item[:1].isupper():
            people = _spread(people, open_since, "agency", item)  # an agency that we don't know
            continue
        if not _is_name(person.name, loosely):
            return None
        people.append(person)
    if people and not loosely and any(len(person.name.split()) == 1 and not person.agency for person in people):
        return people if all(_is_han(p.name) or agencies.is_agency(p.name) for p in people) else None
    return people or None


def _of_agency(text: str) -> str:
    """`JOHN DOE of The Associated Press` and `Brad Schade Reuters` set no comma before the agency."""
    text = re.sub(r"\s+(?:of|for|/)\s+(?=The Associated Press|Associated Press)|\s+[/|]\s+", ", ", text)
    known = agencies.AT_END.search(text)
    if known and text[: known.start()].endswith("/"):
        return f"{text[: known.start() - 1]}, {known.group(1)}"
    if known and known.start() and not text[: known.start()].rstrip().endswith((",", "(", "The", "the", "and")):
        before = text[: known.start()].rstrip()
        if len(before.split()) >= 2 and "(" not in before.rpartition(" ")[2]:
            return f"{before}, {known.group(1)}"
    return text


def _spread(people: list[Person], open_since: dict[str, int], field: str, value: str) -> list[Person]:
    since = open_since[field]
    open_since[field] = len(people)
    return [
        Person(**{**person.__dict__, field: value}) if index >= since and not getattr(person, field) else person
        for index, person in enumerate(people)
    ]


def _is_house(item: str) -> bool:
    return bool(_HOUSE.search(item)) and not TITLE.search(item)


def _is_agency_beside(text: str) -> bool:
    return agencies.is_agency(text) or _is_house(text) or (text.isupper() and len(text) > 1)


def _is_han(name: str) -> bool:
    return bool(re.fullmatch(r"[\u3400-\u9fff·•]{2,12}|[\uac00-\ud7a3]{2,4}", name))


def _is_name(name: str, loosely: bool) -> bool:
    """One to six words of letters with capitals at their heads, but for particles; or an agency in a person's place."""
    if agencies.is_agency(name) or _is_han(name):
        return True
    words = name.split()
    if not 1 <= len(words) <= 6 or len(name) > 60:
        return False
    if not all(_WORD.fullmatch(word) for word in words):
        return False
    low = [word.casefold() for word in words]
    initial = len(words[0]) == 1 and words[0].isupper()
    if (
        (low[0] in _NOT_NAMES and not initial)
        or (low[-1] in _NOT_NAMES and len(words) > 1)
        or all(word in MONTHS for word in low)
    ):
        return False
    if not loosely and places.is_known(name):
        return False
    capitals = [w for w in words if w[0].isupper() or _with_particle(w) or w.casefold() in _PARTICLES]
    if loosely and words[0][0].isupper() and words[-1].casefold() in ("newsroom", "staff", "bureau", "desk", "team"):
        return True
    # `By keith grant, Reuters`: a name of two small words passes where all else is right.
    return len(capitals) == len(words) or (len(words) == 2 and name.islower())


def _with_particle(word: str) -> bool:
    """`d'Afflisio`, `al-Masri`, `O’Neill`"""
    head, mark, tail = re.split(r"([’'`-])", word, maxsplit=1) if re.search(r"[’'`-]", word) else (word, "", "")
    return bool(mark) and len(head) <= 2 and tail[:1].isupper()
