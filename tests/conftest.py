"""Tests run as desk, on a database that owner makes, migrates and flushes: grants and policies are always in force."""

import os
import re
import time

import pytest
from django.db import connection, connections
from django.test.utils import setup_databases, teardown_databases


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker, django_db_keepdb, django_db_modify_db_settings):
    # pytest-django would set up only the aliases that a test names. "default" mirrors "owner", so without owner's the
    # tests would meet the real database.
    with django_db_blocker.unblock():
        drop_abandoned_databases()
        made = setup_databases(verbosity=0, interactive=False, keepdb=django_db_keepdb, serialized_aliases=set())
    yield
    with django_db_blocker.unblock():
        for each in connections.all():
            each.close()
            each.close_pool()  # a pool's idle connections would keep the owner from dropping the database
        if not django_db_keepdb:
            wait_for_the_last_guest()
            teardown_databases(made, verbosity=0)


def wait_for_the_last_guest():
    """A server that a test has ended needs a moment to leave the database."""
    name = connections["owner"].settings_dict["NAME"]
    with connections["owner"]._nodb_cursor() as cursor:
        for _ in range(100):
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = %s", [name])
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.1)


def drop_abandoned_databases():
    """Those of runs that were killed: their names end in the number of a process that is gone."""
    with connections["owner"]._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname ~ '^test_newsroom_[0-9]+'")
        for (name,) in cursor.fetchall():
            process = int(re.match(r"test_newsroom_(\d+)", name)[1])
            try:
                os.kill(process, 0)
            except ProcessLookupError:
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(autouse=True)
def rules_are_in_force(request):
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("_django_db_helper")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT current_user, (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user)"
            )
            assert cursor.fetchone() == ("newsroom_desk", False)


@pytest.fixture(autouse=True)
def sections_are_read_afresh():
    """Readers' pages keep the sections in process memory; those of one test are none of another's."""
    from articles.public import sections

    sections.forget()


def pytest_terminal_summary(terminalreporter):
    """Without a browser the journeys are parametrized by nothing; that must not pass for a green journey."""
    missed = [one for one in terminalreporter.stats.get("skipped", []) if "chromium" in str(one.longrepr)]
    if missed:
        terminalreporter.section("no browser", yellow=True)
        terminalreporter.line(
            f"The browser journey did not run: {len(missed)} tests need Chromium, and this machine has none. Install "
            "chromium, chromium-browser or google-chrome (.ci/run does it where it may: as root, with apt-get).",
            yellow=True,
        )
