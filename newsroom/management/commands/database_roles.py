"""Prints the SQL that makes the three database roles."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

ROLES_SQL = Path(__file__).parents[2] / "roles.sql"

PASSWORDS_AND_DATABASE = """
-- Put passwords of your own here; applications that sign in by certificate or peer need none.
ALTER ROLE newsroom_owner  PASSWORD '<password of owner>';
ALTER ROLE newsroom_desk   PASSWORD '<password of desk>';
ALTER ROLE newsroom_public PASSWORD '<password of public>';

-- The database. Sorting and case follow Unicode; no extension is needed.
CREATE DATABASE newsroom OWNER newsroom_owner ENCODING 'UTF8' TEMPLATE template0;

-- Then, in the environment (a password with special characters is percent-encoded):
--   DATABASE_URL=postgresql://newsroom_desk:<password of desk>@<host>/newsroom          web, worker, commands
--   DATABASE_URL=postgresql://newsroom_public:<password of public>@<host>/newsroom      a readers' site of its own
--   OWNER_DATABASE_URL=postgresql://newsroom_owner:<password of owner>@<host>/newsroom  only where migrations run
"""


class Command(BaseCommand):
    help = "Prints the SQL that makes the three database roles; run it once per cluster as a superuser, with psql."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(ROLES_SQL.read_text() + PASSWORDS_AND_DATABASE)
