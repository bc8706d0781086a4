"""What the page of a story shows around its form: where it stands, what is wrong with it, how it will read."""

from __future__ import annotations

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.helpers import Fieldset
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import Desk
from articles import workflow
from articles.admin import plan, written
from articles.models import Article
from articles.models.text import finish
from articles.models.writing import FROZEN, WRITABLE
from articles.wirecopy import markup

SIDES = {
    "dateline": (
        "Dateline",
        [
            "dateline_places",
            ("dateline_when", "dateline_day"),
            ("dateline_source", "dateline_correspondent"),
            "dateline_text",
        ],
    ),
    "coding": ("Coding", ["section", "topics", "tags", "places", "related"]),
    "plan": (
        "Planning",
        [
            "deadline",
            "embargo",
            "hold",
            "advance",
            ("planned_words", "translation_of"),
            "legal_needed",
            "picture_needed",
        ],
    ),
}
NAMES = {"ed_note": "note to editors", "body": "text", "related": "related stories"}
READING_SPEED = 230  # words a minute


def site(request):
    return {**admin.site.each_context(request), "opts": Article._meta}


def context(request, form, article=None, clashes=(), tip=None):
    """Everything the page needs; `clashes` are what a save could not settle by itself, `tip` the colleague's text."""
    lock_what_is_fixed(form, article, request.user)
    text = ["headline", tuple(name for name in ("slugline", "language", "urgency", "desk") if name in form.fields)]
    text += [name for name in ("body", "notice", "ed_note") if name in form.fields]
    errors = form.errors or any(row.errors for row in (*form.credits, *form.photos) if form.is_bound)
    return {
        **site(request),
        "form": form,
        "media": form.media,
        "article": article,
        "title": "Change article" if article else "New article",
        "errors": bool(errors),
        "text": Fieldset(form, None, fields=text, classes=("text",)),
        "sides": {key: Fieldset(form, name, fields=fields) for key, (name, fields) in SIDES.items()},
        "reads": as_it_reads(form),
        "zone": zone_words(),
        "clashes": clashes,
        "tip": tip,
        **(about(article, request.user) if article else {"can_save": True}),
    }


def about(article, user):
    """Where a story stands, for whom it is open, what is wrong with its text."""
    moves = article.moves_for(user)
    problems = article.problems() if article.revision_id else []
    return {
        "state": article.state,
        "state_words": workflow.STATE_WORDS[article.state].removeprefix("a "),
        "standing": (standing := article.standing()),
        "standing_says": workflow.STANDING_WORDS[standing],
        "entry": article.entry,
        "entry_says": workflow.SAYS.get(article.entry.act, "") if article.entry else "",
        "problems": problems,
        "can_save": article.state in (*WRITABLE, "approved"),
        "can_submit": moves["submit"] is None,
        "frozen": FROZEN.get(article.state),
        "beside": article.state == "in_review" and article.claimed_by_id != user.pk,
    }


def lock_what_is_fixed(form, article, user):
    """Fields that can't be changed now are shown as fixed, on a page just opened only: what was typed stays typed."""
    if not article:
        return
    if form.is_bound:
        plan.fix(form)
        return
    if article.state in ("published", "spiked"):
        fixed = set(form.fields)
    elif article.state == "approved":
        fixed = {"headline", "body", "language", "notice", *written.DATELINE}
    else:
        return
    form.fixed = True
    form.body_fixed = form.initial["body"]
    for name in (fixed & set(form.fields)) - {"base", "opened", "press"}:
        form.fields[name].disabled = True
    for formset in (form.credits, form.photos):
        formset.forms = formset.initial_forms
        for row in formset:
            for field in row.fields.values():
                field.disabled = True


