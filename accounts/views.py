"""Signing in and out, and the first password: the door of the house."""

from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy

from accounts import welcome

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


class SetPassword(PasswordResetConfirmView):
    """Where the mailed link of somebody new leads."""

    template_name = "accounts/set_password.html"
    token_generator = welcome.FIRST
    success_url = reverse_lazy("accounts:sign_in")

    def form_valid(self, form):
        response = super().form_valid(form)
        messages.success(self.request, "Your password is set. Sign in with it.")
        return response


def forgery_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What a form gets whose page is older than the person's session, or that no page of ours sent."""
    return render(request, "accounts/forgery_refused.html", status=403)
