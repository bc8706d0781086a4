"""How moments are written."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from articles.desk import clock
from articles.models import Article

NOW = datetime(2026, 6, 9, 12, 42, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _midday(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2026, 6, 9, 12, 21, tzinfo=UTC), "15:21"),
        (datetime(2026, 6, 9, 21, 30, tzinfo=UTC), "10 June, 00:30"),  # tomorrow in Minsk
        (datetime(2026, 1, 1, 6, 0, tzinfo=UTC), "1 January, 09:00"),
        (datetime(2025, 12, 31, 21, 30, tzinfo=UTC), "1 January, 00:30"),
        (datetime(2025, 6, 9, 12, 21, tzinfo=UTC), "9 June 2025, 15:21"),
    ],
)
def test_a_moment_is_absolute_with_its_date_where_it_is_not_today(moment, written):
    assert clock.moment_written(moment) == written


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        ({}, "at once"),
        ({"embargo": NOW}, "at once"),
        ({"embargo": NOW, "advance": True}, "at once"),
        ({"embargo": datetime(2026, 6, 9, 15, 0, tzinfo=UTC)}, "at 18:00 Minsk time"),
        ({"embargo": datetime(2027, 3, 1, 6, 0, tzinfo=UTC)}, "on 1 March 2027, 09:00 Minsk time"),
        (
            {"embargo": datetime(2026, 6, 9, 21, 30, tzinfo=UTC), "advance": True},
            "on 10 June, 00:30 Minsk time, to entitled subscribers at once",
        ),
        ({"hold": True}, "when an editor releases it"),
        ({"hold": True, "advance": True}, "when an editor releases it, to entitled subscribers at once"),
    ],
)
def test_the_plan_is_said_in_words(plan, words):
    assert clock.goes_out(Article(**plan)) == words


def test_the_zone_is_named_by_its_city_and_its_distance(settings):
    assert (clock.zone_written(), clock.offset_written()) == ("Minsk", "UTC+3")
    for zone, city, offset in [
        ("America/New_York", "New York", "UTC−4"), ("Asia/Kathmandu", "Kathmandu", "UTC+5:45"), ("UTC", "UTC", "UTC+0"),
        ("America/St_Johns", "St Johns", "UTC−2:30"),
    ]:  # fmt: skip
        with timezone.override(zone):
            assert (clock.zone_written(), clock.offset_written()) == (city, offset)
