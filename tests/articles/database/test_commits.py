"""Real transactions and threads on real connections; and crimes of a superuser, which show."""

import random
import threading
import time

import psycopg
import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from accounts.models import Desk
from articles.models import Article, AuditEntry, Edition, EditionTag, Tag, WireEntry, WorkingCopy
from articles.public.reader import as_reader
from tests.cast import SOON, clock, sql

from .raw import (
    connect,
    edition,
    entry,
    many,
    move,
    next_round,
    pass_time,
    publish,
    refused,
    reinstate,
    threads,
    wire,
    withdraw,
)

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.mark.parametrize("again", [1, 2])
def test_nothing_is_left_of_the_test_before(again, live):
    assert (Article.objects.count(), AuditEntry.objects.count(), WireEntry.objects.count()) == (1, 4, 1)


def test_twenty_presses_publish_once(approved, cast):
    seen = (approved.round, approved.revision_id)

    def press(i):
        with transaction.atomic():
            a = Article.objects.select_for_update(no_key=True).get(pk=approved.pk)
            done = Edition.objects.filter(article=a, round=seen[0]).first()
            if done:
                return done.pk, False
            return publish(a, cast[0]).pk, True

    got = threads(20, press)
    assert len({pk for pk, _ in got}) == 1
    assert sum(new for _, new in got) == 1
    assert (Edition.objects.count(), WireEntry.objects.count()) == (1, 1)


def test_twenty_careless_presses_publish_once_too(approved, cast):
    def press(i):  # raw insert, no lock, no look
        try:
            with transaction.atomic():
                e = edition(approved, cast[0], live_from=clock())
                move(approved, "publish", "published", cast[0], e.entry)
                return 1
        except DatabaseError:
            return 0

    assert sum(threads(20, press)) == 1
    assert Edition.objects.count() == 1


def test_a_reader_of_the_wire_misses_nothing(cast):
    stories = many(120, cast)
    stop, got = threading.Event(), []

    def read():
        with connect("newsroom_desk") as c:
            last = 0
            while True:
                final = stop.is_set()
                for (n,) in c.execute(
                    "SELECT number FROM articles_wireentry WHERE number > %s ORDER BY number", [last]
                ).fetchall():
                    got.append(n)
                    last = n
                if final:
                    return

    reader = threading.Thread(target=read)
    reader.start()

    def write(i):
        rnd, done = random.Random(i), 0
        for a in stories[i::8]:
            while True:
                try:
                    with transaction.atomic():
                        publish(a, cast[0])
                        time.sleep(rnd.random() / 100)
                        if rnd.random() < 0.3:
                            raise KeyError
                    done += 1
                    break
                except KeyError:
                    pass
        return done

    assert sum(threads(8, write)) == 120
    stop.set()
    reader.join()
    assert got == list(range(1, 121))


def test_a_backend_killed_between_statements_leaves_no_gap(cast):
    a, b = many(2, cast)
    with pytest.raises(DatabaseError), transaction.atomic():
        publish(a, cast[0])
        sql("SET CONSTRAINTS ALL IMMEDIATE")  # the counter has moved
        with connect() as c:
            own = sql("SELECT pg_backend_pid()")[0]
            c.execute("SELECT pg_terminate_backend(%s)", own)
            while c.execute("SELECT FROM pg_stat_activity WHERE pid = %s", own).rowcount:
                time.sleep(0.01)
        sql("SELECT 1")
    connection.close()
    publish(b, cast[0])
    assert list(WireEntry.objects.values_list("number", flat=True)) == [1]
    assert Edition.objects.filter(article=a).count() == 0


