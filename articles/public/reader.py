"""Readers' pages run as the public database role, on the same connection.

That stops a forgotten filter. It does not stop an injected `RESET ROLE`, so in production the readers' site is a
process of its own with the public role's credentials (NEWSROOM_SURFACE=site).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Everything else is a reader's: an unknown path fails safe.
STAFF = ("/admin/", "/desk/", "/accounts/", "/static/", "/media/")


@contextmanager
def as_reader() -> Iterator[None]:
    """Runs the block as the public role, in one transaction."""
    if connection.settings_dict["USER"] == settings.PUBLIC_ROLE:  # a readers' process: it already is
        yield
        return
    nested = connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {connection.ops.quote_name(settings.PUBLIC_ROLE)}")
        yield  # an error rolls back, and the role with it
        if nested and not connection.needs_rollback:  # the role would survive RELEASE SAVEPOINT
            cursor.execute("SET LOCAL ROLE NONE")


class ReaderMiddleware:
    """Wraps the whole response, so that a TemplateResponse and its lazy querysets are rendered inside."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(STAFF):
            return self.get_response(request)
        with as_reader():
            return self.get_response(request)
