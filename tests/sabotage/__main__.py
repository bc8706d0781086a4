"""python -m tests.sabotage [part/of [word]]      0/2 is every second one; 0/1 wire those with that word
    python -m tests.sabotage --rest FILE...        what a broken-off run, which printed this, did not come to
    python -m tests.sabotage --write FILE...       docs/sabotage.md from what whole runs printed

Prints a row for each mechanism: its name and the test that caught it, or why none did, in capitals. Ends with status 1
if anything survived or was not found.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from . import database, models
from .changes import BROKEN, ROOT, Change

PAGE = ROOT / "docs" / "sabotage.md"
ABOUT = """# What breaks, and which test notices

`make sabotage` breaks each of these mechanisms in a copy of the tree, one at a time, and runs the tests that must
notice: a guard that no test misses is no guard. Written by `python -m tests.sabotage --write`.

| Mechanism | The test that went red |
|---|---|
"""
assert database
assert models


def copy_of_the_tree(to: Path) -> None:
    """What git would commit, as it stands in the work tree."""
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in names.stdout.splitlines():
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)


def caught(tree: Path, changes: list[Change], by: tuple[str, ...], known: str = "") -> str:
    """The name of a red test, the `known` one where it is red still, or why there is none, in capitals."""
    originals: dict[Path, str] = {}
    try:
        for name, broken in changes:
            text = (tree / name).read_text()
            originals.setdefault(tree / name, text)
            if broken(text) == text:
                return f"NOT FOUND: what is broken in {name}"
            (tree / name).write_text(broken(text))
        if known and "::" in verdict(run(tree, known)):  # the one that noticed last time
            return known
        first = run(tree, "--maxfail=1", *by)
        # A fixture may meet it before a test does, and a broken migration is met by all: only a test's verdict counts.
        return (
            verdict(first)
            or verdict(run(tree, "--maxfail=60", *by))
            or "NOT RUN: " + (first.stdout or first.stderr)[-300:]
        )
    finally:
        for path, text in originals.items():
            path.write_text(text)


def run(tree: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", *options],
        cwd=tree, capture_output=True, text=True, timeout=900, check=False,
        env={key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "OWNER_DATABASE_URL")},
    )  # fmt: skip


def verdict(ran: subprocess.CompletedProcess[str]) -> str:
    """The test that failed, or whose end did; nothing where no test came to a verdict."""
    if red := re.search(r"^FAILED (\S+::\S+)", ran.stdout, re.M):
        return red[1]
    if end := re.search(r"ERROR at teardown of (\S+)", ran.stdout):
        return next(iter(re.findall(rf"^ERROR (\S+::{re.escape(end[1])}\S*)", ran.stdout, re.M)), end[1])
    return "SURVIVED" if ran.returncode == 0 else ""


def rows(text: str) -> dict[str, str]:
    """Each mechanism that was noticed, with the test."""
    return dict(re.findall(r"^\| (.+?) \| `(\S+::\S+)` \|$", text, re.M))


def write(files: list[str]) -> int:
    """The page from printed rows; it stays as it was while one mechanism is missing or unnoticed."""
    noticed = rows("\n".join(Path(file).read_text() for file in files))
    if missing := [name for name in BROKEN if name not in noticed]:
        print("No test noticed, or none was run: " + ", ".join(missing))  # noqa: T201
        return 1
    PAGE.write_text(ABOUT + "".join(f"| {name} | `{noticed[name]}` |\n" for name in BROKEN))
    return 0


def main() -> int:
    if sys.argv[1:2] == ["--write"]:
        return write(sys.argv[2:])
    if sys.argv[1:2] == ["--rest"]:
        done = rows("\n".join(Path(file).read_text() for file in sys.argv[2:]))
        chosen = [name for name in BROKEN if name not in done]
    else:
        part, of = map(int, (sys.argv[1:] or ["0/1"])[0].split("/"))
        word = (sys.argv[2:] or [""])[0]
        chosen = [name for name in BROKEN if word in name][part::of]
    known = rows(PAGE.read_text()) if PAGE.exists() else {}
    bad = 0
    with tempfile.TemporaryDirectory(prefix="sabotage-") as folder:
        tree = Path(folder)
        copy_of_the_tree(tree)
        for name in chosen:
            test = caught(tree, *BROKEN[name], known=known.get(name, ""))
            bad += "::" not in test
            print(f"| {name} | `{test}` |", flush=True)  # noqa: T201
        subprocess.run(
            [sys.executable, "-m", "newsroom.embedded_postgres", "reset", "--test"],
            cwd=tree,
            capture_output=True,
            check=False,
        )
    print(f"{len(chosen) - bad} of {len(chosen)} broken mechanisms were noticed")  # noqa: T201
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