def test_a_scheduled_edition_enters_the_wire_when_due_and_once(cast):
    waiting = many(6, cast)
    for a in waiting:
        publish(a, cast[0], clock() + SOON)
    assert WireEntry.objects.count() == 0
    assert sum(threads(4, lambda i: sql("SELECT articles_wire_due()")[0][0])) == 0
    pass_time(SOON)
    assert sum(threads(4, lambda i: sql("SELECT articles_wire_due()")[0][0])) == 6
    assert list(WireEntry.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_with_no_worker_an_edition_comes_after_what_was_due_before_it(cast):
    (a,) = many(1, cast)
    publish(a, cast[0], clock() + SOON, sent_from=clock() + SOON / 2)
    pass_time(SOON)
    next_round(a, cast)
    assert wire() == [(1, "advance"), (1, "release"), (2, "out")]


def test_what_is_withdrawn_before_it_was_written_is_never_written(cast):
    (a,) = many(1, cast)
    publish(a, cast[0], clock() + SOON)
    pass_time(SOON)  # live for readers, and no worker
    withdraw(a, "withhold", cast[1])
    sql("SELECT articles_wire_due()")
    assert wire() == []
    reinstate(a, cast[2])
    assert wire() == [(3, "out")]  # nor is the withhold now


def test_nothing_of_a_replaced_edition_is_written_any_more(live, cast):
    next_round(live, cast, clock() + SOON, sent_from=clock() + SOON / 4)
    pass_time(SOON / 2)
    next_round(live, cast)
    pass_time(SOON)
    sql("SELECT articles_wire_due()")
    assert (2, "release") not in wire()


def test_an_advance_and_a_release_are_written_when_due_and_once(cast):
    (a,) = many(1, cast)
    publish(a, cast[0], clock() + SOON, sent_from=clock() + SOON / 3)
    for due in ([], [(1, "advance")], [(1, "advance"), (1, "release")]):
        threads(4, lambda i: sql("SELECT articles_wire_due()"))
        assert wire() == due
        pass_time(SOON / 2)


def test_the_worker_looks_back_to_its_last_pass_and_no_further(cast):
    (a,) = many(1, cast)
    sql("SELECT articles_wire_due()")
    publish(a, cast[0], clock() + SOON)
    pass_time(SOON)
    with connect() as c:  # the worker was away for a month
        c.execute("UPDATE articles_wirecounter SET seen = now() + interval '1 hour'")
        assert sql("SELECT articles_wire_due()") == [(0,)]
        c.execute("UPDATE articles_wirecounter SET seen = now() - interval '1 month'")
    assert sql("SELECT articles_wire_due()") == [(1,)]


def test_editions_never_overlap(live, cast):
    """The triggers see to it; should they fail, this holds."""
    next_round(live, cast)
    with connect("newsroom_owner") as c:
        c.execute("ALTER TABLE articles_edition DISABLE TRIGGER articles_edition_update")
        with pytest.raises(psycopg.errors.ExclusionViolation):
            c.execute("UPDATE articles_edition SET live_until = NULL WHERE number = 1")
        with pytest.raises(psycopg.errors.CheckViolation, match="edition_ends_after_it_begins"):
            c.execute("UPDATE articles_edition SET live_until = live_from - interval '1 s' WHERE number = 1")
        c.execute("ALTER TABLE articles_edition ENABLE TRIGGER articles_edition_update")


def test_the_owner_rewrites_no_end_either(live, cast):
    with connect("newsroom_owner") as c:
        with pytest.raises(psycopg.errors.CheckViolation, match="cannot end in the past"):
            c.execute("UPDATE articles_edition SET live_until = now() - interval '1 s'")
        next_round(live, cast)
        with pytest.raises(psycopg.errors.CheckViolation, match="This edition has ended"):
            c.execute("UPDATE articles_edition SET live_until = NULL WHERE number = 1")


def test_an_old_entry_releases_nothing(approved, cast):
    e = publish(approved, cast[0], live_from=None)
    with connect() as c:  # as if a release had been recorded some time ago
        c.execute("SET session_replication_role = replica")
        c.execute(
            "INSERT INTO articles_auditentry (article_id, by_id, act, from_state, to_state, round, reason, number, at, previous, hash, detail) "
            "VALUES (%s, %s, 'release', 'published', 'published', 1, '', 5, now(), '', '', '{}')",
            [approved.pk, cast[0].pk],
        )
    with refused("a_moment_moves_with_its_entry"):
        Edition.objects.filter(pk=e.pk).update(live_from=clock())


def test_an_old_entry_hands_nothing_over(approved, cast):
    other = Desk.objects.create(slug="other", name="Other")
    entry(approved, "transfer", cast[1], detail={"from": approved.desk_id, "to": other.pk})
    with refused("a_story_changes_hands_by_its_entry"):  # recorded in a transaction before
        Article.objects.filter(pk=approved.pk).update(desk=other)


def test_a_release_that_released_nothing_is_no_record(live, cast):
    with refused("what_is_recorded_happened"):
        entry(live, "release", cast[1])


def test_coding_comes_with_its_edition(live):
    with refused("coding_comes_with_its_edition"):
        EditionTag.objects.create(edition=Edition.objects.get(), tag=Tag.objects.create(name="late"))
    with pytest.raises(ProgrammingError, match="permission denied"):
        sql("UPDATE articles_edition SET listed_at = now()")


def test_autosave_does_not_wait_for_a_locked_article(live, cast):
    with transaction.atomic():
        Article.objects.select_for_update(no_key=True).get(pk=live.pk)
        with connect("newsroom_desk") as c:
            c.execute("SET lock_timeout = '1s'")
            c.execute(
                "INSERT INTO articles_workingcopy (article_id, by_id, text) VALUES (%s, %s, '{}')",
                [live.pk, cast[0].pk],
            )
    WorkingCopy.objects.all().delete()


def test_the_pool_gets_a_connection_back_as_desk_after_an_error(live):
    with pytest.raises(ProgrammingError), as_reader():
        sql("SELECT * FROM articles_revision")
    assert sql("SELECT current_user") == [("newsroom_desk",)]
    with pytest.raises(KeyError), as_reader():
        raise KeyError
    assert sql("SELECT current_user") == [("newsroom_desk",)]


def test_public_does_not_see_what_desk_is_running(live):
    sql("SELECT 'secret headline'")
    with connect("newsroom_public") as c:
        assert c.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%secret%' AND pid <> pg_backend_pid()"
        ).fetchone() == (0,)


