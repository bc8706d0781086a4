"""The form that brings somebody in."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import UsernameField

from accounts import welcome
from accounts.models import User


class NewPersonForm(forms.ModelForm):
    email = forms.EmailField(help_text=f"Here goes the link to set a password: valid once, for {welcome.DAYS} days.")

    class Meta:
        model = User
        fields = ("username", "name", "email", "is_staff")
        field_classes = {"username": UsernameField}

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError("Somebody has this name already; capitals make no other one.")
        return username

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        return super().save(commit)
