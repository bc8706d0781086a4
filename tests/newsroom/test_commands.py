import io
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, connections, transaction


def test_migrate_runs_as_the_owner_unless_told_otherwise(monkeypatch):
    seen = []
    monkeypatch.setattr(
        "django.core.management.commands.migrate.Command.handle",
        lambda self, **options: seen.append(options["database"]),
    )
    call_command("migrate")
    assert seen == ["owner"]


def test_migrate_says_what_it_lacks_where_there_is_no_owner(monkeypatch):
    monkeypatch.setattr("newsroom.management.commands.migrate.settings", SimpleNamespace(DATABASES={"default": {}}))
    with pytest.raises(CommandError) as refusal:
        call_command("migrate")
    assert str(refusal.value) == (
        "Migrations run as the owner of the tables: set OWNER_DATABASE_URL to newsroom_owner's credentials."
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    ["CREATE TABLE own (n int)", "CREATE TEMP TABLE own (n int)", "ALTER TABLE accounts_user ADD n int"],
)
def test_the_application_cannot_change_the_schema(statement):
    with (
        pytest.raises(ProgrammingError, match="permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_database_roles_prints_the_roles_passwords_and_urls():
    printed = io.StringIO()
    call_command("database_roles", stdout=printed)
    lines = printed.getvalue().splitlines()
    assert [line for line in lines if line.startswith("ALTER ROLE")] == [
        "ALTER ROLE newsroom_owner  PASSWORD '<password of owner>';",
        "ALTER ROLE newsroom_desk   PASSWORD '<password of desk>';",
        "ALTER ROLE newsroom_public PASSWORD '<password of public>';",
    ]
    assert "CREATE DATABASE newsroom OWNER newsroom_owner ENCODING 'UTF8' TEMPLATE template0;" in lines


@pytest.mark.django_db(databases=["default", "owner"])
def test_tests_meet_a_database_of_their_own():
    names = {each.settings_dict["NAME"] for each in connections.all()}
    assert len(names) == 1
    assert names.pop().startswith("test_newsroom")
