"""What readers are told of the texts before this one: correction notices and the list of earlier editions.

Their texts are no longer public, so nothing here links to them.
"""

from dataclasses import dataclass
from datetime import datetime

from articles.models import Edition

from .moments import Moments
from .phrases import PHRASES
from .story import Moment

NOTICED = ("correction", "clarification")  # kinds whose wording stands over the text for good


@dataclass(frozen=True)
class Line:
    """One text: what kind it was, when it came, its public wording. `current`: the one on the page."""

    label: str
    kind: str
    at: Moment
    wording: str
    current: bool = False


def lines(edition: Edition, moments: Moments) -> list[Line]:
    """The texts of a story that readers had, this one first; of a story that never changed only this one."""
    say = PHRASES[moments.language]
    current = Moment(edition.text_from or edition.live_from, moments)
    before = [
        Line(say[one["kind"]], one["kind"], Moment(datetime.fromisoformat(one["at"]), moments), one["notice"])
        for one in reversed(edition.earlier)
    ]
    return [Line(say[edition.text_kind], edition.text_kind, current, edition.notice, current=True), *before]


def notices(texts: list[Line]) -> list[Line]:
    """What was corrected or clarified, the newest first."""
    return [line for line in texts if line.kind in NOTICED and line.wording]
