"""What each move asks for. A form knows its move, and the verb of Article that makes it; it decides nothing."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django import forms
from django.db.models import F, Q
from django.db.models.functions import Now

from accounts.models import Desk, User
from articles import workflow
from articles.models import Article, Place, Section, Topic

from .clock import goes_out
from .fields import Choice, Line, Moment, Number, Places, Stories, Tags, Topics, Words

LABELS = {**workflow.LABELS, "approve_and_publish": "Approve and publish"}
VERBS = {"return": "return_to_writer"}  # where the verb is not called like the act
SHORT = {"return": "Return"}
NAMES_REVISION = (
    "submit",
    "return",
    "approve",
    "publish",
    "approve_and_publish",
    "confirm",
    "clear_legal",
    "clear_picture",
)


class MoveForm(forms.Form):
    """One press of one button: `press` is its token, `seen` the revision on the page that it was pressed on.

    `help` says before the press what follows from it.
    """

    press = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": "", "invalid": ""})
    seen = Number(required=False, widget=forms.HiddenInput)

    help = ""

    def __init__(self, data: Any = None, *, act: str, article: Article, by: User, stopped: bool | None = None) -> None:
        super().__init__(data, auto_id=f"{act}-%s", label_suffix="")
        self.act, self.article, self.by, self._stopped = act, article, by, stopped
        self.refusal = ""
        self.press_token = uuid.uuid4()  # of the page now made; a refused press may be pressed again
        self.prepare()

    def prepare(self) -> None:
        """What depends on the article: initial values, choices, fields that don't apply."""

    @property
    def stopped(self) -> bool:
        """Whether something stops the text; asked only where it matters."""
        return bool(self.article.stops()) if self._stopped is None else self._stopped

    @property
    def label(self) -> str:
        return LABELS[self.act]

    @property
    def button(self) -> str:
        """Short enough for the bar."""
        return SHORT.get(self.act, self.label)

    @property
    def asks(self) -> bool:
        """Whether there is anything to fill in."""
        return bool(self.visible_fields())

    @property
    def has_moment(self) -> bool:
        return any(isinstance(field, Moment) for field in self.fields.values())

    @property
    def told(self) -> list[tuple[str, Any]]:
        """What else the page says, for the form to repeat: what changed meanwhile is refused and not done blindly."""
        return []

    @property
    def names_revision(self) -> bool:
        return self.act in NAMES_REVISION

    def perform(self) -> None:
        """Make the move. Raises Refused and IllFormed."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("press", "seen")}
        if self.names_revision:
            given["seen"] = self.cleaned_data["seen"]
        getattr(self.article, VERBS.get(self.act, self.act))(by=self.by, press=self.cleaned_data["press"], **given)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "press" in self.errors or "seen" in self.errors or (self.names_revision and not data.get("seen")):
            self.errors.pop("press", None)
            self.errors.pop("seen", None)
            self.add_error(None, "That form was incomplete, so nothing was done. Press again.")
        return data


class Reasoned(MoveForm):
    reason = Words(called="reason", required=False, label="Why? (may stay empty)", rows=2)


class Returning(MoveForm):
    reason = Words(called="reason", label="Why does it go back?")

    def prepare(self) -> None:
        self.fields["reason"].error_messages["required"] = "Say what should be mended; the writer sees it."
        self.fields["reason"].help_text = f"{self.article.author} sees this at the top of the story."


class Reporting(MoveForm):
    text = Words(called="report", label="What is wrong?")
    help = "It lands in the list of errors of its desk; the story stays as it is."


class Gated(MoveForm):
    """A chief may override what stops it, with a reason."""

    override = Words(called="reason", required=False, label="Reason to override what stops it", rows=2)

    def prepare(self) -> None:
        if self.article.desk_role(self.by) != "chief" or not self.stopped:
            del self.fields["override"]


class Approving(Gated):
    """`newer` is the writer's newer text that the page told of; approving leaves it out."""

    newer = Number(required=False, widget=forms.HiddenInput)

    @property
    def told(self) -> list[tuple[str, Any]]:
        return [("newer", self.article.newer_id or "")]


