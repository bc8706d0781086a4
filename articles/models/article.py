"""The piece of work on the desk. Readers never see it; they get its editions."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Now

from accounts.models import Desk, User
from articles import workflow

from .edition import Edition
from .gates import Gates
from .outgoing import Outgoing
from .reviewing import Reviewing
from .rounds import Rounds
from .writing import Writing

if TYPE_CHECKING:
    from articles.workflow import Person

USER = settings.AUTH_USER_MODEL
STATES = [(state, workflow.STATE_WORDS[state]) for state in workflow.STATES]
ROUND_KINDS = ("new", *workflow.ROUND_KINDS.values())


class ArticleQuerySet(models.QuerySet["Article"]):
    def visible_to(self, user: User) -> ArticleQuerySet:
        """What this person may open: stories of their desks, and for an editor whatever went out from any desk.

        Anything else is for them as if it did not exist.
        """
        mine = Q(desk__in=user.desk_ids())
        if user.is_editor_anywhere():
            texts = Edition.objects.filter(article=models.OuterRef("pk"), revision__isnull=False)
            went_out = texts.filter(Q(live_until=None) | Q(live_until__gt=F("live_from")), live_from__lte=Now())
            mine |= Q(models.Exists(went_out))
        return self.filter(mine)

    def waiting_for(self, user: User) -> ArticleQuerySet:
        """The review queue of this person's desks: submitted or in review, not parked."""
        return self.filter(desk__in=user.desk_ids(), state__in=["submitted", "in_review"]).exclude(
            parked_until__gt=Now()
        )

    def with_standing(self) -> ArticleQuerySet:
        """Adds `.standing_now`, what the world has of each."""
        return self.annotate(
            standing_now=RawSQL('articles_standing("articles_article"."id")', (), output_field=models.CharField())
        )


class Article(Writing, Rounds, Reviewing, Outgoing, Gates, models.Model):
    """State, claim, planning and coding of one story. Change it by its verbs: each is one act through one door.

    The text lies in `revision`; `newer` is what its author saved while that was in review. `coding` (section,
    urgency, topics, tags, places, related) and slugline are the working ones: the next edition takes them. `embargo` is
    the planned moment for readers (empty: at once), `hold` means until somebody releases it, `advance` lets entitled
    subscribers have it as soon as it is published. `number` in addresses is the primary key.
    """

    CODING = ("slugline", "section", "urgency", "topics", "tags", "places", "related", "ed_note")
    PLANNING = (
        "embargo",
        "hold",
        "advance",
        "deadline",
        "planned_words",
        "legal_needed",
        "picture_needed",
        "translation_of",
    )

    desk = models.ForeignKey(Desk, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=STATES, default="draft", editable=False)
    round = models.PositiveIntegerField(default=1, editable=False)
    round_kind = models.CharField(max_length=16, default="new", editable=False)
    revision = models.ForeignKey("Revision", models.PROTECT, null=True, editable=False, related_name="+")
    newer = models.ForeignKey("Revision", models.PROTECT, null=True, editable=False, related_name="+")
    submitted = models.ForeignKey("Revision", models.PROTECT, null=True, editable=False, related_name="+")
    entry = models.ForeignKey("AuditEntry", models.PROTECT, null=True, editable=False, related_name="+")
    approval = models.ForeignKey("AuditEntry", models.PROTECT, null=True, editable=False, related_name="+")

    headline = models.CharField(max_length=300, default="", editable=False)  # the desk text's, for lists
    language = models.CharField(max_length=16, default="en", editable=False)
    words = models.PositiveIntegerField(default=0, editable=False)
    author = models.ForeignKey(USER, models.PROTECT, related_name="+", editable=False)  # who filed it
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    waiting_since = models.DateTimeField(null=True, editable=False)

    slugline = models.CharField(max_length=80, blank=True, default="")
    section = models.ForeignKey("Section", models.PROTECT, null=True, blank=True, related_name="+")
    urgency = models.PositiveSmallIntegerField(default=4)
    topics = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    tags = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    places = ArrayField(models.BigIntegerField(), default=list, blank=True)
    related = ArrayField(models.BigIntegerField(), default=list, blank=True)
    ed_note = models.TextField("note to editors", blank=True, default="")

    embargo = models.DateTimeField(null=True, blank=True)
    hold = models.BooleanField("hold for release", default=False)
    advance = models.BooleanField("to entitled subscribers in advance", default=False)
    deadline = models.DateTimeField(null=True, blank=True)
    planned_words = models.PositiveIntegerField(null=True, blank=True)
    translation_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="translations")
    legal_needed = models.BooleanField("legal check needed", default=False)
    legal_cleared = models.ForeignKey("Revision", models.PROTECT, null=True, editable=False, related_name="+")
    picture_needed = models.BooleanField("picture check needed", default=False)
    picture_cleared = models.ForeignKey("Revision", models.PROTECT, null=True, editable=False, related_name="+")

    assignee = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    parked_until = models.DateTimeField(null=True, editable=False)
    claimed_by = models.ForeignKey(USER, models.PROTECT, null=True, editable=False, related_name="+")
    claimed_at = models.DateTimeField(null=True, editable=False)
    claim_seen = models.DateTimeField(null=True, editable=False)  # the holder's last sign of life

    objects = ArticleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=workflow.STATES), name="article_state_is_known"),
            models.CheckConstraint(condition=Q(urgency__range=(1, 8)), name="urgency_is_1_to_8"),
            models.CheckConstraint(condition=Q(round_kind__in=ROUND_KINDS), name="round_kind_is_known"),
            models.CheckConstraint(
                condition=Q(
                    state="in_review", claimed_by__isnull=False, claimed_at__isnull=False, claim_seen__isnull=False
                )
                | (~Q(state="in_review") & Q(claimed_by=None, claimed_at=None, claim_seen=None)),
                name="in_review_means_somebody_has_it",
            ),
            models.CheckConstraint(condition=Q(hold=False) | Q(embargo=None), name="held_or_embargoed_not_both"),
            models.CheckConstraint(
                condition=Q(translation_of=None) | ~Q(translation_of=F("id")), name="no_translation_of_itself"
            ),
        ]
        indexes = [
            models.Index(
                "urgency",
                "waiting_since",
                "id",
                condition=Q(state__in=["submitted", "in_review"]),
                name="article_queue",
            ),
            models.Index("state", F("id").desc(), name="article_by_state"),
            models.Index("desk", F("id").desc(), name="article_by_desk"),
            models.Index("author", F("id").desc(), name="article_by_author"),
            models.Index("slugline", name="article_by_slugline"),
            GinIndex(fields=["places"], name="article_places"),
        ]

    def __str__(self) -> str:
        return self.headline or self.slugline or f"Story {self.pk}"

    @property
    def is_alert(self) -> bool:
        return self.urgency <= 2

    @property
    def plan(self) -> str:
        """When it would go out, as a page says it and its form repeats: "at once", "held", or the embargo's moment."""
        when = "held" if self.hold else self.embargo.astimezone(UTC).isoformat() if self.embargo else "at once"
        return f"{when} advance" if self.advance else when

    def coding(self) -> dict[str, Any]:
        """The working coding as a revision keeps it: plain JSON, `section` as its key."""
        return {name: getattr(self, "section_id" if name == "section" else name) for name in self.CODING}

    def person(self, user: User) -> Person:
        """What counts about this user on this article's desk."""
        return workflow.Person(
            id=user.pk, role=user.role_on(self.desk_id), second_reader=user.is_second_reader_on(self.desk_id),
            editor_anywhere=user.is_editor_anywhere(),
        )  # fmt: skip
