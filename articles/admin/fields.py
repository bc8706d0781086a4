"""Form fields for text that has to be well-formed, for moments, and for lists of names typed with semicolons."""

from __future__ import annotations

import re

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django_prose_editor.widgets import ProseEditorWidget

from articles.wirecopy import markup, wellformed

EDITOR = {"extensions": markup.EDITOR}  # what the editor offers is what the sanitiser lets through


class Line(forms.CharField):
    """One line of well-formed text. No `maxlength` in the page: browsers cut what is pasted, without a word."""

    check = staticmethod(wellformed.check_line)

    def __init__(self, *, limit, word="", **kwargs):
        kwargs.setdefault("required", False)
        super().__init__(strip=False, **kwargs)
        self.limit, self.word = limit, word

    def get_bound_field(self, form, name):
        self.word = self.word or (self.label or name.replace("_", " ")).lower()
        return super().get_bound_field(form, name)

    def clean(self, value):
        value = self.to_python(value)
        try:
            value = self.check(value, self.word or "text", self.limit)
        except wellformed.IllFormed as error:
            raise ValidationError(error.sentence)
        self.validate(value)
        return value

    def has_changed(self, initial, data):
        """Browsers send other line ends than the ones they got."""
        return super().has_changed(_same_breaks(initial), _same_breaks(data))


class Passage(Line):
    """Text of several lines."""

    widget = forms.Textarea
    check = staticmethod(wellformed.check_text)


class Body(Line):
    """The story: HTML of the allow-list, or plain paragraphs where the editor did not run."""

    widget = ProseEditorWidget(config=EDITOR, preset="configurable", attrs={"rows": 24})

    def __init__(self, **kwargs):
        super().__init__(limit=markup.BODY_LIMIT, **kwargs)

    def clean(self, value):
        try:
            return markup.clean(self.to_python(value))
        except wellformed.IllFormed as error:
            raise ValidationError(error.sentence)


class Names(Line):
    """Names parted by semicolons (and commas, where a name holds none); cleaned it is a list without repeats.

    `suggest` is the kind of thing that the page offers to complete.
    """

    def __init__(self, *, suggest="", parted_by=";", many=30, **kwargs):
        super().__init__(limit=2_000, **kwargs)
        self.parted_by, self.many = parted_by, many
        if suggest:
            self.widget.attrs |= {"data-suggest": suggest, "data-parted-by": parted_by[0], "autocomplete": "off"}

    def clean(self, value):
        parts = [part.strip() for part in re.split(f"[{self.parted_by}\n]", super().clean(value))]
        names = list(dict.fromkeys(part for part in parts if part))
        if len(names) > self.many:
            raise ValidationError(f"These are {len(names)}; {self.many} are the most.")
        return names


class Numbers(Names):
    """Numbers of stories."""

    def clean(self, value):
        numbers = []
        for part in super().clean(value):
            number = part.removeprefix("#")
            if not re.fullmatch("[0-9]{1,15}", number) or not int(number):
                raise ValidationError(f"“{part}” is no number of a story.")
            numbers.append(int(number))
        return numbers


class MomentWidget(AdminSplitDateTime):
    """The browser's own calendar and clock, without the admin's scripts."""

    media = forms.Media()
    use_fieldset = True

    def __init__(self, what):
        day = forms.DateInput({"type": "date", "aria-label": f"{what}: day"}, format="%Y-%m-%d")
        time = forms.TimeInput({"type": "time", "aria-label": f"{what}: time"}, format="%H:%M")
        forms.MultiWidget.__init__(self, [day, time])
        self.template_name = "django/forms/widgets/multiwidget.html"


class Moment(forms.SplitDateTimeField):
    """A day and a time in the zone that is current while the form is read."""

    default_error_messages = {
        "incomplete": "Give both the day and the time.",
        "invalid_date": "Write the day as 2026-06-09.",
        "invalid_time": "Write the time as 15:30.",
    }

    def __init__(self, *, what, **kwargs):
        super().__init__(
            required=False,
            require_all_fields=False,
            widget=MomentWidget(what),
            input_date_formats=["%Y-%m-%d"],
            input_time_formats=["%H:%M", "%H:%M:%S"],
            **kwargs,
        )
        for field in self.fields:
            field.required = False

    def compress(self, values):
        day, time = values or (None, None)
        if (day is None) != (time is None):
            raise ValidationError(self.error_messages["incomplete"])
        if day and not 2000 <= day.year <= 2100:
            raise ValidationError(f"Nobody plans for the year {day.year}.")
        return super().compress(values) if day else None


def _same_breaks(value):
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value
