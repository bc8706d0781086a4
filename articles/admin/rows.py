"""The rows of the article form: credits and photos, ordered, each a list of plain dictionaries in the end."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet, formset_factory

from accounts.models import User
from articles.admin.fields import Line, Passage
from articles.models import Photo
from articles.models.content import LINE_LIMIT, NOTE_LIMIT
from articles.models.picture import NotAPicture

ROLES = ("author", "reporter", "additional reporter", "writer", "editor", "translator", "photographer")
SHOWN = (("byline", "In the byline"), ("sign-off", "In the sign-off"), ("no", "Not shown"))
CREDIT = {"role": "author", "name": "", "user": None, "place": "", "title": "", "agency": "", "show": "byline"}
PHOTO = {"photo": None, "alt": "", "caption": "", "credit": ""}


class CreditForm(forms.Form):
    name = Line(limit=LINE_LIMIT, widget=forms.TextInput({"data-suggest": "person", "autocomplete": "off"}))
    role = forms.ChoiceField(choices=[(role, role.capitalize()) for role in ROLES], initial="author")
    show = forms.ChoiceField(label="Shown", choices=SHOWN, initial="byline")
    place = Line(limit=LINE_LIMIT)
    title = Line(limit=LINE_LIMIT)
    agency = Line(limit=LINE_LIMIT)

    def clean(self):
        row = self.cleaned_data
        if any(row.get(name) for name in ("place", "title", "agency")) and not row.get("name") and not self.errors:
            self.add_error("name", "Who is it?")
        return row

    def more(self):
        """What only few credits have."""
        return [self["place"], self["title"], self["agency"]]

    def has_more(self):
        return any(field.value() or field.errors for field in self.more())


class PhotoForm(forms.Form):
    photo = forms.IntegerField(
        label="Number in the library", required=False, min_value=1, max_value=2**63 - 1, widget=forms.TextInput
    )
    file = forms.FileField(label="New picture", required=False, widget=forms.FileInput({"accept": "image/*"}))
    caption = Passage(limit=NOTE_LIMIT, widget=forms.Textarea({"rows": 2}))
    credit = Line(limit=LINE_LIMIT)
    alt = Line(limit=NOTE_LIMIT, label="Alternative text", help_text="What it shows, for those who don't see it.")
    picture = None  # the Photo that the row is about

    def clean(self):
        row = self.cleaned_data
        if row.get("photo") and not self.picture:
            self.add_error("photo", f"There is no photo {row['photo']}.")
        if not row.get("photo") and any(row.get(name) for name in ("caption", "credit", "alt")) and not self.errors:
            self.add_error("file", "Which picture is this about?")
        return row


class Rows(BaseFormSet):
    """`blank` is a row of which nothing is known, `key` the field without which a row is empty."""

    blank: dict = {}
    key = ""
    ordering_widget = forms.HiddenInput

    def value(self):
        """The rows in their order, without those left empty or taken out."""
        return [
            {**self.blank, **{name: value for name, value in row.cleaned_data.items() if name in self.blank}}
            for row in self.ordered_forms
            if row.cleaned_data.get(self.key)
        ]


class CreditRows(Rows):
    blank, key = CREDIT, "name"


class PhotoRows(Rows):
    blank, key = PHOTO, "photo"

    def __init__(self, *args, unusable=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.unusable = dict(unusable)  # row: why its file can't be kept

    def meet_pictures(self):
        """Each row gets the picture it speaks of, in one query."""
        numbers = {row: str(row["photo"].value() or "") for row in self.forms}
        known = Photo.objects.in_bulk([int(n) for n in numbers.values() if n.isascii() and n.isdigit() and len(n) < 19])
        for at, (row, number) in enumerate(numbers.items()):
            row.picture = known.get(int(number)) if number.isascii() and number.isdigit() and len(number) < 19 else None
            if row.picture:
                row.fields["photo"].widget = forms.HiddenInput()
            if at in self.unusable:
                row.add_error("file", self.unusable[at])

    def full_clean(self):
        if self.is_bound and not getattr(self, "_met", False):
            self._met = True
            self.meet_pictures()
        super().full_clean()


MANY = {"max_num": 60, "absolute_max": 80, "validate_max": True}
CreditSet = formset_factory(CreditForm, formset=CreditRows, extra=1, can_delete=True, can_order=True, **MANY)
PhotoSet = formset_factory(PhotoForm, formset=PhotoRows, extra=1, can_delete=True, can_order=True, **MANY)


def with_user(credits, before, desk):
    """Credits with the colleague each name means: the one that stood there before, else whoever bears the name on this
    desk, else in the house. Two colleagues of one name are told apart by nobody, so none is taken."""
    known = {credit["name"]: credit.get("user") for credit in before if credit.get("user")}
    names = {credit["name"] for credit in credits if credit["name"] not in known}
    people = (
        list(User.objects.filter(name__in=names, is_active=True).prefetch_related("membership_set")) if names else []
    )
    for name in names:
        bearers = [person for person in people if person.name == name]
        near = [one for one in bearers if any(seat.desk_id == desk for seat in one.membership_set.all())] or bearers
        known[name] = near[0].pk if len(near) == 1 else None
    return [{**credit, "user": known.get(credit["name"])} for credit in credits]


def rows_as_posted(prefix, rows, blank):
    """Rows as a browser would send them."""
    posted = {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": str(len(rows))}
    for at, row in enumerate(rows):
        for name, default in blank.items():
            if name != "user":
                posted[f"{prefix}-{at}-{name}"] = str(row.get(name, default) or "")
        posted[f"{prefix}-{at}-ORDER"] = str(at + 1)
    return posted


def take_in(data, files, by):
    """Keep the pictures that came with the form, before anything else can refuse it.

    Returns the form's data with each picture's number in its row, and {row: why its file can't be kept}.
    """
    data, unusable = data.copy(), {}
    for name, file in files.items():
        prefix, _, what = name.rpartition("-")
        _, _, at = prefix.rpartition("-")
        if what != "file" or not (at.isascii() and at.isdigit() and len(at) < 9):
            continue
        about = {field: data.get(f"{prefix}-{field}", "").strip() for field in ("alt", "caption", "credit")}
        try:
            photo, _ = Photo.take_in(file, by=by, **_storable(about))
        except NotAPicture as error:
            unusable[int(at)] = error.sentence
            continue
        data[f"{prefix}-photo"] = str(photo.pk)
        for field, typed in about.items():
            data[f"{prefix}-{field}"] = typed or getattr(photo, field)
    return data, unusable


def _storable(about):
    """What the library takes of the words typed in a form: those that are well-formed and fit. The form says more."""
    limits = {"alt": 300, "caption": NOTE_LIMIT, "credit": 160}
    fit = {}
    for name, words in about.items():
        try:
            fit[name] = Passage(limit=limits[name]).clean(words)
        except ValidationError:
            continue
    return fit
