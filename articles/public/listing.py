"""A page of stories: narrowed down, newest first, with the way to the newer and the older ones."""

from dataclasses import dataclass

from django.db import models
from django.db.models.functions import Left
from django.http import QueryDict

from articles.models import Edition

from .addresses import HOUSE
from .cursor import SIZE, Broken, Cursor, turn
from .filters import EVERY, StoryFilter
from .search import search
from .story import OPENING, Story

# What a list shows; of the body no more than its opening.
LISTED = (
    "id", "article", "kind", "headline", "dateline_text", "language", "coding", "urgency", "listed_at", "text_kind",
)  # fmt: skip
LINKS = {"topic": "editiontopic_set", "place": "editionplace_set", "tag": "editiontag_set"}
PARAMETERS = ("page", "section", *StoryFilter.base_filters)


@dataclass(frozen=True)
class Listing:
    """One page. `given` is what narrows it down; `newer` and `older` are the cursors beside it, empty at an end.

    `short`: a search looked at as many stories as it may, and none of them fits.
    """

    stories: list[Story]
    given: dict
    cursor: Cursor | None
    newer: str = ""
    older: str = ""
    short: bool = False


def stories(*fields: str) -> models.QuerySet:
    """Live stories with what lists show of them. Anything else that is asked of one raises, instead of a query each."""
    queryset = Edition.objects.for_readers().stories().only(*LISTED, *fields)
    return queryset.annotate(opening=Left("body", OPENING)).fetch_mode(models.FETCH_RAISE)


def read(parameters: QueryDict) -> tuple[StoryFilter, Cursor | None]:
    """The filters and the cursor that an address asks for. Raises Broken."""
    chosen = StoryFilter(parameters, queryset=stories())
    if chosen.broken:
        raise Broken(chosen.broken)
    return chosen, Cursor.read(parameters.get("page", ""))


def listing(parameters: QueryDict, language: str, section: int | None = None) -> Listing:
    """The page that an address asks for, on the front of a language, in a section. Raises Broken."""
    chosen, cursor = read(parameters)
    given = chosen.given
    queryset = chosen.qs if "language" in given else chosen.qs.filter(language=language)
    if section is not None:
        queryset = queryset.filter(section=section)
    if words := given.get("q"):
        return _searched(queryset, given, cursor, words, given.get("language", language))
    at, key = "listed_at", "id"
    for name, link in LINKS.items():
        if name in given:  # walk the index of what it is filed under
            at, key = f"{link}__listed_at", f"{link}__edition"
    rows = list(turn(queryset, cursor, at, key))
    more, rows = len(rows) > SIZE, rows[:SIZE]
    if cursor and cursor.newer:
        rows.reverse()
    newer = rows and cursor and (more or not cursor.newer)
    older = rows and (more or (cursor and cursor.newer))
    return Listing(
        [Story(row, language) for row in rows], given, cursor,
        newer=str(Cursor(True, rows[0].listed_at, rows[0].pk)) if newer else "",
        older=str(Cursor(False, rows[-1].listed_at, rows[-1].pk)) if older else "",
    )  # fmt: skip


def _searched(queryset: models.QuerySet, given: dict, cursor: Cursor | None, words: str, language: str) -> Listing:
    """Search only goes back in time; the way forward is the newest page."""
    if cursor and cursor.newer:
        raise Broken("page")
    found = search(words, HOUSE if language == EVERY else (language,), cursor)
    rows = list(queryset.filter(pk__in=found.keys).order_by("-listed_at", "-id")[: SIZE + 1])
    more, rows = len(rows) > SIZE, rows[:SIZE]
    further = Cursor(False, rows[-1].listed_at, rows[-1].pk) if more else found.further
    return Listing(
        [Story(row, language) for row in rows], given, cursor, older=str(further or ""), short=not rows and bool(further)
    )  # fmt: skip
