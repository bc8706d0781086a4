"""The database settings: from DATABASE_URL, or from a private PostgreSQL that is started when there is none.

Two aliases: `default` carries the credentials of the role that runs this process (desk; public in a readers' site),
`owner` those of the role that migrates, and exists only where OWNER_DATABASE_URL does. Tests are made and flushed by
owner and run as desk, so that grants and row security are always in force.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

OWNER, DESK, PUBLIC = "newsroom_owner", "newsroom_desk", "newsroom_public"

Settings = dict[str, Any]


def from_url(url: str, *, name: str) -> Settings:
    """Django's settings for a libpq URL (`postgresql://user:password@host:port/database?sslmode=require`).

    The host may be a percent-encoded socket directory; parameters that Django has no key for go into OPTIONS.
    Raises ImproperlyConfigured, naming the variable `name` but not its value, which holds a password.
    """
    try:
        parts = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    except ProgrammingError as error:
        raise ImproperlyConfigured(f"{name} is not a PostgreSQL URL such as postgresql://user@host/name.") from error
    if not parts.get("dbname"):
        raise ImproperlyConfigured(f"{name} names no database: add its name at the end, as in …@host/newsroom.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "OPTIONS": parts,
    }


def databases(environ: Mapping[str, str], *, base: Path, pool: int, debug: bool, site: bool, testing: bool) -> Settings:
    """The DATABASES setting, with at most `pool` connections of this process.

    Starts the private PostgreSQL where DATABASE_URL is empty; that needs `debug`. Raises ImproperlyConfigured.
    """
    url, owner_url = environ.get("DATABASE_URL", ""), environ.get("OWNER_DATABASE_URL", "")
    if not url:
        if not debug:
            raise ImproperlyConfigured(
                "DATABASE_URL is not set. In production it carries the desk role's credentials: "
                "postgresql://newsroom_desk:password@host/newsroom (`manage.py database_roles` prints how to make it)."
            )
        from newsroom.embedded_postgres import EmbeddedPostgres

        try:
            root = base / (".postgres-test" if testing else ".postgres")
            embedded = EmbeddedPostgres(root, durable=not testing).ensure()
        except RuntimeError as error:
            raise ImproperlyConfigured(str(error)) from error
        url, owner_url = embedded.url(PUBLIC if site else DESK), embedded.url(OWNER)
    default = from_url(url, name="DATABASE_URL")
    default["CONN_HEALTH_CHECKS"] = True  # a connection that died with its server is replaced, not handed out
    default["OPTIONS"]["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10}
    if site or not owner_url:
        return {"default": default}
    default["TEST"] = {"MIRROR": "owner"}
    owner = from_url(owner_url, name="OWNER_DATABASE_URL")
    owner["TEST"] = {"NAME": _test_database(environ), "DEPENDENCIES": []}
    return {"default": default, "owner": owner}


def _test_database(environ: Mapping[str, str]) -> str:
    """A name per process, so that several runs in one tree don't meet; TEST_DATABASE fixes it for `--reuse-db`."""
    worker = environ.get("PYTEST_XDIST_WORKER", "")
    return environ.get("TEST_DATABASE", f"test_newsroom_{os.getpid()}") + (f"_{worker}" if worker else "")
