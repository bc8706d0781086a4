"""Notes for colleagues: left and resolved on the review page."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from articles.models import DeskNote, Refused
from articles.wirecopy.wellformed import IllFormed

from .fields import Words
from .private import SeeOther, find_here, private
from .review import show


class NoteForm(forms.Form):
    text = Words(called="note", label="Note")
    blocking = forms.BooleanField(required=False, label="Nothing goes out before this is resolved")
    press = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={
            "required": "That form was incomplete; press again.",
            "invalid": "That form was incomplete; press again.",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@private
def leave(request: HttpRequest, number: int) -> HttpResponse:
    article = find_here(request, number)
    if request.method != "POST":  # on the way back from signing in
        return SeeOther(reverse("desk:story", args=[number]))
    form = NoteForm(request.POST, auto_id="note-%s", label_suffix="")
    if not form.is_valid():
        return show(request, article, note=form, status=400)
    try:
        DeskNote.leave(article, by=request.user, **form.cleaned_data)
    except (Refused, IllFormed) as refusal:
        form.add_error(None, refusal.sentence)
        return show(request, article, note=form, status=409)
    return SeeOther(reverse("desk:story", args=[number]) + "#notes")


@require_http_methods(["GET", "HEAD", "POST"])
@private
def resolve(request: HttpRequest, number: int, note: int) -> HttpResponse:
    article = find_here(request, number)
    if request.method != "POST":
        return SeeOther(reverse("desk:story", args=[number]))
    try:
        get_object_or_404(article.notes, pk=note).resolve(by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return SeeOther(reverse("desk:story", args=[number]) + "#notes")
