"""Who is credited: the byline at the head and the sign-off at the end, read and written.

A credit is a mapping with the keys role, name, user, place, title, agency and show, as an article stores it
(`show` is "byline", "sign-off" or "no"); what isn't known is an empty string, and `user` None.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TypedDict

from . import agencies, roles
from .dateline_source import split_correspondent
from .names import TITLE, Person, read_names


class Credit(TypedDict):
    role: str
    name: str
    user: int | None
    place: str
    title: str
    agency: str
    show: str


_LEAD_IN = re.compile(
    r"(?:by|von|par|por|door|di)\s+|"
    r"(?:автор(?:ы|и)?|аўтар(?:ы)?|autor(?:zy)?|text|текст|тэкст|byline|author)\s*:\s*(?:by\s+)?|"
    r"(?:文|[\u4e00-\u9fff]{0,4}(?:社|报|網|网)?(?:记者|記者)|作者)\s*[/／:： ]\s*",
    re.IGNORECASE,
)
_CORRESPONDENT = re.compile(r"(?:соб\.\s?|спец\.?\s?)?(?:корр|кар|corr)\.\s*(.+)", re.IGNORECASE)
_INITIALS = re.compile(r"\(?[^\W\d_]{2,4}(?:-[^\W\d_]{2,4})*(?:/[^\W\d_]{2,4}(?:-[^\W\d_]{2,4})*){1,4}\)?")
_BRACKETS = re.compile(r"[(（\[](.*)[)）\]]\.?", re.DOTALL)


def parse_byline(line: str) -> list[Credit] | None:
    """The people of a byline, or None where the line is none. A second line may hold their title."""
    first, _, title = line.strip().partition("\n")
    first, title = " ".join(first.split()), " ".join(title.split())
    if not first or len(first) > 300 or (title and not is_title(title)):
        return None
    people = _with_lead_in(first) or _without_lead_in(first, title)
    if people is None:
        return None
    return [_credit(person, "author", "byline", title) for person in people]


# `Associated Press writer Carl Berg in Brest contributed to this report.`
_CONTRIBUTED = re.compile(
    r"(?:(?:[A-Z][\w.]+ ){1,3}?(?:[Ss]ports |[Bb]usiness )?"
    r"(?:[Ww]riters?|[Rr]eporters?|[Jj]ournalists?|[Cc]orrespondents?) )?"
    r"(.{5,300}?) (?:also )?contributed(?: to this (?:report|story))?\."
)


def parse_sign_off(line: str) -> list[Credit] | None:
    """The people of a sign-off such as `(Reporting by A in Minsk; Editing by B)`, or None where the line is none.

    A line of initials (`rm/eh`) is a sign-off that names nobody: an empty list.
    """
    text = " ".join(line.split())
    if len(text) > 1500:
        return None
    if _INITIALS.fullmatch(text) and (text.strip("()").islower() or text.strip("()").isupper()):
        return []
    if (match := _CONTRIBUTED.fullmatch(text)) and (people := read_names(match.group(1))):
        return [_credit(person, "additional reporter", "sign-off") for person in people]
    brackets = _BRACKETS.fullmatch(text)
    inside = brackets.group(1) if brackets else text
    found: list[Credit] = []
    for part in filter(None, roles.PART.split(inside)):
        credits = _part(part.strip(" .。"), in_brackets=brackets is not None)
        if credits is None:
            if not found:
                return None
            continue  # a telephone number, a list of keywords: it stays in the line
        found += credits
    return found or None


def render_byline(credits: Sequence[Mapping[str, object]], language: str) -> str:
    """`By Rita Malko and Carl Berg, Example`; empty where no credit is shown at the head."""
    shown = [credit for credit in map(_complete, credits) if credit["show"] == "byline" and credit["name"]]
    if not shown:
        return ""
    code = language[:2]
    same = {(credit["agency"], credit["title"]) for credit in shown}
    agency, title = same.pop() if len(same) == 1 else ("", "")
    people = _list([credit | {"agency": "" if agency else credit["agency"]} for credit in shown], code)
    lead = _LEADS.get(code, _LEADS["en"])[len(shown) > 1]
    return lead + ", ".join(filter(None, [people, agency, title]))


def render_sign_off(credits: Sequence[Mapping[str, object]], language: str) -> str:
    """`(Reporting by A in Minsk; Editing by B)`; empty where no credit is shown at the end."""
    shown = [credit for credit in map(_complete, credits) if credit["show"] == "sign-off" and credit["name"]]
    code = language[:2]
    words = roles.WRITTEN.get(code, roles.WRITTEN["en"])
    code = code if code in roles.WRITTEN else "en"
    parts = [
        words[role] + _list(list(group), code) for role, group in groupby(shown, key=lambda credit: credit["role"])
    ]
    return f"({'; '.join(parts)})" if parts else ""


def is_title(line: str) -> bool:
    """A line such as `AP Sports Writer`: short, no sentence, and it names a job."""
    line = line.strip()
    return len(line) <= 60 and len(line.split()) <= 7 and line[-1:] not in ".!?:;" and bool(TITLE.search(line))


def credits_of_correspondent(correspondent: str, agency: str) -> list[Credit]:
    """The credits of those named inside a dateline."""
    names = [name for name in re.split(r"\s*[,、，;]\s*|\s+(?:и|and|і)\s+", correspondent) if name]
    if len(names) == 1 and re.fullmatch(r"[\u3400-\u9fff ]+", names[0]):
        names = names[0].split()
    return [_credit(Person(name, agency=agency), "author", "byline") for name in names]


# By language: before one name, before several.
_LEADS = {
    "en": ("By ", "By "),
    "ru": ("Автор: ", "Авторы: "),
    "be": ("Аўтар: ", "Аўтары: "),
    "uk": ("Автор: ", "Автори: "),
    "de": ("Von ", "Von "),
    "fr": ("Par ", "Par "),
    "es": ("Por ", "Por "),
    "it": ("Di ", "Di "),
    "pt": ("Por ", "Por "),
    "pl": ("Autor: ", "Autorzy: "),
    "zh": ("记者 ", "记者 "),
}
_AND = {
    "en": "and",
    "ru": "и",
    "be": "і",
    "uk": "і",
    "de": "und",
    "fr": "et",
    "es": "y",
    "it": "e",
    "pt": "e",
    "pl": "i",
}
_SAYS_IN = frozenset({"en"})


def _with_lead_in(line: str) -> list[Person] | None:
    match = _LEAD_IN.match(line)
    if match is None:
        return None
    text = line[match.end() :].strip()
    if text.endswith(".") and not re.search(r"\b(?:\w|Jr|Sr|мл|ст)\.$", text):
        if not agencies.AT_END.search(text.rstrip(".")):
            return None  # a sentence
        text = text.rstrip(".")
    return read_names(text)


def _without_lead_in(line: str, title: str) -> list[Person] | None:
    """`Анна Иванова, БЕЛТА`, `Корр. БЕЛТА Анна Иванова`, or a bare name over its title."""
    if _CORRESPONDENT.fullmatch(line):
        agency, name = split_correspondent(line)
        people = read_names(name) if name else None
        return [Person(person.name, person.place, agency) for person in people] if people else None
    people = read_names(line) if "," in line or "/" in line or title else None
    if people is None or any(len(person.name.split()) > 4 for person in people):
        return None
    if title:
        return people
    return people if all(agencies.is_agency(person.agency) for person in people) else None


def _part(text: str, *, in_brackets: bool) -> list[Credit] | None:
    match = roles.OPENING.match(text)
    if match is None or not text[match.end() :]:
        return None
    if not in_brackets and not re.search(r"(?:\bby|\bvon|\bpar|\bpor|[:：])\s*$", match.group(), re.IGNORECASE):
        return None
    people = read_names(text[match.end() :], loosely=True)
    if people is None:
        return None
    named = [roles.role_of(words) for words in match.groups() if words]
    return [_credit(person, role, "sign-off") for role in named for person in people]


def _credit(person: Person, role: str, show: str, title: str = "") -> Credit:
    return Credit(
        role=role,
        name=person.name,
        user=None,
        place=person.place,
        title=person.title or title,
        agency=person.agency,
        show=show,
    )


def _complete(credit: Mapping[str, object]) -> Credit:
    def text(key: str) -> str:
        return " ".join(str(credit.get(key) or "").split())

    user = credit.get("user")
    return Credit(
        role=text("role"),
        name=text("name"),
        user=user if isinstance(user, int) else None,
        place=text("place"),
        title=text("title"),
        agency=text("agency"),
        show=text("show"),
    )


def _list(credits: list[Credit], code: str) -> str:
    """Names with their places; a place said once for those who share it."""
    places = [credit["place"] for credit in credits]
    placed = [index for index, place in enumerate(places) if place]
    # "A and B in Minsk" puts both in Minsk, so a name without a place can't stand before one with a place.
    says_in = code in _SAYS_IN and placed == list(range(len(placed))) and not any(c["agency"] for c in credits)
    items = []
    for index, credit in enumerate(credits):
        beside = [credit["agency"]] if credit["agency"] else []
        if credit["place"] and not says_in:
            beside.insert(0, credit["place"])
        shared = index + 1 < len(credits) and places[index + 1] == credit["place"]
        where = f" in {credit['place']}" if credit["place"] and says_in and not shared else ""
        items.append(credit["name"] + (f" ({'; '.join(beside)})" if beside else "") + where)
    if len(items) < 2 or code == "zh":
        return "、".join(items)
    return f"{', '.join(items[:-1])} {_AND.get(code, 'and')} {items[-1]}"
