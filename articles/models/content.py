"""What a reader sees, and its digest."""

from __future__ import annotations

from typing import Any

from django.db import models

LANGUAGES = {"en": "English", "ru": "Русский", "be": "Беларуская"}
HEADLINE_LIMIT, LINE_LIMIT, NOTE_LIMIT = 300, 300, 2_000  # characters; a body's stands in wirecopy.tags


class Content(models.Model):
    """All that a reader sees of a text. Revision and Edition share these columns and the database's digest over them.

    Shapes: `dateline` is {} or {"places": [{"id", "name"}], "date": "2026-06-09" | "release" | "", "source",
    "correspondent", "text", "rendered"}; `credits` a list of {"role", "name", "user", "place", "title", "agency",
    "show"}; `photos` a list of {"photo", "alt", "caption", "credit"}. `byline` and `sign_off` are the credits as they
    read; what the approver saw is what runs, whatever the house style says later.
    """

    FIELDS = ("headline", "body", "dateline", "language", "credits", "byline", "sign_off", "photos", "notice")

    headline = models.TextField(blank=True, default="")
    body = models.TextField(blank=True, default="")
    dateline = models.JSONField(blank=True, default=dict)
    language = models.CharField(max_length=16, default="en")
    credits = models.JSONField(blank=True, default=list)
    byline = models.TextField(blank=True, default="")
    sign_off = models.TextField(blank=True, default="")
    photos = models.JSONField(blank=True, default=list)
    notice = models.TextField(blank=True, default="")  # wording of this round's correction, clarification or kill
    digest = models.GeneratedField(
        expression=models.Func(*FIELDS, function="articles_digest"), output_field=models.BinaryField(), db_persist=True
    )

    class Meta:
        abstract = True

    def content(self) -> dict[str, Any]:
        return {field: getattr(self, field) for field in self.FIELDS}


EMPTY: dict[str, Any] = {
    "headline": "", "body": "", "dateline": {}, "language": "en", "credits": [], "byline": "", "sign_off": "",
    "photos": [], "notice": "",
}  # fmt: skip
