"""Signing in and out: the door of the house."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

SENTENCE = "That name and password do not go together."


class SignInForm(AuthenticationForm):
    """Every failure has one sentence: it tells nobody which names exist, nor which of them are closed."""

    error_messages = {"invalid_login": SENTENCE, "inactive": SENTENCE}

    def clean(self):
        if self.errors:  # empty, too long, no character at all: it can't be anybody's
            self.add_error(None, SENTENCE)
            return self.cleaned_data
        return super().clean()


class SignIn(LoginView):
    """`next` is followed to this host only; else the desk."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm


def forgery_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What a form gets whose page is older than the person's session, or that no page of ours sent."""
    return render(request, "accounts/forgery_refused.html", status=403)
