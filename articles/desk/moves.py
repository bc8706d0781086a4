"""One view makes every move: find the story, ask the form, call the verb, go back to the story's page."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_http_methods

from articles import workflow
from articles.models import Article, Refused
from articles.wirecopy.wellformed import IllFormed

from . import ran
from .bar import AT_HAND, answers
from .clock import goes_out
from .forms import FORMS, MoveForm, form_for
from .private import SeeOther, find, private
from .review import show

SAID = {**workflow.SAYS, "approve_and_publish": "approved and published it"}


@require_http_methods(["GET", "HEAD", "POST"])
@private
def move(request: HttpRequest, number: int, act: str) -> HttpResponse:
    """GET asks what a move needs, POST makes it. 400 where the form is incomplete, 409 where the move is refused."""
    article = find(request, number)
    works_here = bool(article.desk_role(request.user))
    if act not in FORMS or not (works_here or act in ran.ACTS):
        raise Http404
    if request.method != "POST":
        return _ask(request, article, form_for(act, article, request.user))
    form = form_for(act, article, request.user, request.POST)
    if not form.is_valid():
        return _come_back(request, article, form, 400)
    try:
        form.perform()
    except (Refused, IllFormed) as refusal:
        form.refusal = refusal.sentence if works_here else ran.why_not(article, request.user, act) or refusal.sentence
        return _come_back(request, find(request, number), form, 409)
    messages.success(request, _done(article, act))
    return SeeOther(_afterwards(request, article, act))


def _done(article: Article, act: str) -> str:
    """What was done, in words that hold: what waits for its moment was not published yet."""
    if act in ("publish", "approve_and_publish") and article.standing() == "to_come":
        return f"You {'approved' if act == 'approve_and_publish' else 'published'} it. It goes out {goes_out(article)}."
    return f"You {SAID[act]}."


def _ask(request: HttpRequest, article: Article, form: MoveForm, status: int = 200) -> HttpResponse:
    works_here = bool(article.desk_role(request.user))
    context = {
        "article": article,
        "name": (works_here and article.slugline) or article.pk,
        "shown": article if works_here else ran.edition_that_ran(article),
        "form": form,
        "why_not": answers(article, request.user, article.stops()).get(form.act),
        "danger": form.act in ("kill", "spike"),
    }
    return render(request, "desk/move.html", context, status=status)


def _come_back(request: HttpRequest, article: Article, form: MoveForm, status: int) -> HttpResponse:
    """The page that the press came from, with what was typed and why it was not done."""
    form.article = article
    if form.act in AT_HAND and request.POST.get("from") != "page":
        return show(request, article, form, status)
    return _ask(request, article, form, status)


def _afterwards(request: HttpRequest, article: Article, act: str) -> str:
    """A new round is written in the admin's form; everything else is seen on the story's page, while one may."""
    if act == "transfer" and not Article.objects.visible_to(request.user).filter(pk=article.pk).exists():
        return reverse("desk:queue")
    if act in workflow.OPENS_ROUND:
        try:
            return reverse("admin:articles_article_change", args=[article.pk])
        except NoReverseMatch:
            pass
    return reverse("desk:story", args=[article.pk])