def as_it_reads(form):
    """Dateline, byline, sign-off and length of what stands in the form."""
    if form.is_bound:
        parts = {**form.initial, **getattr(form, "cleaned_data", {})}
        language = parts["language"]
        names = ("dateline_places", "dateline_when", "dateline_day", *written.DATELINE[3:])
        whole = all(name in getattr(form, "cleaned_data", {}) for name in names) and form.sent(*names)
        line = written.dateline_from({**form.cleaned_data, "language": language}) if whole else form.before["dateline"]
        credits = (
            form.credits.value()
            if form.sent("credits-TOTAL_FORMS") and form.credits.is_valid()
            else form.before["credits"]
        )
        body = parts["body"]
        moment = (parts if form.sent(*plan.PLANNED["embargo"]) else form.initial).get("embargo") or timezone.now()
    else:
        language, line, body = form.initial["language"], form.before["dateline"], form.before["body"]
        credits = form.initial.get("credits", form.before["credits"])
        moment = form.initial.get("embargo") or timezone.now()
    zone = form.article.desk.time_zone if form.article else timezone.get_current_timezone_name()
    lines = finish({"dateline": {}, "language": language, "credits": credits})
    words = markup.word_count(body)
    return {
        "dateline": written.dateline_as_it_reads(line, language, moment, zone) if line else "",
        "byline": lines["byline"],
        "sign_off": lines["sign_off"],
        "words": words,
        "paragraphs": len(markup.passages(body)),
        "seconds": round(words * 60 / READING_SPEED),
    }


def zone_words():
    """The zone that the form's times are in, as people say it: `Minsk time, UTC+3`."""
    now = timezone.localtime()
    city = timezone.get_current_timezone_name().rpartition("/")[2].replace("_", " ")
    offset = now.utcoffset().total_seconds() / 3600
    return f"{city} time, UTC{offset:+.4g}"


def desk_for(request):
    """The desk that a new story of this person goes to unless they choose another: one of their own."""
    desks = {seat.desk_id: seat.desk for seat in request.user.seats()}
    chosen = request.POST.get("desk", "")
    if chosen.isascii() and chosen.isdigit() and len(chosen) < 19 and int(chosen) in request.user.desk_ids():
        return desks.get(int(chosen)) or Desk.objects.get(pk=int(chosen))
    if not desks:
        raise PermissionDenied("You work on no desk yet; a chief can give you a seat on one.")
    if (newest := newest_desk(request.user)) is not None:
        return newest
    return min(desks.values(), key=lambda desk: (desk.language != settings.LANGUAGE_CODE, desk.name))


def newest_desk(user):
    """The desk of this person's newest story, if they work on it still."""
    stories = Article.objects.filter(author=user, desk__in=user.desk_ids()).select_related("desk").order_by("-pk")
    newest = stories.only("desk").first()
    return newest.desk if newest else None


def usual_credit(user):
    """A reporter's new story carries their name already."""
    if user.is_editor_anywhere() or not user.name:
        return {}
    return {"credits": [{"role": "author", "name": user.name, "show": "byline"}]}


def report(request, article, base, saved, overtaken):
    """What a save did, in words; of a story that is submitted with it, that nothing was new goes without saying."""
    title = f"“{article}”"
    if saved.revision is None and "_submit" in request.POST:
        pass
    elif saved.revision is None:
        messages.info(
            request, f"{title}: the text had not changed, so there is no new revision. The plan is as you set it."
        )
    else:
        weight = (
            f"It counts as substantial: {', '.join(saved.reasons)}." if saved.reasons else "It counts as light subbing."
        )
        messages.success(request, f"{title} is saved as revision {saved.revision.number}. {weight}")
    if saved.merged:
        fields = ", ".join(f"the {NAMES.get(name, name)}" for name in saved.merged)
        people = colleagues(article, request.user, base, saved) or "A colleague"
        messages.info(request, f"{people} changed {fields} meanwhile; both are kept.")
    if saved.waits:
        messages.warning(
            request, f"{article.claimed_by} is reviewing it: your text waits beside theirs until they take it in."
        )
    for name in overtaken:
        messages.warning(request, f"A colleague had set the {name} anew meanwhile; yours counts.")


def colleagues(article, user, base, saved):
    """Whose revisions came between the one the form was opened with and the saved one."""
    later = article.revisions.exclude(by=user).select_related("by").order_by("number")
    if base:
        later = later.filter(number__gt=base.number)
    if saved.revision:
        later = later.filter(number__lt=saved.revision.number)
    return " and ".join(dict.fromkeys(str(revision.by) for revision in later.defer("body")[:20]))
