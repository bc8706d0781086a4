"""Remarks for colleagues; they never leave the house."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import User
from articles.wirecopy.wellformed import check_text

from .content import NOTE_LIMIT
from .door import Refused, acting

if TYPE_CHECKING:
    from .article import Article


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

    @classmethod
    def leave(
        cls, article: Article, *, by: User, text: str, blocking: bool = False, press: uuid.UUID | None = None
    ) -> None:
        """A note on the text now on the desk. The same press leaves it once. Raises Refused and IllFormed."""
        text = check_text(text, "note", NOTE_LIMIT, field="text")
        if not text:
            raise Refused("The note is empty.", "note")
        with acting(article, "note", by, press=press) as act:
            if act:
                note = cls.objects.create(
                    article=act.article, revision=act.article.revision, by=by, text=text, blocking=blocking
                )
                act.record(detail={"note": note.pk, "blocking": blocking})

    def resolve(self, *, by: User) -> None:
        """It is dealt with; resolved twice is resolved once, by whoever came first. Raises Refused."""
        if self.blocking and by.pk != self.by_id and self.article.desk_role(by) not in ("editor", "chief"):
            raise Refused(f"{self.by} left this note; they or an editor resolve it.", "resolve")
        with acting(self.article, "resolve", by) as act:
            if act and DeskNote.objects.filter(pk=self.pk, resolved_at=None).update(
                resolved_by=by, resolved_at=act.now
            ):
                act.record(detail={"note": self.pk})
