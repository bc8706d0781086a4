"""Two people wrote on from one text: what merges by itself, and what they must settle.

A field that only one of them changed, or both alike, merges. In a body each paragraph does, and so do paragraphs put in
at different places. Lists of tags, topics, places and related links merge as sets. All other fields are one thing each.
Nothing that either wrote is lost: it stands in the merged content, or in a conflict with both versions.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .markup import Block, blocks
from .pairing import paired

SETS = frozenset({"tags", "topics", "places", "related"})
BLANK: dict[str, Any] = {"body": ""}


@dataclass(frozen=True, slots=True)
class BlockConflict:
    """One place of a body where both changed: the HTML of base, theirs and mine, empty where a side has nothing.
    `at` is the place in the merged body, counted in blocks from 0, where theirs stands."""

    at: int
    base: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Whole values of a field that both changed. For a body `blocks` names the places; it is empty where the two
    versions cross so much that only the whole can be settled."""

    base: Any
    theirs: Any
    mine: Any
    blocks: tuple[BlockConflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """`content` has every field; where there is a conflict it holds theirs, which is saved already."""

    content: dict[str, Any]
    conflicts: dict[str, Conflict] = field(default_factory=dict)


def merge(base: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> Merged:
    """The content that has both their changes to `base` and mine. Fields that a side leaves out it did not change."""
    merged = Merged({})
    for name in sorted({*base, *theirs, *mine}):
        start = base.get(name, BLANK.get(name))
        value, conflict = _merged(name, start, theirs.get(name, start), mine.get(name, start))
        merged.content[name] = value
        if conflict:
            merged.conflicts[name] = conflict
    return merged


def _merged(name: str, base: Any, theirs: Any, mine: Any) -> tuple[Any, Conflict | None]:
    if mine in (base, theirs):
        return theirs, None
    if theirs == base:
        return mine, None
    if name == "body":
        return _merged_body(base, theirs, mine)
    if name in SETS and isinstance(base, list) and isinstance(theirs, list) and isinstance(mine, list):
        united = _united(base, theirs, mine)
        if united is not None:
            return united, None
    return theirs, Conflict(base, theirs, mine)


def _united(base: list[Any], theirs: list[Any], mine: list[Any]) -> list[Any] | None:
    """What neither took out and either put in; None where both put the same things in different orders."""
    kept = [item for item in base if item in theirs and item in mine]
    orders = [[item for item in side if item in kept] for side in (theirs, mine)]
    changed = [order for order in orders if order != kept]
    if len(changed) == 2 and changed[0] != changed[1]:
        return None
    new = [item for item in [*theirs, *mine] if item not in base]
    return [*(changed[0] if changed else kept), *sorted(_once(new), key=repr)]


def _once(items: list[Any]) -> list[Any]:
    return [item for at, item in enumerate(items) if item not in items[:at]]


def _merged_body(base: str, theirs: str, mine: str) -> tuple[str, Conflict | None]:
    start = blocks(base)
    their_side, my_side = _Side.of(start, blocks(theirs)), _Side.of(start, blocks(mine))
    if _crossed(start, their_side, my_side):
        return theirs, Conflict(base, theirs, mine)
    merged: list[str] = []
    conflicts: list[BlockConflict] = []
    for at, block in enumerate([None, *start]):
        places: list[tuple[list[str], list[str], list[str]]] = [([], their_side.put_in[at], my_side.put_in[at])]
        if block:
            places.insert(0, ([block.html], their_side.became[at - 1], my_side.became[at - 1]))
        for before, theirs_here, mine_here in places:
            chosen = _chosen(before, theirs_here, mine_here)
            if chosen is None:
                texts = ("".join(before), "".join(theirs_here), "".join(mine_here))
                conflicts.append(BlockConflict(len(merged), *texts))
            merged += theirs_here if chosen is None else chosen
    body = "".join(merged)
    return body, Conflict(base, theirs, mine, tuple(conflicts)) if conflicts else None


def _chosen(before: list[str], theirs: list[str], mine: list[str]) -> list[str] | None:
    """What stands at one place of the merged body; None where both changed it and neither holds the other."""
    if theirs == before:
        return mine
    if mine == before:
        return theirs
    if not before and _holds(mine, theirs):
        return mine
    return theirs if theirs == mine or (not before and _holds(theirs, mine)) else None


def _holds(all_of: list[str], some: list[str]) -> bool:
    """Whether the one list has the other's items in the same order."""
    rest = iter(all_of)
    return all(item in rest for item in some)


@dataclass(frozen=True, slots=True)
class _Side:
    """What one side made of the base: what each block became (nothing where it was cut), what was put in at the start
    and after each block, and which blocks moved."""

    became: list[list[str]]
    put_in: list[list[str]]
    moved: set[int]

    @classmethod
    def of(cls, base: Sequence[Block], side: Sequence[Block]) -> "_Side":
        pairs = paired(base, side)
        stayed = {j: i for i, j, moved in pairs if not moved}
        became: list[list[str]] = [[] for _ in base]
        put_in: list[list[str]] = [[] for _ in range(len(base) + 1)]
        after = 0
        for j, block in enumerate(side):
            if j in stayed:
                became[stayed[j]] = [block.html]
                after = stayed[j] + 1
            else:
                put_in[after].append(block.html)
        return cls(became, put_in, {i for i, _, moved in pairs if moved})

    def places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, htmls in enumerate(self.put_in):
            for html in htmls:
                found[html].append(at)
        return found


def _crossed(base: Sequence[Block], theirs: _Side, mine: _Side) -> bool:
    """Whether merging by places would double or drop something: both put in the same paragraph at different places,
    or one moved a paragraph that the other edited, cut or moved."""
    their_places, my_places = theirs.places(), mine.places()
    if any(their_places[html] != my_places[html] for html in their_places.keys() & my_places.keys()):
        return True
    touched = [{at for at, block in enumerate(base) if side.became[at] != [block.html]} for side in (theirs, mine)]
    return bool(theirs.moved & touched[1] or mine.moved & touched[0])
