"""An editor of another desk: may withhold what went out, and reads of it what readers could, nothing of the work."""

import re
from datetime import timedelta

import pytest

from articles.models import DeskNote
from tests.articles.desk.press import browser, plain, press, read
from tests.cast import approved, clock, corrected, desk, person, published, submitted

pytestmark = pytest.mark.django_db
INSIDE = ("Drafted", "Ask the port", "Overtaken by events", "History", "Compare", "Checks", "revision")


@pytest.fixture
def sofia():
    person("sofia", on=desk("sport"), role="editor")
    return browser("sofia")


def in_work(**changes):
    """A story that went out, with a round open on it: text, coding, note and reason that the world knows nothing of."""
    article = published(headline="Ferry runs", slugline="inside-slug", tags=["ferries"], **changes)
    rita, ed = person("rita"), person("ed")
    article.revise(by=rita)
    article.save_text(
        by=rita, base=article.revision_id, headline="Drafted headline", body="<p>Drafted text.</p>",
        slugline="drafted-slug", tags=["drafted"], ed_note="Drafted note.", urgency=3,
    )  # fmt: skip
    article.submit(by=rita)
    article.claim(by=ed)
    DeskNote.leave(article, by=ed, text="Ask the port.", blocking=True)
    article.return_to_writer(by=ed, reason="Overtaken by events.")
    return article


def test_reads_what_went_out_and_nothing_of_the_work(sofia):
    article = in_work()
    shown = sofia.get(f"/desk/{article.pk}/")
    words = plain(shown)
    assert ("Ferry runs" in words, "Trams cross it from noon." in words, "By Rita Malko" in words) == (True,) * 3
    assert (" ferries " in words, re.search(r"MINSK, \d+ \w+ \(Example\) –", words) is not None) == (True, True)
    assert [word for word in (*INSIDE, "inside-slug", "drafted", "Returned", "returned") if word in words] == []
    assert re.findall(r"/change/|/notes/|\?from=", read(shown)) == []


@pytest.mark.parametrize("query", ["?show=text", "?from=r1&to=r2", "?from=e1", "?to=r2"])
def test_compares_no_revisions(sofia, query):
    article = in_work()
    words = plain(sofia.get(f"/desk/{article.pk}/{query}"))
    assert ("Ferry runs" in words, "Drafted" in words) == (True, False)


@pytest.mark.parametrize("act", ["withhold", "report_error"])
def test_the_page_of_a_move_tells_no_more(sofia, act):
    article = in_work()
    answers = [sofia.get(f"/desk/{article.pk}/{act}/")]
    answers += [press(sofia, article, act, reason="", text="", **more) for more in ({}, {"from": "page"})]
    for answer, status in zip(answers, (200, 400, 400), strict=True):
        words = plain(answer)
        assert (answer.status_code, "Ferry runs" in words) == (status, True)
        assert [word for word in (*INSIDE, "inside-slug", "drafted", "returned") if word in words] == []


def test_a_refusal_tells_why_and_not_who_did_what_meanwhile(sofia):
    article = in_work()
    article.withhold(by=person("ed"), reason="Overtaken by events.")
    for more in ({}, {"from": "page"}):
        answer = press(sofia, article, "withhold", reason="It is wrong.", **more)
        words = plain(answer)
        assert (answer.status_code, "This story is withheld." in words) == (409, True)
        assert "It is wrong.</textarea>" in read(answer)
        assert [word for word in ("returned it", *INSIDE) if word in words] == []


def test_of_a_correction_the_notice_is_read_too(sofia):
    words = plain(sofia.get(f"/desk/{corrected().pk}/"))
    assert "Correction Corrects in paragraph 1 the day to Tuesday." in words


def test_what_was_withheld_stays_readable_for_who_may_have_to_judge_it(sofia):
    article = in_work()
    article.withhold(by=person("ed"), reason="Overtaken by events.")
    words = plain(sofia.get(f"/desk/{article.pk}/"))
    assert ("This story is withheld. Readers don’t see it." in words, "Ferry runs" in words) == (True, True)
    assert [word for word in INSIDE if word in words] == []


def test_of_a_killed_story_the_public_wording_is_left(sofia):
    article = in_work()
    article.kill(by=person("ed"), reason="Overtaken by events.", notice="A report from the coast was wrong.")
    words = plain(sofia.get(f"/desk/{article.pk}/"))
    assert ("A report from the coast was wrong." in words, "Ferry runs" in words) == (True, False)
    assert [word for word in INSIDE if word in words] == []


def test_an_update_that_waits_for_its_moment_is_not_told(sofia):
    article, rita, ed = published(headline="Ferry runs"), person("rita"), person("ed")
    article.revise(by=rita)
    article.save_text(
        by=rita, base=article.revision_id, headline="Drafted headline", embargo=clock() + timedelta(hours=2)
    )
    article.submit(by=rita)
    article.claim(by=ed)
    article.approve_and_publish(by=ed)
    for address in (f"/desk/{article.pk}/", f"/desk/{article.pk}/withhold/"):
        words = plain(sofia.get(address))
        assert ("Ferry runs" in words, "Drafted" in words, "newer text" in words) == (True, False, False)


def test_what_never_went_out_is_not_there(sofia):
    waiting = approved(embargo=clock() + timedelta(hours=2))
    waiting.publish(by=person("ed"))
    for article in (submitted(), waiting):
        assert sofia.get(f"/desk/{article.pk}/").status_code == 404
        assert press(sofia, article, "withhold", reason="x").status_code == 404
