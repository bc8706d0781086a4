from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.databases import databases, from_url

DESK_URL = "postgresql://newsroom_desk:s%40crets@db.example:6432/newsroom"
OWNER_URL = "postgresql://newsroom_owner@db.example/newsroom"


def configure(environ, **more):
    return databases(
        environ, **{"base": Path("/nowhere"), "pool": 8, "debug": False, "site": False, "testing": False} | more
    )


def test_a_url_becomes_djangos_settings():
    assert from_url(DESK_URL + "?sslmode=require&connect_timeout=5", name="DATABASE_URL") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "newsroom",
        "USER": "newsroom_desk",
        "PASSWORD": "s@crets",
        "HOST": "db.example",
        "PORT": "6432",
        "OPTIONS": {"sslmode": "require", "connect_timeout": "5"},
    }


def test_a_socket_directory_may_be_the_host():
    settings = from_url("postgresql://newsroom_desk@%2Fvar%2Frun%2Fpostgresql/newsroom", name="DATABASE_URL")
    assert (settings["HOST"], settings["PORT"]) == ("/var/run/postgresql", "")


@pytest.mark.parametrize("url", ["mysql://somebody@host/newsroom", "postgresql://[::1/newsroom", "nonsense"])
def test_a_broken_url_is_named_without_its_password(url):
    with pytest.raises(ImproperlyConfigured) as refusal:
        from_url(url, name="DATABASE_URL")
    assert str(refusal.value) == "DATABASE_URL is not a PostgreSQL URL such as postgresql://user@host/name."


def test_a_url_without_a_database_is_refused():
    with pytest.raises(ImproperlyConfigured, match="OWNER_DATABASE_URL names no database"):
        from_url("postgresql://newsroom_owner@host", name="OWNER_DATABASE_URL")


def test_a_private_postgresql_is_never_started_in_production():
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL is not set"):
        configure({})


def test_there_is_no_owner_where_no_migrations_run():
    assert list(configure({"DATABASE_URL": DESK_URL})) == ["default"]
    assert list(configure({"DATABASE_URL": DESK_URL, "OWNER_DATABASE_URL": OWNER_URL})) == ["default", "owner"]


def test_a_readers_site_never_gets_the_owners_credentials():
    environ = {"DATABASE_URL": DESK_URL, "OWNER_DATABASE_URL": OWNER_URL}
    assert list(configure(environ, site=True)) == ["default"]


def test_connections_are_pooled_and_a_dead_one_is_replaced():
    default = configure({"DATABASE_URL": DESK_URL}, pool=3)["default"]
    assert default["OPTIONS"]["pool"]["max_size"] == 3
    assert default["CONN_HEALTH_CHECKS"] is True