class Publishing(Gated):
    plan = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    to_top = forms.BooleanField(required=False, label="To the top of the lists")

    def prepare(self) -> None:
        super().prepare()
        if (
            self.article.round_kind != "update"
        ):  # a first text opens the lists anyway, a correction has no business there
            del self.fields["to_top"]

    @property
    def help(self) -> str:
        return f"It goes out {goes_out(self.article)}."

    @property
    def told(self) -> list[tuple[str, Any]]:
        return [("plan", self.article.plan)]

    def clean_plan(self) -> str | None:
        return self.cleaned_data["plan"] or None


class ApprovingAndPublishing(Publishing):
    newer = Number(required=False, widget=forms.HiddenInput)

    @property
    def told(self) -> list[tuple[str, Any]]:
        return [*super().told, ("newer", self.article.newer_id or "")]


class Withholding(MoveForm):
    reason = Words(
        called="reason", label="Why?", help_text="For colleagues and the record; readers see only that it is gone."
    )

    def prepare(self) -> None:
        self.fields["reason"].error_messages["required"] = "Say why it is withheld."
        waiting = self.article.editions.filter(revision__isnull=False).filter(
            Q(live_from=None) | Q(live_from__gt=Now()), Q(live_until=None) | Q(live_until__gt=F("live_from"))
        )
        if self.article.desk_role(self.by) and waiting.exists() and self.article.standing() == "live":
            self.help = "A newer text waits for its moment. It is taken back too, and does not return with the story."


class Killing(MoveForm):
    reason = Words(called="reason", label="Why?", help_text="For colleagues and the record.")
    notice = Words(
        called="public wording",
        label="What readers and subscribers are told",
        help_text="It stands where the story was. Don’t repeat the headline or what was wrong.",
    )
    help = "A kill is final: the story goes from every page, subscribers get the notice, and nobody can bring it back."

    def prepare(self) -> None:
        self.fields["reason"].error_messages["required"] = "Say why it is killed."
        self.fields["notice"].error_messages["required"] = "Give the wording that readers and subscribers get."


class ReTiming(MoveForm):
    moment = Moment(label="New moment")

    def prepare(self) -> None:
        self.fields["moment"].initial = self.article.embargo


class Parking(MoveForm):
    until = Moment(label="Until when?")
    help = "It leaves the queue and comes back at that moment by itself."


class Assigning(MoveForm):
    to = Choice(
        User.objects.none(),
        missing="Choose somebody who works on this desk.",
        required=False,
        label="To whom?",
        empty_label="Nobody",
    )

    def prepare(self) -> None:
        desk = self.article.desk_id
        here = User.objects.filter(membership__desk=desk) | User.objects.filter(membership__desk__covers=desk)
        self.fields["to"].queryset = here.filter(is_active=True).distinct().order_by("name")
        self.fields["to"].initial = self.article.assignee_id


class Transferring(MoveForm):
    to = Choice(Desk.objects.none(), missing="Choose the desk that gets it.", label="To which desk?", empty_label=None)
    reason = Words(called="reason", required=False, label="Why? (may stay empty)", rows=2)

    def prepare(self) -> None:
        self.fields["to"].queryset = Desk.objects.exclude(pk=self.article.desk_id)


