"""Pages called as the web server calls them: WSGI in, every middleware, the whole body out."""

from __future__ import annotations

import io
import random
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings
from django.urls import ResolverMatch, path, reverse

from accounts.models import User
from articles.models import Edition
from articles.public import addresses
from articles.public.cursor import SIZE, Cursor
from articles.public.filters import EVERY

from .clock import Subject


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<!doctype html><title>Nothing</title>")


urlpatterns = [path("bare/", bare)]


class Naked(WSGIHandler):
    """Django with one address and no middleware."""

    def resolve_request(self, request: HttpRequest) -> ResolverMatch:
        request.urlconf = __name__
        return super().resolve_request(request)


class Site:
    """The application, and beside it one that has nothing but a view."""

    def __init__(self) -> None:
        self.newsroom = WSGIHandler()
        with override_settings(MIDDLEWARE=[]):
            self.naked = Naked()

    def bare(self) -> int:
        return call(self.naked, "/bare/")

    def get(self, address: str, cookie: str = "") -> int:
        return call(self.newsroom, address, cookie)


def call(application: WSGIHandler, address: str, cookie: str = "") -> int:
    """The size of the answer. Anything but 200 is an error."""
    path_info, _, query = address.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path_info, "QUERY_STRING": query, "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost", "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "http", "wsgi.errors": io.StringIO(), "wsgi.multithread": True, "wsgi.multiprocess": True,
        "wsgi.run_once": False, "wsgi.version": (1, 0), **({"HTTP_COOKIE": cookie} if cookie else {}),
    }  # fmt: skip
    said: list[str] = []
    answer = application(environ, lambda status, headers, exc_info=None: said.append(status))
    size = sum(len(part) for part in answer)
    answer.close()
    if said != ["200 OK"]:
        raise RuntimeError(f"{address}: {said}")
    return size


def readers_pages(site: Site, seed: int = 1) -> list[Subject]:
    """A bare view, the front, articles at random, and the listing of every language at its head and far down."""
    chance, articles = random.Random(seed), some_articles(300)
    page, deep = _deep(5_000)
    every = f"?language={EVERY}"
    return [
        Subject("bare view", site.bare),
        Subject("article", lambda: site.get(chance.choice(articles))),
        Subject("front page", lambda: site.get(addresses.front("en"))),
        Subject("listing, first page", lambda: site.get(reverse("public:latest") + every)),
        Subject(f"listing, page {page:,}", lambda: site.get(f"{reverse('public:latest')}{every}&page={deep}")),
    ]


def some_articles(count: int, seed: int = 1) -> list[str]:
    """Addresses of stories that are live."""
    live = Edition.objects.stories().filter(live_until=None).order_by("pk")
    keys = random.Random(seed).sample(list(live.values_list("pk", flat=True)), count)
    return [addresses.article(one.article_id, one.headline, one.language) for one in live.filter(pk__in=keys)]


def _deep(wanted: int) -> tuple[int, str]:
    """The wanted page of the listing, or its last whole one, and the cursor that leads there."""
    rows = Edition.objects.stories().filter(live_until=None, listed_at__isnull=False)
    page = min(wanted, rows.count() // SIZE)
    at, key = rows.order_by("-listed_at", "-pk").values_list("listed_at", "pk")[(page - 1) * SIZE - 1]
    return page, str(Cursor(False, at, key))


def desk_pages(site: Site) -> list[Subject]:
    cookie = _signed_in(User.objects.get(username="ed"))
    return [Subject("queue of 5,000", lambda: site.get(reverse("desk:queue"), cookie), rounds=60)]


def _signed_in(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def bare_median(subjects: list[Subject]) -> float:
    return next(one.median for one in subjects if one.name == "bare view")
