from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.public.cursor import LAST, Broken, Cursor

MOMENTS = st.datetimes(datetime(1970, 1, 1), LAST.replace(tzinfo=None), timezones=st.just(UTC))


@given(st.booleans(), MOMENTS, st.integers(0, 10**18 - 1))
def test_a_cursor_reads_as_it_was_written_to_the_microsecond(newer, at, key):
    cursor = Cursor(newer, at, key)
    assert Cursor.read(str(cursor)) == cursor


def test_no_cursor_is_the_first_page():
    assert Cursor.read("") is None


@pytest.mark.parametrize(
    "damaged",
    [
        "older-",
        "older-12",
        "older-12-",
        "newer--1-2",
        "older-1-2-3",
        "older-1-2\n",
        "older-१-2",
        "older-9999999999999999-1",
    ],
)
def test_a_damaged_cursor_is_a_bad_request(damaged):
    with pytest.raises(Broken) as broken:
        Cursor.read(damaged)
    assert (broken.value.what, broken.value.status) == ("page", 400)


@pytest.mark.parametrize("other", ["abc", "2", "१२", "-1", "older", "\x00", "9" * 10_000])
def test_what_is_no_cursor_at_all_names_no_page(other):
    with pytest.raises(Broken) as broken:
        Cursor.read(other)
    assert (broken.value.what, broken.value.status) == ("page", 404)


@given(st.text(max_size=60))
def test_no_text_does_worse_than_be_refused(text):
    try:
        cursor = Cursor.read(text)
    except Broken:
        return
    assert cursor is None or str(cursor) == text or cursor.at - datetime(1970, 1, 1, tzinfo=UTC) >= timedelta(0)
