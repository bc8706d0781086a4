"""The review page: the text, what changed in it, what the desk knows about it, and the moves this person may make."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from articles import workflow
from articles.models import Article, DeskNote, Photo, Place, Revision, Topic

from . import ran, reading
from .bar import bar
from .clock import goes_out
from .private import Unreadable, find, private
from .timeline import History, history


@require_safe
@private
def story(request: HttpRequest, number: int) -> HttpResponse:
    article = find(request, number)
    if article.claimed_by_id == request.user.pk:
        article.beat(by=request.user)  # whoever reads it is at it
    return show(request, article)


def show(
    request: HttpRequest, article: Article, form: Any = None, status: int = 200, *, note: Any = None
) -> HttpResponse:
    """The page; with a form of its bar or a note that came back, as it was typed. For who does not work on this desk,
    what went out."""
    if not article.desk_role(request.user):
        return ran.show(request, article, form, status)
    problems = article.problems()
    decisions = bar(article, request.user, [one for one in problems if one.level == "stop"])
    if form:
        decisions.put(form)
    past = history(article)
    context = {
        "article": article,
        "text": article.revision,
        "standing": article.standing(),
        "problems": problems,
        "bar": decisions,
        "levels": _levels(problems),
        "form": form,
        "note": note,
        "notes": _notes(article, request.user),
        "note_press": uuid.uuid4(),
        "history": past,
        "last": past.last,
        "goes_out": goes_out(article),
        "is_open": article.state in workflow.OPEN,
        "now": timezone.now(),
        "mine": article.claimed_by_id == request.user.pk,
        **_text(request, article, past),
        **_coding(article),
    }
    return render(request, "desk/review.html", context, status=status)


def _notes(article: Article, user: User) -> list[DeskNote]:
    """The desk's notes, each with whether this person may say that it is dealt with; the door asks again."""
    notes = list(article.notes.select_related("by", "resolved_by"))
    edits = article.desk_role(user) != "reporter"
    for note in notes:
        note.may_be_resolved = note.resolved_at is None and (edits or not note.blocking or note.by_id == user.pk)
    return notes


def _text(request: HttpRequest, article: Article, past: History) -> dict[str, Any]:
    """The text as readers will see it, or the comparison that the address (or the round) asks for."""
    if article.revision is None:
        return {}
    choices = _comparisons(article, past)
    old, new = request.GET.get("from", ""), request.GET.get("to", "")
    if not (old or new) and request.GET.get("show") != "text" and article.round > 1 and article.state in workflow.OPEN:
        old = next((name for name, _, _ in choices if name.startswith("e")), "")
    photos = Photo.objects.in_bulk([photo["photo"] for photo in article.revision.photos if photo.get("photo")])
    latest = article.revision.number
    shown = {
        "two": [("from", "From", max(1, latest - 1)), ("to", "To", latest)],
        "comparisons": choices,
        "photos": [{**photo, "file": photos.get(photo.get("photo"))} for photo in article.revision.photos],
    }
    if not (old or new):
        return {**shown, "body": reading.body(article, article.revision)}
    before = _named(article, old) if old else article.revision
    after = _named(article, new) if new else article.revision
    return {**shown, "comparison": reading.compared(article, before, after), "compared_from": old, "compared_to": new}


def _named(article: Article, name: str) -> Revision:
    found = reading.named(article, name)
    if found is None:
        raise Unreadable("That address compares with a text that this story does not have.")
    return found


def _comparisons(article: Article, past: History) -> list[tuple[str, str, str]]:
    """What the text on the desk is worth comparing with: (name, the other's name if it isn't the desk's, words)."""
    text = article.revision
    assert text
    numbers = {revision.pk: revision.number for revision in past.revisions}
    made = []
    ran = [edition for edition in past.editions if edition.revision_id and edition.revision_id != text.pk]
    if ran and article.round > 1:
        numbers.pop(ran[-1].revision_id, None)  # said once
        made.append((f"e{ran[-1].number}", "", f"Since edition {ran[-1].number}"))
    if article.submitted_id in numbers and article.submitted_id not in (text.pk, text.base_id):
        made.append((f"r{numbers[article.submitted_id]}", "", "Since it was submitted"))
    if text.base_id in numbers:
        made.append((f"r{numbers[text.base_id]}", "", f"Since revision {numbers[text.base_id]}"))
    if article.newer_id in numbers:
        made.append((f"r{text.number}", f"r{numbers[article.newer_id]}", "The newer text"))
    return made


def _levels(problems: list[Any]) -> str:
    """1 stop, 2 warnings."""
    counted = {
        word: sum(one.level == level for one in problems)
        for level, word in (("stop", "stop"), ("warn", "warning"), ("hint", "hint"))
    }
    return ", ".join(f"{count} {word}{'s' if count > 1 else ''}" for word, count in counted.items() if count)


def _coding(article: Article) -> dict[str, Any]:
    return {
        "topics": Topic.objects.filter(pk__in=article.topics) if article.topics else (),
        "places": [place.name_in("en") for place in Place.objects.filter(pk__in=article.places)]
        if article.places
        else (),
    }
