"""One finding of a check: what is wrong, how bad it is, and where to jump."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["stop", "warn", "hint"]


@dataclass(frozen=True, slots=True)
class Problem:
    """`stop` bars a move, `warn` asks for a second look, `hint` only mentions it.

    `code` names the rule and never changes; `sentence` is for a journalist; `field` is the field of the content
    (`headline`, `body`, …) and `passage` the words in it, exactly as they stand there, for a jump to the place.
    """

    level: Level
    code: str
    sentence: str
    field: str = ""
    passage: str = ""
