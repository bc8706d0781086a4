"""The worker: numbers on the wire what has come due, every second, and seals the record once an hour.

Any number may run; what readers see never waits for one.
"""

from __future__ import annotations

import logging
import signal
import threading
import time
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error, connection

from articles.models import Seal, WireEntry

log = logging.getLogger(__name__)
SEAL_EVERY = 3600  # seconds


class Command(BaseCommand):
    help = "Append to the wire log what comes due (every second), and seal the audit chains (every hour)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="one pass and one seal, then stop")
        parser.add_argument("--pause", type=float, default=1.0, metavar="SECONDS", help="between two passes (1)")

    def handle(self, *args: Any, once: bool, pause: float, **options: Any) -> None:
        if once:
            self.stdout.write(f"{WireEntry.append_due()} entries written to the wire log")
            self.seal()
            return
        stop = threading.Event()

        def leave(number: int, frame: FrameType | None) -> None:
            stop.set()

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, leave)
        sealed = time.monotonic() - SEAL_EVERY
        while not stop.wait(pause):
            try:
                WireEntry.append_due()
                if time.monotonic() - sealed >= SEAL_EVERY:
                    self.seal()
                    sealed = time.monotonic()
            except Error as error:  # the database is away: what came due is written when it is back
                log.warning("The database does not answer: %s", error)
                connection.close()

    def seal(self) -> None:
        """Seal what grew. The seal's hash goes to the log: whoever can rewrite the table can't rewrite that."""
        seal = Seal.objects.create()
        seal.refresh_from_db()
        log.info("Sealed %d chains: %s", len(seal.heads), bytes(seal.hash).hex())
