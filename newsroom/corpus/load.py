"""COPY as the owner of the tables, in one transaction: a load that is broken off leaves nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from queue import Queue
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from django.utils import timezone

from articles.models import Place, Section, Tag, Topic
from newsroom.sample import build_staff

from .prose import long_words
from .stories import COLUMNS, Named, Stories, Vocabulary, _json

BATCH = 2_000  # stories at a time
LANGUAGES = {"en": "english", "ru": "russian", "be": "belarusian"}
TAGS, PLACES = 1_500, 400


def load(count: int, progress: Callable[[int], object]) -> None:
    """Load `count` stories that ran in the past, every five minutes one. `progress` gets how many are done.

    The tables are locked for so long, and all their indexes are built anew. Needs the alias `owner` and reference data.
    """
    vocabulary = _vocabulary()
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor, _bare(cursor):
        cursor.execute(
            "INSERT INTO articles_wirecounter (id, last, seen, epoch) VALUES (1, 0, now(), gen_random_uuid())"
            " ON CONFLICT DO NOTHING"
        )
        cursor.execute("SELECT last, epoch FROM articles_wirecounter FOR UPDATE")
        last, epoch = cursor.fetchone()
        first = {table: _next_key(cursor, table) for table in COLUMNS if table != "articles_wireentry"}
        first["articles_wireentry"] = last + 1
        stories = Stories(
            count, vocabulary=vocabulary, first=first, epoch=epoch, until=timezone.now() - timedelta(hours=3)
        )
        done = 0
        for batch in _ahead(stories.batches(BATCH)):
            for table, rows in batch.items():
                columns = ", ".join(COLUMNS[table].split())
                with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                    copy.write(rows)
            done = min(done + BATCH, count)
            progress(done)
        cursor.execute("UPDATE articles_wirecounter SET last = %s", [stories.ids["articles_wireentry"] - 1])
        for table in first:
            if table != "articles_wireentry":
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), %s, false)", [stories.ids[table]]
                )
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"VACUUM ANALYZE {', '.join(COLUMNS)}")


def _ahead(batches: Iterator[dict[str, str]]) -> Iterator[dict[str, str]]:
    """The next batch is made while the server is busy with this one; never more than two wait."""
    made: Queue[dict[str, str] | BaseException | None] = Queue(maxsize=2)

    def make() -> None:
        try:
            for batch in batches:
                made.put(batch)
            made.put(None)
        except BaseException as error:
            made.put(error)

    threading.Thread(target=make, daemon=True).start()
    while (batch := made.get()) is not None:
        if isinstance(batch, BaseException):
            raise batch
        yield batch


@contextmanager
def _bare(cursor: Any) -> Iterator[None]:
    """The tables without triggers, foreign keys, exclusion and secondary indexes, which come back at the end, checked.

    The owner can't switch off the triggers of a foreign key; row by row they would take longer than the load.
    """
    cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
    cursor.execute("SET LOCAL work_mem = '64MB'")
    cursor.execute("SET LOCAL search_path = public")
    tables = list(COLUMNS)
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    cursor.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE conrelid = ANY (%s::regclass[]) AND contype IN ('f', 'x') ORDER BY contype DESC, conname",
        [tables],
    )
    constraints = cursor.fetchall()
    cursor.execute(
        "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i"
        " WHERE i.indrelid = ANY (%s::regclass[]) AND NOT (i.indisunique OR i.indisprimary OR i.indisexclusion)",
        [tables],
    )
    indexes = cursor.fetchall()
    for table, name, _ in constraints:
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    for _, definition in indexes:
        cursor.execute(definition)
    for table, name, definition in constraints:
        cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _next_key(cursor: Any, table: str) -> int:
    """After all keys that are there and all that the sequence has given away."""
    cursor.execute(
        f"SELECT greatest((SELECT coalesce(max(id), 0) FROM {table}), nextval(pg_get_serial_sequence('{table}', 'id')))"
    )
    return int(cursor.fetchone()[0]) + 1


def _vocabulary() -> Vocabulary:
    staff = build_staff()
    places = list(Place.objects.exclude(name_en="").order_by("-population", "pk")[:PLACES])
    return Vocabulary(
        sections=[
            Named(s.pk, {to: _json({"slug": s.slug, "name": s.name_in(to)}) for to in LANGUAGES})
            for s in Section.objects.all()
        ],
        topics=[
            Named(t.pk, {to: _json({"code": t.pk, "name": t.name_in(to)}) for to in LANGUAGES})
            for t in Topic.objects.filter(retired=None).order_by("parent__pk", "pk")[:300]
        ],
        tags=_tags(),
        places=[
            Named(p.pk, {to: _json({"id": p.pk, "name": p.name_in(to), "country": p.country}) for to in LANGUAGES})
            for p in places
        ],
        cities=[Named(p.pk, {}, {to: p.name_in(to) for to in LANGUAGES}) for p in places if p.country == "BY"],
        reporters=[(staff.people[name].pk, staff.people[name].name) for name in ("rita", "carl")],
        editors=[staff.people[name].pk for name in ("ed", "nina", "vera")],
        desks={language: staff.desks[slug].pk for language, slug in LANGUAGES.items()},
        credit={language: settings.AGENCY_CREDIT[language] for language in LANGUAGES},
    )


def _tags() -> list[Named]:
    names = long_words("en")[:TAGS]
    Tag.objects.bulk_create([Tag(name=name) for name in names], ignore_conflicts=True)
    keys = dict(Tag.objects.filter(name__in=names).values_list("name", "pk"))
    return [Named(keys[name], dict.fromkeys(LANGUAGES, _json(name)), {"tag": name}) for name in names]
