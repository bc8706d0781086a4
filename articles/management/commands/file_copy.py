"""Files plain copy as drafts, or shows how it is understood."""

import json
import sys
from argparse import ArgumentParser
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from articles.wirecopy.filed import FiledCopy, NotCopy, read_filed, take_apart
from articles.wirecopy.incoming import LARGEST

if TYPE_CHECKING:
    from accounts.models import Desk, User


class Command(BaseCommand):
    help = (
        "Files copy as drafts: headline, credits, dateline, text and notes are told apart. With --json it prints how "
        "each file was understood, one object a line, in the order of the files."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="Files of plain text; - is standard input.")
        parser.add_argument("--desk", help="The desk to file to, by name or short name. Without it: the filer's own.")
        parser.add_argument("--by", metavar="USER", help="Who files. Without it: the first member of the desk.")
        parser.add_argument("--dry-run", action="store_true", help="Only look; file nothing and touch no database.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object a line.")

    def handle(self, *args: Any, **options: Any) -> None:
        filer = None if options["dry_run"] else Filer(options["by"], options["desk"])
        bad = 0
        for name in options["files"]:
            try:
                copy = take_apart(read(name), zone=settings.TIME_ZONE)
                number = filer.file(copy) if filer else None
            except (ValueError, ValidationError, OSError) as error:
                self.stderr.write(sentence(error, name))
                bad += 1
                continue
            if options["json"]:
                self.stdout.write(json.dumps(copy.as_json(), ensure_ascii=False))
            else:
                self.stdout.write(line(name, copy, number))
        if bad:
            sys.stdout.flush()
            raise SystemExit(1)


class Filer:
    """Who files, and to which desk."""

    def __init__(self, by: str | None, desk: str | None) -> None:
        self.desk = find_desk(desk) if desk else None
        self.by = find_user(by, self.desk)

    def file(self, copy: FiledCopy) -> int:
        """The number of the new draft."""
        from articles.models.door import Refused
        from articles.models.filing import file_article

        try:
            article = file_article(copy, desk=self.desk or own_desk(self.by, copy.language), by=self.by)
        except Refused as refusal:
            raise ValueError(str(refusal)) from refusal
        return int(article.pk)


def read(name: str) -> str:
    """The text of a file. Never more than its largest lawful size is read, however large it is."""
    if name == "-":
        return read_filed(sys.stdin.buffer.read(LARGEST + 1), "standard input")
    with open(name, "rb") as file:
        return read_filed(file.read(LARGEST + 1), name)


def find_user(name: str | None, desk: "Desk | None") -> "User":
    from accounts.models import User

    if name:
        if user := User.objects.filter(username=name, is_active=True).first():
            return user
        raise CommandError(f"There is no user “{name}”.")
    seats = {"membership__desk": desk} if desk else {"membership__isnull": False}
    members = User.objects.filter(is_active=True, **seats)
    if user := members.order_by("-is_superuser", "pk").first():
        return user
    raise CommandError("Say who files the copy: --by USER.")


def find_desk(name: str) -> "Desk":
    from accounts.models import Desk

    if desk := Desk.objects.filter(slug__iexact=name).first() or Desk.objects.filter(name__iexact=name).first():
        return desk
    known = ", ".join(Desk.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
    raise CommandError(f"There is no desk “{name}”. The desks: {known}.")


def own_desk(by: "User", language: str) -> "Desk":
    """A desk of the filer's that writes the copy's language, else any of theirs, else one of that language, or any."""
    from accounts.models import Desk

    own = list(Desk.objects.filter(membership__user=by).distinct().order_by("pk"))
    every = own or list(Desk.objects.order_by("pk"))
    if not every:
        raise CommandError("There is no desk yet to file to.")
    code = language.partition("-")[0]
    return next((desk for desk in every if desk.language.partition("-")[0] == code), every[0])


def line(name: str, copy: FiledCopy, number: int | None) -> str:
    """What was done with a file, for people."""
    headline = copy.headline or (copy.paragraphs[0][:80] if copy.paragraphs else "no headline, no text")
    said = f"{name}: filed as {number}: {headline}" if number else f"{name}: {headline}"
    aside = f" (set aside: {' | '.join(copy.set_aside)})" if copy.set_aside else ""
    return said + aside


def sentence(error: Exception, name: str) -> str:
    """Why a file wasn't filed, with its name."""
    if isinstance(error, NotCopy):
        return str(error)
    if isinstance(error, OSError):
        return f"{name} can't be read: {error.strerror or error}."
    if isinstance(error, ValidationError):
        return f"{name} was not filed: {' '.join(error.messages)}"
    return f"{name} was not filed: {error}"
