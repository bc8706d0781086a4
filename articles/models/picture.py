"""Looking at a file that somebody says is a picture: what it is, how large, what it says about itself. No database."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from PIL import Image, ImageFile, ImageOps, IptcImagePlugin

from articles.wirecopy import wellformed

if TYPE_CHECKING:
    from django.core.files import File

FILE_LIMIT = 40 * 2**20  # bytes
PIXEL_LIMIT = 64_000_000  # decoded, 256 MB
SHORTEST, LONGEST = 16, 30_000  # pixels of a side
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "TIFF": "tif", "AVIF": "avif", "MPO": "jpg"}
THUMBNAIL = (640, 640)

# Where files say what they show and who made it: IPTC-IIM data sets, and EXIF tags.
IPTC_CHARSET, IPTC_BYLINE, IPTC_CREDIT, IPTC_CAPTION = (1, 90), (2, 80), (2, 110), (2, 120)
EXIF_DESCRIPTION, EXIF_ARTIST = 0x010E, 0x013B


class NotAPicture(ValueError):
    """A file that can't be kept, with a `sentence` that tells why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Picture:
    """`ending` of a file name fit for the format; width and height as it is to be looked at, turned by its EXIF."""

    ending: str
    width: int
    height: int
    caption: str = ""
    credit: str = ""


def look_at(file: File[bytes]) -> Picture:
    """What a file is, decoded to its last byte, so that nothing half is kept. Raises NotAPicture."""
    if file.size > FILE_LIMIT:
        raise NotAPicture(f"The file has {file.size / 2**20:.0f} MB; {FILE_LIMIT // 2**20} MB is the most.")
    if not file.size:
        raise NotAPicture("The file is empty.")
    file.seek(0)
    with _opened(file) as image:
        width, height = _size(image)
        caption, credit = _about(image)
        try:
            # A JPEG is decoded small, yet read to its end; the others whole.
            image.draft("RGB", THUMBNAIL)
            image.load()
        except Exception:  # Pillow's plugins raise whatever their format led them to
            raise NotAPicture("The file is damaged: it can't be read to its end.")
        return Picture(ENDINGS[image.format or ""], width, height, caption, credit)


def thumbnail(file: IO[bytes]) -> bytes:
    """A small JPEG without any of the file's metadata."""
    with _opened(file) as image:
        image.draft("RGB", THUMBNAIL)
        small = ImageOps.exif_transpose(image)
        small.thumbnail(THUMBNAIL)
        if small.mode in ("RGBA", "LA", "P", "PA"):  # what shows through is paper
            small = small.convert("RGBA")
            paper = Image.new("RGBA", small.size, "white")
            small = Image.alpha_composite(paper, small)
        out = io.BytesIO()
        small.convert("RGB").save(out, "JPEG", quality=80, optimize=True)
        return out.getvalue()


def _opened(file: IO[bytes] | File[bytes]) -> ImageFile.ImageFile:
    """Opened by its content, with no format allowed but ours."""
    try:
        return Image.open(file, formats=tuple(ENDINGS))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotAPicture(f"The picture is too large: {PIXEL_LIMIT // 10**6} million pixels is the most.")
    except Exception:  # as above
        raise NotAPicture("This file is no picture we can use: send JPEG, PNG, WebP, AVIF or TIFF.")


def _size(image: ImageFile.ImageFile) -> tuple[int, int]:
    """Width and height as it is to be looked at; raises NotAPicture where they are beyond bearing."""
    turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8) if _has_exif(image) else False
    width, height = reversed(image.size) if turned else image.size
    if width * height > PIXEL_LIMIT or max(width, height) > LONGEST:
        raise NotAPicture(
            f"The picture is {width:,} × {height:,} pixels; {PIXEL_LIMIT // 10**6} million pixels is the most."
        )
    if min(width, height) < SHORTEST:
        raise NotAPicture(f"The picture is only {width} × {height} pixels.")
    return width, height


def _has_exif(image: ImageFile.ImageFile) -> bool:
    try:
        image.getexif()
    except Exception:  # broken metadata is no reason to refuse a picture
        return False
    return True


def _about(image: ImageFile.ImageFile) -> tuple[str, str]:
    """Caption and credit from IPTC-IIM, else from EXIF; what is not well-formed is as good as not there."""
    try:
        iptc = IptcImagePlugin.getiptcinfo(image) or {}
    except Exception:  # as above
        iptc = {}
    charset = "utf-8" if iptc.get(IPTC_CHARSET) == b"\x1b%G" else "latin-1"
    exif = image.getexif() if _has_exif(image) else {}
    caption = _words(iptc.get(IPTC_CAPTION), charset) or _words(exif.get(EXIF_DESCRIPTION), "utf-8")
    people = [_words(iptc.get(key), charset) for key in (IPTC_BYLINE, IPTC_CREDIT)]
    credit = " / ".join(dict.fromkeys(name for name in people if name)) or _words(exif.get(EXIF_ARTIST), "utf-8")
    return caption[:2000], credit[:160]


def _words(value: object, charset: str) -> str:
    if isinstance(value, list):
        value = value[0] if value else b""
    try:
        if isinstance(value, bytes):
            value = _decoded(value, charset)
        return wellformed.check_text(value, "caption", 2000) if isinstance(value, str) else ""
    except (UnicodeDecodeError, wellformed.IllFormed):
        return ""


def _decoded(value: bytes, charset: str) -> str:
    """Many files hold UTF-8 without saying so; latin-1 takes anything, so it comes last."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode(charset)
