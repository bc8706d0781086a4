"""The lists of the desk: which stories each holds, in which order, and what it says when it is empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import (
    FETCH_RAISE,
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Now

from accounts.models import Membership, User
from articles import workflow
from articles.models import Article, DeskNote, Edition
from articles.models.reviewing import QUEUE_ORDER, lapsed

from .pages import Key

RANK = QUEUE_ORDER[0]  # alerts, past their deadline, the rest
BURNING = (Key(RANK), Key(F("urgency")), Key(F("waiting_since"), moment=True), Key(F("id")))
BURNING_TELLS = "Alerts first, then what is past its deadline, then by urgency; of equals, whoever has waited longest."
NEWEST = (Key(F("id"), newest_first=True),)
LEAVING = (Key(F("edition_moment"), moment=True), Key(F("edition_id")))
LEFT = (Key(F("edition_moment"), moment=True, newest_first=True, always=True), Key(F("edition_id"), newest_first=True))


@dataclass(frozen=True)
class Listing:
    """`tells` is the order in a sentence; `empty` a headline and what fills this place."""

    slug: str
    title: str
    stories: Callable[[User], QuerySet]
    order: tuple[Key, ...]
    tells: str
    empty: tuple[str, str]
    moment: str = "Due"  # the head of the column of moments


def for_rows(stories: QuerySet) -> QuerySet:
    """With all that a row says, and nothing else: whatever it did not fetch is an error, not a query."""
    truth = BooleanField()
    seats = Membership.objects.filter(user=OuterRef("author"), role__in=["editor", "chief"])
    counted = Func(
        F("revision__body"), Value("</(p|li|h2|h3|td|th)>"), function="regexp_count", output_field=IntegerField()
    )
    passages = Case(When(urgency__lte=2, then=counted), default=0, output_field=IntegerField())  # only alerts are asked
    return (
        stories.with_standing()
        .select_related("desk", "author", "claimed_by", "assignee", "revision")
        .only(
            "state",
            "round",
            "round_kind",
            "headline",
            "language",
            "words",
            "slugline",
            "urgency",
            "places",
            "waiting_since",
            "deadline",
            "embargo",
            "hold",
            "legal_needed",
            "legal_cleared",
            "picture_needed",
            "picture_cleared",
            "newer",
            "parked_until",
            "claimed_at",
            "translation_of",
            "entry",
            "desk__name",
            "desk__slug",
            "author__name",
            "author__username",
            "claimed_by__name",
            "claimed_by__username",
            "assignee__name",
            "assignee__username",
            "revision__dateline",
        )
        .annotate(
            written_by_editor=Exists(seats),
            passages=ExpressionWrapper(passages, output_field=IntegerField()),
            overdue=ExpressionWrapper(Q(deadline__lt=Now()), truth),
            claim_lapsed=ExpressionWrapper(lapsed(), truth),
            blocked=Exists(DeskNote.objects.filter(article=OuterRef("pk"), blocking=True, resolved_at=None)),
        )
        .fetch_mode(FETCH_RAISE)
    )


def at_my_desks(user: User) -> QuerySet:
    return Article.objects.filter(desk__in=user.desk_ids())


def waiting(user: User) -> QuerySet:
    return Article.objects.waiting_for(user)


def mine(user: User) -> QuerySet:
    return at_my_desks(user).filter(Q(claimed_by=user) | Q(assignee=user) | Q(author=user), state__in=workflow.OPEN)


def returned(user: User) -> QuerySet:
    return at_my_desks(user).filter(Q(author=user) | Q(assignee=user) | Q(submitted__by=user), state="returned")


def approved(user: User) -> QuerySet:
    return at_my_desks(user).filter(state="approved")


def spiked(user: User) -> QuerySet:
    return at_my_desks(user).filter(state="spiked")


def to_come(user: User) -> QuerySet:
    """Stories with an edition that waits for its moment, or for somebody to release it."""
    waits = Q(editions__live_from=None) | Q(editions__live_from__gt=Now())
    stands = Q(editions__live_until=None) | Q(editions__live_until__gt=F("editions__live_from"))
    return _by_edition(at_my_desks(user).filter(waits & stands, editions__revision__isnull=False))


def went_out(user: User) -> QuerySet:
    """Stories of which the world has, or had, something: each with the newest edition whose moment has come."""
    newer = Edition.objects.filter(
        article=OuterRef("pk"), number__gt=OuterRef("editions__number"), live_from__lte=Now()
    )
    counts = (
        Q(editions__kind__in=["withhold", "kill"])
        | Q(editions__live_until=None)
        | Q(editions__live_until__gt=F("editions__live_from"))
    )  # the rest never went out
    return _by_edition(at_my_desks(user).filter(counts, ~Exists(newer), editions__live_from__lte=Now()))


def parked(user: User) -> QuerySet:
    return at_my_desks(user).filter(parked_until__gt=Now())


def wrong(user: User) -> QuerySet:
    """Stories in which somebody reported an error that nobody has dealt with."""
    reports = DeskNote.objects.filter(article=OuterRef("pk"), error=True, resolved_at=None)
    return at_my_desks(user).filter(Exists(reports))


def _by_edition(stories: QuerySet) -> QuerySet:
    """One row for each edition that the filter met."""
    return stories.annotate(
        edition_id=F("editions__id"),
        edition_number=F("editions__number"),
        edition_kind=F("editions__kind"),
        edition_moment=F("editions__live_from"),
        edition_reason=F("editions__entry__reason"),
    )


LISTINGS = {
    one.slug: one
    for one in (
        Listing(
            "",
            "To review",
            waiting,
            BURNING,
            BURNING_TELLS,
            (
                "Nothing waits.",
                "A story appears in this list when its writer submits it. One editor claims it, reads it, "
                "and approves it or sends it back with a reason.",
            ),
        ),
        Listing(
            "mine",
            "Mine",
            mine,
            BURNING,
            BURNING_TELLS,
            (
                "You have no story in work.",
                "Here is what you write, what you review and what you were given, until it is out or spiked.",
            ),
        ),
        Listing(
            "returned",
            "Returned to me",
            returned,
            BURNING,
            BURNING_TELLS,
            (
                "Nothing came back to you.",
                "A story stands here when an editor has sent it back. Its reason is at the head of "
                "its page; mend the text and submit it again.",
            ),
        ),
        Listing(
            "approved",
            "Ready to publish",
            approved,
            BURNING,
            BURNING_TELLS,
            (
                "Nothing is approved and still inside.",
                "A story that a second person has approved waits here until an editor publishes it.",
            ),
        ),
        Listing(
            "to-come",
            "To come",
            to_come,
            LEAVING,
            "In the order of their moments; what is held for release comes last.",
            (
                "Nothing is scheduled, embargoed or held.",
                "A story published with an embargo, or held for release, stands here until readers have it.",
            ),
            moment="Goes out",
        ),
        Listing(
            "out",
            "Went out",
            went_out,
            LEFT,
            "The latest first, with what the world has of each now.",
            (
                "Nothing has gone out yet.",
                "Every story that readers have stands here, and those that were withheld or killed.",
            ),
            moment="Went out",
        ),
        Listing(
            "errors",
            "Errors reported",
            wrong,
            BURNING,
            BURNING_TELLS,
            (
                "Nobody has reported an error.",
                "A story that is out stands here when a colleague says that it is wrong, until the note is resolved.",
            ),
        ),
        Listing(
            "parked",
            "Parked",
            parked,
            (Key(F("parked_until"), moment=True), Key(F("id"))),
            "In the order in which they come back.",
            (
                "Nothing is parked.",
                "A story that has to wait for something is parked until a moment; then it comes back.",
            ),
        ),
        Listing(
            "spiked",
            "Spiked",
            spiked,
            NEWEST,
            "The newest story first.",
            ("Nothing is spiked.", "A story that will not run is spiked, not deleted: from here it can come back."),
        ),
    )
}
