"""Which blocks of two bodies are the same one before and after: kept, edited, or moved."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .alignment import aligned, heaviest_rising, hunks
from .markup import Block
from .wording import tokens

ALIKE = 0.35  # share of common words from which a block is another one edited
ALIKE_ELSEWHERE = 0.6  # the same for one that moved and was edited
PAIRS_AT_MOST = 2500  # comparisons of blocks in one stretch; beyond that only neighbours are compared


def paired(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int, bool]]:
    """Blocks that are the same one before and after: (place in old, place in new, whether it moved)."""
    kept = _kept([block.html for block in old], [block.html for block in new])
    pairs = [(i, j, False) for i, j in kept]
    elsewhere: dict[str, list[int]] = defaultdict(list)
    left_old = set(range(len(old))) - {i for i, _ in kept}
    left_new = set(range(len(new))) - {j for _, j in kept}
    for i in sorted(left_old):
        elsewhere[old[i].html].append(i)
    moved = [(elsewhere[new[j].html].pop(0), j, True) for j in sorted(left_new) if elsewhere[new[j].html]]
    pairs += moved
    vocabulary = _Vocabulary(old, new)
    left_old -= {i for i, _, _ in moved}
    left_new -= {j for _, j, _ in moved}
    for before, after in hunks(kept, len(old), len(new)):
        olds = [i for i in range(before.start, before.stop) if i in left_old]
        news = [j for j in range(after.start, after.stop) if j in left_new]
        edited = list(vocabulary.in_order(olds, news))
        pairs += [(i, j, False) for i, j in edited]
        left_old -= {i for i, _ in edited}
        left_new -= {j for _, j in edited}
    pairs += [(i, j, True) for i, j in vocabulary.anywhere(sorted(left_old), sorted(left_new))]
    return sorted(pairs)


def _kept(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Blocks that stayed where they were. Where two changed places, the longer one stayed and the shorter one moved."""
    counts, others = Counter(old), Counter(new)
    places = {html: j for j, html in enumerate(new)}
    once = [(i, places[html]) for i, html in enumerate(old) if counts[html] == 1 == others[html]]
    stayed = heaviest_rising([j for _, j in once], [len(old[i]) for i, _ in once])
    kept = [once[at] for at in stayed]
    for before, after in list(hunks(kept, len(old), len(new))):
        kept += [(before.start + i, after.start + j) for i, j in aligned(old[before], new[after])]
    return sorted(kept)


@dataclass
class _Vocabulary:
    """How much two blocks have in common."""

    old: Sequence[Block]
    new: Sequence[Block]
    counted: dict[str, Counter[str]] = field(default_factory=dict)

    def likeness(self, i: int, j: int) -> float:
        """From 0 (no word in common) to 1 (the same words)."""
        ours, theirs = self._words(self.old[i].text), self._words(self.new[j].text)
        common = (ours & theirs).total()
        return 2 * common / (ours.total() + theirs.total() or 1)

    def in_order(self, olds: list[int], news: list[int]) -> Iterator[tuple[int, int]]:
        """The pairing of most likeness in which no two pairs cross."""
        if not olds or not news:
            return
        if len(olds) * len(news) > PAIRS_AT_MOST:
            yield from self._neighbours(olds, news)
            return
        best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
        for a, i in enumerate(olds):
            for b, j in enumerate(news):
                likeness = self.likeness(i, j)
                paired = best[a][b] + likeness if likeness >= ALIKE else 0.0
                best[a + 1][b + 1] = max(best[a][b + 1], best[a + 1][b], paired)
        a, b = len(olds), len(news)
        while a and b:
            if best[a][b] == best[a - 1][b]:
                a -= 1
            elif best[a][b] == best[a][b - 1]:
                b -= 1
            else:
                a, b = a - 1, b - 1
                yield olds[a], news[b]

    def _neighbours(self, olds: list[int], news: list[int]) -> Iterator[tuple[int, int]]:
        """The same for long stretches: each old block with the likest of the few new ones about its place."""
        free = 0
        for a, i in enumerate(olds):
            about = a * len(news) // len(olds)
            near = range(max(free, about - 8), min(len(news), about + 9))
            likest = max(near, key=lambda b: self.likeness(i, news[b]), default=None)
            if likest is not None and self.likeness(i, news[likest]) >= ALIKE:
                free = likest + 1
                yield i, news[likest]

    def anywhere(self, olds: list[int], news: list[int]) -> Iterator[tuple[int, int]]:
        if len(olds) * len(news) > PAIRS_AT_MOST:
            return
        likest = sorted(
            ((self.likeness(i, j), i, j) for i in olds for j in news), key=lambda pair: (-pair[0], *pair[1:])
        )
        taken: set[tuple[str, int]] = set()
        for likeness, i, j in likest:
            if likeness >= ALIKE_ELSEWHERE and not taken & {("old", i), ("new", j)}:
                taken |= {("old", i), ("new", j)}
                yield i, j

    def _words(self, text: str) -> Counter[str]:
        if text not in self.counted:
            self.counted[text] = Counter(word for _, word in tokens(text) if word[0].isalnum())
        return self.counted[text]
