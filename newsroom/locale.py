"""The language of the interface, for staff only: readers' pages say theirs by their address and must not vary."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware

from articles.public.reader import STAFF


class StaffLocaleMiddleware(LocaleMiddleware):
    """Django's LocaleMiddleware on staff's pages; on readers' it neither looks at the browser's wish nor says Vary."""

    def process_request(self, request: HttpRequest) -> None:
        if request.path.startswith(STAFF):
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(STAFF):
            return super().process_response(request, response)
        return response
