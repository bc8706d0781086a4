"""The promises PostgreSQL itself keeps, as SQL. Migrations run these files in the order of `FILES`.

| file | what |
|---|---|
| digest.sql, words.sql | the functions that generated columns need; run before the tables |
| grants.sql | who may what: owner owns, desk works, public reads |
| moves.sql | the legal moves, and `articles_refuse(rule, sentence)` |
| standing.sql | what the world has of an article |
| hands.sql | four eyes: who had a hand in a text |
| article.sql, revision.sql, edition.sql, audit.sql | the guards of each table |
| wire.sql | the numbered log of what went out |
| readers.sql | row security for the public role, and search |
| faults.sql | what verifies every rule over the whole database |

Migration 0002 runs them as they stand. Once a version is released, a change is a new migration with the changed
statements of its own.
"""

from __future__ import annotations

from pathlib import Path

BEFORE_TABLES = ("digest.sql", "words.sql")
FILES = (
    "grants.sql", "moves.sql", "standing.sql", "hands.sql", "article.sql", "revision.sql", "edition.sql", "audit.sql",
    "wire.sql", "readers.sql", "faults.sql",
)  # fmt: skip


def read(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
