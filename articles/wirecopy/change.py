"""What changed between two texts: shown paragraph by paragraph, and weighed as light or substantial.

Paragraphs are matched by their content, so one that moved reads as moved and not as cut and written anew.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from .alignment import aligned, hunks
from .markup import Block, blocks, links, passages, word_count, words
from .numerals import numerals
from .pairing import paired
from .quotation import quotations
from .wording import Run, WordDiff

LIGHT_SHARE = 0.1  # of the words: what an editor may change and still approve

Kind = Literal["same", "changed", "added", "cut", "moved"]


@dataclass(frozen=True, slots=True)
class BlockChange:
    """One block of either text and what became of it.

    `runs` are its words: those of the old text are `same` and `del`, those of the new one `same` and `ins`, letter for
    letter. `old_at` and `new_at` count blocks from 0 and are None where a block was added or cut.
    """

    kind: Kind
    runs: tuple[Run, ...]
    old: Block | None = None
    new: Block | None = None
    old_at: int | None = None
    new_at: int | None = None

    @property
    def restyled(self) -> bool:
        """Whether only the markup changed: emphasis, a link, a subhead made a paragraph."""
        return (
            self.old is not None
            and self.new is not None
            and self.old.text == self.new.text
            and self.old.html != self.new.html
        )


def compare(old_body: str, new_body: str) -> list[BlockChange]:
    """The blocks of both bodies in the order of the new one; what was cut stands where it was."""
    old, new = blocks(old_body), blocks(new_body)
    pairs = paired(old, new)
    sources = {j: (i, moved) for i, j, moved in pairs}
    changes = [_change(old, new, *sources[j], j) if j in sources else _added(new[j], j) for j in range(len(new))]
    gone = set(range(len(old))) - {i for i, _, _ in pairs}
    stayed = {i: j for i, j, moved in pairs if not moved}
    cuts: dict[int, list[BlockChange]] = defaultdict(list)
    after = -1
    for i, block in enumerate(old):
        after = stayed.get(i, after)
        if i in gone:
            cuts[after].append(BlockChange("cut", (("del", block.text),), old=block, old_at=i))
    return cuts[-1] + [change for j, made in enumerate(changes) for change in (made, *cuts[j])]


def _change(old: Sequence[Block], new: Sequence[Block], i: int, moved: bool, j: int) -> BlockChange:
    before, after = old[i], new[j]
    runs = WordDiff(before.text, after.text).runs if before.text != after.text else (("same", after.text),)
    kind: Kind = "moved" if moved else "same" if before.html == after.html else "changed"
    return BlockChange(kind, tuple(runs), before, after, i, j)


def _added(block: Block, j: int) -> BlockChange:
    return BlockChange("added", (("ins", block.text),), new=block, new_at=j)


@dataclass(frozen=True, slots=True)
class Hand:
    """How much a hand did to a text. `reasons` say what made it substantial, in the words of the desk."""

    changed_words: int
    of_words: int
    reasons: list[str] = field(default_factory=list)

    @property
    def substantial(self) -> bool:
        return bool(self.reasons)

    @property
    def allowed_words(self) -> int:
        """How many words light subbing may change in this text."""
        return int(self.of_words * LIGHT_SHARE)


def is_substantial(
    base: Mapping[str, Any] | None, new: Mapping[str, Any], *, words_in_submitted: int | None = None
) -> Hand:
    """Light subbing or more: at most a tenth of the words, no headline, figure, quotation, dateline or credit, nor
    language, photo, notice or the address of a link. Figures and quotations may move with their paragraph.

    `base` and `new` are contents; without a base it is a first text, which is always substantial. The tenth is taken
    from `words_in_submitted`, by default the words of the base. A word replaced counts once, a paragraph moved with
    all its words, a paragraph split or joined with none.
    """
    if not base or not any(base.get(name) for name in ("headline", "body")):
        size = word_count(new.get("body", ""))
        return Hand(size, size, ["a first text"])
    of_words = words_in_submitted if words_in_submitted is not None else word_count(base.get("body", ""))
    changed_words, reasons = _weighed(base.get("body", ""), new.get("body", ""), new.get("language") or "en")
    hand = Hand(changed_words, of_words, [*_fields(base, new), *reasons])
    if changed_words > hand.allowed_words:
        hand.reasons.append(f"{changed_words} of {of_words} words; light subbing stops at {hand.allowed_words}")
    return hand


def _fields(base: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    if (base.get("headline") or "") != (new.get("headline") or ""):
        yield "the headline"
    if base.get("language") != new.get("language"):
        yield f"the language, from {base.get('language')} to {new.get('language')}"
    for names, reason in FIELDS.items():
        if any((base.get(name) or None) != (new.get(name) or None) for name in names):
            yield reason


FIELDS = {
    ("dateline",): "the dateline",
    ("credits", "byline", "sign_off"): "the credits",
    ("photos",): "the photos",
    ("notice",): "the notice",
}


def _weighed(old_body: str, new_body: str, language: str) -> tuple[int, list[str]]:
    """How many words of the body changed, and what in it is more than light whatever their number."""
    if old_body == new_body:
        return 0, []
    old, new = blocks(old_body), blocks(new_body)
    pairs = paired(old, new)
    alike = {i: (j, moved) for i, j, moved in pairs if old[i].html == new[j].html}
    alike_new = {j for j, _ in alike.values()}
    old_rest = "".join(block.html for i, block in enumerate(old) if i not in alike)
    new_rest = "".join(block.html for j, block in enumerate(new) if j not in alike_new)
    old_texts, new_texts = passages(old_rest), passages(new_rest)
    moved_words = sum(len(words(old[i].text)) for i, (_, moved) in alike.items() if moved)
    changed = WordDiff("\n".join(old_texts), "\n".join(new_texts)).changed_words
    reasons = [
        *_differences("figure", numerals("\n".join(old_texts)), numerals("\n".join(new_texts))),
        *_differences("quotation", quotations(old_texts, language), quotations(new_texts, language)),
        *_differences("link", links(old_rest), links(new_rest)),
    ]
    return moved_words + changed, reasons


def _differences(kind: str, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """The first three differences of two lists, each as a phrase."""
    for before, after in list(hunks(aligned(old, new), len(old), len(new)))[:3]:
        was, became = _short(old[before]), _short(new[after])
        if was and became:
            yield f"a {kind}: {was} became {became}"
        else:
            yield f"a {kind} cut: {was}" if was else f"a {kind} added: {became}"


def _short(found: Sequence[str]) -> str:
    text = ", ".join(found)
    return f"“{text if len(text) <= 60 else text[:59].rstrip() + '…'}”" if text else ""