def test_not_even_the_owner_changes_an_edition(live):
    with (
        connect("newsroom_owner") as c,
        pytest.raises(psycopg.errors.CheckViolation, match="What went out is never changed"),
    ):
        c.execute("UPDATE articles_edition SET headline = 'x'")


def test_desk_cannot_forge_the_wire(live):
    for query in (
        "INSERT INTO articles_wireentry (number, epoch, edition_id, act, moment) VALUES (9, gen_random_uuid(), 1, 'x', now())",
        "UPDATE articles_wirecounter SET last = 9",
        "DELETE FROM articles_wireentry",
    ):
        with pytest.raises(DatabaseError, match="permission denied"):
            sql(query)


def test_desk_cannot_touch_the_record(live, cast):
    for query in (
        "UPDATE articles_auditentry SET reason = 'x'",
        "DELETE FROM articles_auditentry",
        "TRUNCATE articles_auditentry CASCADE",
        "ALTER TABLE articles_auditentry DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "DELETE FROM articles_seal",
        "DROP TRIGGER articles_auditentry_chain ON articles_auditentry",
    ):
        with pytest.raises(DatabaseError, match="permission denied|must be owner"):
            sql(query)
    sql(
        "INSERT INTO articles_auditentry (article_id, by_id, act, from_state, to_state, round, reason, number, at, previous, hash, detail) VALUES (%s, %s, 'note', '', '', 1, '', 99, '2001-01-01', 'x', 'y', '{}')",
        live.pk,
        cast[0].pk,
    )
    e = AuditEntry.objects.latest("id")
    assert e.number == 5
    assert e.at.year > 2001


