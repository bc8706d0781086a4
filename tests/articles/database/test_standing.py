"""What the world has of a story."""

import pytest

from articles import workflow
from articles.models import Edition
from tests.cast import SOON, clock, sql

from .raw import (
    edition,
    entry,
    moments,
    move,
    next_round,
    open_round,
    publish,
    re_time,
    refused,
    reinstate,
    save,
    standing,
    story,
    withdraw,
)

pytestmark = pytest.mark.django_db


def test_standing_follows_from_the_editions(approved, cast):
    a, (rita, ed, vera, _carl) = approved, cast
    assert standing(a) == "not_out"
    publish(a, rita, clock() + SOON)
    assert standing(a) == "to_come"
    withdraw(a, "withhold", ed)
    assert standing(a) == "withheld"
    reinstate(a, vera, clock() + SOON)
    assert standing(a) == "to_come"
    withdraw(a, "withhold", ed)
    assert standing(a) == "withheld"
    e = next_round(a, cast, live_from=None)
    assert standing(a) == "to_come"
    re_time(a, e, ed, "release")
    assert standing(a) == "live"
    next_round(a, cast, clock() + SOON)
    assert standing(a) == "live"
    withdraw(a, "withhold", ed)
    assert standing(a) == "withheld"
    open_round(a, cast)
    assert standing(a) == "withheld"
    publish(a, ed, clock() + SOON)
    assert standing(a) == "to_come"
    move(a, "unschedule", "approved", ed)
    assert standing(a) == "withheld"  # what would have lifted it never went out
    withdraw(a, "kill", ed)
    assert (standing(a), a.state) == ("killed", "published")


