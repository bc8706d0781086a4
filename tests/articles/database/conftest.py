import pytest

from tests.cast import person

from .raw import approve, publish, save, story


@pytest.fixture
def cast(db):
    return [person(n) for n in ("rita", "ed", "vera", "carl")]


@pytest.fixture
def approved(cast):
    a = story()
    save(a, cast[0], headline="Minsk opens bridge", body="It opened.")
    approve(a, cast[0], cast[1])
    return a


@pytest.fixture
def live(approved, cast):
    publish(approved, cast[0])
    return approved
