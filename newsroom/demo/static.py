"""Static files for the demo's web server, collected again only when one has changed."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders


def fingerprint() -> str:
    """Of the names, times and sizes of all static files."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = os.stat(storage.path(name))
            digest.update(f"{name}\0{status.st_mtime_ns}\0{status.st_size}\n".encode())
    return digest.hexdigest()


class Collection:
    """Collecting runs beside the other steps: `start` it early, `finish` before the first page is served."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.stamp, self.environment = folder / "static.stamp", environment
        self.mark = fingerprint()
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        if self.stamp.exists() and self.stamp.read_text() == self.mark:
            return
        self.process = subprocess.Popen(
            [
                sys.executable,
                str(settings.BASE_DIR / "manage.py"),
                "collectstatic",
                "--noinput",
                "--clear",
                "--verbosity",
                "0",
            ],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def finish(self) -> str:
        """What happened, in a few words. Raises RuntimeError with what the command said."""
        if not self.process:
            return "unchanged"
        said, _ = self.process.communicate()
        if self.process.returncode:
            raise RuntimeError(f"Collecting the static files failed:\n{said}")
        self.stamp.write_text(self.mark)
        return "collected"
