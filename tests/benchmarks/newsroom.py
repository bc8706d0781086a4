"""The database that is measured: made afresh in the quick cluster, filled in two steps, with a queue of 5,000."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from pathlib import Path

import psycopg

from newsroom.embedded_postgres import EmbeddedPostgres

NAME = "newsroom_bench"
BASE = Path(__file__).parents[2]
WAITING = 5_000

QUEUE = (Path(__file__).parent / "queue.sql").read_text().strip().removesuffix(";").split(";\n")


def begin() -> None:
    """An empty database of that name, and the environment of a production process on it. Before Django is set up."""
    server = EmbeddedPostgres(BASE / ".postgres-test", durable=False).ensure()
    with psycopg.connect(server.url("postgres", "postgres"), autocommit=True) as superuser:
        superuser.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        superuser.execute(f"CREATE DATABASE {NAME} OWNER newsroom_owner")
    os.environ.update(
        DATABASE_URL=server.url("newsroom_desk", NAME), OWNER_DATABASE_URL=server.url("newsroom_owner", NAME),
        DJANGO_SETTINGS_MODULE="newsroom.settings", DEBUG="off", HTTPS="off", TESTING="off", ALLOWED_HOSTS="localhost",
        SECRET_KEY=secrets.token_urlsafe(50), STATIC_ROOT=tempfile.mkdtemp(prefix="newsroom-bench-"), LOG_LEVEL="ERROR",
    )  # fmt: skip


def end() -> None:
    shutil.rmtree(os.environ["STATIC_ROOT"], ignore_errors=True)
    server = EmbeddedPostgres(BASE / ".postgres-test", durable=False)
    with psycopg.connect(server.url("postgres", "postgres"), autocommit=True) as superuser:
        superuser.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def fill(stories: int) -> None:
    """As many live stories as told, counting those that are there; one in 250 is killed."""
    from django.core.management import call_command

    from articles.models import Article

    call_command("corpus", str(stories + stories // 150 - Article.objects.count()), force=True, verbosity=0)


def fill_queue() -> None:
    """5,000 submitted stories on the English service's desk."""
    from django.db import connection, transaction

    from accounts.models import User

    author = User.objects.get(username="rita").pk
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in QUEUE:
            cursor.execute(statement, {"author": author, "count": WAITING})
            assert cursor.rowcount == WAITING, (cursor.rowcount, statement)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_article")
