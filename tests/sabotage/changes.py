"""What a sabotage is: changes to files, and the tests that must notice."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
RULES = {
    path.name: path.read_text()
    for path in sorted((ROOT / "articles/database").glob("*.sql"))
    if path.name != "faults.sql"
}
MIGRATION = "articles/migrations/0001_initial.py"
BY_DATABASE = (
    "tests/articles/database",
    "--ignore=tests/articles/database/test_storm.py",
    "--ignore=tests/articles/database/test_constraints.py",
)
BY_CONSTRAINTS = ("tests/articles/database/test_constraints.py",)
BY_MODELS = ("tests/articles/models",)

Change = tuple[str, Callable[[str], str]]  # a file, and its text broken; the same text where nothing was found
PASS = "CREATE OR REPLACE FUNCTION articles_pass(text, text) RETURNS void LANGUAGE sql AS '';\n"

# What a broken mechanism is called: the changes that break it, and the tests that must notice.
BROKEN: dict[str, tuple[list[Change], tuple[str, ...]]] = {}


def breaks(name: str, *changes: Change, by: tuple[str, ...] = BY_DATABASE) -> None:
    assert name not in BROKEN, name
    BROKEN[name] = (list(changes), by)


def in_file(path: str, old: str, new: str) -> Change:
    return path, lambda text: text.replace(old, new)


def rule(old: str, new: str) -> Change:
    """A change in whichever SQL file holds the text."""
    return in_file(
        "articles/database/" + next((name for name, text in RULES.items() if old in text), "moves.sql"), old, new
    )


def refusals() -> list[tuple[str, int]]:
    """Every refusal of the SQL by its rule, and the how-manieth of that rule it is."""
    found = [name for text in RULES.values() for name in re.findall(r"PERFORM articles_refuse\('(\w+)'", text)]
    return sorted({(name, at) for name in found for at in range(found.count(name))})


def silent(name: str, at: int) -> Change:
    """A refusal that refuses no longer: the `at`-th of this rule, counted through the files."""
    old = f"PERFORM articles_refuse('{name}'"
    where = [(path, nth) for path, text in RULES.items() for nth in range(text.count(old))]
    path, nth = where[at]

    def broken(text: str) -> str:
        parts = text.split(old)
        if nth >= len(parts) - 1:
            return text
        before, after = old.join(parts[: nth + 1]), old.join(parts[nth + 1 :])
        return f"{PASS}{before}{old.replace('articles_refuse', 'articles_pass')}{after}"

    return f"articles/database/{path}", broken


def without_constraint(name: str) -> Change:
    """The migration without the operation that adds this constraint."""
    operation = rf"        migrations\.AddConstraint\(\n.*\n.*name='{name}'\),\n        \),\n"
    return MIGRATION, lambda text: re.sub(operation, "", text)
