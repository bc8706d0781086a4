"""Pieces of copy for the tests of `filed`, each with what must be understood of it."""

from dataclasses import dataclass, field
from typing import Any

from articles.wirecopy.filed import FiledCopy, take_apart

LONG = "The town council voted on Tuesday to keep the ferry running through the winter, the mayor told reporters."
MORE = "It carries 40 people at a time and costs nothing, and it will stop only when there is ice on the river."


@dataclass(frozen=True)
class Piece:
    """A name for the test, the copy, and the values that its parts must equal."""

    name: str
    copy: str
    expected: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name


def piece(name: str, copy: str, **expected: Any) -> Piece:
    return Piece(name, copy.replace("LONG", LONG).replace("MORE_", MORE), expected)


def understood(copy: str, wanted: dict[str, Any]) -> dict[str, Any]:
    """Of the parts of a piece of copy, those that are wanted."""
    parts = all_parts(take_apart(copy))
    return {key: parts[key] for key in wanted}


def all_parts(copy: FiledCopy) -> dict[str, Any]:
    shown = copy.as_json()
    dateline = shown["dateline"] or {}
    return {
        **shown,
        "line": shown["byline"]["line"],
        "people": [(p["role"], p["name"], p["place"], p["organisation"]) for p in shown["byline"]["people"]],
        "titles": [p["title"] for p in shown["byline"]["people"]],
        "dateline": shown["dateline"] and shown["dateline"]["raw"],
        **{key: dateline.get(key) for key in ("places", "day", "month", "source", "correspondent")},
        "text": list(copy.paragraphs),
        "kinds": "".join(paragraph.kind[0] for paragraph in copy.body),
        "sign_off": copy.sign_off,
        "marks": list(copy.marks),
        "set_aside": list(copy.set_aside),
        "hold": copy.hold,
        "signal_words": copy.signal_words,
    }
