"""Pages by key, without a row twice or left out, whatever the values and the order."""

from datetime import UTC, datetime

import pytest
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.desk.pages import BrokenCursor, Key, _read, page
from articles.models import Article
from tests.cast import desk, person

ORDER = (Key(F("urgency")), Key(F("waiting_since"), moment=True, newest_first=True), Key(F("id")))
moments = st.none() | st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC))


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(st.tuples(st.integers(1, 3), moments), min_size=3, max_size=9), size=st.integers(1, 4))
def test_all_pages_together_are_the_list_in_its_order(values, size):
    known = list(Article.objects.values_list("pk", flat=True))
    on, by = desk(), person("rita")
    made = Article.objects.bulk_create(
        Article(desk=on, author=by, urgency=urgency, waiting_since=since) for urgency, since in values
    )
    rows = Article.objects.exclude(pk__in=known)
    seen, cursor, first = [], "", True
    while first or cursor:
        found = page(rows, ORDER, cursor, size)
        assert (found.first, len(found.rows) <= size) == (first, True)
        seen += [one.pk for one in found.rows]
        cursor, first = found.next, False
    far = datetime(9999, 1, 1, tzinfo=UTC)
    expected = sorted(made, key=lambda one: (one.urgency, -(one.waiting_since or far).timestamp(), one.pk))
    assert seen == [one.pk for one in expected]


@given(st.text(max_size=60))
def test_a_cursor_is_read_or_refused_and_nothing_else(text):
    try:
        values = _read(text, ORDER)
    except BrokenCursor:
        return
    assert ".".join(key.write(value) for key, value in zip(ORDER, values, strict=True)) == ".".join(
        str(int(part)) for part in text.split(".")
    )


@given(st.integers(1, 8), moments.filter(bool), st.integers(1, 10**17))
def test_what_a_cursor_says_is_what_it_was_given(urgency, since, number):
    written = ".".join(key.write(value) for key, value in zip(ORDER, (urgency, since, number), strict=True))
    assert _read(written, ORDER) == [urgency, since, number]
