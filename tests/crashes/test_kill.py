"""The web server is killed in the middle of publishing, thirty times: each story is out whole, or not at all."""

import random
import threading
import time
import uuid

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from articles.models import Article, AuditEntry, Edition, EditionTag, WireEntry
from tests.cast import approved, person, sql
from tests.server import Server, post

pytestmark = [pytest.mark.django_db(transaction=True, databases=["default", "owner"]), pytest.mark.slow]
TIMES = 30
CSRF = "a" * 32


def signed_in(user):
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return {settings.SESSION_COOKIE_NAME: session.session_key, settings.CSRF_COOKIE_NAME: CSRF}


def test_a_killed_server_publishes_whole_or_not_at_all():
    cookies = signed_in(person("ed"))
    stories = [approved(tags=["bridges", "trams"]) for _ in range(TIMES)]
    presses = {story.pk: uuid.uuid4() for story in stories}
    chance = random.Random(7)
    status = {}

    def press(server, story):
        fields = {"csrfmiddlewaretoken": CSRF, "seen": story.revision_id, "press": presses[story.pk]}
        status[story.pk] = post(f"{server.url}/desk/{story.pk}/publish/", fields, cookies)

    for story in stories:
        server = Server()
        thread = threading.Thread(target=press, args=(server, story))
        thread.start()
        time.sleep(chance.random() * 0.12)
        server.kill()
        thread.join()

    cut = [story for story in stories if status[story.pk] is None]
    answered = [story for story in stories if status[story.pk] == 303]
    assert len(cut) + len(answered) == TIMES
    assert len(cut) >= 3  # else nothing was killed in the middle
    for story in answered:  # what was acknowledged is out
        assert Article.objects.get(pk=story.pk).state == "published"
    whole()

    server = Server()  # and each press sent again ends in one edition
    try:
        for story in stories:
            press(server, story)
    finally:
        server.stop()
    assert set(status.values()) == {303}
    assert (Edition.objects.count(), WireEntry.objects.count()) == (TIMES, TIMES)
    whole()


def whole():
    """Every story is out with all that belongs to it, or untouched; the wire has no gap; the record is intact."""
    for article in Article.objects.all():
        editions = Edition.objects.filter(article=article)
        published = AuditEntry.objects.filter(article=article, act="publish").count()
        tags = EditionTag.objects.filter(edition__article=article).count()
        wire = WireEntry.objects.filter(edition__article=article).count()
        assert (article.state, editions.count(), published, tags, wire) in [
            ("approved", 0, 0, 0, 0),
            ("published", 1, 1, 2, 1),
        ]
    numbers = list(WireEntry.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert sql("SELECT * FROM articles_audit_faults()") == []
