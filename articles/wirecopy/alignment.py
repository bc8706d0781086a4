"""Which items of two sequences belong together, in order: the ground under the comparison and the merge.

Items that stand once on both sides hold the two together (the patience rule); what lies between two of them is aligned
the same way, and only what is left, short by then, by weighing every pair of equals. The time is bounded whatever the
texts: a longest common run as `difflib` seeks it can take minutes over a text that repeats itself.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise

# Pairs of equals that are weighed at the most; what is left then stays unaligned.
BEARABLE = 100_000


def aligned(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs (place in old, place in new) of equal items, both rising."""
    pairs: list[tuple[int, int]] = []
    gaps = [(0, len(old), 0, len(new))]
    bearable = BEARABLE
    while gaps:
        a, a_end, b, b_end = gaps.pop()
        while a < a_end and b < b_end and old[a] == new[b]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            pairs.append((a_end, b_end))
        if a == a_end or b == b_end:
            continue
        if anchors := _anchors(old, new, a, a_end, b, b_end):
            edges = [(a - 1, b - 1), *anchors, (a_end, b_end)]
            pairs.extend(anchors)
            gaps.extend((i + 1, k, j + 1, m) for (i, j), (k, m) in pairwise(edges))
        else:
            equals = _equals(old, new, a, a_end, b, b_end, bearable)
            bearable -= len(equals)
            weights = [_weight(old, new, i, j) for i, j in equals]
            pairs.extend(equals[at] for at in heaviest_rising([j for _, j in equals], weights))
    return sorted(pairs)


def hunks(pairs: list[tuple[int, int]], old_size: int, new_size: int) -> Iterator[tuple[slice, slice]]:
    """The stretches between aligned pairs, each as (slice of old, slice of new), those empty on both sides left out."""
    i = j = 0
    for k, m in [*pairs, (old_size, new_size)]:
        if i < k or j < m:
            yield slice(i, k), slice(j, m)
        i, j = k + 1, m + 1


def heaviest_rising(values: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Places of the rising run of values that weighs most; weights are positive."""
    ends: list[int] = []  # values that some best run ends with, rising, as their totals are
    totals: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, (value, weight) in enumerate(zip(values, weights, strict=True)):
        at = bisect_left(ends, value)
        before.append(places[at - 1] if at else -1)
        total = weight + (totals[at - 1] if at else 0)
        beaten = at
        while beaten < len(ends) and totals[beaten] <= total:
            beaten += 1
        ends[at:beaten], totals[at:beaten], places[at:beaten] = [value], [total], [place]
    run: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], a: int, a_end: int, b: int, b_end: int
) -> list[tuple[int, int]]:
    counts, others = Counter(old[a:a_end]), Counter(new[b:b_end])
    places = {new[j]: j for j in range(b, b_end)}
    once = [(i, places[old[i]]) for i in range(a, a_end) if counts[old[i]] == 1 and others.get(old[i]) == 1]
    return [once[at] for at in heaviest_rising([j for _, j in once], [1] * len(once))]


def _equals(
    old: Sequence[Hashable], new: Sequence[Hashable], a: int, a_end: int, b: int, b_end: int, limit: int
) -> list[tuple[int, int]]:
    """All pairs of equals, those of one old item from the last to the first, so that a rising run takes one of them."""
    counts, others = Counter(old[a:a_end]), Counter(new[b:b_end])
    if sum(count * others[item] for item, count in counts.items()) > limit:
        return []
    places: dict[Hashable, list[int]] = defaultdict(list)
    for j in range(b_end - 1, b - 1, -1):
        places[new[j]].append(j)
    return [(i, j) for i in range(a, a_end) for j in places.get(old[i], ())]


def _weight(old: Sequence[Hashable], new: Sequence[Hashable], i: int, j: int) -> int:
    """A pair whose neighbours are equal too belongs together more surely."""
    before = i > 0 and j > 0 and old[i - 1] == new[j - 1]
    after = i + 1 < len(old) and j + 1 < len(new) and old[i + 1] == new[j + 1]
    return 1 + before + after
