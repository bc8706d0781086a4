"""Pictures, kept by what they show and who made them. Readers get renditions of photos in live editions only.

What comes in is looked at before it is kept: the bytes decide what it is, not its name. The file is stored as it came,
under its digest; it may tell where it was taken, so it never leaves the house, only renditions do.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, models, transaction
from django.db.models.functions import Now

from .picture import Picture, look_at, thumbnail

if TYPE_CHECKING:
    from django.core.files import File

    from accounts.models import User


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

    @classmethod
    def take_in(cls, file: File[bytes], *, by: User, **about: str) -> tuple[Photo, bool]:
        """Keep a picture; `about` are alt, caption and credit, and what is not given is read from the file itself.

        The same bytes are the same photo: the second value is False where we had it already. Raises NotAPicture.
        """
        picture = look_at(file)
        digest = hashlib.sha256()
        file.seek(0)
        for chunk in file.chunks():
            digest.update(chunk)
        known = cls.objects.filter(sha256=digest.hexdigest()).first()
        if known:
            return known, False
        photo = cls(sha256=digest.hexdigest(), width=picture.width, height=picture.height, by=by)
        photo.alt = about.get("alt", "")
        photo.caption = about.get("caption", "") or picture.caption
        photo.credit = about.get("credit", "") or picture.credit
        photo._keep(file, picture)
        try:
            with transaction.atomic():
                photo.save()
        except IntegrityError:  # somebody brought the same picture at the same moment
            return cls.objects.get(sha256=photo.sha256), False
        return photo, True

    def _keep(self, file: File[bytes], picture: Picture) -> None:
        """The file under its digest. One that lies there already is the same, left by whoever was interrupted."""
        name = name_by_digest(self, f"picture.{picture.ending}")
        if default_storage.exists(name):
            self.file.name = name
        else:
            file.seek(0)
            self.file.save(name, file, save=False)

    def thumbnail_file(self) -> File[bytes]:
        """A JPEG of at most 640 pixels each way, for colleagues; made when first asked for."""
        name = f"thumbnails/{self.sha256[:2]}/{self.sha256}.jpg"
        if not default_storage.exists(name):
            with self.file.open("rb") as source:
                made = ContentFile(thumbnail(source))
            if not default_storage.exists(name):  # two who ask at once make the same
                default_storage.save(name, made)
        return default_storage.open(name, "rb")
