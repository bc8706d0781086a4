"""Brings sections, topics and the gazetteer up to what is shipped in articles/data."""

import csv
import gzip
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, models, transaction

from articles import data
from articles.models.reference import Place, Section, Topic

FOLDER = Path(data.__file__).parent
HOUSE = ("name_en", "name_ru", "name_be")


class Command(BaseCommand):
    help = (
        "Loads sections, IPTC Media Topics and the gazetteer. Running it again writes only what differs; sections and "
        "house spellings that the newsroom has changed stay as they are, and nothing is deleted."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            counts = {"sections": load_sections(), "topics": load_topics(), "places": load_places()}
        self.stdout.write(", ".join(f"{count} {what}" for what, count in counts.items()) + " written")


def load_sections() -> int:
    known = set(Section.objects.values_list("slug", flat=True))
    new = [
        Section(slug=row["slug"], name_en=row["en"], name_ru=row["ru"], name_be=row["be"], position=position * 10)
        for position, row in enumerate(table("sections.tsv"), start=1)
        if row["slug"] not in known
    ]
    return len(Section.objects.bulk_create(new))


def load_topics() -> int:
    names = {row["code"]: row for row in table("topic_names.tsv")}
    return write_changes(
        Topic,
        [
            Topic(
                code=row["code"],
                parent_id=row["parent"] or None,
                name_en=row["name_en"],
                name_ru=names.get(row["code"], {}).get("ru", ""),
                name_be=names.get(row["code"], {}).get("be", ""),
                retired=date.fromisoformat(row["retired"]) if row["retired"] else None,
            )
            for row in table("topics.tsv")
        ],
    )


def load_places() -> int:
    house = {row["geonameid"]: (row["en"], row["ru"], row["be"]) for row in table("house_places.tsv")}
    house |= {
        str(pk): spellings
        for pk, *spellings in Place.objects.values_list("pk", *HOUSE)
        if any(spellings)  # the newsroom's own
    }
    return write_changes(
        Place,
        [
            Place(
                id=int(row["geonameid"]),
                name=row["name"],
                **dict(zip(HOUSE, house.get(row["geonameid"], ("", "", "")), strict=True)),
                ascii=row["ascii"],
                region=row["region"],
                country=row["country"],
                population=int(row["population"]),
                time_zone=row["time_zone"],
                alternates=row["alternates"],
            )
            for row in table("places.tsv.gz")
        ],
    )


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a shipped file by its first line's column names."""
    path = FOLDER / name
    with (gzip.open if name.endswith(".gz") else open)(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def write_changes(model: type[models.Model], rows: list[Any]) -> int:
    """Inserts or updates, by primary key, the rows that are not in the database just so; returns how many."""
    columns = [field.attname for field in model._meta.concrete_fields]
    stored = {row[0]: row for row in model._default_manager.values_list("pk", *columns)}
    changed = [row for row in rows if stored.get(row.pk) != (row.pk, *(getattr(row, column) for column in columns))]
    if not stored:
        copy(model, changed)
        return len(changed)
    key = model._meta.pk
    assert key is not None
    model._default_manager.bulk_create(
        changed,
        batch_size=2000,
        update_conflicts=True,
        unique_fields=[key.name],
        update_fields=[field.name for field in model._meta.concrete_fields if not field.primary_key],
    )
    return len(changed)


def copy(model: type[models.Model], rows: list[Any]) -> None:
    """Into an empty table, where COPY is several times as quick."""
    fields = model._meta.concrete_fields
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    with connection.cursor() as cursor, cursor.copy(f"COPY {quote(model._meta.db_table)} ({names}) FROM STDIN") as into:
        for row in rows:
            into.write_row([getattr(row, field.attname) for field in fields])
