"""Reads datelines: one text a line in, one JSON object a line out."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.wirecopy.dateline import parse_dateline
from articles.wirecopy.plaintext import clean


class Command(BaseCommand):
    help = (
        "Reads one text a line and prints for each a JSON object with the parts of the dateline at its head, or null "
        "where it has none. Needs no database."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", metavar="FILE", help="Files to read; standard input without any, or -.")

    def handle(self, *args: Any, **options: Any) -> None:
        for name in options["files"] or ["-"]:
            for line in lines_of(name):
                found = parse_dateline(clean(line).strip("\n"))
                self.stdout.write(json.dumps(found[0].as_json() if found else None, ensure_ascii=False))


def lines_of(name: str) -> Iterator[str]:
    """The lines of a file, as they end in LF or CRLF: one answer for each. What isn't UTF-8 becomes U+FFFD."""
    try:
        if name == "-":
            yield from (line.decode(errors="replace").rstrip("\r\n") for line in sys.stdin.buffer)
            return
        with open(name, "rb") as file:
            yield from (line.decode("utf-8-sig", errors="replace").rstrip("\r\n") for line in file)
    except OSError as error:
        raise CommandError(f"{name} can't be read: {error.strerror or error}.")
