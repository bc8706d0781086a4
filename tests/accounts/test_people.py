"""People in the admin: whom a chief looks after, and how somebody new gets a password that nobody else knows."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from accounts.models import Membership, User
from tests.cast import desk, person

pytestmark = pytest.mark.django_db
PEOPLE = "/admin/accounts/user/"
ANNA = {"username": "anna", "name": "Anna Lind", "email": "anna@example.org", "is_staff": "on"}
SECRET = "quite-a-long-enough-one"


def signed_in(username):
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


@pytest.fixture
def vera():
    """The chief of Politics, without a superuser's rights."""
    person("vera")
    User.objects.update(is_superuser=False)
    return signed_in("vera")


@pytest.fixture
def bring_in(django_capture_on_commit_callbacks):
    def bring_in(client, **changes):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(f"{PEOPLE}add/", {**ANNA, **changes})

    return bring_in


def change(client, user, **changes):
    data = {"username": user.username, "name": user.name, "email": user.email, "is_active": "on", "is_staff": "on"}
    return client.post(f"{PEOPLE}{user.pk}/change/", {**data, **changes})


def link():
    return re.search(r"http://testserver(/accounts/set-password/\S+)", mail.outbox[-1].body)[1]


def set_password(client, address, secret=SECRET):
    page = client.get(address, follow=True)
    if not page.redirect_chain:
        return page
    return client.post(page.redirect_chain[-1][0], {"new_password1": secret, "new_password2": secret})


# ---- whom a chief looks after


def test_a_chief_changes_who_works_on_desks_of_theirs(vera):
    rita = person("rita")
    assert change(vera, rita, name="Rita M. Malko").status_code == 302
    rita.refresh_from_db()
    assert rita.name == "Rita M. Malko"


@pytest.mark.parametrize(
    ("seats", "rights"),
    [
        ({"sport": "reporter"}, {}),
        ({"sport": "reporter", "politics": "reporter"}, {}),  # else a chief seats somebody, and closes their account
        ({"sport": "chief", "politics": "editor"}, {}),
        ({"politics": "reporter"}, {"is_superuser": True}),
        ({}, {"password": "md5$x$y"}),
        ({"sport": "reporter"}, {"is_active": False}),
    ],
)
def test_of_others_a_chief_changes_nothing(vera, seats, rights):
    other = User.objects.create(username="olga", name="Olga", **{"password": "!", **rights})
    for slug, role in seats.items():
        Membership.objects.create(desk=desk(slug), user=other, role=role)
    assert vera.get(f"{PEOPLE}{other.pk}/change/").context["has_change_permission"] is False
    assert change(vera, other, name="Olga?", is_active="").status_code == 403
    assert (User.objects.get(pk=other.pk).name, User.objects.get(pk=other.pk).is_active) == ("Olga", other.is_active)


def test_a_chief_of_both_desks_changes_who_works_on_both(vera):
    Membership.objects.create(desk=desk("sport"), user=User.objects.get(username="vera"), role="chief")
    sam = person("sam", on=desk(), role="reporter")
    assert change(vera, sam, name="Samuel Doyle").status_code == 302
    assert User.objects.get(pk=sam.pk).name == "Samuel Doyle"


# ---- somebody new


def test_somebody_new_sets_the_password_that_nobody_else_knows(vera, bring_in):
    assert bring_in(vera, password1=SECRET, password2=SECRET, usable_password="true").status_code == 302
    anna = User.objects.get(username="anna")
    assert (anna.is_staff, anna.is_superuser, anna.has_usable_password()) == (True, False, False)
    (sent,) = mail.outbox
    assert (sent.to, "Vera Lis has made a place for you" in sent.body) == (["anna@example.org"], True)
    own = Client()
    answer = set_password(own, link())
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/sign-in/")
    assert "Your password is set. Sign in with it." in own.get("/accounts/sign-in/").text
    answer = own.post("/accounts/sign-in/", {"username": "anna", "password": SECRET})
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")


def test_the_link_is_good_once(vera, bring_in):
    bring_in(vera)
    set_password(Client(), link())
    page = set_password(Client(), link(), "another-long-enough-one")
    assert "This link has been used, or is too old." in page.text
    assert User.objects.get(username="anna").check_password(SECRET)


def test_a_password_set_otherwise_ends_the_link(vera, bring_in):
    bring_in(vera)
    anna = User.objects.get(username="anna")
    anna.set_password("somebody-set-this-one")
    anna.save()
    assert "This link has been used, or is too old." in set_password(Client(), link()).text


@pytest.mark.parametrize("address", ["MQ/x-y", "%00/x", "é/é", "9/" + "x" * 5000, "x/set-password"])
def test_a_made_up_link_leads_nowhere(address):
    page = Client().get(f"/accounts/set-password/{address}/")
    assert (page.status_code, "This link has been used, or is too old." in page.text) == (200, True)


def test_a_weak_password_is_refused_in_words(vera, bring_in):
    bring_in(vera)
    answer = set_password(Client(), link(), "short")
    assert (answer.status_code, "too short" in answer.text) == (200, True)
    assert not User.objects.get(username="anna").has_usable_password()


@pytest.mark.parametrize(
    ("wrong", "field"), [({"email": ""}, "email"), ({"email": "x"}, "email"), ({"username": "VERA"}, "username")]
)
def test_nobody_is_brought_in_without_a_name_and_a_mail_address_of_their_own(vera, bring_in, wrong, field):
    answer = bring_in(vera, **wrong)
    assert (answer.status_code, list(answer.context["adminform"].form.errors)) == (200, [field])
    assert (User.objects.filter(username="anna").exists(), mail.outbox) == (False, [])


def test_the_link_is_mailed_again_to_who_has_no_password_and_to_nobody_else(vera, bring_in):
    bring_in(vera)
    anna, rita, sam = User.objects.get(username="anna"), person("rita"), person("sam")
    rita.set_password(SECRET)
    rita.save()
    first = link()
    change(vera, anna, email="anna.lind@example.org")
    chosen = {"action": "mail_links", "_selected_action": [anna.pk, rita.pk, sam.pk]}
    page = vera.post(PEOPLE, chosen, follow=True)
    assert [one.to for one in mail.outbox] == [["anna@example.org"], ["anna.lind@example.org"]]
    for words in ("on its way to anna.lind@", "Rita Malko has a password already", "Sam Doyle works on desks that you"):
        assert words in page.text
    assert "This link has been used, or is too old." in set_password(Client(), first).text
    told = [entry.get_change_message() for entry in LogEntry.objects.filter(object_id=str(anna.pk)).order_by("pk")]
    assert told[1:] == [
        "Mailed anna@example.org a link to set the password.",
        "Changed Email address.",
        "Mailed anna.lind@example.org a link to set the password.",
    ]


def test_a_mail_that_can_not_be_sent_is_told(vera, bring_in, monkeypatch):
    def fail(*args):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    assert bring_in(vera).status_code == 302
    chosen = {"action": "mail_links", "_selected_action": [User.objects.get(username="anna").pk]}
    assert "No mail could be sent to anna@example.org." in vera.post(PEOPLE, chosen, follow=True).text
    assert mail.outbox == []


def test_a_reporter_brings_in_nobody(vera):
    person("rita")
    rita = signed_in("rita")
    assert [rita.get(PEOPLE).status_code, rita.post(f"{PEOPLE}add/", ANNA).status_code] == [403, 403]
