import json

import pytest

from accounts.models import User
from newsroom.demo.people import PEOPLE, hire

pytestmark = pytest.mark.django_db


def test_everyone_can_sign_in_with_the_printed_password(tmp_path):
    passwords = hire(tmp_path / "people.json")
    assert list(passwords) == [person.username for person in PEOPLE]
    assert all(User.objects.get(username=name).check_password(word) for name, word in passwords.items())


def test_there_is_one_for_each_role(tmp_path):
    hire(tmp_path / "people.json")
    desk = User.objects.get(username="rita").seats()[0].desk_id
    roles = {name: User.objects.get(username=name).role_on(desk) for name in ("rita", "ed", "vera", "sam")}
    assert roles == {"rita": "reporter", "ed": "editor", "vera": "chief", "sam": ""}
    assert User.objects.get(username="nina").is_second_reader_on(desk) is True
    assert [user.username for user in User.objects.filter(is_superuser=True)] == ["admin"]


def test_a_second_start_changes_nothing_and_prints_the_same(tmp_path):
    first = hire(tmp_path / "people.json")
    stored = list(User.objects.order_by("pk").values_list("username", "password"))
    assert hire(tmp_path / "people.json") == first
    assert list(User.objects.order_by("pk").values_list("username", "password")) == stored


def test_a_lost_file_means_new_passwords_for_the_same_people(tmp_path):
    file = tmp_path / "people.json"
    hire(file)
    kept = json.loads(file.read_text())
    file.write_text(json.dumps({name: word for name, word in kept.items() if name != "ed"}))
    again = hire(file)
    assert again["rita"] == kept["rita"]
    assert again["ed"] != kept["ed"]
    assert User.objects.get(username="ed").check_password(again["ed"])
    assert User.objects.count() == len(PEOPLE)


def test_passwords_are_kept_from_other_users_of_the_machine(tmp_path):
    file = tmp_path / "people.json"
    hire(file)
    assert file.stat().st_mode & 0o777 == 0o600
