"""Pages by key: no OFFSET, no COUNT. A page starts behind the row that its cursor names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import DateTimeField, Q, QuerySet, Value
from django.db.models.functions import Coalesce

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FAR = datetime(9999, 1, 1, tzinfo=UTC)  # where a row without a moment stands
SIZE = 50


class BrokenCursor(ValueError):
    """An address that no page of ours gave out."""


@dataclass(frozen=True)
class Key:
    """One column of an order. A moment may be missing unless `always` there: such rows come last, or first where
    `newest_first`; but then no index serves the order."""

    expression: Any
    moment: bool = False
    newest_first: bool = False
    always: bool = False

    def column(self) -> Any:
        if self.always or not self.moment:
            return self.expression
        return Coalesce(self.expression, Value(FAR, output_field=DateTimeField()), output_field=DateTimeField())

    def write(self, value: Any) -> str:
        return str((value - EPOCH) // timedelta(microseconds=1) if self.moment else value)

    def read(self, text: str) -> Any:
        return EPOCH + timedelta(microseconds=int(text)) if self.moment else int(text)


@dataclass(frozen=True)
class Page:
    rows: list[Any]
    next: str  # cursor of the next page; empty on the last
    first: bool

    @property
    def whole(self) -> bool:
        """Nothing lies before or behind it."""
        return self.first and not self.next


def page(rows: QuerySet, order: tuple[Key, ...], cursor: str, size: int = SIZE) -> Page:
    """One page of `rows` in this order, the last key being unique. Raises BrokenCursor."""
    names = [f"key_{number}" for number in range(len(order))]
    rows = rows.annotate(**{name: key.column() for name, key in zip(names, order, strict=True)})
    if cursor:
        rows = rows.filter(_behind(names, order, _read(cursor, order)))
    ordered = rows.order_by(*(f"-{name}" if key.newest_first else name for name, key in zip(names, order, strict=True)))
    found = list(ordered[: size + 1])
    last = found[size - 1] if len(found) > size else None
    written = ".".join(key.write(getattr(last, name)) for name, key in zip(names, order, strict=True)) if last else ""
    return Page(found[:size], written, first=not cursor)


def _read(cursor: str, order: tuple[Key, ...]) -> list[Any]:
    parts = cursor.split(".")
    if len(parts) != len(order) or not all(re.fullmatch("[0-9]{1,18}", part) for part in parts):
        raise BrokenCursor
    try:
        return [key.read(part) for key, part in zip(order, parts, strict=True)]
    except OverflowError:
        raise BrokenCursor from None


def _behind(names: list[str], order: tuple[Key, ...], values: list[Any]) -> Q:
    """Rows after these values: greater in the first key in which they differ (less, where the newest come first).

    That the first key is not less goes without saying, but an index needs to be told.
    """
    behind, same = Q(), Q()
    for name, key, value in zip(names, order, values, strict=True):
        behind |= same & Q(**{f"{name}__{'lt' if key.newest_first else 'gt'}": value})
        same &= Q(**{name: value})
    return Q(**{f"{names[0]}__{'lte' if order[0].newest_first else 'gte'}": values[0]}) & behind
