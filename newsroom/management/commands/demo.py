"""One command from nothing to a running newsroom."""

import fcntl
import io
import os
import secrets
import shutil
import signal
import sys
import time
import urllib.error
import urllib.request
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from newsroom.demo import people, processes, static
from newsroom.embedded_postgres import EmbeddedPostgres

FOLDER: Path = settings.BASE_DIR / ".demo"


class Command(BaseCommand):
    help = "Starts a newsroom on this machine: database, sample stories, web server and worker. Ctrl-C stops it all."
    requires_system_checks: list[str] = []  # each start would pay for what `make test` has checked

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="delete what the demo has kept, and start afresh")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")

    def handle(self, *args: Any, **options: Any) -> None:
        self.started = time.monotonic()
        if "owner" not in settings.DATABASES:
            raise CommandError("The demo migrates the database: set OWNER_DATABASE_URL beside DATABASE_URL.")
        self.embedded = (
            None if os.environ.get("DATABASE_URL") else EmbeddedPostgres(settings.BASE_DIR / ".postgres", durable=True)
        )
        FOLDER.mkdir(exist_ok=True)
        for ending in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(ending, _as_interrupt)
        with (FOLDER / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise CommandError("The demo is running already. Stop it with Ctrl-C where it was started.")
            self.run(options)

    def run(self, options: dict[str, Any]) -> None:
        environment = self.environment()
        children = processes.Processes(FOLDER, environment, say=self.say)
        try:
            children.end_leftovers()
            if options["reset"]:
                self.reset()
            files = static.Collection(FOLDER, environment)
            files.start()
            self.prepare_database()
            self.step("Static files", files.finish())
            host, port = options["host"], processes.free_port(options["host"], options["port"])
            if port != options["port"]:
                self.step("Web server", f"port {options['port']} is taken, so it listens on {port}")
            self.start(children, host, port)
            self.fill()
            self.wait_for_first_page(children, f"http://{host}:{port}/")
            self.announce(f"http://{'localhost' if host == '127.0.0.1' else host}:{port}")
            children.watch(self.keep_database)
        except KeyboardInterrupt:
            self.say("")
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            children.stop()
            self.stop_database()

    def environment(self) -> dict[str, str]:
        """As in production, but on plain HTTP and for this machine: what runs is what would run there."""
        key = FOLDER / "secret-key"
        if not key.exists():
            key.touch(mode=0o600)
            key.write_text(secrets.token_urlsafe(50))
        url = os.environ.get("DATABASE_URL") or (self.embedded.url("newsroom_desk") if self.embedded else "")
        kept = {name: value for name, value in os.environ.items() if name not in ("OWNER_DATABASE_URL", "TESTING")}
        return {
            "ALLOWED_HOSTS": "localhost 127.0.0.1 [::1]",
            **kept,
            "DEBUG": "off",
            "HTTPS": "off",
            "SECRET_KEY": key.read_text(),
            "DATABASE_URL": url,
            "MAIL_HOST": "console",
            "STATIC_ROOT": str(FOLDER / "static"),
            "MEDIA_ROOT": str(FOLDER / "media"),
            "PYTHONUNBUFFERED": "1",
        }

    def reset(self) -> None:
        if not self.embedded:
            raise CommandError("The demo deletes only a database of its own: empty yours, or unset DATABASE_URL.")
        connections.close_all()
        self.embedded.reset()
        for name in ("people.json", "media", "reference.stamp", "sample.half-done"):
            path = FOLDER / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        self.embedded.ensure()
        self.step("Reset", "what the demo had kept is deleted")

    def prepare_database(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            version = cursor.fetchone()[0].split()[0]
        self.step("Database", f"PostgreSQL {version}" + (f" in {self.embedded.root}" if self.embedded else ""))
        self.step("Roles", "newsroom_owner, newsroom_desk, newsroom_public")
        executor = MigrationExecutor(connections["owner"])
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if waiting:
            call_command("migrate", verbosity=0, interactive=False)
        self.step("Migrations", f"{waiting} applied" if waiting else "up to date")

    def start(self, children: processes.Processes, host: str, port: int) -> None:
        """Before the database is filled: they take a moment to come up, and nobody knows their address yet."""
        # fmt: off
        children.start("web server", [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port), "--no-ws",
            "--workers", "1", "--blocking-threads", "8", "--log-level", "warning", "newsroom.wsgi:application",
        ])
        # fmt: on
        children.start("worker", [sys.executable, str(settings.BASE_DIR / "manage.py"), "work"])

    def fill(self) -> None:
        self.step("Reference data", self.load_reference())
        self.passwords = people.hire(FOLDER / "people.json")
        self.step("People", f"{len(self.passwords)} on {len(people.DESKS)} desks")
        self.step("Sample stories", self.build_sample())

    def load_reference(self) -> str:
        from articles.management.commands.load_reference import FOLDER as SHIPPED
        from articles.models.reference import Section

        stamp, mark = FOLDER / "reference.stamp", str(max(file.stat().st_mtime_ns for file in SHIPPED.iterdir()))
        if stamp.exists() and stamp.read_text() == mark and Section.objects.exists():
            return "up to date"
        call_command("load_reference", stdout=io.StringIO())
        stamp.write_text(mark)
        return "sections, Media Topics, gazetteer"

    def build_sample(self) -> str:
        from articles.models import Article

        half_done = FOLDER / "sample.half-done"
        if half_done.exists():
            return "were interrupted last time; `make demo-reset` starts afresh"
        if count := Article.objects.count():
            return f"{count} articles are there"
        half_done.touch()
        import_module("newsroom.sample").build_sample()
        half_done.unlink()
        return f"{Article.objects.count()} articles filed and walked through the workflow"

    def wait_for_first_page(self, children: processes.Processes, address: str) -> None:
        web = children.running["web server"]
        for _ in range(600):
            if web.poll() is not None:
                raise CommandError(f"The web server has stopped:\n{children.tail('web server')}")
            try:
                with urllib.request.urlopen(address, timeout=10):
                    return
            except urllib.error.HTTPError as error:
                if error.code < 500:
                    return
                raise CommandError(f"The first page failed ({error.code}):\n{children.tail('web server')}")
            except OSError:
                time.sleep(0.05)
        raise CommandError(f"The web server gives no answer:\n{children.tail('web server')}")

    def announce(self, address: str) -> None:
        seconds = time.monotonic() - self.started
        self.step("Web server", f"first page after {seconds:.1f} s")
        self.say(f"\n  Readers   {address}/\n  Desk      {address}/desk/\n  Admin     {address}/admin/\n")
        for person in people.PEOPLE:
            self.say(f"  {person.username:8}  {self.passwords[person.username]}   {person.name}, {person.duty}")
        self.say("\nCtrl-C stops it all; the data stays.")

    def keep_database(self) -> None:
        if self.embedded and not self.embedded.ready():
            self.say("PostgreSQL has stopped and is started again.")
            self.embedded.ensure()

    def stop_database(self) -> None:
        if not self.embedded:
            return
        for each in connections.all():
            each.close()
            if isinstance(each, DatabaseWrapper):
                each.close_pool()
        for _ in range(20):
            if not self.embedded.ready() or self.embedded.idle():
                self.embedded.stop()
                self.say("Stopped. Start again with `make demo`.")
                return
            time.sleep(0.1)
        self.say("Stopped, all but PostgreSQL: someone else is connected to it.")

    def step(self, what: str, how: str) -> None:
        self.say(f"  {what:15} {how}")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _as_interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
