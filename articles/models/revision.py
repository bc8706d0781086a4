"""Saved states of an article, and what a person has typed and not yet saved."""

from __future__ import annotations

from django.conf import settings
from django.db import connection, models
from django.db.models import Q
from django.db.models.functions import Now

from .content import Content


class Revision(Content):
    """One saved state: immutable, numbered 1, 2, 3 in its article. `coding` and `light` are not part of the digest.

    `base` is the revision it was written from, `hand` says in words what made it substantial ("a numeral").
    """

    article = models.ForeignKey("Article", models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    round = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    base = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    substantial = models.BooleanField()
    hand = models.TextField(default="", db_default="")
    coding = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_numbered_once"),
            models.CheckConstraint(
                condition=Q(substantial=True) | Q(base__isnull=False), name="a_first_text_is_substantial"
            ),
        ]

    def __str__(self) -> str:
        return f"revision {self.number}"


class WorkingCopy(models.Model):
    """What one person has typed and not yet saved; private to article and person."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    base = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="+")
    text = models.JSONField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "by"], name="one_working_copy_each")]


def builds_on(revision: Revision, base: Revision) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT articles_builds_on(%s, %s)", [revision.pk, base.pk])
        return bool(cursor.fetchone()[0])


def fork(one: Revision, other: Revision) -> int:
    """The newest revision that both were written from."""
    with connection.cursor() as cursor:
        cursor.execute(
            """WITH RECURSIVE a AS (SELECT id, base_id FROM articles_revision WHERE id = %s
                              UNION SELECT r.id, r.base_id FROM a JOIN articles_revision r ON r.id = a.base_id)
               SELECT max(id) FROM a WHERE articles_builds_on(%s, id)""",
            [one.pk, other.pk],
        )
        return int(cursor.fetchone()[0])
