from datetime import UTC, datetime

import pytest

from articles.public.moments import Moments, here, offset

AT = datetime(2026, 6, 9, 12, 21, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_minsk(settings):
    settings.TIME_ZONE = "Europe/Minsk"


def moments(language):
    return Moments(language, here(datetime(2026, 6, 9, 18, 0, tzinfo=UTC)))


def test_days_and_times_read_as_each_language_writes_them():
    assert [moments(language).full(AT) for language in ("en", "ru", "be")] == [
        "9 June 2026, 15:21", "9 июня 2026, 15:21", "9 чэрвеня 2026, 15:21",
    ]  # fmt: skip
    assert [moments(language).today() for language in ("en", "ru", "be")] == [
        "Tuesday 9 June 2026", "Вторник, 9 июня 2026", "Аўторак, 9 чэрвеня 2026",
    ]  # fmt: skip


def test_a_day_of_another_year_says_which():
    assert moments("en").short(datetime(2025, 12, 31, 21, 30, tzinfo=UTC)) == "1 January, 00:30"
    assert moments("en").short(datetime(2025, 6, 1, 9, 5, tzinfo=UTC)) == "1 June 2025, 12:05"


def test_the_day_is_the_one_in_the_house_zone():
    assert moments("en").weekday(datetime(2026, 6, 8, 21, 0, tzinfo=UTC)) == "Tuesday 9 June"
    assert moments("en").brief(datetime(2026, 6, 8, 21, 0, tzinfo=UTC)) == "00:00"
    assert moments("en").brief(datetime(2026, 6, 8, 20, 59, tzinfo=UTC)) == "8 June"


def test_the_zone_is_named(settings):
    assert moments("en").zone_sentence() == "All times are Minsk time, UTC+3."
    assert moments("ru").zone(AT) == "Минск, UTC+3"
    settings.TIME_ZONE = "America/New_York"
    assert moments("en").zone(AT) == "New York time, UTC-4"
    assert moments("en").zone(datetime(2026, 12, 9, tzinfo=UTC)) == "New York time, UTC-5"
    settings.TIME_ZONE = "Asia/Kathmandu"
    assert offset(AT) == "UTC+5:45"
