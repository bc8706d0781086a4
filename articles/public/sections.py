"""The sections, as every page names them: kept in process memory for a minute, since they hardly ever change."""

import time

from articles.models import Section

KEPT = 60.0  # seconds
WHOLE = "news"  # what is filed here belongs to no other: its stories stand under News itself, and no menu names it

_kept: tuple[float, tuple[Section, ...]] = (float("-inf"), ())


def sections() -> tuple[Section, ...]:
    """All sections in their order."""
    return _read(KEPT)


def section(*, slug: str = "", key: int | None = None) -> Section | None:
    """The section with this slug or key; one that is not known yet is looked for afresh."""
    for age in (KEPT, 0.0) if slug or key else ():
        for each in _read(age):
            if each.slug == slug or each.pk == key:
                return each
    return None


def forget() -> None:
    global _kept
    _kept = (float("-inf"), ())


def _read(age: float) -> tuple[Section, ...]:
    global _kept
    if time.monotonic() - _kept[0] >= age:
        _kept = (time.monotonic(), tuple(Section.objects.all()))
    return _kept[1]
