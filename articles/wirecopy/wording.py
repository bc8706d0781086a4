"""Two texts compared word by word."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from .alignment import aligned, hunks
from .markup import EAST_ASIAN

Run = tuple[Literal["same", "ins", "del"], str]


class WordDiff:
    """Two texts compared word by word."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = tokens(old), tokens(new)
        self.ends = old[len(old.rstrip()) :], new[len(new.rstrip()) :]
        self.pairs = aligned([word for _, word in self.old], [word for _, word in self.new])

    @property
    def changed_words(self) -> int:
        """How many words were put in, cut or replaced; a replacement counts once."""
        return sum(
            max(sum(_counts(word) for _, word in self.old[before]), sum(_counts(word) for _, word in self.new[after]))
            for before, after in hunks(self.pairs, len(self.old), len(self.new))
        )

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The old text is `same` and `del` put together, the new one `same` and `ins`."""
        pieces: list[Run] = []
        i = j = 0
        for k, m in [*self.pairs, (len(self.old), len(self.new))]:
            pieces.append(("del", "".join(space + word for space, word in self.old[i:k])))
            pieces.append(("ins", "".join(space + word for space, word in self.new[j:m])))
            if k < len(self.old):
                (space, word), (other, _) = self.old[k], self.new[m]
                pieces += [("same", space)] if space == other else [("del", space), ("ins", other)]
                pieces.append(("same", word))
            i, j = k + 1, m + 1
        pieces += (
            [("del", self.ends[0]), ("ins", self.ends[1])] if self.ends[0] != self.ends[1] else [("same", self.ends[0])]
        )
        return tuple(_gathered(pieces))


def tokens(text: str) -> list[tuple[str, str]]:
    """Words and marks of a text, each with the space before it."""
    return TOKEN.findall(text)


def _counts(word: str) -> bool:
    return word[0].isalnum()


def _gathered(pieces: list[Run]) -> Iterator[Run]:
    """Neighbouring pieces in one, with what was cut before what was put in. A lone small word that stayed between two
    changes goes with them: a patchwork is harder to read than a phrase."""
    cut: list[str] = []
    put: list[str] = []
    kept: list[str] = []
    for kind, text in [*pieces, ("same", "")]:
        if not text and kind != "same":
            continue
        if kind == "same":
            kept.append(text)
            continue
        same = "".join(kept)
        if kept and not ((cut or put) and SMALL.fullmatch(same)):
            yield from _flushed(cut, put)
            if same:
                yield "same", same
        else:
            if cut or put:
                cut.append(same)
                put.append(same)
        kept = []
        (cut if kind == "del" else put).append(text)
    yield from _flushed(cut, put)
    if rest := "".join(kept):
        yield "same", rest


def _flushed(cut: list[str], put: list[str]) -> Iterator[Run]:
    if gone := "".join(cut):
        yield "del", gone
    if came := "".join(put):
        yield "ins", came
    cut.clear()
    put.clear()


TOKEN = re.compile(rf"(\s*)([{EAST_ASIAN}]|[^\W{EAST_ASIAN}]+(?:[’'.,:/-][^\W{EAST_ASIAN}]+)*|\S)")
SMALL = re.compile(r"\s*(?:\w{1,3}|[^\w\s])?\s*")
