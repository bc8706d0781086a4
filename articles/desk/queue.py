"""The lists of the desk, the review queue first."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from articles.models import Article

from .filters import QueueFilter
from .listings import LISTINGS, Listing, for_rows
from .pages import BrokenCursor, Page, page
from .private import SeeOther, Unreadable, private
from .rows import Row, groups, rows

STORY_MEANT = re.compile(r"(?:#|(?:https?://)?[^\s/]+/(?:[a-z]{2}/)?news/)([0-9]{1,18})(?:[-/?#]\S*)?")


class PressForm(forms.Form):
    press = forms.UUIDField()


@require_safe
@private
def queue(request: HttpRequest, slug: str = "") -> HttpResponse:
    listing, user = LISTINGS.get(slug), request.user
    if listing is None:
        raise Http404
    if found := _story_meant(request.GET.get("q", ""), user):
        return SeeOther(reverse("desk:story", args=[found]))
    sieve = QueueFilter(request.GET, for_rows(listing.stories(user)), user=user)
    fits = sieve.is_valid()
    found = _page(sieve.qs, listing, request.GET.get("after", "")) if fits else Page([], "", first=True)
    lines = rows(found.rows, user)
    used = sieve.set() if fits else {}
    context = {
        "listing": listing,
        "listings": LISTINGS.values(),
        "groups": list(groups(lines)),
        "lines": lines,
        "page": found,
        "next": _address(request.GET, after=found.next) if found.next else "",
        "top": _address(request.GET),
        "sieve": sieve,
        "used": [(word, _address(request.GET, **{name: ""})) for name, word in used.items()],
        "alarm": _alarm(user, lines if slug == "" and found.first and not used else None),
        "edits": user.is_editor_anywhere(),
        "claim_next_press": uuid.uuid4(),
        "seats": user.seats(),
        "editors": _editors(user) if not lines and not used else (),
    }
    return render(request, "desk/queue.html", context, status=200 if fits else 400)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def claim_next(request: HttpRequest) -> HttpResponse:
    """The story that burns most, a different one for every editor."""
    if request.method != "POST":  # on the way back from signing in
        return SeeOther(reverse("desk:queue"))
    press = PressForm(request.POST)
    if not press.is_valid():
        raise Unreadable("That form was incomplete, so nothing was claimed.")
    article = Article.claim_next(by=request.user, **press.cleaned_data)
    if article is None:
        messages.info(request, "Nothing waits that you could take.")
        return SeeOther(reverse("desk:queue"))
    return SeeOther(reverse("desk:story", args=[article.pk]))


def _story_meant(text: str, user: User) -> int | None:
    """The number in #123 or in the address of a reader's page, where it is a story that this person may open."""
    found = STORY_MEANT.fullmatch(text.strip())
    number = int(found[1]) if found else 0
    return number if number and Article.objects.visible_to(user).filter(pk=number).exists() else None


def _page(stories: Any, listing: Listing, cursor: str) -> Page:
    try:
        return page(stories, listing.order, cursor)
    except BrokenCursor:
        raise Unreadable("That address names no page of this list. Start again from its top.") from None


def _address(query: QueryDict, **changes: str) -> str:
    """This list with other parameters; an empty one goes."""
    changed = query.copy()
    changed.pop("after", None)
    for name, value in changes.items():
        changed[name] = value
    kept = {name: value for name, value in changed.items() if value}
    query = QueryDict(mutable=True)
    query.update(kept)
    return f"?{query.urlencode()}"


def _alarm(user: User, lines: list[Row] | None) -> Any:
    """The alert that waits longest and that nobody has; taken from the lines, where they start with the alerts."""
    if lines is not None:
        return next((line for line in lines if line.is_alert and line.article.state == "submitted"), None)
    alerts = for_rows(Article.objects.waiting_for(user).filter(state="submitted", urgency__lte=2))
    return next(iter(rows(alerts.order_by("urgency", "waiting_since", "pk")[:1], user)), None)


def _editors(user: User) -> list[str]:
    """Who approves on this person's desks, for a reporter who wonders."""
    if user.is_editor_anywhere():
        return []
    seats = Q(membership__desk__in=user.desk_ids(), membership__role__in=["editor", "chief"])
    return [str(one) for one in User.objects.filter(seats, is_active=True).distinct().order_by("name")[:5]]
