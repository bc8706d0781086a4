"""What an editor of another desk sees of a story: what went out and what they may do about it, nothing of the work."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Now
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import User
from articles.models import Article, Edition, Photo

from . import reading
from .forms import MoveForm, form_for

ACTS = ("withhold", "report_error")


def edition_that_ran(article: Article) -> Edition:
    """What readers have, or had last before it was withheld; of a killed story its tombstone. Raises Http404."""
    began = article.editions.for_readers().filter(live_from__lte=Now()).exclude(kind="withhold")
    ran = began.filter(Q(live_until=None) | Q(live_until__gt=F("live_from"))).order_by("-number").first()
    if ran is None:
        raise Http404
    return ran


def show(request: HttpRequest, article: Article, form: MoveForm | None = None, status: int = 200) -> HttpResponse:
    """The page; with a form that came back, as it was typed."""
    ran = edition_that_ran(article)
    moves = article.moves_for(request.user)
    acts = [act for act in ACTS if moves[act] is None]
    forms = [form if form and form.act == act else form_for(act, article, request.user) for act in acts]
    if form and form.act not in acts:  # what was typed is not lost
        forms.append(form)
    photos = Photo.objects.in_bulk([photo["photo"] for photo in ran.photos if photo.get("photo")])
    context: dict[str, Any] = {
        "number": article.pk,
        "desk": article.desk,
        "standing": article.standing(),
        "ran": ran,
        "body": reading.opened_by_dateline(ran.dateline_text, ran.body),
        "photos": [{**photo, "file": photos.get(photo.get("photo"))} for photo in ran.photos],
        "forms": forms,
        "refusal": form.refusal if form else "",
    }
    return render(request, "desk/ran.html", context, status=status)


def why_not(article: Article, user: User, act: str) -> str:
    """Why this can't be done, without who did what on that desk meanwhile."""
    return article.moves_for(user)[act] or ""
