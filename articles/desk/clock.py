"""How staff's pages write moments: absolute, in the house's time zone, with the date where it is not today's."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from articles.models import Article


def moment_written(moment: datetime) -> str:
    """15:21 today; else 9 June, 15:21; in another year 9 June 2025, 15:21."""
    local, today = timezone.localtime(moment), timezone.localdate()
    if local.date() == today:
        return f"{local:%H:%M}"
    return f"{day_written(moment)}, {local:%H:%M}"


def day_written(moment: datetime) -> str:
    """Today, 9 June or 9 June 2025."""
    local, today = timezone.localtime(moment).date(), timezone.localdate()
    if local == today:
        return "Today"
    return f"{local.day} {local:%B}" + ("" if local.year == today.year else f" {local.year}")


def goes_out(article: Article) -> str:
    """When it would go out if it were published now, as words that follow “goes out”."""
    if article.hold:
        when = "when an editor releases it"
    elif article.embargo and article.embargo > timezone.now():
        word = "at" if timezone.localdate(article.embargo) == timezone.localdate() else "on"
        when = f"{word} {moment_written(article.embargo)} {zone_written()} time"
    else:
        return "at once"
    return f"{when}, to entitled subscribers at once" if article.advance else when


def zone_written() -> str:
    """The house's zone by its city: Minsk."""
    return timezone.get_current_timezone_name().rsplit("/", 1)[-1].replace("_", " ")


def offset_written() -> str:
    """The house's distance from UTC now: UTC+3, UTC+5:30."""
    minutes = int((timezone.localtime().utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
