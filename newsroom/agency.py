"""The agency's name, for templates."""

from django.conf import settings
from django.http import HttpRequest


def agency(request: HttpRequest) -> dict[str, str]:
    """Context processor: `agency_name`, as the environment gives it."""
    return {"agency_name": settings.AGENCY_NAME}
