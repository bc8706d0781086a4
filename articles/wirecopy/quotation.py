"""Quotations: what is quoted in a text, and which quotation marks have no partner.

Knows “…”, „…“, «…», »…«, "…" and their nesting; a quotation over several paragraphs, where each paragraph opens it
again and only the last one closes it; in other languages than English also one that is opened only once; one » that
closes two « (ОАО «Завод «Полимир»); inch marks. Single marks are left alone when partners are sought: most of them are
apostrophes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

CLOSERS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』", '"': '"'}
DEEPEST = 20  # quotations open at once; nobody nests more, and each mark is held against all of them
MARK = re.compile('[“”„«»‹›「」『』"]')
SINGLE = re.compile(r"(?<!\w)[‘']([^‘'’]+(?:(?<=\w)[’'](?=\w)[^‘'’]+)*)[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Fault:
    """A mark without its partner: which paragraph, and the words there, as they stand."""

    kind: Literal["unclosed", "unopened", "mixed"]
    paragraph: int
    passage: str


def quotations(paragraphs: Sequence[str], language: str = "en") -> list[str]:
    """What stands in quotation marks, in order, each paragraph of a long quotation by itself. Which marks are used, and
    which space, makes no difference."""
    doubles = _Reader(paragraphs, language).quoted
    singles = [found for text in paragraphs for found in SINGLE.findall(text)]
    return [re.sub(r"\s+", " ", re.sub("[“”„«»‹›「」『』\"‘’']", "'", text)).strip() for text in doubles + singles]


def faults(paragraphs: Sequence[str], language: str = "en") -> list[Fault]:
    """Marks without a partner, in order."""
    return _Reader(paragraphs, language).faults


@dataclass(slots=True)
class _Opened:
    mark: str
    paragraph: int
    at: int


@dataclass(slots=True)
class _Reader:
    paragraphs: Sequence[str]
    language: str
    faults: list[Fault] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    open: list[_Opened] = field(default_factory=list)
    closers: dict[str, str] = field(default_factory=dict)
    here: int = 0
    start: int = 0  # where what is quoted begins in this paragraph

    def __post_init__(self) -> None:
        guillemet = re.search("[«»]", " ".join(self.paragraphs))
        self.closers = dict(CLOSERS)
        if guillemet and guillemet[0] == "»":
            del self.closers["«"]
            self.closers["»"] = "«"
        for here, text in enumerate(self.paragraphs):
            self.here, self.start = here, 0
            for mark in MARK.finditer(text):
                self._read(mark[0], mark.start(), text)
            self._end_paragraph(text)
        self._give_up(self.open)
        self.faults.sort(key=lambda fault: fault.paragraph)

    def _read(self, mark: str, at: int, text: str) -> None:
        carried = [opened.mark for opened in self.open if opened.paragraph < self.here]
        if not text[:at].strip() and mark in carried:
            self.start = at + 1  # opened again at the head of a further paragraph
            return
        if mark == '"':
            self._read_straight(at, text)
        elif any(mark in self.closers[opened.mark] for opened in self.open):
            self._close(mark, at, text)
        elif mark in self.closers:
            self._open(mark, at)
        else:
            self.faults.append(Fault("unopened", self.here, text[max(0, at - 40) : at + 1]))

    def _read_straight(self, at: int, text: str) -> None:
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        opens = (not before or not (before.isalnum() or before in ".,!?…;:%)")) and bool(after) and not after.isspace()
        closes = bool(before) and not before.isspace() and not after.isalnum()
        straight = any(opened.mark == '"' for opened in self.open)
        if straight and opens and not closes:
            self._give_up([opened for opened in self.open if opened.mark == '"'])
            self._open('"', at)
        elif straight:
            self._close('"', at, text)
        elif before.isdigit():
            return  # inches
        elif closes and not opens and self.open:
            self.faults.append(Fault("mixed", self.here, text[max(0, at - 40) : at + 1]))
            self._close(self.closers[self.open[-1].mark][0], at, text)
        elif closes and not opens:
            self.faults.append(Fault("unopened", self.here, text[max(0, at - 40) : at + 1]))
        else:
            self._open('"', at)

    def _open(self, mark: str, at: int) -> None:
        if not self.open:
            self.start = at + 1
        elif len(self.open) == DEEPEST:
            self._give_up(self.open[:1])
        self.open.append(_Opened(mark, self.here, at))

    def _close(self, mark: str, at: int, text: str) -> None:
        inner: list[_Opened] = []
        while mark not in self.closers[self.open[-1].mark]:
            inner.append(self.open.pop())
        self.open.pop()
        self._give_up(inner)
        if not self.open:
            self.quoted.append(text[self.start : at])

    def _end_paragraph(self, text: str) -> None:
        if not self.open:
            return
        guillemets = [opened for opened in self.open if opened.mark == "«" and opened.paragraph == self.here]
        if guillemets and len(guillemets) < self._deepest(text):
            self.open = [opened for opened in self.open if opened not in guillemets]
        self.quoted.append(text[self.start :])
        following = self.paragraphs[self.here + 1] if self.here + 1 < len(self.paragraphs) else ""
        if self.language == "en":
            self._give_up([opened for opened in self.open if not following.lstrip().startswith(opened.mark)])

    def _deepest(self, text: str) -> int:
        """How many « stand open at once in the paragraph."""
        depth = deepest = 0
        for mark in re.findall("[«»]", text):
            depth = max(0, depth + (1 if mark == "«" else -1))
            deepest = max(depth, deepest)
        return deepest

    def _give_up(self, unclosed: list[_Opened]) -> None:
        for opened in list(unclosed):
            passage = self.paragraphs[opened.paragraph][opened.at : opened.at + 40]
            self.faults.append(Fault("unclosed", opened.paragraph, passage))
        self.open = [opened for opened in self.open if opened not in unclosed]
