"""What follows the place of a dateline: date, agency, dash or stop, in whatever order they come."""

import re

from . import agencies
from .dateline_source import Source, match_source
from .months import DateFound, match_date

DASH = re.compile(r"-{1,3}|[–—―−‒_]{1,2}")
GAP = re.compile(r"[\s,]*")


class Tail:
    """What follows the place: date, agency, dash or stop, in any order, each at most once."""

    def __init__(self, head: str, at: int, date: DateFound | None = None, source: Source | None = None) -> None:
        self.date, self.source = date, source
        self.separator: str | None = None
        self.end = at
        while (following := self._step(head, at)) is not None:
            at = self.end = following

    @property
    def is_nothing(self) -> bool:
        return self.date is None and self.source is None and self.separator is None

    @property
    def is_dashed(self) -> bool:
        return self.separator is not None and self.separator != "."

    def _step(self, head: str, at: int) -> int | None:
        if self.separator is not None:
            return self._agency_after_dash(head, at)
        gap = GAP.match(head, at)
        at = gap.end() if gap else at
        if self.date is None and (date := match_date(head, at)):
            self.date = date
            return date.end
        in_brackets = match_date(head, at + 1) if self.date is None and head[at : at + 1] == "(" else None
        if in_brackets and head[in_brackets.end : in_brackets.end + 1] == ")":  # `GENEVA (9 June 2026) –`
            self.date = in_brackets
            return in_brackets.end + 1
        if self.source is None and (source := match_source(head, at, bare=True)):
            self.source = source
            return source.end
        if head[at : at + 1] == "." and (following := self._past_stop(head, at)) is not None:
            return following
        if dash := DASH.match(head, at):
            if self._is_stray(head, dash):
                return dash.end()
            if head[dash.end() : dash.end() + 1].isdigit() and self.source is None:
                return None  # `March 3-5`: a span of days
            self.separator = dash.group()
            return dash.end()
        if head[at : at + 1] in (":", "=") and (self.source or self.date):
            self.separator = head[at]
            return at + 1
        return None

    def _past_stop(self, head: str, at: int) -> int | None:
        """A full stop: TASS and Interfax set it between the parts; EFE before the dash; else it ends the dateline."""
        gap = GAP.match(head, at + 1)
        following = gap.end() if gap else at + 1
        if self.date is None and match_date(head, following):
            return following
        if self.source is None and match_source(head, following, bare=True):
            return following
        if dash := DASH.match(head, at + 1):
            self.separator = "." + dash.group()
            return dash.end()
        if self.source is not None or self.date is not None:
            self.separator = "."
            return at + 1
        return None

    def _is_stray(self, head: str, dash: re.Match[str]) -> bool:
        """`KANSAS CITY, Mo. - March 13 -`: a dash before the date isn't the one that ends the dateline."""
        gap = GAP.match(head, dash.end())
        date = match_date(head, gap.end() if gap else dash.end()) if self.date is None else None
        return date is not None and bool(re.compile(r"[\s,.]*[-–—_(/]").match(head, date.end))

    def _agency_after_dash(self, head: str, at: int) -> int | None:
        """`МОСКВА, 25 мая - РИА Новости.`: here the agency follows the dash, with a stop, perhaps after a name."""
        if self.source is not None or not self.is_dashed:
            return None
        gap = GAP.match(head, at)
        source = match_source(head, gap.end() if gap else at, bare=True)
        if source is None:
            return None
        if source.in_brackets:  # `DUBLIN, June 9, 2026--(BUSINESS WIRE)--`
            dash = DASH.match(head, source.end) if agencies.is_agency(source.name) else None
            self.source = source if dash else None
            return dash.end() if dash else None
        match = re.compile(r"(?:,\s*([^\W\d_][^\d.,:]{2,50}))?\s*(?:\.(?!\w)|:|[-–—]{1,2}\s|$)").match(head, source.end)
        if match is None:
            return None
        name = match.group(1)
        if name and not all(word[:1].isupper() for word in name.split()):
            return None
        self.source = Source(source.name, name.strip() if name else None, source.end)
        return match.end()
