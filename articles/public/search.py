"""Words in the text, through the database's own function: newest first, in one bounded look at the index."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from .cursor import Cursor

# The dictionary of each language, as articles_words() has it in articles/database/words.sql; others are taken as typed.
DICTIONARIES = {"en": "english", "ru": "russian", "de": "german", "fr": "french", "es": "spanish"}
DEPTH = 100  # the most ids that one call gives

FOUND = """
SELECT e.id, e.listed_at
  FROM articles_search({words}, coalesce(%(at)s, 'infinity'::timestamptz), %(key)s, %(depth)s) f
  JOIN articles_edition e USING (id) ORDER BY e.listed_at DESC, e.id DESC"""
NO_KEY = 9223372036854775807


@dataclass(frozen=True)
class Found:
    """The newest stories with the words: their keys, and where to look on if there may be more."""

    keys: list[int]
    further: Cursor | None


def search(words: str, languages: tuple[str, ...], cursor: Cursor | None) -> Found:
    """Live stories that hold the words as any of these languages would look them up, from behind the cursor.

    The function knows words alone, so other filters choose among what it found: a page may be short, or empty, while
    older ones still have some.
    """
    configurations = dict.fromkeys(DICTIONARIES.get(language.split("-")[0], "simple") for language in languages)
    query = " || ".join(f"websearch_to_tsquery('pg_catalog.{name}', %(words)s)" for name in configurations)
    at: datetime | None = cursor.at if cursor else None
    with connection.cursor() as database:
        database.execute(
            FOUND.format(words=f"({query})"),
            {"words": words, "at": at, "key": cursor.key if cursor else NO_KEY, "depth": DEPTH},
        )
        rows = database.fetchall()
    further = Cursor(False, rows[-1][1], rows[-1][0]) if len(rows) == DEPTH else None
    return Found([key for key, _ in rows], further)
