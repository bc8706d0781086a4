"""Desks and staff of the demo's newsroom, with passwords that are made once and printed at every start."""

import json
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.models import Desk, Membership, User


@dataclass(frozen=True)
class Person:
    username: str
    name: str
    role: str  # on each of `desks`; "" for who looks after the system
    desks: tuple[str, ...]
    second_reader: bool = False

    @property
    def duty(self) -> str:
        return f"{self.role} on {', '.join(DESKS[desk][0] for desk in self.desks)}" if self.role else "administrator"


DESKS = {  # slug: name, language
    "english": ("English service", "en"),
    "russian": ("Russian service", "ru"),
    "belarusian": ("Belarusian service", "be"),
    "sport": ("Sport", "en"),
}
SERVICES = ("english", "russian", "belarusian")
PEOPLE = (
    Person("rita", "Rita Malko", "reporter", SERVICES),
    Person("carl", "Carl Berg", "reporter", SERVICES),
    Person("ed", "Ed Harker", "editor", SERVICES),
    Person("nina", "Nina Sokol", "editor", SERVICES, second_reader=True),
    Person("vera", "Vera Lis", "chief", (*SERVICES, "sport")),
    Person("sam", "Sam Doyle", "editor", ("sport",)),
    Person("admin", "Administrator", "", ()),
)


def hire(file: Path) -> dict[str, str]:
    """Makes the desks and people that are missing; returns passwords by username, as `file` keeps them.

    Someone whose password the file doesn't know gets a new one; nobody else's is touched.
    """
    passwords: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    with transaction.atomic():
        desks = {
            slug: Desk.objects.get_or_create(slug=slug, defaults={"name": name, "language": language})[0]
            for slug, (name, language) in DESKS.items()
        }
        changed: list[User] = []
        for person in PEOPLE:
            user, new = User.objects.get_or_create(
                username=person.username,
                defaults={"name": person.name, "is_staff": True, "is_superuser": not person.role},
            )
            if new or person.username not in passwords:
                passwords[person.username] = f"{secrets.token_hex(3)}-{secrets.token_hex(3)}"
                changed.append(user)
            for slug in person.desks:
                Membership.objects.get_or_create(
                    user=user, desk=desks[slug], defaults={"role": person.role, "second_reader": person.second_reader}
                )
        with ThreadPoolExecutor() as hashing:  # a hash is slow on purpose
            hashes = hashing.map(make_password, [passwords[user.username] for user in changed])
        for user, user.password in zip(changed, hashes, strict=True):
            user.save(update_fields=["password"])
        file.touch(mode=0o600)
        file.write_text(json.dumps(passwords, indent=1))
    return passwords
