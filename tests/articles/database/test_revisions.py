"""Revisions are immutable and numbered in a row."""

import pytest
from django.db import DatabaseError, ProgrammingError, transaction

from articles.models import Revision
from tests.cast import sql

from .raw import (
    refused,
    save,
    story,
)

pytestmark = pytest.mark.django_db


def test_revisions_are_immutable(approved):
    for query in (
        "UPDATE articles_revision SET body = 'x'",
        "DELETE FROM articles_revision",
        "TRUNCATE articles_revision",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            sql(query)


def test_a_revision_number_is_taken_once_and_in_a_row(cast):
    a = story()
    save(a, cast[0])
    for n in (1, 3):
        with refused("revisions_are_numbered_in_a_row"):
            Revision.objects.create(article=a, number=n, round=1, by=cast[0], substantial=False)


def test_the_digest_is_the_databases(cast):
    with pytest.raises(DatabaseError), transaction.atomic():
        sql("INSERT INTO articles_revision (article_id, number, digest) VALUES (1, 1, 'x')")
