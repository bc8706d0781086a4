"""A private PostgreSQL for the demo, development and tests, started when DATABASE_URL is not set.

The server listens on a socket that only this user can enter, and outlives the process that started it, as a system
service would: `python -m newsroom.embedded_postgres stop` (or `stop --test`) stops it. "Running" is decided by asking
the socket, never by trusting a process number, so `kill -9` of anything leaves nothing that needs a hand.
"""

import contextlib
import fcntl
import hashlib
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import psycopg

from newsroom.postgres_binaries import bin_directory, reachable, server_user

DATABASE = "newsroom"
CONFIGURATION = """
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
max_connections = 200
shared_buffers = 128MB
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_checkpoints = off
"""
DURABLE = "fsync = on\nfull_page_writes = on\nsynchronous_commit = on\n"
FAST = "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\nwal_level = minimal\nmax_wal_senders = 0\n"
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 100  # bytes: 107 on Linux, 103 on macOS


class EmbeddedPostgres:
    """One cluster under `root`: durable for people's work, fast (and lost in a power cut) for tests."""

    def __init__(self, root: Path, *, durable: bool) -> None:
        self.user = server_user()
        self.durable = durable
        mark = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:8]
        # As root the project may lie in a private home, which the server's user can't enter.
        self.root = Path("/var/tmp") / f"newsroom-pg-{mark}" if self.user else root.resolve()
        self.data, self.log, self.socket = self.root / "data", self.root / "log", self.root / "run"
        # A path too long for a socket, or with a character that the server's configuration or a URL takes for its own.
        if len(os.fsencode(self.socket / SOCKET)) > LONGEST_SOCKET_PATH or set(str(self.socket)) & set(",'\\@"):
            self.socket = Path(tempfile.gettempdir()) / f"newsroom-{os.getuid()}-{mark}"

    def url(self, role: str, database: str = DATABASE) -> str:
        return f"postgresql://{role}@{quote(str(self.socket), safe='')}:5432/{database}"

    def ensure(self) -> "EmbeddedPostgres":
        """Returns when the server takes connections; 0.1 ms where it already does."""
        if not self.ready():
            self._claim(self.root, 0o755)
            with (self.root / "lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                if not self.ready():
                    self._start()
        return self

    def ready(self) -> bool:
        """Whether the cluster is whole and its server answers and has said that it takes connections."""
        if not (self.data / "ready").exists():
            return False
        try:
            with socket.socket(socket.AF_UNIX) as probe:
                probe.settimeout(5)
                probe.connect(str(self.socket / SOCKET))
            return (self.data / "postmaster.pid").read_text().splitlines()[7].strip() == "ready"
        except (OSError, IndexError):
            return False

    def idle(self) -> bool:
        """Whether nobody is connected."""
        clients = (
            "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        with psycopg.connect(self.url("postgres", "postgres")) as superuser:
            return superuser.execute(clients).fetchone() == (0,)

    def stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self._clear_stale()
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "-t", "60", "stop")

    def reset(self) -> None:
        """Stops the server and deletes everything in it."""
        self.stop()
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.rmtree(self.socket, ignore_errors=True)

    def _start(self) -> None:
        self._claim(self.socket, 0o700)
        self._clear_stale()
        if not (self.data / "ready").exists():
            print(f"Making a PostgreSQL database in {self.root.name}", file=sys.stderr)
            shutil.rmtree(self.data, ignore_errors=True)  # none, or one whose making was interrupted
            self._make()
        for attempts_left in reversed(range(20)):
            try:
                self._run("pg_ctl", "-D", str(self.data), "-l", str(self.log), "-w", "-t", "300", "start")
                break
            except RuntimeError:  # the orphans of a killed server need a moment to leave
                if not attempts_left:
                    raise
                time.sleep(0.5)
                self._clear_stale()
        if not (self.data / "ready").exists():
            self._make_database()
            (self.data / "ready").touch()

    def _make(self) -> None:
        version = int(self._run("postgres", "--version").split()[2].split(".")[0])
        if version >= 17:  # sorting and case by Unicode, the same on every system
            locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        else:
            locale = ["--locale=en_US.UTF-8" if sys.platform == "darwin" else "--locale=C.UTF-8"]
        sync = [] if self.durable else ["--no-sync"]
        # fmt: off
        self._run("initdb", "-D", str(self.data), "-U", "postgres", "--auth=trust", "--encoding=UTF8",
                  "--no-instructions", *locale, *sync)
        # fmt: on
        with (self.data / "postgresql.conf").open("a") as file:
            file.write(CONFIGURATION.format(socket=self.socket) + (DURABLE if self.durable else FAST))

    def _make_database(self) -> None:
        roles = (Path(__file__).parent / "roles.sql").read_bytes()
        with psycopg.connect(self.url("postgres", "postgres"), autocommit=True) as superuser:
            superuser.execute(roles)
            if not superuser.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                superuser.execute(f"CREATE DATABASE {DATABASE} OWNER newsroom_owner")

    def _claim(self, directory: Path, mode: int) -> None:
        """Makes the directory ours; refuses one that someone else has laid in a shared folder before us."""
        directory.mkdir(parents=True, exist_ok=True, mode=mode)
        server = pwd.getpwnam(self.user).pw_uid if self.user else os.geteuid()
        if directory.is_symlink() or directory.stat().st_uid not in (os.geteuid(), server):
            raise RuntimeError(f"{directory} belongs to someone else; delete it or set DATABASE_URL.")
        if self.user:
            shutil.chown(directory, self.user)

    def _run(self, program: str, *arguments: str) -> str:
        programs = reachable(bin_directory(), user=self.user, copy_to=self.root)
        with tempfile.TemporaryFile() as out:  # a pipe would stay open as long as the server lives
            done = subprocess.run(
                [str(programs / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                user=self.user,
                cwd=self.root,
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
                check=False,
            )
            out.seek(0)
            said = out.read().decode(errors="replace")
        if done.returncode:
            log = self.log.read_text(errors="replace")[-1500:] if self.log.exists() else ""
            raise RuntimeError(f"PostgreSQL's {program} failed ({done.returncode}):\n{said}\n{log}")
        return said

    def _clear_stale(self) -> None:
        """After a kill -9 or a power cut, drops lock files whose process is gone, a zombie, or someone else's.

        PostgreSQL does this itself, except while the number is taken. Data stays safe: a postmaster still refuses to
        start while an orphan of its predecessor holds the shared memory.
        """
        lock = self.data / "postmaster.pid"
        try:
            command = command_of(int(lock.read_text().split()[0]))
        except FileNotFoundError:
            return
        except (ValueError, IndexError):
            command = ""
        if str(self.data) not in command:
            for file in (lock, self.socket / SOCKET, self.socket / f"{SOCKET}.lock"):
                file.unlink(missing_ok=True)


def command_of(process: int) -> str:
    """The command line of a living process; empty for none and for a zombie."""
    if Path("/proc/self").exists():  # slim images have no ps
        with contextlib.suppress(OSError):
            return Path(f"/proc/{process}/cmdline").read_text(errors="replace").replace("\0", " ")
        return ""
    said = subprocess.run(
        ["ps", "-o", "stat=,command=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return "" if said.stdout.lstrip().startswith("Z") else said.stdout


def main(arguments: list[str]) -> None:
    test, if_idle = "--test" in arguments, "--if-idle" in arguments
    root = Path(__file__).parents[1] / (".postgres-test" if test else ".postgres")
    server = EmbeddedPostgres(root, durable=not test)
    match [argument for argument in arguments if not argument.startswith("--")]:
        case ["start"]:
            print(server.ensure().url("newsroom_desk"))
        case ["stop"]:
            if not if_idle or (server.ready() and server.idle()):
                server.stop()
        case ["reset"]:
            server.reset()
        case _:
            sys.exit("usage: python -m newsroom.embedded_postgres start|stop|reset [--test] [--if-idle]")


if __name__ == "__main__":
    main(sys.argv[1:])
