"""Fills the database with made-up stories, for measuring."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = (
        "Load N made-up stories that ran in the past, as the owner of the tables, in one transaction. For measuring: "
        "on a database that readers see it publishes nonsense. Memory stays the same for any N."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("count", type=int, metavar="N")
        parser.add_argument("--force", action="store_true", help="also where DEBUG is off")

    def handle(self, *args: Any, count: int, force: bool, verbosity: int, **options: Any) -> None:
        from articles.models import Place, Section, Topic
        from newsroom.corpus.load import BATCH, load

        if "owner" not in settings.DATABASES:
            raise CommandError("The corpus is loaded by the owner of the tables: set OWNER_DATABASE_URL.")
        if not (settings.DEBUG or settings.TESTING or force):
            raise CommandError(f"This publishes {count:,} made-up stories. Where DEBUG is off, add --force to do so.")
        if not 1 <= count <= 10_000_000:
            raise CommandError("N is a number of stories from 1 to 10,000,000.")
        if not all(model.objects.exists() for model in (Section, Topic, Place)):
            call_command("load_reference", verbosity=0)
        started = time.monotonic()
        step = max(count // 10 // BATCH * BATCH, 5 * BATCH)

        def tell(done: int) -> None:
            if verbosity and done % step == 0:
                self.stdout.write(f"  {done:>10,} stories  {time.monotonic() - started:6.1f} s")

        load(count, tell)
        if verbosity:
            self.stdout.write(f"{count:,} stories loaded, indexed and checked in {time.monotonic() - started:.1f} s.")
