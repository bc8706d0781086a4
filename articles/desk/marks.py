"""What templates of staff's pages load as `desk`: moments, states and urgencies, marked up."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .clock import moment_written, offset_written, zone_written

register = template.Library()


@register.filter
def clock(moment: datetime | None) -> SafeString | str:
    """A moment as `<time>`: 15:21, or 9 June, 15:21."""
    if moment is None:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>',
        timezone.localtime(moment).isoformat(timespec="seconds"),
        moment_written(moment),
    )


@register.simple_tag
def time_now() -> SafeString | str:
    return clock(timezone.now())


@register.simple_tag
def zone() -> str:
    return zone_written()


@register.simple_tag
def offset() -> str:
    return offset_written()


STATES = {
    "draft": ("draft", "Draft"),
    "submitted": ("submitted", "Waiting"),
    "in_review": ("review", "In review"),
    "returned": ("returned", "Returned"),
    "approved": ("approved", "Approved"),
    "published": ("published", "Published"),
    "spiked": ("spiked", "Spiked"),
    "not_out": ("draft", "Not out"),
    "to_come": ("scheduled", "To come"),
    "live": ("published", "Live"),
    "withheld": ("withheld", "Withheld"),
    "killed": ("killed", "Killed"),
}


@register.filter
def mark(state: str) -> SafeString:
    """A state or standing: its word, with the shape that fills up as the story moves on."""
    shape, word = STATES[state]
    return format_html('<span class="state {}">{}</span>', shape, word)


@register.filter
def urgency(number: int) -> SafeString:
    return format_html('<span class="urgency u{}"><span class="vh">Urgency </span>{}</span>', number, number)


@register.filter
def moment(value: datetime) -> str:
    """A moment where no markup may stand, as in an option."""
    return moment_written(value)
