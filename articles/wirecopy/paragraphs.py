"""Paragraphs out of lines: joins what a wire broke at its column, parts what only an indent or a bullet parts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .plaintext import HAN, has_letters

WIDEST_COLUMN = 100  # characters; longer lines were not broken by hand or wire


@dataclass(frozen=True)
class Line:
    """A line of cleaned text without the white space at its ends; empty for a blank one."""

    text: str
    indented: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Text on one line and its kind: `p`, `li` (an item of a list, with its bullet) or `h` (a subhead)."""

    text: str
    kind: str = "p"


_BULLET = re.compile(r"(?:[-*•·●◦▪‣–—]|\d{1,3}[.)]|[a-zа-я]\))\s+(?=\S)")
_SURE_BULLET = re.compile(r"(?:[-*•·●◦▪‣]|\d{1,3}[.)])\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…:;。！？：；][\"'”’»«“)\]）]*$")


def lines_of(cleaned: str) -> list[Line]:
    """The lines of cleaned text; white space inside them collapsed."""
    found = []
    for raw in cleaned.split("\n"):
        text = " ".join(raw.split())
        found.append(Line(text, indented=bool(text) and raw[0] in " \t"))
    return found


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """Blank lines part paragraphs, and so do indents, bullets and lines that could have taken the next word."""
    blocks = blocks_of(lines)
    column = _column(blocks)
    return _with_kinds([text for block in blocks for text in _in_block(block, column)])


def _column(blocks: Sequence[Sequence[Line]]) -> int:
    """The column at which a wire broke the lines; 0 where they were not broken: then a line is a paragraph."""
    followed = [len(line.text) for block in blocks for line in block[:-1] if len(line.text) <= WIDEST_COLUMN]
    widest = max(followed, default=0)
    near = sum(length >= widest - 15 for length in followed)
    return widest if len(followed) > 1 and widest > 40 and near * 10 >= len(followed) * 6 else 0


def blocks_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines between blank ones."""
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if line.text:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _in_block(block: Sequence[Line], column: int) -> list[str]:
    all_indented = len(block) > 1 and all(line.indented for line in block[1:])
    parts: list[list[str]] = []
    for index, line in enumerate(block):
        goes_on = index and (
            _is_open(parts[-1]) or _continues(block[index - 1], line, column, all_indented=all_indented)
        )
        if goes_on:
            parts[-1].append(line.text)
        else:
            parts.append([line.text])
    return [_joined(part) for part in parts]


def _is_open(part: Sequence[str]) -> bool:
    """A sign-off or a note in brackets that no bracket closes yet; it is seldom longer than a few lines."""
    text = part[0]
    return text[0] in "([（" and len(part) < 8 and not any(line[-1] in ")]）" for line in part)


def _continues(before: Line, line: Line, column: int, *, all_indented: bool) -> bool:
    if _SURE_BULLET.match(line.text) or len(before.text) > WIDEST_COLUMN:
        return False
    if line.indented and not all_indented and not _SURE_BULLET.match(before.text):
        return False
    ends = bool(_SENTENCE_END.search(before.text))
    if not ends and line.text[:1].islower():
        return True
    if line.indented and all_indented and ends:
        return False
    if HAN.match(line.text) and HAN.search(before.text[-2:]):
        return not ends
    if not column:
        return not ends and len(before.text) > 50 and len(line.text) <= WIDEST_COLUMN
    first = line.text.split(" ", 1)[0]
    return len(before.text) + 1 + len(first) > column and len(line.text) <= WIDEST_COLUMN


def _joined(parts: Sequence[str]) -> str:
    """Lines as one; no space after a hyphen that breaks a word, nor between Chinese characters."""
    pieces = [parts[0]]
    for before, part in pairwise(parts):
        broken = re.search(r"[^\W\d_]-$", before) and part[:1].islower()
        unspaced = HAN.match(part) and re.search(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef”]$", before)
        pieces.append(part if broken or unspaced else " " + part)
    return "".join(pieces)


def _with_kinds(texts: Sequence[str]) -> list[Paragraph]:
    found = []
    for index, text in enumerate(texts):
        neighbours = [texts[i] for i in (index - 1, index + 1) if 0 <= i < len(texts)]
        if _SURE_BULLET.match(text) and any(_SURE_BULLET.match(other) for other in neighbours):
            found.append(Paragraph(text, "li"))
        elif 0 < index < len(texts) - 1 and _is_subhead(text, texts[index + 1]):
            found.append(Paragraph(text, "h"))
        else:
            found.append(Paragraph(text))
    return found


def _is_subhead(text: str, following: str) -> bool:
    """A few words without a stop, before a paragraph of some length."""
    return (
        len(text) <= 60
        and len(text.split()) <= 8
        and has_letters(text)
        and not text[0].islower()
        and text[0] not in '"“«„(['
        and not re.search(r"[.,!?…:;。，！？]$|\d$|[\"”»)\]]$", text)
        and not _BULLET.match(text)
        and len(following) > 80
    )
