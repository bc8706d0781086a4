"""The list of stories: filters, search and pages that never count a million rows."""

from __future__ import annotations

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Q
from django.utils.functional import cached_property

from articles import workflow

PER_PAGE = 50
DEEPEST = 40 * PER_PAGE  # older stories are found by filter, search or number


class NewestPages(Paginator):
    """Pages over the newest stories only: counting stops where the pages end."""

    @cached_property
    def count(self):
        return self.object_list.order_by().values("pk")[:DEEPEST].count()


class WhoseFilter(admin.SimpleListFilter):
    title, parameter_name = "whose", "whose"

    def lookups(self, request, model_admin):
        return [("mine", "Mine")]

    def choices(self, changelist):
        everything, *rest = super().choices(changelist)
        return [{**everything, "display": "My desks'"}, *rest]

    def queryset(self, request, stories):
        return stories.filter(author=request.user) if self.value() == "mine" else stories


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = "state", "state"

    def lookups(self, request, model_admin):
        return [(state, workflow.STATE_WORDS[state].removeprefix("a ").capitalize()) for state in workflow.STATES]

    def queryset(self, request, stories):
        return stories.filter(state=self.value()) if self.value() in workflow.STATES else stories


class UrgencyFilter(admin.SimpleListFilter):
    title, parameter_name = "urgency", "urgency"
    spans = {"alert": (1, 2), "high": (3, 4), "low": (5, 8)}

    def lookups(self, request, model_admin):
        return [("alert", "Alerts, 1–2"), ("high", "3–4"), ("low", "5–8")]

    def queryset(self, request, stories):
        span = self.spans.get(self.value())
        return stories.filter(urgency__range=span) if span else stories


class DeskFilter(admin.SimpleListFilter):
    title, parameter_name = "desk", "desk"

    def lookups(self, request, model_admin):
        seats = request.user.seats()
        desks = {desk.pk: desk for seat in seats for desk in (seat.desk, *seat.desk.covers.all())}
        return [(str(desk.pk), desk.name) for desk in sorted(desks.values(), key=lambda desk: desk.name)]

    def queryset(self, request, stories):
        known = dict(self.lookup_choices)
        return stories.filter(desk=int(self.value())) if self.value() in known else stories


def search(stories, words):
    """Stories by number, or with every word in slugline or headline."""
    words = words.strip()[:200]
    number = words.removeprefix("#")
    if number.isascii() and number.isdigit() and len(number) < 19:
        return stories.filter(Q(pk=int(number)) | Q(slugline__icontains=number) | Q(headline__icontains=number))
    for word in words.split()[:8]:
        stories = stories.filter(Q(slugline__icontains=word) | Q(headline__icontains=word))
    return stories
