"""What every view of the desk has in common: never kept by a cache, and silent about what is not this person's."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from articles.models import Article

SEEN_WITH = ("desk", "author", "claimed_by", "assignee", "revision", "section", "newer__by")


class SeeOther(HttpResponseRedirect):
    """After a press: the browser fetches that page, and to reload it presses nothing."""

    status_code = 303


class Unreadable(Exception):
    """An address or form that no page of ours made, as a sentence."""


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """404 alike for what does not exist and what is another's, 400 for what can't be read; `no-store` always."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **options: object) -> HttpResponse:
        try:
            response = view(request, *args, **options)
        except Http404:
            response = render(request, "desk/missing.html", status=404)
        except Unreadable as error:
            response = render(request, "desk/unreadable.html", {"sentence": str(error)}, status=400)
        response["Cache-Control"] = "no-store, private"
        return response

    return answer


def find(request: HttpRequest, number: int) -> Article:
    """The story of this number, for whom may see it. Raises Http404."""
    assert request.user.is_authenticated
    stories: QuerySet[Article] = Article.objects.visible_to(request.user).select_related(*SEEN_WITH)
    return get_object_or_404(stories, pk=number)


def find_here(request: HttpRequest, number: int) -> Article:
    """The same for who works on its desk."""
    article = find(request, number)
    if not article.desk_role(request.user):
        raise Http404
    return article


@private
def missing(request: HttpRequest) -> HttpResponse:
    """Any other address below /desk/."""
    raise Http404
