"""Signing in and out."""

import pytest
from django.test import Client

from accounts.views import SENTENCE
from tests.cast import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def rita():
    user = person("rita")
    user.set_password("a long enough secret")
    user.save()
    return user


def sign_in(name, password, client=None, **more):
    return (client or Client()).post("/accounts/sign-in/", {"username": name, "password": password, **more})


def test_the_right_name_and_password_open_the_desk(rita):
    client = Client()
    answer = sign_in("rita", "a long enough secret", client)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert client.get("/desk/").status_code == 200


@pytest.mark.parametrize("name", ["rita", "nobody", "gone", "", "x" * 151, "rita\x00", "x" * 1_000_000, "ри́та"])
def test_every_failure_has_one_sentence(rita, name):
    gone = person("gone")
    gone.set_password("a wrong secret")
    gone.is_active = False
    gone.save()
    answer = sign_in(name, "a wrong secret")
    text = answer.content.decode()
    assert (answer.status_code, text.count(SENTENCE), text.count('role="alert"')) == (200, 1, 1)
    assert "a wrong secret" not in text


@pytest.mark.parametrize("password", ["", "\x00", "y" * 1_000_000])
def test_a_password_that_is_none_fails_like_any_other(rita, password):
    assert sign_in("rita", password).content.decode().count(SENTENCE) == 1


@pytest.mark.parametrize(
    ("wanted", "leads_to"),
    [
        ("/desk/mine/", "/desk/mine/"),
        ("https://evil.example/", "/desk/"),
        ("//evil.example/", "/desk/"),
        ("/\\evil.example", "/desk/"),
        ("javascript:alert(1)", "/desk/"),
        ("", "/desk/"),
        ("http:///evil.example", "/desk/"),
    ],
)
def test_the_way_on_stays_in_this_house(rita, wanted, leads_to):
    assert sign_in("rita", "a long enough secret", next=wanted)["Location"] == leads_to


def test_the_page_keeps_where_one_was_going_and_who_one_is(rita):
    page = Client().get("/accounts/sign-in/?next=/desk/mine/").content.decode()
    assert '<input type="hidden" name="next" value="/desk/mine/">' in page
    assert (
        'name="username" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="150" value="rita"'
        in sign_in("rita", "wrong").content.decode()
    )


def test_sign_out_is_a_press_and_ends_the_session(rita):
    client = Client()
    client.force_login(rita)
    assert client.get("/accounts/sign-out/").status_code == 405
    answer = client.post("/accounts/sign-out/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/sign-in/")
    assert client.get("/desk/").status_code == 302


def test_the_page_is_kept_by_no_cache():
    assert "no-store" in Client().get("/accounts/sign-in/")["Cache-Control"]


def test_a_form_without_its_token_is_refused_in_words(rita):
    answer = sign_in("rita", "a long enough secret", Client(enforce_csrf_checks=True))
    assert (answer.status_code, "Nothing was done: that page was too old." in answer.content.decode()) == (403, True)
