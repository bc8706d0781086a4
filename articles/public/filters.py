"""What narrows a listing down. Strict: a value that is not of its form is an error, never a guess."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django_filters import Filter, FilterSet

from articles.models import Edition

WORDS_LIMIT, TAG_LIMIT = 200, 60
EVERY = "any"  # as a language


class FormField(forms.CharField):
    """Text of one form, given as a regular expression over ASCII; `read` turns it into the value."""

    form = r".*"

    def clean(self, value):
        text = super().clean(value)
        if text and not re.fullmatch(self.form, text, re.ASCII):
            raise ValidationError("not of its form")
        return self.read(text) if text else None

    def read(self, text):
        return text


class PlaceField(FormField):
    form = r"[1-9]\d{0,17}"

    def read(self, text):
        return int(text)


class TopicField(FormField):
    form = r"\d{8}"


class LanguageField(FormField):
    form = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}"


class DayField(FormField):
    form = r"(19|20)\d\d-\d\d-\d\d"

    def read(self, text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise ValidationError("no such day")


def of_form(field, **options):
    class Formed(Filter):
        field_class = field

    return Formed(**options)


class StoryFilter(FilterSet):
    """Over the live stories. Words, places, topics and tags are left to the listing, which walks an index for them."""

    q = of_form(forms.CharField, method="later", max_length=WORDS_LIMIT)
    language = of_form(LanguageField, method="by_language")
    place = of_form(PlaceField, method="later")
    topic = of_form(TopicField, method="later")
    tag = of_form(forms.CharField, method="later", max_length=TAG_LIMIT)
    locals()["from"] = of_form(DayField, method="from_day")  # a word of Python's, and of the address
    to = of_form(DayField, method="to_day")

    class Meta:
        model = Edition
        fields: list[str] = []

    def later(self, stories: QuerySet, name: str, value: object) -> QuerySet:
        return stories

    def by_language(self, stories: QuerySet, name: str, language: str) -> QuerySet:
        return stories if language == EVERY else stories.filter(language=language)

    def from_day(self, stories: QuerySet, name: str, day: date) -> QuerySet:
        return stories.filter(Q(listed_at__gte=midnight(day)))

    def to_day(self, stories: QuerySet, name: str, day: date) -> QuerySet:
        return stories.filter(Q(listed_at__lt=midnight(day + timedelta(days=1))))

    @property
    def broken(self) -> str:
        """The name of a value that is not of its form; "span" for days in the wrong order; empty if all is well."""
        if not self.is_valid():
            return next(iter(self.form.errors))
        first, last = self.given.get("from"), self.given.get("to")
        return "span" if first and last and first > last else ""

    @property
    def given(self) -> dict:
        """What was asked for, by name, without what was left empty."""
        return {name: value for name, value in self.form.cleaned_data.items() if value}


def midnight(day: date) -> datetime:
    """The first moment of a day in the house's time zone."""
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(settings.TIME_ZONE))
