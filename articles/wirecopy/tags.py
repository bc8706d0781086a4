"""HTML of any origin as a flat run of events, in time that grows with its length only.

A browser's tree builder takes minutes and gigabytes over a few hundred thousand characters of crossed tags, so nothing
of unbounded depth reaches one: the text is cut into events here, and `typesetter` sets them anew.
What looks like a tag but is none (`<name>`, `<rita@example.org>`, a lone `<`) is text, and stays.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple


class Text(NamedTuple):
    """Characters between tags, with entities resolved."""

    text: str


class Tag(NamedTuple):
    """A start tag with its attributes, or an end tag. Names are in small letters."""

    name: str
    attributes: dict[str, str]
    ends: bool = False


def events(source: str) -> Iterator[Text | Tag]:
    """The tags and texts of an HTML source, in order. Comments, and what a browser never shows, are left out."""
    at, last_end = 0, source.rfind(">")
    unending: set[str] = set()
    for opening in OPENING.finditer(source):
        start = opening.start()
        if start < at:
            continue
        if start > last_end:
            break
        if start > at:
            yield Text(html.unescape(source[at:start]))
        at = start
        if opening[0] == "<!--":
            end = source.find("-->", start + 4)
            if end < 0:
                break
            at = end + 3
            continue
        if not opening[2]:
            at = source.index(">", start) + 1
            continue
        name = opening[2].lower()
        if name not in ELEMENTS and not FOREIGN.fullmatch(name):
            yield Text(opening[0])
            at = opening.end()
            continue
        attributes = ATTRIBUTES.match(source, opening.end())
        if attributes is None:  # a quotation mark in a tag that never closes: the rest is text
            break
        at = attributes.end()
        if name in UNSHOWN and not opening[1] and name not in unending:
            end = _end_of(name, source, at)
            if end:
                at = end
                continue
            unending.add(name)
        yield Tag(name, {} if opening[1] else _attributes(attributes[0]), ends=bool(opening[1]))
    if at < len(source):
        yield Text(html.unescape(source[at:]))


def _end_of(name: str, source: str, at: int) -> int:
    """Where the end tag of that name ends, or 0."""
    end_tag = re.compile(f"</{name}", re.IGNORECASE).search(source, at)
    return source.find(">", end_tag.end()) + 1 if end_tag else 0


def _attributes(source: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, quoted, single, bare in ATTRIBUTE.findall(source):
        found.setdefault(name.lower(), html.unescape(quoted or single or bare))
    return found


OPENING = re.compile(r"<!--|<(?=!\[|![a-zA-Z]|\?[a-zA-Z])|<(/?)([a-zA-Z][^\s/<>]*+)")
# Possessive, so that a broken tag is given up after one look.
ATTRIBUTE = re.compile(r"""([^\s/>=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>][^\s>]*+)))?+""")
ATTRIBUTES = re.compile(r"""(?:[\s/=]++|[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>][^\s>]*+))?+)*+>""")

# Tags that come with copy from word processors and spreadsheets.
FOREIGN = re.compile(r"[a-z][a-z0-9]*:[a-z][a-z0-9]*|[a-z]+-sheets?-html-origin")
# The contents of these are never shown on a page.
UNSHOWN = frozenset({"script", "style", "title", "template", "iframe", "noembed", "noframes"})
HTML_NAMES = """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button
    canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
    fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i img
    input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noscript object ol optgroup
    option output p param picture pre progress q rp rt ruby s samp section select small source span strike strong sub
    summary sup svg table tbody td textarea tfoot th thead time tr track tt u ul var video wbr xml xmp
"""
ELEMENTS = UNSHOWN | frozenset(HTML_NAMES.split())