class Opening(MoveForm):
    """An update, correction, clarification or refile. Where a round is open, it has to be abandoned first."""

    abandon = forms.BooleanField(required=False, label="Abandon the round in work; its text is kept as a revision")
    help = "Opens a new round from the text that ran, which stays as it is until the new one is published."

    def prepare(self) -> None:
        if self.article.state not in workflow.OPEN:
            del self.fields["abandon"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "abandon" in self.fields and not data.get("abandon") and not self._was_pressed(data.get("press")):
            self.add_error("abandon", "A round is open: abandon it first, or finish it.")
        return data

    def _was_pressed(self, press: uuid.UUID | None) -> bool:
        """This very press opened the round that is open now."""
        return press is not None and self.article.entries.filter(act=self.act, press=press).exists()


class Recoding(MoveForm):
    """What readers find it by; the text stays."""

    was = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)
    slugline = Line(called="slugline", limit=80, required=False, label="Slugline")
    section = Choice(
        Section.objects.all(),
        missing="Choose one of the sections.",
        required=False,
        label="Section",
        empty_label="None",
    )
    urgency = forms.TypedChoiceField(
        coerce=int,
        choices=[(str(n), str(n)) for n in range(1, 9)],
        label="Urgency",
        error_messages={"invalid_choice": "Urgency is 1 to 8.", "required": "Urgency is 1 to 8."},
    )
    topics = Topics(called="topics", required=False, label="Topics", help_text="Names or codes, parted by commas.")
    tags = Tags(called="tags", required=False, label="Tags", help_text="Parted by commas.")
    places = Places(called="places", required=False, label="Places", help_text="Parted by commas.")
    related = Stories(
        called="related stories", required=False, label="Related stories", help_text="Their numbers, parted by commas."
    )
    help = "The same text under other coding goes out at once. It needs no second person and keeps its time."

    def prepare(self) -> None:
        one = self.article
        topics = dict(Topic.objects.filter(pk__in=one.topics).values_list("pk", "name_en"))
        places = {place.pk: place.name_in("en") for place in Place.objects.filter(pk__in=one.places)}
        self.initial = {
            "slugline": one.slugline,
            "section": one.section_id,
            "urgency": str(one.urgency),
            "tags": ", ".join(one.tags),
            "topics": ", ".join(code if "," in topics.get(code, ",") else topics[code] for code in one.topics),
            "places": ", ".join(_place_written(key, places.get(key, "")) for key in one.places),
            "related": ", ".join(map(str, one.related)),
        }

    def perform(self) -> None:
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("press", "seen")}
        given["section"] = given["section"].pk if given["section"] else None
        was = given.pop("was")
        self.article.recode(by=self.by, press=self.cleaned_data["press"], was=was, **given)

    @property
    def told(self) -> list[tuple[str, Any]]:
        return [("was", json.dumps(self.article.coding()))]

    def clean_was(self) -> dict[str, Any] | None:
        """The coding on the page that this was written on; a damaged one is as good as none."""
        try:
            was = json.loads(self.cleaned_data["was"] or "null")
        except (ValueError, RecursionError):
            return None
        return was if isinstance(was, dict) else None


class Clearing(MoveForm):
    help = "It is cleared for this text only; another text needs another look."

    def perform(self) -> None:
        kind = self.act.removeprefix("clear_")
        self.article.clear_check(kind, by=self.by, seen=self.cleaned_data["seen"], press=self.cleaned_data["press"])


def _place_written(key: int, name: str) -> str:
    """Its name where that leads back to it, else its key: there are many Lidas."""
    found = Place.named(name) if name and "," not in name else None
    return name if found and found.pk == key else str(key)


FORMS: dict[str, type[MoveForm]] = {
    **dict.fromkeys(("claim", "let_go", "take_over", "take_in", "withdraw", "confirm", "unspike", "unpark"), MoveForm),
    **dict.fromkeys(("release", "reopen", "abandon", "spike", "unschedule", "reinstate"), Reasoned),
    **dict.fromkeys(("revise", "correct", "clarify", "refile"), Opening),
    "submit": Gated,
    "approve": Approving,
    **dict.fromkeys(("clear_legal", "clear_picture"), Clearing),
    "publish": Publishing,
    "approve_and_publish": ApprovingAndPublishing,
    "return": Returning,
    "report_error": Reporting,
    "withhold": Withholding,
    "kill": Killing,
    "re_time": ReTiming,
    "recode": Recoding,
    "assign": Assigning,
    "transfer": Transferring,
    "park": Parking,
}


def form_for(act: str, article: Article, by: User, data: Any = None, *, stopped: bool | None = None) -> MoveForm:
    """The form of a move; KeyError for an act that has none. `stopped` where it is known already."""
    return FORMS[act](data, act=act, article=article, by=by, stopped=stopped)
