"""The log of what went out."""

import pytest
from django.db import ProgrammingError, transaction

from articles.models import WireEntry
from tests.cast import SOON, clock, sql

from .raw import (
    next_round,
    publish,
    re_time,
    refused,
    reinstate,
    wire,
    withdraw,
)

pytestmark = pytest.mark.django_db


def test_a_plain_test_can_see_the_wire_too(live):
    assert WireEntry.objects.count() == 0
    assert wire() == [(1, "out")]


def test_an_embargoed_edition_is_an_advance_and_a_release(approved, cast):
    e = publish(approved, cast[0], clock() + SOON, sent_from=clock())
    assert wire() == [(1, "advance")]
    re_time(approved, e, cast[1], "release")
    assert wire() == [(1, "advance"), (1, "release")]


def test_a_withdrawal_is_written_when_something_before_it_was(approved, cast):
    publish(approved, cast[0], clock() + SOON)
    withdraw(approved, "withhold", cast[1])
    assert wire() == []  # nobody had it
    with refused("an_embargo_outlasts_a_withhold"):  # nor may they have it early now
        reinstate(approved, cast[2], clock() + SOON, sent_from=clock())
    reinstate(approved, cast[2], clock() + SOON)
    assert wire() == []
    withdraw(approved, "withhold", cast[1])
    next_round(approved, cast, live_from=None)
    assert wire() == [(5, "advance")]  # and no withhold of what came before it
    withdraw(approved, "kill", cast[1])
    assert wire() == [(5, "advance"), (6, "out")]


def test_each_withdrawal_follows_what_it_withdraws(live, cast):
    for act in ("withhold", "reinstate", "kill"):
        wire()
        reinstate(live, cast[2]) if act == "reinstate" else withdraw(live, act, cast[1])
    assert wire() == [(1, "out"), (2, "out"), (3, "out"), (4, "out")]


def test_a_temporary_table_cannot_stand_in_for_ours(approved):
    with pytest.raises(ProgrammingError, match="permission denied to create temporary tables"), transaction.atomic():
        sql("CREATE TEMP TABLE articles_article (id int)")
