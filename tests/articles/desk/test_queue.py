"""The lists of the desk."""

import pytest
from django.test import Client

from tests import cast

pytestmark = pytest.mark.django_db


def client(username):
    made = Client()
    made.force_login(cast.person(username))
    return made


def test_first():
    a = cast.submitted(urgency=1)
    b = cast.claimed()
    c = cast.published()
    d = cast.corrected()
    ed = client("ed")
    for path in [
        "",
        "mine/",
        "returned/",
        "approved/",
        "to-come/",
        "out/",
        "spiked/",
        *[f"{x.pk}/" for x in (a, b, c, d)],
    ]:
        r = ed.get(f"/desk/{path}")
        assert r.status_code == 200, path
