"""Body text: which HTML it may hold, how any HTML or plain text becomes it, and what can be read off it.

There is one allow-list, `EDITOR`, in the shape in which the admin's editor takes its extensions; the sanitiser's is
derived from it here. A body is stored in one form only (see `galley`), so two bodies that read alike are alike.
Everything that stores a body calls `clean` or `from_plain` first.
"""

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import nh3

from .galley import Box, printed
from .tags import events
from .typesetter import set_type
from .wellformed import IllFormed, check_characters, check_text

BODY_LIMIT = 200_000  # characters of a cleaned body
SOURCE_LIMIT = 1_000_000  # characters of HTML as it comes, full of a word processor's own

SCHEMES = ("http", "https", "mailto")
EDITOR: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "HardBreak": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Link": {"enableTarget": False, "protocols": list(SCHEMES)},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
}
TAGS = frozenset(
    {"p", "h2", "h3", "strong", "em", "br", "ul", "ol", "li", "blockquote", "a"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
)
ATTRIBUTES = {"a": {"href"}, "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"}}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, subhead, quote, list or table at the top level of a body: its tag, its HTML, its plain text."""

    tag: str
    html: str
    text: str


def clean(source: str) -> str:
    """Any HTML, or bare text, as a body. Cleaning what is clean changes nothing, and no word that a page would show is
    lost: tags that are not allowed go, their text stays.

    Raises IllFormed (field `body`) for characters that can't be stored and for a text too long.
    """
    return _checked(printed(_galley(source)))


def from_plain(text: str) -> str:
    """Plain text as a body: an empty line parts paragraphs, a single line break stays one. Raises IllFormed."""
    lines = check_text(text, "text", BODY_LIMIT, field="body").split("\n")
    return _checked(printed(set_type(events("<br>".join(html.escape(line, quote=False) for line in lines)), _link)))


def to_plain(body: str) -> str:
    """The words of a body: paragraphs parted by an empty line, items and rows by a break, cells by a tab."""
    return _galley(body).text


def blocks(body: str) -> list[Block]:
    """The body in its top-level pieces, in order; their HTML put together is the cleaned body."""
    return [Block(item.tag, printed(item), item.text) for item in _galley(body).items]


def passages(body: str) -> list[str]:
    """The text of every paragraph, wherever it stands: in a quote, an item, a cell."""
    return [paragraph.text for paragraph in _galley(body).paragraphs()]


def links(body: str) -> list[str]:
    """The addresses a body links to, in order."""
    return [run.href for paragraph in _galley(body).paragraphs() for run in paragraph.runs if run.href]


def words(text: str) -> list[str]:
    """The words of a plain text: what stands between white space and holds a letter or figure. In Chinese and Japanese
    each character counts, and each run of other letters between them."""
    return [part for word in text.split() for part in WORD.findall(word) if LETTER.search(part)]


def word_count(body: str) -> int:
    return len(words(to_plain(body)))


def _galley(source: str) -> Box:
    check_characters(source, "text", SOURCE_LIMIT, field="body")
    if len(source) > SOURCE_LIMIT:
        raise IllFormed(
            f"The text with its markup has {len(source):,} characters; {SOURCE_LIMIT:,} is the most.", "body"
        )
    return set_type(events(source), _link)


def _checked(body: str) -> str:
    """The sanitiser has the last word. What it gets is of small depth by now; raw HTML can kill it (see `tags`)."""
    body = SANITISER.clean(body).replace("&nbsp;", "\u00a0")
    check_characters(body, "text", SOURCE_LIMIT, field="body")  # an entity may hide any
    if len(body) > BODY_LIMIT:
        raise IllFormed(f"The text is {len(body):,} characters long; {BODY_LIMIT:,} is the most.", "body")
    return body


@lru_cache(maxsize=1000)
def _link(address: str) -> str:
    """The address as a link may carry it, or nothing: a whole http, https or mailto address, no user name before the
    host, which only serves to deceive, nothing that the sanitiser would not keep."""
    address = re.sub("[\t\r\n]", "", address.strip())
    found = ADDRESS.fullmatch(address)
    if not found or len(address) > 2000:
        return ""
    address = found[1].lower() + found[2].translate(ESCAPES)
    tag = f'<a href="{address.replace("&", "&amp;")}">'
    return address if SANITISER.clean(tag + "x</a>").startswith(tag) else ""


SANITISER = nh3.Cleaner(
    tags=set(TAGS), attributes=ATTRIBUTES, url_schemes=set(SCHEMES), url_relative="deny", link_rel=None
)
ADDRESS = re.compile(r"(https?://(?=[^\s/?#@\\]+(?:[/?#]|$))|mailto:(?=[^\s@/]+@[^\s@/]+$))(\S.*)", re.IGNORECASE)
ESCAPES = {ord(char): f"%{ord(char):02X}" for char in " \"'<>`\\"}

EAST_ASIAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
WORD = re.compile(f"[{EAST_ASIAN}]|[^{EAST_ASIAN}]+")
LETTER = re.compile(r"[^\W_]")
