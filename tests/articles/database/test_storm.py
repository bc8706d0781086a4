"""Eight people press everything at once on three stories; afterwards every invariant holds."""

import random
import re
import time
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from articles import workflow
from articles.database import FILES, read
from articles.models import Article, Edition, WireEntry
from tests.cast import clock, person, sql

from .raw import edition, many, move, publish, re_time, save, standing, threads, withdraw

# What a careless press may also meet, which neither locks nor looks.
CONSTRAINTS = {
    "edition_numbered_once", "one_edition_is_live_at_a_time", "revision_numbered_once", "audit_numbered_once",
    "a_correction_says_what_it_corrects", "in_review_means_somebody_has_it", "subscribers_get_it_first", "edition_ends_after_it_begins",
}  # fmt: skip
pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def test_a_storm_of_presses_leaves_every_rule_intact():
    people = [person(n) for n in ("rita", "ed", "vera", "carl")]
    stories = many(3, people)
    for a in stories:
        publish(a, people[1])
    until, done, refusals = time.time() + 6, [], set()

    def press(i):
        rnd = random.Random(i)
        while time.time() < until:
            a, who = rnd.choice(stories), rnd.choice(people)
            try:
                with transaction.atomic():
                    if rnd.random() < 0.7:
                        a = Article.objects.select_for_update(no_key=True).get(pk=a.pk)
                    else:
                        a = Article.objects.get(pk=a.pk)  # the careless half
                    rare = ("kill", "spike", "return", "withdraw", "let_go", "reopen", "abandon")
                    acts = [m for m in workflow.MOVES if m[1] == a.state] + [
                        (act, a.state, "")
                        for act, at in workflow.STANDING.items()
                        if act in ("withhold", "reinstate", "recode") and standing(a) in at
                    ]
                    acts += [("kill", "published", "")] * (a.state == "published") + [
                        ("release", "", ""),
                        ("save", "", ""),
                    ] * (rnd.random() < 0.2)
                    act, _, to = rnd.choice(
                        [m for m in acts if m[0] not in rare or rnd.random() < 0.002] or [("save", "", "")]
                    )
                    if rnd.random() < 0.9:
                        who = rnd.choice(people[::3] if act in ("save", "submit") else people[1:3])
                    last = Edition.objects.filter(article=a).exclude(revision=None).order_by("-number").first()
                    if act == "save":
                        save(a, who, substantial=True, body=str(rnd.random()), notice="Corrects.")
                    elif act == "publish":
                        at, sent = (
                            None if rnd.random() < 0.7 else clock() + timedelta(seconds=rnd.random()),
                            rnd.random() < 0.5,
                        )
                        publish(
                            a,
                            who,
                            at,
                            None,
                            **(
                                {"sent_from": clock()}
                                if at and sent
                                else {"live_from": None}
                                if rnd.random() < 0.1
                                else {}
                            ),
                        )
                    elif act in ("withhold", "kill"):
                        withdraw(a, act, who)
                    elif act in ("reinstate", "recode"):
                        edition(a, who, act, revision=last.revision, live_from=clock())
                    elif act == "release":
                        re_time(a, last, who, act)
                    else:
                        move(a, act, to, who, **({"round": a.round + 1} if act in workflow.OPENS_ROUND else {}))
                    if rnd.random() < 0.1:
                        raise KeyError
                done.append(act)
            except IntegrityError as error:
                refusals.add(error.__cause__.diag.constraint_name)
            except KeyError:  # a change of mind
                pass
            if rnd.random() < 0.05:
                sql("SELECT articles_wire_due()")

    threads(8, press)  # any other error, such as a deadlock, ends the test
    rules = {name for file in FILES for name in re.findall(r"articles_refuse\('(\w+)'", read(file))}
    assert refusals <= rules | CONSTRAINTS
    assert len(refusals) > 5
    time.sleep(1.1)
    sql("SELECT articles_wire_due()")

    assert sql("SELECT * FROM articles_audit_faults()") == []
    numbers = list(WireEntry.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 3
    # everything that ever was live is on the wire, unless it was withdrawn before the worker came; per article in order; a withdrawal once something was
    assert (
        sql("""SELECT e.id FROM articles_edition e WHERE live_from <= now() AND (live_until IS NULL OR live_until > live_from) AND kind <> 'kill'
        AND NOT EXISTS (SELECT FROM articles_edition k WHERE k.article_id = e.article_id AND k.number > e.number AND k.kind IN ('withhold', 'kill'))
        AND NOT EXISTS (SELECT FROM articles_wireentry w WHERE w.edition_id = e.id AND w.act IN ('out', 'release'))""")
        == []
    )
    log = "SELECT w.number, w.act, e.article_id, e.number AS edition, e.kind FROM articles_wireentry w JOIN articles_edition e ON e.id = w.edition_id"
    assert (
        sql(
            f"SELECT 1 FROM ({log}) k JOIN ({log}) e USING (article_id) WHERE k.kind IN ('withhold', 'kill') AND (e.number > k.number) <> (e.edition > k.edition) AND e.edition <> k.edition"
        )
        == []
    )
    assert sql("SELECT 1 FROM articles_article WHERE articles_standing(id) = 'killed' AND state <> 'published'") == []
    assert (
        sql(
            "SELECT 1 FROM articles_edition e JOIN articles_auditentry r ON r.id = e.entry_id WHERE (r.article_id, r.by_id) <> (e.article_id, e.by_id) OR r.act <> CASE WHEN e.kind IN ('new', 'update', 'correction', 'clarification', 'refile') THEN 'publish' ELSE e.kind END"
        )
        == []
    )
    assert (
        sql("""SELECT 1 FROM articles_edition e WHERE live_until > live_from AND live_until <= now() AND NOT EXISTS (SELECT FROM articles_edition f
        WHERE f.article_id = e.article_id AND f.id <> e.id AND f.live_from = e.live_until)""")
        == []
    )  # no gap: something follows what ends
    assert sql("SELECT article_id FROM articles_edition GROUP BY 1 HAVING count(*) <> max(number)") == []
    assert (
        sql(
            "SELECT 1 FROM articles_edition e JOIN articles_revision r ON r.id = e.revision_id WHERE e.digest <> r.digest OR e.article_id <> r.article_id"
        )
        == []
    )
    assert (
        sql(
            "SELECT 1 FROM articles_article a JOIN articles_auditentry e ON e.id = a.entry_id WHERE a.state <> e.to_state"
        )
        == []
    )
    assert (
        sql(
            """SELECT 1 FROM (SELECT *, lag(to_state, 1, 'draft') OVER (PARTITION BY article_id ORDER BY number) AS was FROM articles_auditentry) e WHERE was <> from_state"""
        )
        == []
    )
    # no text edition was approved by somebody who had submitted it in that round
    assert (
        sql("""SELECT 1 FROM articles_edition d JOIN articles_auditentry p ON p.article_id = d.article_id AND p.round = d.round AND p.act = 'approve' AND p.revision_id = d.revision_id
        JOIN articles_auditentry s ON s.article_id = d.article_id AND s.round = d.round AND s.act = 'submit' AND s.by_id = p.by_id AND s.number < p.number WHERE d.kind IN ('new', 'update', 'correction', 'clarification', 'refile')""")
        == []
    )
