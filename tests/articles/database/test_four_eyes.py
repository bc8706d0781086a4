"""Nobody publishes alone."""

import pytest

from articles.models import Article, Revision

from .raw import (
    approve,
    entry,
    move,
    publish,
    refused,
    save,
    story,
)

pytestmark = pytest.mark.django_db


def rewritten(cast, substantial, strict=False):
    a = story(strict)
    save(a, cast[0])
    move(a, "submit", "submitted", cast[0])
    move(a, "claim", "in_review", cast[1])
    save(a, cast[1], substantial=substantial, body="Subbed.")
    move(a, "approve", "approved", cast[1])
    return a


def confirm(a, by, revision=None):
    entry(a, "confirm", by, revision=revision or a.revision)


def test_nobody_approves_what_they_filed(cast):
    for who in (0, 2):  # Vera is a superuser
        a = story()
        save(a, cast[3])
        with refused("four_eyes"):
            approve(a, cast[who], cast[who])


def test_an_earlier_submitter_of_this_round_cannot_approve(cast):
    _rita, ed, _vera, carl = cast
    a = story()
    save(a, carl)
    move(a, "submit", "submitted", ed)
    move(a, "withdraw", "draft", ed)
    with refused("four_eyes"):
        approve(a, carl, ed)


@pytest.mark.parametrize("kind", [int, str])
@pytest.mark.parametrize("role", ["author", "reporter", "additional reporter", "writer", "translator", "Author ", None])
def test_a_credited_coauthor_cannot_approve(cast, role, kind):
    a = story()
    save(a, cast[0], credits=[{"role": role, "name": "Carl", "user": kind(cast[3].pk)}])
    with refused("four_eyes"):
        approve(a, cast[0], cast[3])


def test_the_credit_editor_is_no_authorship(cast):
    a = story()
    save(a, cast[0], credits=[{"role": "editor", "name": "Ed", "user": cast[1].pk}])
    approve(a, cast[0], cast[1])
    publish(a, cast[0])


def test_a_light_subber_approves(cast):
    publish(rewritten(cast, False), cast[1])


@pytest.mark.parametrize("strict, substantial", [(False, True), (True, False)])
def test_a_substantial_subbers_approval_needs_the_author(cast, strict, substantial):
    rita, ed, vera, carl = cast
    a = rewritten(cast, substantial, strict)
    with refused("four_eyes"):
        publish(a, ed)
    for who in (ed, vera, carl):  # himself, the superuser, a stranger
        confirm(a, who)
        with refused("four_eyes"):
            publish(a, vera)
    confirm(a, rita, Revision.objects.get(article=a, number=1))  # not the revision that runs
    with refused("four_eyes"):
        publish(a, vera)
    confirm(a, rita)
    publish(a, ed)


def test_another_editor_may_approve_what_one_rewrote(cast):
    a = rewritten(cast, True)
    move(a, "reopen", "in_review", cast[2])
    move(a, "approve", "approved", cast[2])
    publish(a, cast[1])


def test_only_the_revision_on_the_desk_is_approved(cast):
    a = story()
    r3 = save(a, cast[0])
    save(a, cast[0], body="r4")
    move(a, "submit", "submitted", cast[0])
    move(a, "claim", "in_review", cast[1])
    with refused("a_move_names_its_audit_entry"):
        e = entry(a, "approve", cast[1], "approved", revision=r3)
        Article.objects.filter(pk=a.pk).update(state="approved", entry=e)


def test_an_approved_text_is_frozen(approved, cast):
    with refused("an_approved_text_is_frozen"):
        save(approved, cast[0], body="One more thing.")


def test_an_abandoned_rounds_text_is_not_laundered_into_the_next(live, cast):
    rita, ed, _vera, _carl = cast
    ran = live.revision_id
    move(live, "correct", "draft", ed, round=2)
    save(live, ed, body="Ed's own words.")
    move(live, "abandon", "published", ed)
    move(live, "correct", "draft", rita, round=3)
    assert live.revision_id == ran


def test_an_approval_is_not_forged_by_a_loose_entry(cast):
    _rita, ed, vera, _carl = cast
    a = rewritten(cast, True)
    with refused("legal_moves_only"):
        entry(a, "approve", vera, "approved")
    with refused("what_is_recorded_happened"):
        move(a, "reopen", "in_review", ed)
        entry(a, "approve", vera, "approved")  # and no move
        move(a, "approve", "approved", ed)
    with refused("legal_moves_only"):
        entry(a, "note", vera, "in_review")


def test_a_first_text_is_substantial(cast):
    with refused("a_first_text_is_substantial"):
        save(story(), cast[0], substantial=False)


def test_an_empty_article_is_not_submitted(cast):
    with refused("a_move_names_its_audit_entry"):
        move(story(), "submit", "submitted", cast[0])
