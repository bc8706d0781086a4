"""Where a page of a listing begins: behind a row, by its key, so that the 5,000th page costs what the first does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import models
from django.db.models import F, Func, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan

SIZE = 20
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FORM = re.compile(r"(older|newer)-(\d{1,16})-(\d{1,18})", re.ASCII)  # microseconds since the epoch, key of an edition
LAST = datetime(2200, 1, 1, tzinfo=UTC)


class Broken(Exception):
    """An address that can't be read: the 400 page shows the phrase `broken_<what>`. `status` may be 404 instead."""

    def __init__(self, what: str, status: int = 400) -> None:
        super().__init__(what)
        self.what, self.status = what, status


@dataclass(frozen=True)
class Cursor:
    """The row beyond which a page lies, in which direction."""

    newer: bool
    at: datetime
    key: int

    def __str__(self) -> str:
        return f"{'newer' if self.newer else 'older'}-{(self.at - EPOCH) // timedelta(microseconds=1)}-{self.key}"

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """None for the first page. Raises Broken: 400 for a cursor that was damaged, 404 for no cursor at all."""
        if not text:
            return None
        if not (found := FORM.fullmatch(text)):
            raise Broken("page", 400 if text.startswith(("older-", "newer-")) else 404)
        direction, moment, key = found.groups()
        at = EPOCH + timedelta(microseconds=int(moment))
        if at > LAST:
            raise Broken("page")
        return cls(direction == "newer", at, int(key))


class Row(Func):
    """(a, b), which PostgreSQL compares as one and walks an index by."""

    template = "(%(expressions)s)"
    output_field = models.BooleanField()


def turn(
    stories: QuerySet, cursor: Cursor | None, filed: Mapping[str, object], at: str = "listed_at", key: str = "id"
) -> QuerySet:
    """The stories in the cursor's order, from behind it, one more than a page to tell whether there are more.

    `at` and `key` are the columns of the index that is walked: an edition's own, or those of what it is filed under,
    for which `filed` holds the condition. All goes into one filter(), so that it is one join. Kills have no `at`.
    """
    if cursor is None:
        return stories.filter(**filed, **{f"{at}__isnull": False}).order_by(f"-{at}", f"-{key}")[: SIZE + 1]
    beyond = GreaterThan if cursor.newer else LessThan
    moment, number = Value(cursor.at, models.DateTimeField()), Value(cursor.key, models.BigIntegerField())
    stories = stories.filter(beyond(Row(F(at), F(key)), Row(moment, number)), **filed)
    return stories.order_by(*((at, key) if cursor.newer else (f"-{at}", f"-{key}")))[: SIZE + 1]