@pytest.mark.parametrize("state", workflow.OPEN)
def test_a_story_is_withheld_and_reinstated_whatever_the_work_stands_at(live, cast, state):
    rita, ed, vera, _carl = cast
    ran = live.revision
    move(live, "correct", "draft", rita, round=2)
    save(live, rita, body="2")
    for act, to, by in [("submit", "submitted", rita), ("claim", "in_review", ed), ("return", "returned", ed)][
        : {"draft": 0, "submitted": 1}.get(state, 3 if state == "returned" else 2)
    ]:
        move(live, act, to, by)
    if state == "approved":
        move(live, "approve", "approved", ed)
    work = (live.state, live.round, live.revision_id, live.entry_id)
    assert work[0] == state
    withdraw(live, "withhold", ed)
    reinstate(live, vera, revision=ran)
    withdraw(live, "withhold", rita)
    live.refresh_from_db()
    assert (live.state, live.round, live.revision_id, live.entry_id) == work
    withdraw(live, "kill", ed)
    assert (live.state, standing(live), live.revision_id) == ("published", "killed", ran.pk)
    sql("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_withheld_story_needs_a_second_person_to_come_back(live, cast):
    withdraw(live, "withhold", cast[1])
    with refused("a_second_person_reinstates"):
        reinstate(live, cast[1])
    reinstate(live, cast[2])
    with refused("only_what_is_withheld_is_reinstated"):
        reinstate(live, cast[2])


def test_a_newly_approved_text_is_published_over_a_withhold(live, cast):
    withdraw(live, "withhold", cast[1])
    next_round(live, cast)  # even by the withholder: somebody else wrote it
    assert standing(live) == "live"
    with refused("only_what_is_withheld_is_reinstated"):
        reinstate(live, cast[2])


def test_what_comes_back_is_what_the_withhold_ended(live, cast):
    first = live.revision
    e2 = next_round(live, cast, clock() + SOON)
    withdraw(live, "withhold", cast[1])
    with refused("only_the_approved_revision_goes_out"):
        reinstate(live, cast[2], revision=e2.revision)
    reinstate(live, cast[2], revision=first)


def test_what_was_unscheduled_does_not_come_back(approved, cast):
    """Withheld, a correction scheduled over it and unscheduled: what comes back is still what the withhold ended."""
    first = approved.revision
    publish(approved, cast[0], clock() + SOON)
    withdraw(approved, "withhold", cast[1])
    e3 = next_round(approved, cast, clock() + SOON)
    move(approved, "unschedule", "approved", cast[1])
    with refused("only_the_approved_revision_goes_out"):
        reinstate(approved, cast[2], clock() + SOON, revision=e3.revision)
    reinstate(approved, cast[2], clock() + SOON, revision=first)


def test_an_embargo_outlasts_a_withhold(approved, cast):
    at = clock() + SOON
    publish(approved, cast[0], at, sent_from=clock())
    withdraw(approved, "withhold", cast[1])
    with refused("an_embargo_outlasts_a_withhold"):
        reinstate(approved, cast[2])
    reinstate(approved, cast[2], at, sent_from=clock())
    withdraw(approved, "withhold", cast[1])
    next_round(approved, cast, live_from=None)
    withdraw(approved, "withhold", cast[1])
    with refused("an_embargo_outlasts_a_withhold"):
        reinstate(approved, cast[2], at)
    reinstate(approved, cast[2], live_from=None, sent_from=clock())


def test_a_draft_is_spiked_not_withdrawn(cast, approved):
    for act in ("withhold", "kill"):
        with refused("only_what_is_out_or_to_come_is_withdrawn"):
            withdraw(approved, act, cast[1])


def test_what_is_withheld_is_not_withheld_again(live, cast):
    withdraw(live, "withhold", cast[1])
    with refused("only_what_is_out_or_to_come_is_withdrawn"):
        withdraw(live, "withhold", cast[2])


def test_a_kill_is_final(live, cast):
    withdraw(live, "kill", cast[1])
    for kind in ("reinstate", "recode", "withhold", "kill"):
        with refused("a_kill_is_final"):
            edition(live, cast[2], kind, live_from=clock())
    with refused("legal_moves_only"):
        edition(live, cast[2], "update", live_from=clock())
    for act in workflow.OPENS_ROUND:
        with refused("a_kill_is_final"):
            move(live, act, "draft", cast[2], round=2)
    with refused("a_kill_is_final"):
        move(live, "unschedule", "approved", cast[2])
    for number in (1, 2):
        with refused("an_ended_edition_stays_ended"):
            re_time(live, Edition.objects.get(article=live, number=number), cast[1], live_from=clock() + SOON)


def test_a_kill_closes_the_round(live, cast):
    move(live, "correct", "draft", cast[0], round=2)
    with refused("what_is_recorded_happened"):
        edition(live, cast[1], "kill")
        sql("SET CONSTRAINTS ALL IMMEDIATE")
    with refused("what_is_recorded_happened"):
        edition(live, cast[1], "kill")
        move(live, "submit", "submitted", cast[1])
    with refused("legal_moves_only"):  # nor as an entry that leaves the round open
        edition(live, cast[1], "kill", entered=entry(live, "kill", cast[1]))


def test_a_withdrawal_carries_no_text_and_acts_at_once(live, cast):
    for kind in ("withhold", "kill"):
        with refused("a_withdrawal_carries_no_text"):
            edition(live, cast[1], kind, headline="Minsk opens bridge")
    next_round(live, cast, clock() + SOON)
    e = edition(live, cast[1], "withhold", live_from=clock() + SOON, live_until=clock() + 2 * SOON)
    e.refresh_from_db()
    assert e.sent_from == e.live_from == e.live_until < clock()
    assert moments(live)[0][1] == e.live_from
    assert len(set(moments(live)[1])) == 1


def test_what_went_out_is_not_spiked(live, cast):
    move(live, "correct", "draft", cast[0], round=2)
    for _ in range(2):
        with refused("only_what_never_ran_is_spiked"):
            move(live, "spike", "spiked", cast[0])
        withdraw(live, "withhold", cast[1]) if _ == 0 else None
    ran = Edition.objects.get(article=live, number=1).revision_id
    move(live, "abandon", "published", cast[0])  # while withheld
    assert live.revision_id == ran
    b = story()
    with refused("only_a_later_round_is_abandoned"):
        move(b, "abandon", "published", cast[0])
    move(b, "spike", "spiked", cast[0])
