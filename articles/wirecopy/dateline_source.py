"""The agency inside a dateline, with the correspondent who may stand beside it: `/Корр. ТАСС Вера Щербакова/`."""

import re
from dataclasses import dataclass

from . import agencies
from .months import NAMES


@dataclass(frozen=True)
class Source:
    """Agency and correspondent as written, and where they end in the line."""

    name: str
    correspondent: str | None
    end: int
    in_brackets: bool = False

    @property
    def is_credible(self) -> bool:
        """Can this be an agency at all? `(the alliance)` and `(12)` can't."""
        if agencies.is_agency(self.name):
            return True
        words = self.name.split()
        if not 1 <= len(words) <= 5 or len(self.name) > 40 or not any(map(str.isalpha, self.name)):
            return False
        if words[0].casefold() in _NO_AGENCY or words[0].casefold().rstrip(".") in NAMES:
            return False
        if any(not word[0].isalnum() or (word.islower() and len(word) > 3) for word in words[1:]):
            return False
        return self.name[0].isupper() or (len(words) == 1 and self.name.islower() and len(self.name) <= 8)


_NO_AGENCY = frozenset(
    "the a an and or in on at of for with which who see also formerly about from это этот эта которая который или и в "
    "der die das le la les el los une un monday tuesday wednesday thursday friday saturday sunday".split()
)
_BRACKETED = re.compile(r"[(（\[]([^()（）\[\]]{1,70})[)）\]]")
_SLASHED = re.compile(r"(?<![^\s.,])/\s?([^/]{2,70})/")
_PREFIX = re.compile(
    r"(?:(?:соб|спец|собств|уласн)\.?\s?)?(?:корр|кар|corr|кор)\.\s*|"
    r"(?:специальный |собственный |спецыяльны )?(?:корреспондент|карэспандэнт)\s+|"
    r"(?:special )?correspondent\s+|спецкор\s+",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?!\d)[\w.'’-]+(?:\s+(?!\d)[\w.'’-]+){1,3}")


def match_source(text: str, at: int, *, bare: bool = False) -> Source | None:
    """The agency at this place: in brackets, between slashes, or (`bare`) a known name standing free."""
    match = _BRACKETED.match(text, at) or _SLASHED.match(text, at)
    if match:
        name, correspondent = split_correspondent(match.group(1).strip())
        return Source(name, correspondent, match.end(), in_brackets=True) if name else None
    match = agencies.BARE.match(text, at) if bare else None
    if match and _ENDS_AGENCY.match(text, match.end()):
        return Source(match.group(), None, match.end())
    return None


# An agency that stands free ends something: a stop, a comma or a dash follows.
_ENDS_AGENCY = re.compile(r"\s*(?:[-–—_.,:/]|$)|\)")


def split_correspondent(inside: str) -> tuple[str, str | None]:
    """Agency and correspondent of `Корр. ТАСС Вера Щербакова`, `Анна Иванова - БЕЛТА`, `Rita Malko, Example`."""
    prefix = _PREFIX.match(inside)
    text = inside[prefix.end() :].strip() if prefix else inside
    if agencies.is_agency(text):
        return text, None
    if prefix:
        return _agency_leads(text)
    if match := re.fullmatch(r"(.+?)(?:\s+[-–—]\s*|,\s*)(.+)", text):
        if agencies.is_agency(match.group(1)) and _NAME.fullmatch(match.group(2)):
            return match.group(1), match.group(2)
        if _NAME.fullmatch(match.group(1)):
            return match.group(2), match.group(1)
    known = agencies.AT_END.search(text)
    if known and known.start() and _NAME.fullmatch(text[: known.start()].strip()):
        return known.group(1), text[: known.start()].strip()
    return text, None


def _agency_leads(text: str) -> tuple[str, str | None]:
    known = agencies.AT_START.match(text)
    end = known.end() if known else len(text.split()[0]) if text else 0
    if known is None and len(text.split()) <= 1:
        return text, None
    if known is None and len(text.split()) == 2:
        # Two unknown words are an agency's name in two words or a name alone; a name needs an agency before it.
        return text, None
    return text[:end].strip(), text[end:].strip(" ,") or None
