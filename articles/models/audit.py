"""The record of who did what, one hash chain per article, and the seals over the chains' heads."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class AuditEntry(models.Model):
    """One move or other act. Append-only. Number, time, from-state, round and hash are the database's.

    `press` names one press of one button: the same press twice is the same act once. `detail` holds what an act needs
    to be read later (moments, coding, who was assigned), `reason` what the person gave.
    """

    article = models.ForeignKey("Article", models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(db_default=Now())
    previous = models.BinaryField(default=b"")
    hash = models.BinaryField(default=b"")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    act = models.CharField(max_length=16)
    from_state = models.CharField(max_length=12, default="")
    to_state = models.CharField(max_length=12, default="")
    round = models.PositiveIntegerField(default=1)
    revision = models.ForeignKey("Revision", models.PROTECT, null=True, related_name="+")
    reason = models.TextField(default="")
    detail = models.JSONField(default=dict)
    press = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="audit_numbered_once"),
            models.UniqueConstraint(
                fields=["by", "press"], condition=Q(act="file", press__isnull=False), name="a_press_files_once"
            ),
            models.UniqueConstraint(
                fields=["article", "press", "act"], condition=Q(press__isnull=False), name="a_press_acts_once"
            ),
        ]
        indexes = [models.Index("by", "press", condition=Q(press__isnull=False), name="audit_by_press")]

    def __str__(self) -> str:
        return f"{self.act} by {self.by_id}"


class Seal(models.Model):
    """The heads [[article, number, hash]] of the chains that grew since the last seal, chained itself."""

    at = models.DateTimeField(db_default=Now())
    heads = models.JSONField(default=list)
    hash = models.BinaryField(default=b"")
