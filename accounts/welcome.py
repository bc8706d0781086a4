"""Somebody new: made without a password, and mailed a link to set one. So nobody else ever knows it.

The link is valid once, for PASSWORD_RESET_TIMEOUT seconds, and only as long as the person has no password.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from accounts.models import User

DAYS = settings.PASSWORD_RESET_TIMEOUT // (24 * 3600)


class FirstPasswords(PasswordResetTokenGenerator):
    """Its tokens hold for who has no password yet, and for nobody else."""

    key_salt = "accounts.welcome"

    def check_token(self, user: User | None, token: str | None) -> bool:
        return user is not None and not user.has_usable_password() and super().check_token(user, token)


FIRST = FirstPasswords()


def link(person: User, request: HttpRequest) -> str:
    key = urlsafe_base64_encode(force_bytes(person.pk))
    return request.build_absolute_uri(reverse("accounts:set_password", args=[key, FIRST.make_token(person)]))


def mail_link(person: User, request: HttpRequest) -> None:
    """Raises OSError where no mail can be sent."""
    context = {"person": person, "by": request.user, "link": link(person, request), "days": DAYS}
    words = render_to_string("accounts/welcome.txt", {**context, "agency_name": settings.AGENCY_NAME})
    EmailMessage(f"Your place at {settings.AGENCY_NAME}", words, to=[person.email]).send()
