"""Queries and forms are UTF-8, as every page of ours is; a request that says otherwise is refused before it is read."""

import codecs
from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.defaults import bad_request

UNREADABLE = "unreadable"  # no codec is called that


class OnlyUTF8Middleware:
    """Answers 400 to any other `charset` of a Content-Type: Django fails on it wherever a query or form is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.encoding is not None:
            if request.encoding == UNREADABLE or codecs.lookup(request.encoding).name != "utf-8":
                return bad_request(request, UnicodeError(request.encoding))
            request.encoding = "utf-8"
        return self.get_response(request)


class Request(WSGIRequest):
    """Django's, but for a Content-Type that can't be parsed or names a codec that is none for text, such as base64:
    on these it would fail before any middleware sees it, and the server would answer with an empty 500."""

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            super()._set_content_type_params(meta)  # type: ignore[misc]  # missing in the stubs
        except (BadRequest, SuspiciousOperation, LookupError, UnicodeError):
            self.content_type, self.content_params, self._encoding = "", {}, UNREADABLE


class Handler(WSGIHandler):
    request_class = Request
