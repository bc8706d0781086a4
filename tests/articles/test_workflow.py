"""The state table, tested as a table; no database."""

from datetime import UTC, datetime

import pytest

from articles import workflow
from articles.workflow import Facts, Person, refusal

NOW = datetime(2026, 6, 9, 12, tzinfo=UTC)
REPORTER, EDITOR, CHIEF = (
    Person(1, "reporter"),
    Person(2, "editor", editor_anywhere=True),
    Person(3, "chief", editor_anywhere=True),
)
STRANGER, ELSEWHERE = Person(4), Person(5, "", editor_anywhere=True)


def facts(state="draft", standing="not_out", **more):
    more.setdefault("claimed_by", EDITOR.id if state == "in_review" else None)
    return Facts(**{"state": state, "standing": standing, "urgency": 4, "now": NOW, **more})


def may(act, person, **more):
    return refusal(act, facts(**more), person) is None


def test_every_act_has_its_words():
    acts = {act for act, *_ in workflow.MOVES} | set(workflow.STANDING) | set(workflow.DESK_ACTS)
    assert set(workflow.ORDER) == acts
    assert set(workflow.LABELS) == acts
    assert acts <= set(workflow.SAYS)
    assert set(workflow.STATE_WORDS) == set(workflow.STATES)
    assert set(workflow.STANDING_WORDS) == set(workflow.STANDINGS)


@pytest.mark.parametrize("act", sorted({act for act, *_ in workflow.MOVES}))
@pytest.mark.parametrize("state", workflow.STATES)
def test_a_move_is_possible_in_the_states_of_the_table_only(act, state):
    standing = {"spike": "not_out", "publish": "not_out"}.get(act, "live")
    more = {"waiting": True} if act == "unschedule" else {}
    more |= {"submitted_by": CHIEF.id, "claimed_by": CHIEF.id if state == "in_review" else None}
    expected = (act, state) in workflow.LEADS_TO or (act, state) == ("kill", "published")
    if act in ("submit", "withdraw", "claim", "let_go", "return", "approve", "reopen", "unspike"):
        standing = "not_out"
    assert may(act, CHIEF, state=state, standing=standing, **more) == expected


@pytest.mark.parametrize("standing", workflow.STANDINGS)
@pytest.mark.parametrize("act", ["withhold", "reinstate", "kill", "recode"])
def test_an_act_on_standing_looks_at_the_standing_only(act, standing):
    for state in (*workflow.OPEN, "published"):
        assert may(act, CHIEF, state=state, standing=standing) == (standing in workflow.STANDING[act])


@pytest.mark.parametrize("act", workflow.ORDER)
def test_a_killed_story_is_closed(act):
    if act not in ("assign", "note", "resolve"):
        assert (
            refusal(act, facts("published", "killed"), CHIEF)
            == "This story was killed. What is left to tell goes into a new article."
        )


@pytest.mark.parametrize("act", workflow.ORDER)
def test_a_stranger_may_nothing_but_report_an_error(act):
    for state in workflow.STATES:
        for standing in ("not_out", "live"):
            if act != "report_error":
                assert not may(act, STRANGER, state=state, standing=standing)


def test_any_editor_of_any_desk_withholds():
    assert may("withhold", ELSEWHERE, state="published", standing="live")
    assert not may("withhold", REPORTER, state="published", standing="live")
    assert not may("kill", ELSEWHERE, state="published", standing="live")


def test_a_reporter_writes_and_an_editor_decides():
    assert may("submit", REPORTER)
    assert may("correct", REPORTER, state="published", standing="live")
    for act, state in (("claim", "submitted"), ("publish", "approved"), ("reopen", "approved")):
        assert not may(act, REPORTER, state=state)
        assert may(act, EDITOR, state=state)


@pytest.mark.parametrize("act", ["approve", "return", "let_go"])
def test_whoever_has_the_story_decides(act):
    assert may(act, EDITOR, state="in_review")
    assert refusal(act, facts("in_review", people={2: "Ed Harker"}), CHIEF) == "Ed Harker has this story."


@pytest.mark.parametrize("hand", ["submitted", "credited"])
def test_nobody_approves_their_own_story(hand):
    for person in (EDITOR, CHIEF):
        assert "someone else has to approve it" in refusal(
            "approve", facts("in_review", claimed_by=person.id, hand=hand), person
        )


def test_who_rewrote_it_approves_and_the_author_confirms_before_it_runs():
    assert may("approve", EDITOR, state="in_review", hand="rewrote")
    assert not may("publish", EDITOR, state="approved", approver_hand="rewrote")
    assert may("publish", EDITOR, state="approved", approver_hand="rewrote", confirmed=True)
    assert may("confirm", REPORTER, state="approved", hand="submitted")
    assert not may("confirm", EDITOR, state="approved", hand="rewrote")


def test_a_second_reader_reads_alerts_of_editors_only():
    second = Person(6, "reporter", second_reader=True)
    assert may("claim", second, state="submitted", alert=True, written_by_editor=True, urgency=1)
    assert not may("claim", second, state="submitted", alert=True, written_by_editor=False, urgency=1)
    assert not may("claim", second, state="submitted", alert=False, written_by_editor=True)


def test_a_claim_is_taken_over_when_it_lapsed_or_the_story_burns_or_by_a_chief():
    other = Person(7, "editor", editor_anywhere=True)
    assert not may("take_over", other, state="in_review")
    assert may("take_over", other, state="in_review", claim_lapsed=True)
    assert may("take_over", other, state="in_review", urgency=3)
    assert may("take_over", CHIEF, state="in_review")
    assert not may("take_over", REPORTER, state="in_review", urgency=1)
    assert not may("take_over", EDITOR, state="in_review", urgency=1)


def test_another_person_reinstates():
    assert not may("reinstate", EDITOR, state="published", standing="withheld", withheld_by=EDITOR.id)
    assert may("reinstate", CHIEF, state="published", standing="withheld", withheld_by=EDITOR.id)
    assert not may("reinstate", REPORTER, state="published", standing="withheld", withheld_by=EDITOR.id)


def test_a_desk_keeps_the_kill_to_chiefs():
    assert not may("kill", EDITOR, state="published", standing="live", kills_by_chief=True)
    assert may("kill", CHIEF, state="published", standing="live", kills_by_chief=True)


def test_while_claimed_a_story_is_spiked_by_its_holder_or_a_chief():
    other = Person(7, "editor", editor_anywhere=True)
    assert not may("spike", other, state="in_review")
    assert may("spike", EDITOR, state="in_review")
    assert may("spike", CHIEF, state="in_review")
    assert may("spike", REPORTER, state="draft", hand="submitted")
    assert not may("spike", REPORTER, state="draft")
