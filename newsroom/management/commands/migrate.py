"""Migrations run as the owner: the application's own role may not change tables."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import migrate


class Command(migrate.Command):
    help = "Brings the database up to date, as the owner of its tables (OWNER_DATABASE_URL)."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def execute(self, *args: Any, **options: Any) -> str | None:  # before the checks, which would miss the alias
        if options["database"] not in settings.DATABASES:
            raise CommandError(
                "Migrations run as the owner of the tables: set OWNER_DATABASE_URL to newsroom_owner's credentials."
            )
        return super().execute(*args, **options)
