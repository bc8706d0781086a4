"""The moves: a state changes only as the table says, and only with its entry."""

import pytest

from articles import workflow
from articles.models import Article, AuditEntry
from tests.cast import sql

from .raw import (
    move,
    refused,
    save,
    story,
)

pytestmark = pytest.mark.django_db


def test_the_database_and_workflow_hold_the_same_moves():
    assert set(sql("SELECT * FROM articles_moves()")) == workflow.MOVES


def test_every_pair_that_is_not_a_move_is_refused(cast):
    states = sorted({s for m in workflow.MOVES for s in m[1:]})
    legal = {m[1:] for m in workflow.MOVES}
    a = story()
    save(a, cast[0])
    for to in states:  # from draft, which raw SQL can reach
        if ("draft", to) not in legal and to != "draft":
            with refused("legal_moves_only"):
                move(a, "publish", to, cast[0])


def test_a_state_cannot_change_without_an_entry(cast):
    a = story()
    with refused("a_move_names_its_audit_entry"):
        sql("UPDATE articles_article SET state = 'submitted' WHERE id = %s", a.pk)


def test_an_article_cannot_be_inserted_approved(cast):
    with refused("an_article_starts_as_a_draft"):
        Article.objects.create(desk=story().desk, author=cast[0], state="approved")


def test_an_entry_cannot_be_used_twice_or_for_another_article(cast):
    a, b = story(), story()
    save(a, cast[0])
    save(b, cast[0])
    move(a, "submit", "submitted", cast[0])
    with refused("a_move_names_its_audit_entry"):
        Article.objects.filter(pk=b.pk).update(state="submitted", entry=a.entry)
    move(a, "withdraw", "draft", cast[0])
    old = AuditEntry.objects.get(article=a, number=1)
    with refused("a_move_names_its_audit_entry"):
        Article.objects.filter(pk=a.pk).update(state="submitted", entry=old)


def test_round_and_approval_change_only_with_a_move(live, approved, cast):
    for field, value in dict(round=5, round_kind="update", approval=None, entry=None).items():
        with refused("a_move_changes_state"):
            Article.objects.filter(pk=live.pk).update(**{field: value})
    for n in (1, 3):
        with refused("a_round_opens_once"):
            move(live, "correct", "draft", cast[0], round=n)
    with refused("a_round_opens_once"):
        move(live, "correct", "draft", cast[0], round=2, round_kind="update")


def test_a_text_of_another_article_is_refused(approved, cast):
    a = story()
    with refused("a_revision_belongs_to_its_article"):
        Article.objects.filter(pk=a.pk).update(revision=approved.revision)
