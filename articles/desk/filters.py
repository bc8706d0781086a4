"""The row of filters over a list. Strict: a value that is not on offer is an error, an unknown parameter is ignored."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from accounts.models import User
from articles.models import Article, Section
from articles.models.content import LANGUAGES

from .fields import Line

URGENCIES = {"1-2": "1–2, alerts", "3": "3", "4-5": "4–5", "6-8": "6–8"}
HAS = {"nobody": "Nobody", "me": "Me"}
DUE = {"overdue": "Overdue", "hour": "Within the hour", "today": "Today"}


class LineFilter(django_filters.CharFilter):
    field_class = Line


class QueueFilter(django_filters.FilterSet):
    """`user` is the person who looks: desks and authors on offer are theirs."""

    q = LineFilter(
        method="by_words",
        label="Slug, headline, name or #number",
        called="text",
        limit=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Slug, headline, name or #number"}),
    )
    desk = django_filters.ChoiceFilter(field_name="desk__slug", empty_label="All my desks", label="Desk")
    section = django_filters.ChoiceFilter(field_name="section__slug", empty_label="Any section", label="Section")
    urgency = django_filters.ChoiceFilter(
        method="by_urgency", empty_label="Any urgency", label="Urgency", choices=list(URGENCIES.items())
    )
    language = django_filters.ChoiceFilter(
        empty_label="Any language", label="Language", choices=list(LANGUAGES.items())
    )
    author = django_filters.ChoiceFilter(field_name="author__username", empty_label="Any writer", label="Writer")
    has = django_filters.ChoiceFilter(
        method="by_holder", empty_label="Anybody", label="Who has it", choices=list(HAS.items())
    )
    due = django_filters.ChoiceFilter(
        method="by_deadline", empty_label="Due any time", label="Due", choices=list(DUE.items())
    )

    class Meta:
        model = Article
        fields: list[str] = []

    def __init__(self, data: Any, queryset: QuerySet, *, user: User) -> None:
        super().__init__(data, queryset)
        self.user = user
        desks = {desk.slug: desk.name for seat in user.seats() for desk in (seat.desk, *seat.desk.covers.all())}
        colleagues = User.objects.filter(membership__desk__in=user.desk_ids()).distinct().order_by("name", "username")
        self.filters["desk"].extra["choices"] = sorted(desks.items(), key=lambda desk: desk[1])
        self.filters["section"].extra["choices"] = [(one.slug, one.name_en) for one in Section.objects.all()]
        self.filters["author"].extra["choices"] = [
            (one.username, str(one)) for one in colleagues.only("name", "username")
        ]
        for name, one in self.filters.items():
            if name != "q":
                one.extra["error_messages"] = {"invalid_choice": f"“{one.label}” has no such choice."}

    def by_words(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        return rows.filter(Q(headline__icontains=text) | Q(slugline__icontains=text) | Q(author__name__icontains=text))

    def by_urgency(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(urgency__range=(int(value[0]), int(value[-1])))

    def by_holder(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(claimed_by=self.user if value == "me" else None)

    def by_deadline(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        if value == "overdue":
            return rows.filter(deadline__lt=Now())
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        return rows.filter(
            deadline__gte=Now(), deadline__lt=Now() + timedelta(hours=1) if value == "hour" else midnight
        )

    def set(self) -> dict[str, str]:
        """The filters in use, as words: {"urgency": "Urgency: 3"}."""
        used = {name: self.form.cleaned_data.get(name) for name in self.filters if self.form.cleaned_data.get(name)}
        words = {
            name: dict(self.filters[name].extra.get("choices", ())).get(value, f"“{value}”")
            for name, value in used.items()
        }
        return {name: f"{self.filters[name].label}: {word}" if name != "q" else word for name, word in words.items()}
