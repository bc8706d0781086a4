"""The moment that an embargo line names."""

# ruff: noqa: E501  (copy is read whole, on one line)

import pytest

from articles.wirecopy.embargo import read_moment


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("2026-03-18 11:00 Europe/Berlin", "2026-03-18T11:00:00+01:00"),
        ("2026-06-09 12:00", "2026-06-09T12:00:00+03:00"),
        ("2026-06-09T12:00:00+02:00", "2026-06-09T12:00:00+02:00"),
        ("2026-06-09T12:00:00Z", "2026-06-09T12:00:00+00:00"),
        ("2026-06-09 12:00 UTC+3", "2026-06-09T12:00:00+03:00"),
        ("12:00 GMT, 9 June 2026", "2026-06-09T12:00:00+00:00"),
        ("1200 GMT Tuesday 9 June 2026", "2026-06-09T12:00:00+00:00"),
        ("June 9, 2026 11 a.m. ET", "2026-06-09T11:00:00-04:00"),
        ("June 9, 2026, 11:30 p.m. EDT", "2026-06-09T23:30:00-04:00"),
        ("noon, 9 June 2026", "2026-06-09T12:00:00+03:00"),
        ("18.03.2026, 11.00 Uhr MEZ", "2026-03-18T11:00:00+01:00"),
        ("до 12:00 9 июня 2026 года (мск)", "2026-06-09T12:00:00+03:00"),
        ("9 чэрвеня 2026, 12:00", "2026-06-09T12:00:00+03:00"),
        ("2026年6月9日 12:00 北京时间", "2026-06-09T12:00:00+08:00"),
    ],
)
def test_a_moment_is_read_with_its_zone(line, moment):
    assert read_moment(line, "Europe/Minsk").isoformat() == moment


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("2026-06-09 24:00", "2026-06-10T00:00:00+03:00"),
        ("midnight 9 June 2026", "2026-06-10T00:00:00+03:00"),
        ("9 June 2026, 12:00 CET", "2026-06-09T12:00:00+01:00"),
        ("June 9, 2026 11 a.m. EST", "2026-06-09T11:00:00-05:00"),
        ("2026-10-25 02:30 Europe/Berlin", "2026-10-25T02:30:00+01:00"),
        ("2026-03-29 02:30 Europe/Berlin", "2026-03-29T02:30:00+01:00"),
    ],
)
def test_where_two_moments_could_be_meant_the_later_counts(line, moment):
    assert read_moment(line, "Europe/Minsk").isoformat() == moment


@pytest.mark.parametrize(
    "line",
    ["", "soon", "until Tuesday", "9 June 2026", "12:00 GMT", "9 June 12:00", "09/06/2026 12:00", "2026-06-09 25:00",
     "2026-02-30 12:00", "2026-06-09 12:00 XYZT", "2026-06-09 12:00 Europe/Nowhere", "2026-06-09 12:00 +99:00", "9" * 5000],
)  # fmt: skip
def test_what_is_uncertain_is_no_moment(line):
    assert read_moment(line, "Europe/Minsk") is None
