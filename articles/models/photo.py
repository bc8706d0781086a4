"""Pictures, kept by what they show and who made them. Readers get renditions of photos in live editions only."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


def name_by_digest(photo: Photo, name: str) -> str:
    return f"photos/{photo.sha256[:2]}/{photo.sha256}.{name.rsplit('.', 1)[-1].lower()}"


class Photo(models.Model):
    """One picture as it came in. `width` and `height` in pixels, `sha256` of the file, in hex."""

    file = models.FileField(upload_to=name_by_digest)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    alt = models.CharField("alternative text", max_length=300, blank=True, default="")
    caption = models.TextField(blank=True, default="")
    credit = models.CharField(max_length=160, blank=True, default="")
    cleared = models.BooleanField("rights cleared", default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.caption[:60] or self.alt or f"photo {self.pk}"
