"""Everybody presses at once: threads on real connections, real commits."""

import random
import threading
import time
import uuid

import pytest
from django.db import OperationalError, connections

from articles.models import Article, AuditEntry, Conflicts, Edition, Refused, WireEntry
from tests.articles.database.raw import connect, threads
from tests.cast import BODY, approved, claimed, desk, person, story, submitted

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def tried(verb, *args, **options):
    """What came of it: "done", or the refusal's sentence."""
    try:
        verb(*args, **options)
    except Refused as refused:
        return refused.sentence
    except Conflicts:
        return "conflict"
    return "done"


def fresh(article):
    return Article.objects.get(pk=article.pk)


def test_fifty_people_claim_one_story_and_one_gets_it():
    article = submitted()
    editors = [person(f"editor{n}", role="editor") for n in range(50)]
    outcome = threads(50, lambda i: tried(fresh(article).claim, by=editors[i]))
    assert outcome.count("done") == 1
    assert all(sentence.endswith("This story is in review.") for sentence in outcome if sentence != "done")
    assert fresh(article).claimed_by == editors[outcome.index("done")]
    assert AuditEntry.objects.filter(article=article, act="claim").count() == 1


def test_ten_people_claim_next_and_each_gets_another():
    waiting = [submitted() for _ in range(10)]
    editors = [person(f"editor{n}", role="editor") for n in range(12)]
    got = threads(12, lambda i: Article.claim_next(by=editors[i]))
    assert sorted(article.pk for article in got if article) == sorted(article.pk for article in waiting)


def test_twenty_press_publish_and_one_edition_goes_out():
    article = approved()
    editors = [person(f"editor{n}", role="editor") for n in range(20)]
    outcome = threads(20, lambda i: tried(fresh(article).publish, by=editors[i], press=uuid.uuid4()))
    assert outcome.count("done") == 1
    assert (Edition.objects.count(), WireEntry.objects.count()) == (1, 1)


def test_one_press_sent_twenty_times_is_one_edition_and_no_refusal():
    article, ed, press = approved(), person("ed"), uuid.uuid4()
    outcome = threads(20, lambda i: tried(fresh(article).publish, by=ed, press=press))
    assert outcome == ["done"] * 20
    assert (Edition.objects.count(), AuditEntry.objects.filter(act="publish").count()) == (1, 1)


def test_two_saves_from_one_base_lose_nothing():
    paragraphs = [
        f"<p>Paragraph {word} stands here as it was filed by the reporter.</p>"
        for word in ("one", "two", "three", "four", "five", "six")
    ]
    article = story(body="".join(paragraphs))
    base, writers = article.revision_id, [person("rita"), person("carl")]

    def save(i):
        mine = list(paragraphs)
        mine[i] = mine[i].replace("stands", f"was rewritten by hand{i} and stands")
        return tried(fresh(article).save_text, by=writers[i % 2], base=base, body="".join(mine))

    assert threads(6, save) == ["done"] * 6
    body = fresh(article).revision.body
    assert [f"hand{i}" in body for i in range(6)] == [True] * 6


def test_of_two_saves_of_one_passage_the_later_gets_both_texts():
    article = story(headline="Old")
    base, writers = article.revision_id, [person("rita"), person("carl")]
    outcome = threads(2, lambda i: tried(fresh(article).save_text, by=writers[i], base=base, headline=f"Writer {i}"))
    assert sorted(outcome) == ["conflict", "done"]
    assert fresh(article).headline == f"Writer {outcome.index('done')}"


def test_approve_and_save_at_once_never_publish_an_unapproved_text():
    ed, rita = person("ed"), person("rita")
    for n in range(12):
        article = claimed()
        seen = article.revision_id

        def press(i, article=article, seen=seen, n=n):
            time.sleep(random.Random(n * 2 + i).random() / 200)
            if i == 0:
                return tried(fresh(article).approve_and_publish, by=ed, seen=seen)
            return tried(
                fresh(article).save_text, by=ed if n % 2 else rita, base=seen, body=BODY.replace("noon", "one")
            )

        outcome = threads(2, press)
        ran = Edition.objects.filter(article=article).first()
        if ran:
            approval = AuditEntry.objects.get(article=article, act="approve")
            assert (ran.revision_id, ran.body, outcome[0]) == (approval.revision_id, BODY, "done")
        else:
            assert outcome[1] == "done"
            assert outcome[0] in (
                "The text has changed since this page was opened; look at it before you go on.",
                "The writer has saved a newer text; look at it before you approve.",
            )


def test_eight_writers_with_pauses_and_a_reader_of_the_wire_misses_nothing():
    waiting = [approved() for _ in range(40)]
    editors = [person(f"editor{n}", role="editor") for n in range(8)]
    stop, got = threading.Event(), []

    def read():
        with connect("newsroom_desk") as reader:
            last = 0
            while True:
                final = stop.is_set()
                for (number,) in reader.execute(
                    "SELECT number FROM articles_wireentry WHERE number > %s ORDER BY number", [last]
                ).fetchall():
                    got.append(number)
                    last = number
                if final:
                    return

    thread = threading.Thread(target=read)
    thread.start()

    def write(i):
        for article in waiting[i::8]:
            time.sleep(random.Random(article.pk).random() / 50)
            fresh(article).publish(by=editors[i])

    threads(8, write)
    stop.set()
    thread.join()
    assert got == list(range(1, 41))


def test_a_kill_of_the_source_and_moves_on_its_translation_never_wait_for_each_other():
    ed, vera = person("ed"), person("vera")
    for _ in range(6):
        source = approved()
        source.publish(by=ed)
        translation = approved(translation_of=source, language="ru", dateline={})
        translation.publish(by=ed)

        def press(i, source=source, translation=translation):
            try:
                if i == 0:
                    return tried(fresh(source).kill, by=ed, reason="Invented.", notice="Withdrawn: untrue.")
                return tried(fresh(translation).withhold, by=vera, reason="In doubt.")
            except OperationalError as deadlock:
                return str(deadlock)

        outcome = threads(2, press)
        assert outcome[0] == "done"
        assert (fresh(source).standing(), fresh(translation).standing()) == ("killed", "withheld")


def test_every_thread_gave_its_connection_back():
    threads(4, lambda i: desk().pk)
    assert connections["default"].settings_dict["USER"] == "newsroom_desk"
