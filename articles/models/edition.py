"""A text that went out or is set to. All that readers and machines ever get."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from .content import Content

BEGINNING_OF_TIME, END_OF_TIME = datetime(1900, 1, 1, tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC)
TEXT_KINDS = ("new", "update", "correction", "clarification", "refile")
KINDS = (*TEXT_KINDS, "recode", "withhold", "reinstate", "kill")


class EditionQuerySet(models.QuerySet["Edition"]):
    def for_readers(self) -> EditionQuerySet:
        """Only the columns that the public role may read."""
        return self.only(*Edition.SEEN)

    def stories(self) -> EditionQuerySet:
        """Without the tombstones of killed stories."""
        return self.exclude(kind="kill")


class Edition(Content):
    """Immutable; numbered 1, 2, 3 in its article. What is live follows from its moments and the database's clock.

    Set by the database: `round`, `live_until`, `text_kind` and `text_from` (the kind and first moment of the text that
    a recode or reinstate carries on), `published_at` (when readers first had the story; empty: at `live_from`) and
    `earlier` [{"number", "kind", "at", "notice"}], the editions that ran before this text.
    `sent_from` is empty while it is held from subscribers too.
    `coding` is frozen for pages and wires: {"section": {"slug", "name"}, "topics": [{"code", "name"}], "tags": [str],
    "places": [{"id", "name", "country"}], "related": [article numbers]}.
    """

    SEEN = (
        "id",
        "article",
        "number",
        "kind",
        "headline",
        "body",
        "dateline_text",
        "language",
        "byline",
        "sign_off",
        "photos",
        "notice",
        "section",
        "coding",
        "urgency",
        "words",
        "listed_at",
        "live_from",
        "live_until",
        "published_at",
        "text_kind",
        "text_from",
        "earlier",
    )

    article = models.ForeignKey("Article", models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16)
    revision = models.ForeignKey("Revision", models.PROTECT, null=True, related_name="+")
    entry = models.OneToOneField("AuditEntry", models.PROTECT, related_name="edition")
    round = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dateline_text = models.TextField(default="")
    section = models.ForeignKey("Section", models.PROTECT, null=True, related_name="+")
    urgency = models.PositiveSmallIntegerField(default=4)
    slugline = models.CharField(max_length=80, default="")
    ed_note = models.TextField(default="")
    coding = models.JSONField(default=dict)
    words = models.PositiveIntegerField(default=0)
    listed_at = models.DateTimeField(null=True)
    sent_from = models.DateTimeField(null=True)
    live_from = models.DateTimeField(null=True)
    live_until = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    text_kind = models.CharField(max_length=16, default="")
    text_from = models.DateTimeField(null=True)
    earlier = models.JSONField(default=list)
    tsv = models.GeneratedField(
        expression=models.Func("language", "headline", "body", function="articles_words"),
        output_field=SearchVectorField(), db_persist=True,
    )  # fmt: skip

    objects = EditionQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="edition_numbered_once"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="edition_is_of_a_known_kind"),
            models.CheckConstraint(
                condition=Q(live_from=None) | Q(sent_from__isnull=False, live_from__gte=F("sent_from")),
                name="subscribers_get_it_first",
            ),
            models.CheckConstraint(
                condition=Q(live_until=None) | Q(live_from=None) | Q(live_until__gte=F("live_from")),
                name="edition_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["withhold", "kill"]) ^ Q(revision=None), name="edition_has_text_unless_withdrawn"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["correction", "clarification", "kill"]) | ~Q(notice=""),
                name="a_correction_says_what_it_corrects",
            ),
            models.CheckConstraint(condition=Q(urgency__range=(1, 8)), name="edition_urgency_is_1_to_8"),
            models.CheckConstraint(  # no infinity, which no client can read; and nothing above what runs later
                condition=(Q(sent_from=None) | Q(sent_from__lt=END_OF_TIME))
                & (Q(live_from=None) | Q(live_from__lt=END_OF_TIME))
                & (Q(live_until=None) | Q(live_until__lt=END_OF_TIME))
                & (Q(listed_at=None) | Q(listed_at__range=(BEGINNING_OF_TIME, END_OF_TIME)))
                & (Q(listed_at=None) | Q(live_from=None) | Q(listed_at__lte=F("live_from"))),
                name="an_editions_moments_are_real",
            ),
        ]
        indexes = [
            models.Index(F("language"), F("listed_at").desc(), F("id").desc(), name="edition_by_language"),
            models.Index(F("section"), F("language"), F("listed_at").desc(), F("id").desc(), name="edition_by_section"),
            models.Index(F("listed_at").desc(), F("id").desc(), name="edition_newest"),
            models.Index("sent_from", name="edition_sent"),
            models.Index("live_from", name="edition_live"),
            GinIndex(fields=["tsv"], name="edition_words", fastupdate=False),
        ]

    def __str__(self) -> str:
        return f"edition {self.number}"


class Link(models.Model):
    """What an edition is filed under; written in the edition's own transaction, read by listings."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="%(class)s_set")
    listed_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class EditionTag(Link):
    tag = models.ForeignKey("Tag", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "tag"], name="tag_once")]
        indexes = [models.Index(F("tag"), F("listed_at").desc(), F("edition").desc(), name="tag_newest")]


class EditionTopic(Link):
    topic = models.ForeignKey("Topic", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "topic"], name="topic_once")]
        indexes = [models.Index(F("topic"), F("listed_at").desc(), F("edition").desc(), name="topic_newest")]


class EditionPlace(Link):
    place = models.ForeignKey("Place", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "place"], name="place_once")]
        indexes = [models.Index(F("place"), F("listed_at").desc(), F("edition").desc(), name="place_newest")]
