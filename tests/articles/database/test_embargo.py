"""Moments: embargoes, holds, schedules."""

import pytest

from articles.models import Edition, EditionTag, Tag
from tests.cast import SOON, clock, sql

from .raw import (
    moments,
    next_round,
    publish,
    re_time,
    refused,
    standing,
    wire,
)

pytestmark = pytest.mark.django_db


def test_subscribers_get_it_first(approved, cast):
    with refused("subscribers_get_it_first"):
        publish(approved, cast[0], clock() + SOON, sent_from=clock() + 2 * SOON)


def test_a_held_edition_is_released_once(live, cast):
    e = next_round(live, cast, live_from=None)
    assert (standing(live), moments(live)[0][1]) == ("live", None)
    with refused("a_moment_moves_with_its_entry"):
        Edition.objects.filter(pk=e.pk).update(live_from=clock())
    with refused("a_moment_moves_with_its_entry"):
        re_time(live, e, cast[1], live_from=clock())  # that is a release
    re_time(live, e, cast[1], "release")
    assert moments(live)[0][1] == e.live_from == e.listed_at
    assert standing(live) == "live"
    with refused("only_what_waits_is_rescheduled"):
        re_time(live, e, cast[1], "release")
    assert wire() == [(1, "out"), (2, "advance"), (2, "release")]


def test_what_waits_is_re_timed_with_its_neighbour(live, cast):
    at = clock() + SOON
    e = next_round(live, cast, at, coding={"tags": ["x"]})
    Tag.objects.create(name="x")
    EditionTag.objects.create(edition=e, tag=Tag.objects.get(), listed_at=at)
    with refused("a_moment_moves_with_its_entry"):
        Edition.objects.filter(pk=e.pk).update(live_from=at + SOON)
    for new in (at + SOON, at):  # later, and back
        re_time(live, e, cast[1], live_from=new, sent_from=new)
        assert moments(live)[0][1] == new == e.listed_at == EditionTag.objects.get().listed_at
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    with refused("only_what_waits_is_rescheduled"):
        re_time(live, e, cast[1], live_from=clock() - SOON, sent_from=clock() - SOON)


def test_once_sent_an_embargo_is_never_prolonged(approved, cast):
    at = clock() + SOON
    e = publish(approved, cast[0], at, sent_from=clock())
    for later in (at + SOON, None):
        with refused("only_what_waits_is_rescheduled"):
            re_time(approved, e, cast[1], live_from=later)
    with refused("only_what_waits_is_rescheduled"):
        re_time(approved, e, cast[1], live_from=at, sent_from=at)
    re_time(approved, e, cast[1], live_from=at - SOON / 2)
    re_time(approved, e, cast[1], "release")
    assert standing(approved) == "live"
