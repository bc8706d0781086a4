"""The front: what leads, what stands beside it, the river of the newest, a band for each section."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from django.db.models import QuerySet
from django.utils import timezone

from .addresses import section as section_address
from .frame import Link
from .listing import stories
from .moments import Moments
from .sections import WHOLE, sections
from .story import Story

NEWEST = 20  # stories the front chooses among
LEADS_FOR = timedelta(hours=24)  # an older story doesn't lead while there are newer ones
ALERTS_FOR = timedelta(hours=3)  # how long the urgent strip shows an alert
SECONDS, ALSO, RIVER, BAND = 4, 8, 10, 4


@dataclass(frozen=True)
class Front:
    """`river` is in parts by day: [(heading or "" for today, [stories])]; `bands`, one for each section with news."""

    alert: Story | None
    lead: Story | None
    seconds: list[Story]
    also: list[Story]
    river: list[tuple[str, list[Story]]]
    bands: list[tuple[Link, list[Story]]]


def front(language: str) -> Front:
    """The front of a language, in two queries: the newest stories, and the newest of each section."""
    moments = Moments.of(language)
    newest = [Story(row, language) for row in _newest(language)]
    if not newest:
        return Front(None, None, [], [], [], [])
    recent = newest[0].edition.listed_at - LEADS_FOR
    alert = next((story for story in newest if story.urgent), None)
    if alert and alert.edition.listed_at < timezone.now() - ALERTS_FOR:
        alert = None
    ranked = sorted(  # stable: of one urgency the newest first; the strip's story leads only where it is alone
        newest, key=lambda story: (story is alert, story.edition.listed_at < recent, story.edition.urgency)
    )
    beside = min(SECONDS, max(1, len(ranked[1:]) // 3))  # on a quiet day the columns are still of one height
    lead, seconds, also = ranked[0], ranked[1 : 1 + beside], ranked[1 + beside : 1 + beside + ALSO]
    shown = {story.edition.article_id for story in (alert, lead, *seconds, *also) if story}
    return Front(alert, lead, seconds, also, _by_day(newest[:RIVER], moments), _bands(language, shown))


def _newest(language: str, **where: object) -> QuerySet:
    rows = stories("section").filter(language=language, listed_at__isnull=False, **where)
    return rows.order_by("-listed_at", "-id")[:NEWEST]


def _by_day(river: list[Story], moments: Moments) -> list[tuple[str, list[Story]]]:
    today = moments.weekday(moments.now)
    parts = [(day, list(part)) for day, part in groupby(river, key=lambda story: story.day(moments))]
    return [("" if day == today else day, part) for day, part in parts]


def _bands(language: str, shown: set[int]) -> list[tuple[Link, list[Story]]]:
    """Each section's newest, without what leads the page. One query: a part for each section."""
    known = [each for each in sections() if each.slug != WHOLE]
    if not known:
        return []
    parts = [_newest(language, section=each.pk)[: BAND + 1 + SECONDS + ALSO] for each in known]
    rows = parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]
    by_section: dict[int, list[Story]] = {each.pk: [] for each in known}
    for row in rows:
        if row.article_id not in shown and len(by_section[row.section_id]) < BAND:
            by_section[row.section_id].append(Story(row, language))
    return [
        (Link(each.name_in(language), section_address(each.slug, language)), by_section[each.pk])
        for each in known if by_section[each.pk]
    ]  # fmt: skip
