"""A note's passage in a text that is edited on: found again by its words and by what stood beside them.

An anchor never points to other words than it was set on. Where the words are gone, or stand only where the note can't
have meant them, it is an orphan.
"""

from dataclasses import dataclass

BESIDE = 32  # characters kept on either side
SURE = 12  # characters beside a passage that prove its place; less will do where the text has less
MOST = 1000  # places that are looked at, the nearest ones
LONG = 30  # characters of a passage that proves its place by itself where it stands once


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage: its words, what stood before and after them, and where they began, counted in characters."""

    quote: str
    prefix: str
    suffix: str
    start: int


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of text[start:end]."""
    return Anchor(text[start:end], text[max(0, start - BESIDE) : start], text[end : end + BESIDE], start)


def find(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Where the passage stands in the text now, as (start, end), or None.

    Among several places the one with most of the old surroundings wins, then the one nearest to where it was.
    """
    places = _places(anchor, text)
    if not places:
        return None
    nearest = sorted(places, key=lambda at: abs(at - anchor.start))[:MOST]
    start = min(nearest, key=lambda at: (-_kept_beside(anchor, text, at), abs(at - anchor.start)))
    if not _proved(anchor, text, start) and not (len(places) == 1 and len(anchor.quote) >= LONG):
        return None
    return start, start + len(anchor.quote)


def _places(anchor: Anchor, text: str) -> list[int]:
    """Where the quote stands, cutting no word in two that it did not cut before."""
    quote = anchor.quote
    found: list[int] = []
    at = text.find(quote) if quote.strip() else -1
    while at >= 0:
        if _cuts(text[max(0, at - 1) : at], quote[0]) <= _cuts(anchor.prefix[-1:], quote[0]):
            end = at + len(quote)
            if _cuts(quote[-1], text[end : end + 1]) <= _cuts(quote[-1], anchor.suffix[:1]):
                found.append(at)
        at = text.find(quote, at + 1)
    return found


def _cuts(one: str, other: str) -> bool:
    return one.isalnum() and other.isalnum()


def _before(anchor: Anchor, text: str, at: int) -> int:
    """How many characters before the passage are still the old ones."""
    kept = 0
    while kept < min(len(anchor.prefix), at) and anchor.prefix[-1 - kept] == text[at - 1 - kept]:
        kept += 1
    return kept


def _after(anchor: Anchor, text: str, at: int) -> int:
    end = at + len(anchor.quote)
    kept = 0
    while kept < min(len(anchor.suffix), len(text) - end) and anchor.suffix[kept] == text[end + kept]:
        kept += 1
    return kept


def _kept_beside(anchor: Anchor, text: str, at: int) -> int:
    return _before(anchor, text, at) + _after(anchor, text, at)


def _proved(anchor: Anchor, text: str, at: int) -> bool:
    before, after = _before(anchor, text, at), _after(anchor, text, at)
    whole = before == len(anchor.prefix) and after == len(anchor.suffix)
    alone = not anchor.prefix and not anchor.suffix
    return before >= SURE or after >= SURE or (text == anchor.quote if alone else whole)
