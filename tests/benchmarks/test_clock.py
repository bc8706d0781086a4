import pytest
from django.db import connection

from .clock import Subject, interleave


@pytest.mark.django_db
def test_subjects_take_turns_and_one_with_fewer_rounds_is_spread_over_the_whole():
    called = []
    often = Subject("often", lambda: called.append("o"), rounds=6)
    seldom = Subject("seldom", lambda: called.append("s"), rounds=2)

    interleave([often, seldom], warm=1)

    assert "".join(called) == "ooss" + "ooosooos"
    assert (len(often.times), len(seldom.times)) == (6, 2)


@pytest.mark.django_db
def test_queries_of_one_call_are_counted():
    def ask():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.execute("SELECT 2")

    subject = Subject("asks", ask, rounds=3)
    interleave([subject])
    assert subject.queries == 2


def test_figures_are_medians_and_ratios():
    subject = Subject("slow", print, times=[0.002, 0.003, 0.010], busy=[0.001, 0.001, 0.004], queries=4)
    assert subject.figures(bare=0.0001) == {
        "name": "slow", "median_ms": 3.0, "own_ms": 1.0, "p90_ms": 8.6, "times_a_bare_view": 30.0, "queries": 4,
        "rounds": 3,
    }  # fmt: skip
