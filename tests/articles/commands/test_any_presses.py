"""Whatever people press, in whatever order, leaves a newsroom in which every rule holds."""

import random
import time
from datetime import timedelta

import pytest

from articles import workflow
from articles.models import Article, Refused
from tests.cast import approved, clock, person, published, sql, story

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
PEOPLE = ("rita", "carl", "ed", "nina", "vera")
FORWARD = ("submit", "claim", "approve", "publish", "release", "reinstate", "recode", "revise", "correct")
WANTED = {"save", "submit", "claim", "approve", "publish", "withhold", "recode", "correct"}
RARE = ("kill", "spike", "return", "abandon", "withdraw", "let_go", "transfer", "reopen")


def press(article, act, by, chance):
    """One press of this button, with its form filled in somehow; a save now and then."""
    soon = clock() + timedelta(seconds=chance.choice([0.3, 3600]))
    seen = article.revision_id
    match act:
        case "save":
            tip = article.tip_for(by)
            body = tip.body + f"<p>Word {chance.randrange(1000)}.</p>"
            article.save_text(by=by, base=tip.pk, body=body, notice="Corrects the day.")
        case "plan":
            plan = chance.choice([{}, {"hold": True}, {"embargo": soon}, {"embargo": soon, "advance": True}])
            nothing = {"hold": False, "embargo": None, "advance": False}
            article.save_text(by=by, base=article.tip_for(by).pk, **{**nothing, **plan})
        case "return":
            article.return_to_writer(by=by, reason="Mend it.")
        case "withhold":
            article.withhold(by=by, reason="Checking.")
        case "kill":
            article.kill(by=by, reason="Made up.", notice="Withdrawn.")
        case "approve" if chance.random() < 0.5:
            article.approve_and_publish(by=by, seen=seen, newer=article.newer_id)
        case "approve":
            article.approve(by=by, seen=seen, newer=article.newer_id)
        case "confirm":
            article.confirm(by=by, seen=seen)
        case "publish":
            article.publish(by=by, to_top=chance.random() < 0.3)
        case "re_time":
            article.re_time(by=by, moment=soon)
        case "recode":
            article.recode(by=by, tags=chance.sample(["a", "b", "c"], 2))
        case "assign":
            article.assign(by=by, to=person(chance.choice(PEOPLE)))
        case "park":
            article.park(by=by, until=soon)
        case "report_error":
            article.report_error(by=by, text="A wrong day.")
        case "transfer" | "note" | "resolve" | "clear_legal" | "clear_picture":
            pass
        case _:
            getattr(article, act)(by=by)


@pytest.mark.parametrize("seed", range(2))
def test_any_presses_leave_every_rule_intact(seed):
    chance = random.Random(seed)
    stories = [story(), published(tags=["a"]), published(tags=["b"]), approved(tags=["c"])]
    stories.append(story(translation_of=stories[1].pk))
    done = set()
    for turn in range(600):
        if turn >= 120 and done >= WANTED:
            break
        article, by = Article.objects.get(pk=chance.choice(stories).pk), person(chance.choice(PEOPLE))
        may = [act for act, why_not in article.moves_for(by).items() if why_not is None]
        may = [act for act in may if act not in RARE or chance.random() < 0.15] + ["save", "plan"]
        act = chance.choice(may + [act for act in may if act in FORWARD] * 4)
        try:
            press(article, act, by, chance)
        except Refused:
            continue
        done.add(act)
    time.sleep(0.4)
    sql("SELECT articles_wire_due()")
    assert sql("SELECT * FROM articles_faults()") == []
    assert done >= WANTED
    assert done <= {"save", "plan", *workflow.ORDER}
