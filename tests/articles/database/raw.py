"""Acts as raw rows, past the application's door: what somebody with the desk role's credentials could write."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psycopg
import pytest
from django.db import IntegrityError, connection, connections, transaction

from accounts.models import Desk
from articles.models import Article, AuditEntry, Content, Edition, Revision, WireEntry
from articles.workflow import ROUND_KINDS
from tests.cast import clock, person, sql

TEXT = ("new", "update", "correction", "clarification", "refile")
CONTENT = ("headline", "body", "dateline", "language", "credits", "byline", "sign_off", "photos", "notice")
assert Content.FIELDS == CONTENT


@contextmanager
def refused(rule):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        yield
    assert error.value.__cause__.diag.constraint_name == rule


def story(strict=False):
    desk = Desk.objects.get_or_create(
        slug="strict" if strict else "politics", defaults={"name": "Strict" if strict else "Politics", "strict": strict}
    )[0]
    return Article.objects.create(desk=desk, author=person("rita"))


def save(a, by, substantial=True, **content):
    a.refresh_from_db()
    base = a.revision
    fields = {f: getattr(base, f) for f in CONTENT} if base else {}
    n = Revision.objects.filter(article=a).count() + 1
    r = Revision.objects.create(
        article=a, number=n, round=a.round, by=by, base=base, substantial=substantial, **{**fields, **content}
    )
    Article.objects.filter(pk=a.pk).update(revision=r)
    a.refresh_from_db()
    return r


def entry(a, act, by, to="", **more):
    a.refresh_from_db()
    return AuditEntry.objects.create(**{**dict(article=a, act=act, to_state=to, by=by, revision=a.revision), **more})


@transaction.atomic
def move(a, act, to, by, entered=None, **extra):
    e = entered or entry(a, act, by, to)
    holder = (
        {"claimed_by": by, "claimed_at": e.at, "claim_seen": e.at}
        if to == "in_review"
        else {"claimed_by": None, "claimed_at": None, "claim_seen": None}
    )
    kind = {"round_kind": ROUND_KINDS[act]} if act in ROUND_KINDS else {}
    Article.objects.filter(pk=a.pk).update(state=to, entry=e, **{**holder, **kind, **extra})
    a.refresh_from_db()


def rounds_kind(a):
    """The kind that an edition of the open round has: that of the act which opened it."""
    opened = (
        AuditEntry.objects.filter(article=a, round=a.round - 1, act__in=["revise", "correct", "clarify", "refile"])
        .order_by("number")
        .last()
    )
    return (
        {"revise": "update", "correct": "correction", "clarify": "clarification", "refile": "refile"}[opened.act]
        if opened
        else "new"
    )


def edition(a, by, kind=None, revision=None, live_from=None, entered=None, **more):
    """Its entry (unless given) and the edition; live_from is the readers' moment, sent_from the subscribers', by default the same or now."""
    a.refresh_from_db()
    kind = kind or rounds_kind(a)
    e = entered or entry(a, "publish" if kind in TEXT else kind, by, "published" if kind in (*TEXT, "kill") else "")
    last = Edition.objects.filter(article=a).order_by("-number").first()
    revision = None if kind in ("withhold", "kill") else revision or a.revision
    content = {f: getattr(revision, f) for f in CONTENT} if revision else {"notice": "Withdrawn."}
    return Edition.objects.create(
        **{
            **dict(
                article=a,
                number=(last.number if last else 0) + 1,
                kind=kind,
                by=by,
                entry=e,
                revision=revision,
                sent_from=live_from or clock(),
                live_from=live_from,
                listed_at=live_from,
            ),
            **content,
            **more,
        }
    )


@transaction.atomic
def approve(a, rita, ed):
    move(a, "submit", "submitted", rita)
    move(a, "claim", "in_review", ed)
    move(a, "approve", "approved", ed)


@transaction.atomic
def publish(a, by, at=None, kind=None, **more):
    Article.objects.select_for_update(no_key=True).get(pk=a.pk)
    e = edition(a, by, kind, **{"live_from": at or clock(), **more})
    move(a, "publish", "published", by, e.entry)
    return e


@transaction.atomic
def withdraw(a, act, by):
    """Withhold or kill."""
    Article.objects.select_for_update(no_key=True).get(pk=a.pk)
    e = edition(a, by, act)
    if act == "kill" and a.state != "published":
        move(a, "kill", "published", by, e.entry)
    return e


@transaction.atomic
def reinstate(a, by, at=None, **more):
    return edition(a, by, "reinstate", **{"live_from": at or clock(), **more})


@transaction.atomic
def re_time(a, e, by, act="re_time", **moments):
    """Or release: live_from as it is when the statement runs."""
    entry(a, act, by)
    Edition.objects.filter(pk=e.pk).update(**{"live_from": clock() if act == "release" else None, **moments})
    e.refresh_from_db()


def standing(a):
    return sql("SELECT articles_standing(%s)", a.pk)[0][0]


def wire():
    """What stands in the wire log: (edition number, act)."""
    sql("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")  # what a commit would do
    return list(WireEntry.objects.order_by("number").values_list("edition__number", "act"))


def connect(role="postgres"):
    """A connection of its own to the test database, as this role."""
    p = connection.settings_dict
    return psycopg.connect(host=p["HOST"], port=p["PORT"] or None, user=role, dbname=p["NAME"], autocommit=True)


def pass_time(by):
    """As if so much time had gone by: what was planned comes nearer. A clock would be a race with the machine."""
    with connect() as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute(
            "UPDATE articles_edition SET sent_from = sent_from - %(by)s, live_from = live_from - %(by)s,"
            " live_until = live_until - %(by)s, listed_at = listed_at - %(by)s",
            {"by": by},
        )
        superuser.execute("UPDATE articles_wirecounter SET seen = seen - %s", [by])


def next_round(a, cast, at=None, **more):
    open_round(a, cast)
    return publish(a, cast[1], at, **more)


def open_round(a, cast):
    move(a, "correct", "draft", cast[0], round=a.round + 1)
    save(a, cast[0], body=f"Round {a.round}", notice="Corrects the day.")
    approve(a, cast[0], cast[1])


def moments(a):
    return list(Edition.objects.filter(article=a).order_by("number").values_list("live_from", "live_until"))


def live_from(a, number):
    return Edition.objects.get(article=a, number=number).live_from


def threads(n, work):
    def run(i):
        try:
            return work(i)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(n) as pool:
        return list(pool.map(run, range(n)))


def many(n, cast):
    out = []
    for _ in range(n):
        a = story()
        save(a, cast[0], headline="x")
        approve(a, cast[0], cast[1])
        out.append(a)
    return out
