"""Addresses of the readers' pages. A story's carries its number, which never changes, and its headline, for people."""

import re
import unicodedata
from urllib.parse import urlencode

from django.urls import reverse

from articles.models.content import LANGUAGES

HOUSE = tuple(LANGUAGES)  # the languages with a front of their own; the first is at the root
SLUG_LIMIT = 70

_LETTERS = dict(
    zip(
        "абвгґдеёєжзиійїклмнопрстуўфхцчшщъыьэюя",
        "a b v g g d e yo ye zh z i i y yi k l m n o p r s t u u f kh ts ch sh shch - y - e yu ya".split(),
        strict=True,
    )
)
_LETTERS |= {"ъ": "", "ь": "", "’": "", "'": "", "ʼ": "", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae"}
_LATIN = {"be": str.maketrans(_LETTERS | {"г": "h"}), "": str.maketrans(_LETTERS)}


def home(language: str) -> str:
    """The front that a text in this language stands on: `ru` for ru and ru-BY, the first where it has none."""
    main = language.split("-")[0]
    return main if main in HOUSE else HOUSE[0]


def front(language: str) -> str:
    return _reverse(language, "front")


def latest(language: str, **filters: object) -> str:
    """The newest stories, narrowed down by `filters` (names of StoryFilter)."""
    return _reverse(language, "latest") + query(filters)


def section(slug: str, language: str) -> str:
    return _reverse(language, "section", slug=slug)


def article(number: int, headline: str, language: str) -> str:
    """The one address of a story: others that name its number lead here."""
    words = slug(headline, language)
    return _reverse(language, "article", number=number, **({"slug": words} if words else {}))


def query(parameters: dict[str, object]) -> str:
    """`?a=1&b=2`, without the empty ones; nothing where all are."""
    given = {name: value for name, value in parameters.items() if value}
    return f"?{urlencode(given)}" if given else ""


def slug(headline: str, language: str) -> str:
    """Latin letters and figures, parted by hyphens, cut at a word; empty for a headline in another script."""
    latin = headline.lower().translate(_LATIN.get(language.split("-")[0], _LATIN[""]))
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) <= SLUG_LIMIT:
        return words
    return words[: SLUG_LIMIT + 1].rpartition("-")[0] or words[:SLUG_LIMIT]


def _reverse(language: str, name: str, **parts: object) -> str:
    language = home(language)
    return reverse(f"public:{name}" if language == HOUSE[0] else f"public:{language}:{name}", kwargs=parts)
