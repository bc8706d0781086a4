"""A page of stories: narrowed down, newest first, with the way to the newer and the older ones."""

from dataclasses import dataclass

from django.db import models
from django.db.models.functions import Left
from django.http import QueryDict

from articles.models import Edition, Tag

from .addresses import HOUSE
from .cursor import SIZE, Broken, Cursor, turn
from .filters import EVERY, StoryFilter
from .search import search
from .story import OPENING, Story

# What a list shows; of the body no more than its opening.
LISTED = (
    "id", "article", "kind", "headline", "dateline_text", "language", "coding", "urgency", "listed_at", "text_kind",
)  # fmt: skip
LINKS = {"tag": "editiontag_set", "place": "editionplace_set", "topic": "editiontopic_set"}  # what it is filed under
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
    filed = {f"{LINKS[name]}__{name}": _key(name, given[name]) for name in LINKS if name in given}
    if words := given.get("q"):
        return _searched(queryset.filter(**filed), given, cursor, words, language)
    walked = next((f"{LINKS[name]}__" for name in LINKS if name in given), "")
    columns = (f"{walked}listed_at", f"{walked}edition") if walked else ("listed_at", "id")
    rows = list(turn(queryset, cursor, filed, *columns))
    if cursor and cursor.newer and len(rows) <= SIZE:  # back at the top: the whole first page, not its remainder
        cursor, rows = None, list(turn(queryset, None, filed, *columns))
    more, rows = len(rows) > SIZE, rows[:SIZE]
    if cursor and cursor.newer:
        rows.reverse()
    newer = rows and cursor
    older = rows and (more or (cursor and cursor.newer))
    return Listing(
        [Story(row, language, sectioned=section is not None) for row in rows], given, cursor,
        newer=str(Cursor(True, rows[0].listed_at, rows[0].pk)) if newer else "",
        older=str(Cursor(False, rows[-1].listed_at, rows[-1].pk)) if older else "",
    )  # fmt: skip


def _key(name: str, value: object) -> object:
    """A tag is asked for by its name, but an index is walked by its key."""
    return Tag.objects.filter(name=value).values("pk")[:1] if name == "tag" else value


def _searched(queryset: models.QuerySet, given: dict, cursor: Cursor | None, words: str, language: str) -> Listing:
    """Search only goes back in time; the way forward is the newest page."""
    if cursor and cursor.newer:
        raise Broken("page")
    spoken = given.get("language", language)
    found = search(words, HOUSE if spoken == EVERY else (spoken,), cursor)
    rows = list(queryset.filter(pk__in=found.keys).order_by("-listed_at", "-id")[: SIZE + 1])
    more, rows = len(rows) > SIZE, rows[:SIZE]
    further = Cursor(False, rows[-1].listed_at, rows[-1].pk) if more else found.further
    return Listing(
        [Story(row, language) for row in rows], given, cursor,
        older=str(further or ""), short=not rows and further is not None,
    )  # fmt: skip
