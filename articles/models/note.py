"""Remarks for colleagues; they never leave the house."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class DeskNote(models.Model):
    """A remark on an article. `anchor` is {} or {"quote", "prefix", "suffix", "start"}; an *error* is one reported on a
    live story. A blocking note stops publication until it is resolved."""

    article = models.ForeignKey("Article", models.PROTECT, related_name="notes")
    revision = models.ForeignKey("Revision", models.PROTECT, null=True, related_name="+")
    reply_to = models.ForeignKey("self", models.PROTECT, null=True, related_name="replies")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    text = models.TextField()
    anchor = models.JSONField(default=dict)
    blocking = models.BooleanField(default=False)
    error = models.BooleanField(default=False)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_by=None, resolved_at=None)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="a_note_is_resolved_by_someone",
            )
        ]
        indexes = [models.Index("article", condition=Q(resolved_at=None), name="note_open")]

    def __str__(self) -> str:
        return self.text[:60]
