"""What all readers' pages have in common as answers: open to everybody, read-only, never stale, never a traceback."""

import hashlib
from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

from . import addresses
from .cursor import Broken
from .frame import Frame
from .phrases import PHRASES

# Everybody may keep a page but has to ask before each use: a kill or withhold is gone from readers' caches at once, and
# asking is cheap, since an unchanged page answers 304. Redirects too: a headline that changes back must not loop.
CACHE_CONTROL = "public, max-age=0, must-revalidate"


def for_readers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of the readers' site: view(request, language=…, …)."""

    @login_not_required
    @csrf_exempt  # nothing here changes anything; without it a POST would get the page about forged forms, not a 405
    @wraps(view)
    def answered(request: HttpRequest, language: str = "", **parts: object) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        request.COOKIES.clear()  # no answer depends on one; nor may an unknown session's be cleared here, by a cookie
        language = language or language_of(request.path_info)
        try:
            response = view(request, language=language, **parts)
        except Broken as broken:
            response = refused(request, language, broken)
        except SuspiciousOperation:  # more parameters than any page of ours has
            response = refused(request, language, Broken("request"))
        response.headers["Cache-Control"] = CACHE_CONTROL
        if response.status_code != 200:
            return response
        response.headers["ETag"] = f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
        return get_conditional_response(request, etag=response.headers["ETag"], response=response)

    return answered


def page(request: HttpRequest, template: str, frame: Frame, status: int = 200, **context: object) -> HttpResponse:
    return render(request, f"public/{template}.html", {"frame": frame, "say": frame.say, **context}, status=status)


def refused(request: HttpRequest, language: str, broken: Broken) -> HttpResponse:
    """What could not be read in the address, in one sentence; an address that can be no page's is not found."""
    if broken.status == 404:
        return missing(request, language)
    sentence = PHRASES[language][f"broken_{broken.what}"]
    return page(request, "refused", Frame(language, place=""), 400, sentence=sentence)


def missing(request: HttpRequest, language: str) -> HttpResponse:
    """The same for what never was, is to come, is withheld or is none of readers' business."""
    return page(request, "missing", Frame(language, place=""), 404)


def language_of(path: str) -> str:
    """The language whose addresses a path belongs to."""
    first = path.strip("/").split("/")[0]
    return first if first in addresses.HOUSE[1:] else addresses.HOUSE[0]
