"""Fields that take what people type, say in a journalist's words what can't stand, and lose nothing."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone

from articles.models import Place, Topic
from articles.wirecopy.wellformed import IllFormed, check_line, check_text


class Words(forms.CharField):
    """Text of several lines; `called` is the word for it in a sentence."""

    widget = forms.Textarea
    check = staticmethod(check_text)

    def __init__(self, *, called: str, limit: int = 2000, rows: int = 3, **options: Any) -> None:
        options.setdefault(
            "widget", self.widget(attrs={"rows": rows}) if self.widget is forms.Textarea else self.widget()
        )
        super().__init__(strip=False, **options)
        self.called, self.limit = called, limit
        self.error_messages["required"] = options.get("error_messages", {}).get("required", f"The {called} is missing.")

    def to_python(self, value: Any) -> str:
        try:
            return self.check(str(value or ""), self.called, self.limit)
        except IllFormed as error:
            raise ValidationError(error.sentence)


class Line(Words):
    """Text of one line."""

    widget = forms.TextInput
    check = staticmethod(check_line)


class Moment(forms.DateTimeField):
    """A moment of the house's clock, to the minute."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        errors = {"required": "The moment is missing.", "invalid": "A moment is written like 2026-06-09T15:30."}
        super().__init__(widget=widget, error_messages=errors, **options)

    def to_python(self, value: Any) -> datetime | None:
        if isinstance(value, str) and len(value) > 40:
            raise ValidationError(self.error_messages["invalid"])
        moment = super().to_python(value)
        if moment and not 1970 <= moment.year <= 9000:  # beyond them zones and databases disagree about the calendar
            raise ValidationError(self.error_messages["invalid"])
        return moment

    def prepare_value(self, value: Any) -> Any:
        return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


NUMBER = re.compile("[0-9]{1,18}")  # no more than a key can have, and in no other script's figures


class Number(forms.IntegerField):
    """A row's key."""

    def to_python(self, value: Any) -> int | None:
        if value not in self.empty_values and not NUMBER.fullmatch(str(value)):
            raise ValidationError("That is no number.")
        return super().to_python(value)


class Choice(forms.ModelChoiceField):
    """One of a queryset."""

    def __init__(self, queryset: Any, *, missing: str, **options: Any) -> None:
        super().__init__(queryset, error_messages={"required": missing, "invalid_choice": missing}, **options)

    def to_python(self, value: Any) -> Any:
        if value not in self.empty_values and not NUMBER.fullmatch(str(value)):
            raise ValidationError(self.error_messages["invalid_choice"])
        return super().to_python(value)


class Listed(Line):
    """Several of something, parted by commas."""

    def to_python(self, value: Any) -> Any:
        parts = [part.strip() for part in super().to_python(value).split(",")]
        return [self.meant(part) for part in dict.fromkeys(parts) if part]

    def meant(self, part: str) -> Any:
        return part


class Tags(Listed):
    def meant(self, part: str) -> str:
        if len(part) > 60:
            raise ValidationError(f"A tag has at most 60 characters; “{part[:30]}…” has {len(part)}.")
        return part


class Topics(Listed):
    """Media Topics by name or code; kept as codes."""

    def meant(self, part: str) -> str:
        by = {"code": part} if NUMBER.fullmatch(part) else {"name_en__iexact": part}
        topic = Topic.objects.filter(**by).order_by(F("retired").desc(nulls_first=True), "code").first()
        if topic is None:
            raise ValidationError(f"“{part}” is no Media Topic.")
        return topic.code


class Places(Listed):
    """Places by name; kept as keys. A name that several bear means the biggest."""

    def meant(self, part: str) -> int:
        place = Place.objects.filter(pk=int(part)).first() if NUMBER.fullmatch(part) else Place.named(part)
        if place is None:
            raise ValidationError(f"“{part}” is not in the gazetteer.")
        return place.pk


class Stories(Listed):
    """Numbers of other stories."""

    def meant(self, part: str) -> int:
        if not NUMBER.fullmatch(part):
            raise ValidationError(f"“{part}” is no story’s number.")
        return int(part)
