"""The web server is killed in the middle of publishing, thirty times: each story is out whole, or not at all.

Where the middle is does not depend on the machine: what the transaction needs next is locked, and once it waits there
the server is killed. One time in five it is killed at a random moment instead.
"""

import itertools
import random
import threading
import time
import uuid

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from articles.models import Article, AuditEntry, Edition, EditionTag, WireEntry
from tests.articles.database.raw import connect
from tests.cast import approved, person, sql
from tests.server import Server, post

pytestmark = [pytest.mark.django_db(transaction=True, databases=["default", "owner"]), pytest.mark.slow]
POINTS = (
    "SELECT FROM articles_article WHERE id = %s FOR UPDATE",  # nothing is done yet
    "LOCK articles_edition IN SHARE MODE",  # the act is recorded
    "LOCK articles_editiontag IN SHARE MODE",  # the edition is written
    "SELECT FROM articles_wirecounter WHERE %s > 0 FOR UPDATE",  # within the commit
    "",
)
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

    sql("SELECT articles_wire_due()")  # so that there is a counter
    for story, point in zip(stories, itertools.cycle(POINTS)):
        server = Server()
        thread = threading.Thread(target=press, args=(server, story))
        with connect() as database, connect() as watch:
            database.execute("BEGIN")
            if point:
                database.execute(point, [story.pk] if "%s" in point else None)
            thread.start()
            if point:
                wait_for_lock(watch, thread)
            else:
                time.sleep(chance.random() * 0.12)
            server.kill()
            thread.join()
            database.execute("ROLLBACK")
            wait_for_the_orphans(watch)

    cut = [story for story in stories if status[story.pk] is None]
    answered = [story for story in stories if status[story.pk] == 303]
    assert len(cut) + len(answered) == TIMES
    assert len(cut) >= TIMES * 4 // 5
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


def wait_for_lock(watch, thread):
    """Until the server's transaction waits for what is locked."""
    waits = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    while not watch.execute(waits).rowcount:
        assert thread.is_alive(), "the request ended without meeting the lock"
        time.sleep(0.005)


def wait_for_the_orphans(watch):
    """Until the killed server's transactions have ended: a commit under way is completed, anything else undone."""
    theirs = (
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        " AND usename = 'newsroom_desk' AND state <> 'idle'"
    )
    for _ in range(2000):
        if not watch.execute(theirs).rowcount:
            return
        time.sleep(0.005)
    raise TimeoutError("a transaction of the killed server goes on")


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
