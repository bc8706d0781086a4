"""What goes out is what was approved, and never changes."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from articles.models import AuditEntry, Edition, Revision
from tests.cast import SOON, clock, sql

from .raw import (
    edition,
    entry,
    live_from,
    moments,
    move,
    next_round,
    open_round,
    publish,
    re_time,
    refused,
    save,
    standing,
    story,
    withdraw,
)

pytestmark = pytest.mark.django_db


def test_only_the_approved_revision_goes_out(approved, cast):
    other = Revision.objects.create(
        article=approved, number=2, round=1, by=cast[0], substantial=True, body="Not approved."
    )
    with refused("only_the_approved_revision_goes_out"):
        edition(approved, cast[0], revision=other, live_from=clock())
    with refused("legal_moves_only"):
        b = story()
        save(b, cast[0])
        edition(b, cast[0], live_from=clock())


def test_an_edition_is_the_approved_text_bit_for_bit(approved, cast):
    for field, value in dict(
        headline="x",
        body="It opened. ",
        dateline={"x": 1},
        language="ru",
        credits=[1],
        photos=[1],
        notice="x",
        byline="x",
        sign_off="x",
    ).items():
        with refused("an_edition_is_the_approved_text"):
            publish(approved, cast[0], **{field: value})
            sql("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_state_cannot_become_published_without_an_edition(approved, cast):
    with refused("a_move_has_its_edition"):
        move(approved, "publish", "published", cast[0])


def test_a_round_cannot_be_closed_by_a_kill_without_an_edition(live, cast):
    move(live, "correct", "draft", cast[0], round=2)
    with refused("a_move_has_its_edition"):
        move(live, "kill", "published", cast[1])


def test_editions_are_numbered_in_a_row(approved, cast):
    for n in (0, 2):
        with refused("editions_are_numbered_in_a_row"):
            edition(approved, cast[0], live_from=clock(), number=n)


def test_an_edition_names_its_entry(live, cast):
    rita, ed, _vera, _carl = cast
    old = live.entry
    with refused("an_edition_names_its_entry"):  # used already, and no withhold
        edition(live, rita, "withhold", entered=old)
    with refused("an_edition_names_its_entry"):  # somebody else's
        edition(live, ed, "withhold", entered=entry(live, "withhold", rita))
    with refused("an_edition_names_its_entry"):  # another act
        edition(live, ed, "withhold", entered=entry(live, "recode", ed))
    with refused("an_edition_names_its_entry"):  # not the newest
        e = entry(live, "withhold", ed)
        entry(live, "note", ed)
        edition(live, ed, "withhold", entered=e)
    with refused("an_edition_names_its_entry"):  # another article's
        b = story()
        save(b, rita)
        edition(live, ed, "withhold", entered=entry(b, "withhold", ed))
    with refused("an_edition_names_its_entry"):
        sql(
            "INSERT INTO articles_edition (article_id, number, kind, round, by_id, headline, body, dateline, dateline_text, language, credits, byline, sign_off, photos, notice, "
            "urgency, slugline, ed_note, coding, words, text_kind, earlier) VALUES "
            "(%s, 2, 'withhold', 1, %s, '', '', '{}', '', 'en', '[]', '', '', '[]', '', 4, '', '', '{}', 0, '', '[]')",
            live.pk,
            ed.pk,
        )


def test_an_act_on_standing_leaves_the_state_alone(live, cast):
    with refused("legal_moves_only"):
        entry(live, "withhold", cast[1], "draft")
    withdraw(live, "withhold", cast[1])
    assert (live.state, standing(live)) == ("published", "withheld")
    last = AuditEntry.objects.latest("id")
    assert (last.act, last.from_state, last.to_state) == ("withhold", "published", "published")


@pytest.mark.parametrize("act", ["withhold", "recode", "kill", "reinstate"])
def test_what_is_recorded_happened(live, cast, act):
    with refused("what_is_recorded_happened"):
        entry(live, act, cast[1])
        sql("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_recorded_move_was_made(live, cast):
    with refused("what_is_recorded_happened"):
        entry(live, "correct", cast[1], "draft")
        sql("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_round_is_published_once(live, cast):
    with refused("legal_moves_only"):
        edition(live, cast[0], live_from=clock())


def test_a_second_edition_before_the_move_is_refused(approved, cast):
    e = edition(approved, cast[0], live_from=clock())
    with refused("what_is_recorded_happened"):
        edition(approved, cast[0], live_from=clock())
    with pytest.raises(IntegrityError, match="entry_id"), transaction.atomic():
        edition(approved, cast[0], live_from=clock(), entered=e.entry)
    move(approved, "publish", "published", cast[0], e.entry)


def test_an_edition_ends_the_one_before_it(live, cast):
    e2 = next_round(live, cast)
    assert [until for _, until in moments(live)] == [e2.live_from, None]


def test_a_scheduled_correction_ends_the_old_text_at_its_moment_and_unschedule_reopens_it(live, cast):
    at = clock() + SOON
    next_round(live, cast, at)
    assert (moments(live)[0][1], standing(live)) == (at, "live")
    move(live, "unschedule", "approved", cast[1])
    assert moments(live)[0][1] is None
    assert moments(live)[1] == (at, at)
    e3 = publish(live, cast[1])  # the same approval still stands
    assert e3.number == 3
    with refused("only_what_waits_is_unscheduled"):
        move(live, "unschedule", "approved", cast[1])


def test_what_subscribers_have_is_not_unscheduled(live, cast):
    next_round(live, cast, clock() + SOON, sent_from=clock())
    with refused("only_what_waits_is_unscheduled"):
        move(live, "unschedule", "approved", cast[1])


def test_publishing_replaces_what_waits(live, cast):
    at = clock() + SOON
    next_round(live, cast, at)
    next_round(live, cast, at + SOON)
    assert moments(live)[:2] == [(live_from(live, 1), at + SOON), (at, at)]
    next_round(live, cast, None, live_from=None)  # held: the old text is open again
    assert moments(live)[0][1] is None
    assert moments(live)[2] == (at + SOON, at + SOON)
    e5 = next_round(live, cast)
    assert moments(live)[0][1] == e5.live_from
    assert moments(live)[3][0] is None
    assert moments(live)[3][1] is not None
    assert [
        n
        for (n,) in sql(
            "SELECT number FROM articles_edition WHERE live_from <= statement_timestamp() AND coalesce(live_until, 'infinity') > statement_timestamp()"
        )
    ] == [5]


def test_only_a_recode_runs_ahead_of_what_waits(live, cast):
    at = clock() + SOON
    e1, e2 = Edition.objects.get(article=live), next_round(live, cast, at)
    e3 = edition(live, cast[1], "recode", revision=e1.revision, live_from=clock(), urgency=3)
    assert moments(live) == [(e1.live_from, e3.live_from), (at, None), (e3.live_from, at)]
    move(live, "correct", "draft", cast[0], round=3)
    move(live, "abandon", "published", cast[1])
    assert live.revision_id == e2.revision_id  # the text that runs last, not the recode of the one before


def test_what_waits_is_recoded_for_its_moment(approved, cast):
    at = clock() + SOON
    publish(approved, cast[0], at)
    for wrong in (clock(), at + SOON, None):
        with refused("a_recode_keeps_text_and_moment"):
            edition(approved, cast[1], "recode", live_from=wrong)
    edition(approved, cast[1], "recode", live_from=at, urgency=3)
    assert moments(approved) == [(at, at), (at, None)]
    move(approved, "unschedule", "approved", cast[1])
    assert standing(approved) == "not_out"


def test_a_recode_keeps_text_and_needs_no_second_person(live, cast):
    edition(live, cast[0], "recode", live_from=clock(), urgency=3)
    with refused("an_edition_is_the_approved_text"):
        edition(live, cast[0], "recode", live_from=clock(), body="x")
        sql("SET CONSTRAINTS ALL IMMEDIATE")


def test_an_older_text_does_not_come_back_as_a_recode(live, cast):
    first = live.revision
    next_round(live, cast)
    with refused("a_recode_keeps_text_and_moment"):
        edition(live, cast[0], "recode", revision=first, live_from=clock())
    with refused("edition_kind"):
        edition(live, cast[0], "rewrite", live_from=clock())


def test_an_edition_never_changes(live):
    for query in (
        "UPDATE articles_edition SET headline = 'x'",
        "UPDATE articles_edition SET number = 9",
        "UPDATE articles_edition SET live_until = now()",
        "UPDATE articles_edition SET entry_id = 1",
        "DELETE FROM articles_edition",
        "TRUNCATE articles_edition CASCADE",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            sql(query)


def test_the_past_is_closed(live, cast):
    for kind in ("recode", None):
        open_round(live, cast) if kind is None else None
        with refused("an_edition_begins_now_or_later"):
            edition(live, cast[1], kind, live_from=clock() - SOON)
    with refused("only_what_waits_is_rescheduled"):
        re_time(live, Edition.objects.get(article=live), cast[1], live_from=clock() + SOON)
    publish(live, cast[1])
    with refused("an_ended_edition_stays_ended"):
        re_time(live, Edition.objects.get(article=live, number=1), cast[1], live_from=clock() + SOON)
