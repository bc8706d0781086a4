"""Addresses of the desk. A number that is none falls through to `missing`, which looks like any other 404."""

from django.urls import path, re_path

from . import moves, notes, private, queue, review

app_name = "desk"

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("claim-next/", queue.claim_next, name="claim_next"),
    path("<int:number>/", review.story, name="story"),
    path("<int:number>/notes/", notes.leave, name="note"),
    path("<int:number>/notes/<int:note>/resolve/", notes.resolve, name="resolve"),
    path("<int:number>/<slug:act>/", moves.move, name="move"),
    path("<slug:slug>/", queue.queue, name="list"),
    re_path(r"^[\s\S]*/\Z", private.missing),
]
