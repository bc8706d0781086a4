"""The article form: one form for what an article holds, with its rows of credits and photos.

It saves nothing itself. `changes()` are the arguments of `Article.start` and `save_text`: only what was sent and
touched. What was not sent at all, because the page showed it as fixed, stays what it is.
"""

from __future__ import annotations

import json

from django import forms
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date

from accounts.models import Desk
from articles.admin import plan, rows, written
from articles.admin.fields import Body, Line, Moment, Names, Numbers, Passage
from articles.models import Article, Section
from articles.models.content import EMPTY, HEADLINE_LIMIT, LANGUAGES, LINE_LIMIT, NOTE_LIMIT

URGENCIES = [(1, "1 flash"), (2, "2 urgent"), *((n, str(n)) for n in range(3, 8)), (8, "8 lowest")]
WHEN = [("release", "Day of release"), ("day", "A day of its own"), ("", "None")]
HOUSE = list(LANGUAGES.items())
OTHERS = sorted(
    (code, f"{info['name_local'].capitalize()} ({code})")
    for code, info in LANG_INFO.items()
    if "name_local" in info and code not in LANGUAGES
)


class ArticleForm(forms.Form):
    """`desk` counts on a new story only: later it is transferred. `base` is the key of the revision that the form was
    opened with, `opened` its planning as it was then, `press` this page: what is pressed twice is done once."""

    base = forms.CharField(required=False, widget=forms.HiddenInput)
    press = forms.UUIDField(required=False, widget=forms.HiddenInput)
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    headline = Line(limit=HEADLINE_LIMIT, widget=forms.Textarea({"rows": 2}))
    slugline = Line(limit=80)
    language = forms.ChoiceField(choices=[*HOUSE, ("Other languages", OTHERS)], required=False)
    urgency = forms.TypedChoiceField(choices=URGENCIES, coerce=int, required=False)
    desk = forms.ModelChoiceField(Desk.objects.none(), empty_label=None)
    body = Body(label="Text", help_text="Start with the news. The dateline is put in front of the first paragraph.")
    notice = Passage(
        limit=NOTE_LIMIT,
        widget=forms.Textarea({"rows": 2}),
        help_text="Readers see it above the story: what was wrong, and what is right.",
    )
    ed_note = Passage(
        limit=NOTE_LIMIT,
        label="Note to editors",
        widget=forms.Textarea({"rows": 2}),
        help_text="Goes to subscribers. For colleagues, write a desk note.",
    )

    dateline_places = Names(
        label="Places", suggest="place", many=4, help_text="In the order they should stand, parted by semicolons."
    )
    dateline_when = forms.ChoiceField(label="Date", choices=WHEN, required=False)
    dateline_day = forms.DateField(
        label="Day",
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Write the day as 2026-06-09."},
    )
    dateline_source = Line(limit=LINE_LIMIT, label="Source", help_text="Another agency; empty is ours.")
    dateline_correspondent = Line(limit=LINE_LIMIT, label="Correspondent", help_text="Named inside the dateline.")
    dateline_text = Line(limit=LINE_LIMIT, label="Free text", help_text="Runs as it stands, instead of all the above.")

    section = forms.ModelChoiceField(Section.objects.all(), required=False, empty_label="None")
    topics = Names(suggest="topic", help_text="IPTC Media Topics, parted by semicolons.")
    tags = Names(suggest="tag", parted_by=",;", help_text="Free keywords, parted by commas.")
    places = Names(suggest="place", help_text="What the story is about, not where it was written.")
    related = Numbers(suggest="story", parted_by=",;", help_text="Numbers of other stories, parted by commas.")

    deadline = Moment(what="deadline")
    embargo = Moment(what="embargo", label="Embargo until", help_text="Readers get it at this moment.")
    hold = forms.BooleanField(label="Hold for release", required=False)
    advance = forms.BooleanField(label="To entitled subscribers in advance", required=False)
    planned_words = forms.IntegerField(required=False, min_value=1, max_value=100_000)
    translation_of = Numbers(label="Translation of story", suggest="story", many=1)
    legal_needed = forms.BooleanField(label="Legal check needed", required=False)
    picture_needed = forms.BooleanField(label="Picture check needed", required=False)

    def __init__(self, data=None, *, user, article=None, base=None, unusable=(), initial=None):
        self.user, self.article, self.revision = user, article, base
        content = base.content() if base else dict(EMPTY)
        self.before = {**content, **self._coding_before()}
        typed = written.as_typed(self.before)
        typed["dateline_day"] = parse_date(typed["dateline_day"])
        super().__init__(data, initial={**typed, **self._plan(), **(initial or {})})
        if article:
            del self.fields["desk"]
        else:
            self.fields["desk"].queryset = Desk.objects.filter(pk__in=user.desk_ids())
        if not article or article.round_kind not in ("correction", "clarification"):
            del self.fields["notice"]
        self._keep_choice("language", self.before["language"])
        if data is None:
            plan.fix(self)
            self.initial["opened"] = json.dumps(plan.as_posted(self))
        self.credits = rows.CreditSet(
            data, prefix="credits", initial=self.initial.get("credits", self.before["credits"])
        )
        self.photos = rows.PhotoSet(data, prefix="photos", initial=self.before["photos"], unusable=unusable)
        if data is None:
            self.photos.meet_pictures()

    def _coding_before(self):
        """The coding that the form was opened with; of one who comes back with it, that of their revision."""
        if not self.article:
            return {"language": "en", "urgency": 4}
        working = self.article.coding()
        if self.revision and self.revision.pk != self.article.revision_id:
            working |= {name: value for name, value in self.revision.coding.items() if name in Article.CODING}
        return working

    def _plan(self):
        if not self.article:
            return {}
        plan = {name: getattr(self.article, name) for name in Article.PLANNING if name != "translation_of"}
        return plan | {"translation_of": str(self.article.translation_of_id or "")}

    def _keep_choice(self, name, value):
        """A value that the list does not hold stays what it is."""
        field = self.fields[name]
        listed = {str(code) for code, label in [*HOUSE, *OTHERS]}
        if value and value not in listed:
            field.choices = [*field.choices, (value, value)]

    # ---- reading what was sent

    @property
    def base_key(self):
        """The key of the revision it was opened with; 0 for what can be none."""
        key = self.data.get("base", "")
        return (int(key) if key.isascii() and key.isdigit() and len(key) < 19 else 0) if key else None

    def is_valid(self):
        parts = [super().is_valid()]
        if self.sent("credits-TOTAL_FORMS"):
            parts.append(self.credits.is_valid())
        if self.sent("photos-TOTAL_FORMS"):
            parts.append(self.photos.is_valid())
        return all(parts)

    def sent(self, *names):
        return any(name in self.data for name in names)

    def clean_language(self):
        if self.sent("language") and not self.cleaned_data["language"]:
            raise ValidationError("Which language?")
        return self.cleaned_data["language"] or self.before["language"]

    def clean_urgency(self):
        if self.sent("urgency") and not self.cleaned_data["urgency"]:
            raise ValidationError("Which urgency?")
        return self.cleaned_data["urgency"] or self.before["urgency"]

    def clean_topics(self):
        names = self.cleaned_data["topics"]
        found = written.find_topics(names, self.before.get("topics", ()))
        if missing := [name for name in names if name not in found]:
            raise ValidationError(f"“{missing[0]}” is no topic of the list, or one that was retired.")
        return list(dict.fromkeys(found[name].code for name in names))

    def clean_places(self):
        keys = []
        for name in self.cleaned_data["places"]:
            place = written.find_place(name)
            if not place:
                raise ValidationError(f"The gazetteer has no “{name}”. What is no city can stand in the dateline only.")
            keys.append(place.pk)
        return list(dict.fromkeys(keys))

    def clean_related(self):
        numbers = self.cleaned_data["related"]
        known = set(Article.objects.visible_to(self.user).filter(pk__in=numbers).values_list("pk", flat=True))
        known.update(self.before.get("related", ()))
        if missing := [number for number in numbers if number not in known]:
            raise ValidationError(f"There is no story {missing[0]} that you can see.")
        return numbers

    def clean_translation_of(self):
        number = next(iter(self.cleaned_data["translation_of"]), None)
        if number is None or (self.article and number == self.article.translation_of_id):
            return number
        if self.article and number == self.article.pk:
            raise ValidationError("A story is no translation of itself.")
        if not Article.objects.visible_to(self.user).filter(pk=number).exists():
            raise ValidationError(f"There is no story {number} that you can see.")
        return number

    def clean_tags(self):
        if long := [tag for tag in self.cleaned_data["tags"] if len(tag) > 60]:
            raise ValidationError(f"“{long[0][:20]}…” is longer than the 60 characters that a tag may have.")
        return self.cleaned_data["tags"]

    def clean_dateline_day(self):
        day = self.cleaned_data["dateline_day"]
        return day.isoformat() if day else ""

    def clean(self):
        values = super().clean()
        if values.get("hold") and values.get("embargo"):
            self.add_error("hold", "Either it is held until somebody releases it, or it has an embargo: not both.")
        if values.get("dateline_when") == "day" and values.get("dateline_day") == "" and self.sent("dateline_day"):
            self.add_error("dateline_day", "Which day?")
        plan.refuse(self)
        named = self.article or any(values.get(name) for name in ("headline", "slugline", "body"))
        if not named and not self.errors:
            raise ValidationError("Give it a headline or a slugline, so that colleagues can find it.")
        return values

    def changes(self):
        """What was touched, as `Article.start` and `save_text` take it."""
        changes = {}
        for name, inputs in written.INPUTS.items():
            touched = any(field in self.changed_data for field in inputs if field in self.fields)
            if self.sent(*inputs) and (touched or not self.article):
                changes[name] = self._value(name)
        if "language" in changes and self.sent(*written.DATELINE):
            changes["dateline"] = self._value("dateline")  # its places have other names there
        for name, formset, blank in (("credits", self.credits, rows.CREDIT), ("photos", self.photos, rows.PHOTO)):
            if self.sent(f"{name}-TOTAL_FORMS"):
                before = [{**blank, **row} for row in self.before[name]]
                value = formset.value()
                if name == "credits":
                    value = rows.with_user(value, before, self._desk_id())
                if value != before:
                    changes[name] = value
        return changes | {name: self.cleaned_data[name] for name in plan.touched(self)}

    def _value(self, name):
        if name == "dateline":
            return written.dateline_from(self.cleaned_data)
        value = self.cleaned_data[name]
        return (value.pk if value else None) if name == "section" else value

    def _desk_id(self):
        return self.article.desk_id if self.article else self.cleaned_data["desk"].pk
