"""The lines of a piece of copy, with the place at which they are read and what can be seen from there."""

import re

from . import headers
from .paragraphs import Line, lines_of

SENTENCE = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


class Reel:
    """Lines, and `at`: the one at hand."""

    def __init__(self, cleaned: str) -> None:
        self.lines: list[Line] = lines_of(cleaned)
        for index, line in enumerate(self.lines[:20]):
            if len(line.text) <= 200 and re.search(r"[^=]=$", line.text):  # old wires end header lines so
                self.lines[index] = Line(line.text[:-1].rstrip(), line.indented)
        self.at = 0

    @property
    def is_at_end(self) -> bool:
        return self.at >= len(self.lines)

    def coming(self, start: int, count: int) -> list[str]:
        """The next lines that aren't blank."""
        found: list[str] = []
        for line in self.lines[start : start + 40]:
            if line.text:
                found.append(line.text)
            if len(found) == count:
                break
        return found

    def joined(self, index: int) -> str:
        """A line, with the next one of its block where a dateline may be broken between them."""
        text = self.lines[index].text[:300]
        following = self.lines[index + 1].text[:200] if index + 1 < len(self.lines) else ""
        return f"{text} {following}" if following and len(text) < 40 and text.endswith(",") else text

    def take_block(self) -> list[str]:
        """The lines of the next block."""
        taken: list[str] = []
        while not self.is_at_end and (self.lines[self.at].text or not taken):
            taken += [self.lines[self.at].text] if self.lines[self.at].text else []
            self.at += 1
        return taken

    def take_wrapped(self, line: str) -> list[str]:
        """The lines on which a note runs on, broken at the wire's column."""
        taken: list[str] = []
        while self.at < len(self.lines):
            text = self.lines[self.at].text
            if not text or len(line) < 50 or SENTENCE.search(line) or headers.match_header(text):
                break
            taken.append(text)
            line = text
            self.at += 1
        return taken