@pytest.mark.parametrize(
    "crime, faults",
    [
        ("UPDATE articles_auditentry SET by_id = %(ed)s WHERE number = 1", 1),
        ("DELETE FROM articles_auditentry WHERE number = 2", 2),
        ("DELETE FROM articles_auditentry WHERE number = 4", 1),
        ("UPDATE articles_auditentry SET reason = 'x' WHERE number = 4", 1),
        ("DELETE FROM articles_seal WHERE id = (SELECT min(id) FROM articles_seal)", 1),
    ],
)
def test_a_superusers_crime_is_found(live, cast, crime, faults):
    sql("INSERT INTO articles_seal (heads, hash) VALUES ('[]', '')")
    AuditEntry.objects.create(article=live, act="note", by=cast[0], round=1)
    sql("INSERT INTO articles_seal (heads, hash) VALUES ('[]', '')")
    verify = "SELECT * FROM articles_audit_faults()"
    for zone in ("Asia/Tokyo", "UTC"):  # and back: Django stamps what it reads with the zone it set itself
        sql(f"SET TIME ZONE '{zone}'")
        assert sql(verify) == []
    with connect() as c:
        c.execute("SET session_replication_role = replica")
        c.execute(crime.replace("%(ed)s", str(cast[1].pk)))
    assert len(sql(verify)) >= faults


def test_a_chain_rehashed_from_end_to_end_is_found_by_the_seal(live, cast):
    sql("INSERT INTO articles_seal (heads, hash) VALUES ('[]', '')")
    with connect() as c:
        c.execute("SET session_replication_role = replica")
        c.execute("UPDATE articles_auditentry SET reason = 'x' WHERE number = 2")
        for n in (2, 3, 4):
            c.execute(
                "UPDATE articles_auditentry e SET previous = (SELECT hash FROM articles_auditentry p WHERE p.article_id = e.article_id AND p.number = e.number - 1) WHERE number = %s",
                [n],
            )
            c.execute("UPDATE articles_auditentry e SET hash = articles_auditentry_hash(e) WHERE number = %s", [n])
    assert [f for *_, f in sql("SELECT * FROM articles_audit_faults()")] == ["sealed entry is missing or altered"]


def test_a_text_rewritten_together_with_its_edition_breaks_the_record(live, cast):
    """Both digests follow the new words, so the edition is still its revision's text; the record knows better."""
    with connect() as c:
        c.execute("SET session_replication_role = replica")
        for table in ("revision", "edition"):
            c.execute(f"UPDATE articles_{table} SET body = 'It did not open.' WHERE article_id = %s", [live.pk])
    assert sql(
        "SELECT 1 FROM articles_edition e JOIN articles_revision r ON (r.id, r.digest) = (e.revision_id, e.digest)"
    )
    assert sql("SELECT * FROM articles_audit_faults()") == [
        (live.pk, n, "altered, or the entry before it is") for n in (1, 2, 3, 4)
    ]


def test_deleting_the_very_last_entry_is_found_by_the_seal(live, cast):
    sql("INSERT INTO articles_seal (heads, hash) VALUES ('[]', '')")
    with connect() as c:
        c.execute("SET session_replication_role = replica")
        c.execute("DELETE FROM articles_auditentry WHERE number = 4")
    assert sql("SELECT * FROM articles_audit_faults()") == [(live.pk, 4, "sealed entry is missing or altered")]


def test_a_lower_clock_cannot_bring_an_ended_interval_back(live, cast):
    """A transaction that began before the withhold still sees the story gone: readers go by statement_timestamp(), not now()."""
    with connect("newsroom_public") as c:
        c.execute("BEGIN")
        assert c.execute("SELECT count(*) FROM articles_edition").fetchone() == (1,)
        withdraw(live, "withhold", cast[1])
        assert c.execute("SELECT count(*) FROM articles_edition").fetchone() == (0,)
        assert c.execute("SELECT count(*) FROM articles_edition").fetchone() == (0,)


def test_readers_hear_every_notification(live):
    with connect("newsroom_public") as c:
        c.execute("LISTEN changed")
        sql("SELECT pg_notify('changed', 'draft 7')")
        assert [n.payload for n in c.notifies(timeout=2, stop_after=1)] == ["draft 7"]
