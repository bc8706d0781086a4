"""The demo's children: started, watched, started again when they die, and never left behind."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from newsroom.embedded_postgres import command_of

Say = Callable[[str], None]


class Processes:
    """Each child is a session of its own, so that Ctrl-C in the terminal reaches only the demo, which then stops them.

    Their numbers are kept in `folder`: a demo that was killed finds there what its predecessor left running.
    """

    patience = 5.0  # seconds that a child has to end by itself

    def __init__(self, folder: Path, environment: dict[str, str], *, say: Say) -> None:
        self.folder, self.environment, self.say = folder, environment, say
        self.commands: dict[str, list[str]] = {}
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.numbers = folder / "processes.json"

    def end_leftovers(self) -> None:
        with contextlib.suppress(FileNotFoundError, ValueError):
            for number, command in json.loads(self.numbers.read_text()).items():
                # The number may be someone else's by now. What stands for Python differs between systems.
                if command_of(int(number)).strip().endswith(" ".join(command[1:])):
                    self._end(int(number))
        self.numbers.unlink(missing_ok=True)

    def start(self, name: str, command: list[str]) -> None:
        self.commands[name] = command
        with self.log(name).open("ab") as log:
            self.running[name] = subprocess.Popen(
                command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.numbers.write_text(json.dumps({child.pid: child.args for child in self.running.values()}))

    def log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def tail(self, name: str) -> str:
        return self.log(name).read_text(errors="replace")[-2000:]

    def watch(self, database: Callable[[], None]) -> None:
        """Never returns: starts again what has ended, a second later; `database` looks after the server."""
        while True:
            database()
            for name, child in list(self.running.items()):
                if child.poll() is not None:
                    self.say(f"The {name} has stopped ({child.returncode}) and is started again; see {self.log(name)}.")
                    time.sleep(1)
                    self._end(child.pid)  # its own children, if it was killed
                    self.start(name, self.commands[name])
            time.sleep(0.5)

    def stop(self) -> None:
        for child in reversed(self.running.values()):
            self._end(child.pid, child)
        self.running.clear()
        self.numbers.unlink(missing_ok=True)

    def _end(self, number: int, child: subprocess.Popen[bytes] | None = None) -> None:
        """Asks the child and what it started to end, and after `patience` ends them."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(number, signal.SIGTERM)
            deadline = time.monotonic() + self.patience
            while command_of(number) and time.monotonic() < deadline:
                time.sleep(0.02)
            os.killpg(number, signal.SIGKILL)  # what it had started and not ended itself
        if child:
            child.wait()


def free_port(host: str, wanted: int) -> int:
    """The wanted port, or the next one that nobody listens on."""
    for port in range(wanted, wanted + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    raise RuntimeError(f"No free port between {wanted} and {wanted + 99}.")
