"""A save builds on what lies on the desk; whoever has a story decides; an edition is what its round was opened for."""

import uuid

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from accounts.models import Desk
from articles.models import Article, AuditEntry, Edition, EditionPlace, EditionTopic, Place, Revision, Topic
from tests.cast import SOON, clock, person, section, sql

from .raw import (
    edition,
    entry,
    move,
    next_round,
    open_round,
    publish,
    re_time,
    refused,
    reinstate,
    save,
    standing,
    story,
    wire,
    withdraw,
)

pytestmark = pytest.mark.django_db


def revision(a, by, base, number, **content):
    return Revision.objects.create(
        article=a, number=number, round=a.round, by=by, base=base, substantial=True, **content
    )


def test_a_text_that_does_not_build_on_the_desks_is_refused(cast):
    a = story()
    first = save(a, cast[0], body="1")
    second = save(a, cast[0], body="2")
    blind = revision(a, cast[3], first, 3, body="1, and Carl's")
    with refused("a_save_builds_on_the_text_on_the_desk"):
        Article.objects.filter(pk=a.pk).update(revision=blind)
    with refused("a_save_builds_on_the_text_on_the_desk"):
        Article.objects.filter(pk=a.pk).update(revision=revision(a, cast[3], None, 4, body="new"))
    between = revision(a, cast[3], second, 4, body="2, Carl")
    Article.objects.filter(pk=a.pk).update(revision=revision(a, cast[3], between, 5, body="2, Carl, Carl"))


def test_a_base_is_of_the_same_story(cast):
    a, b = story(), story()
    other = save(b, cast[0])
    with refused("a_revision_belongs_to_its_article"):
        revision(a, cast[0], other, 1)


def test_only_who_has_the_story_approves_or_returns(cast):
    rita, ed, vera, _carl = cast
    for act, to in (("approve", "approved"), ("return", "returned")):
        a = story()
        save(a, rita)
        move(a, "submit", "submitted", rita)
        move(a, "claim", "in_review", ed)
        with refused("who_claimed_it_decides"):
            move(a, act, to, vera)
        move(a, act, to, ed)


def test_in_review_means_somebody_has_it(cast):
    a = story()
    save(a, cast[0])
    move(a, "submit", "submitted", cast[0])
    with refused("in_review_means_somebody_has_it"):
        move(a, "claim", "in_review", cast[1], claimed_at=None)
    with refused("in_review_means_somebody_has_it"):
        entry(a, "take_over", cast[1])
        Article.objects.filter(pk=a.pk).update(claimed_by=cast[1])


def test_a_story_changes_hands_by_its_entry(cast):
    rita, ed, vera, _carl = cast
    a = story()
    save(a, rita)
    move(a, "submit", "submitted", rita)
    with refused("who_claimed_it_decides"):
        move(a, "claim", "in_review", ed, claimed_by=vera)
    move(a, "claim", "in_review", ed)
    for wrong in (None, ("note", vera), ("take_over", ed)):
        with refused("a_story_changes_hands_by_its_entry"):
            if wrong:
                entry(a, *wrong)
            Article.objects.filter(pk=a.pk).update(claimed_by=vera)
    entry(a, "take_over", vera)
    Article.objects.filter(pk=a.pk).update(claimed_by=vera)
    other = Desk.objects.create(slug="other", name="Other")
    with refused("a_story_changes_hands_by_its_entry"):
        Article.objects.filter(pk=a.pk).update(desk=other)
    entry(a, "transfer", vera, detail={"from": a.desk_id, "to": other.pk})
    Article.objects.filter(pk=a.pk).update(desk=other)


def test_a_strict_round_stays_strict_on_another_desk(cast):
    rita, ed, _vera, _carl = cast
    a = story(strict=True)
    save(a, rita)
    move(a, "submit", "submitted", rita)
    move(a, "claim", "in_review", ed)
    save(a, ed, substantial=False, body="Subbed.")
    move(a, "approve", "approved", ed)
    entry(a, "transfer", ed, detail={"from": a.desk_id, "to": story().desk_id})
    Article.objects.filter(pk=a.pk).update(desk=story().desk)
    with refused("four_eyes"):
        publish(a, ed)


def test_who_filed_it_stays_and_no_translation_goes_in_a_circle(cast):
    a, b, c = story(), story(), story()
    with refused("who_filed_it_stays"):
        Article.objects.filter(pk=a.pk).update(author=cast[1])
    Article.objects.filter(pk=b.pk).update(translation_of=a)
    Article.objects.filter(pk=c.pk).update(translation_of=b)
    with refused("no_translation_goes_in_a_circle"):
        Article.objects.filter(pk=a.pk).update(translation_of=c)


def test_another_storys_revision_is_none_of_this_ones(cast):
    a, b = story(), story()
    save(a, cast[0])
    other = save(b, cast[0])
    for field in ("newer", "submitted", "legal_cleared", "picture_cleared"):
        with refused("a_revision_belongs_to_its_article"):
            Article.objects.filter(pk=a.pk).update(**{field: other})
    with refused("a_revision_belongs_to_its_article"):
        entry(a, "confirm", cast[0], revision=other)


def test_a_text_has_its_shape(cast):
    for wrong in ({"credits": {"role": "author"}}, {"photos": {}}, {"dateline": []}):
        with refused("a_text_has_its_shape"):
            save(story(), cast[0], **wrong)


def test_the_coding_on_the_page_agrees_with_its_links(approved, cast):
    Topic.objects.create(code="04000000", name_en="economy")
    Place.objects.create(pk=625144, name="Minsk", time_zone="Europe/Minsk")
    wrongs = [
        {"tags": ["MAYOR IS A THIEF"]},
        {"topics": [{"code": "04000000", "name": "economy"}]},
        {"places": [{"id": 625144, "name": "Minsk"}]},
        {"section": {"slug": "politics", "name": "Politics"}},
        [1],
    ]
    for wrong in wrongs:
        with refused("the_coding_agrees_with_its_links"):
            publish(approved, cast[1], coding=wrong)
            sql("SET CONSTRAINTS ALL IMMEDIATE")
    with refused("the_coding_agrees_with_its_links"):
        e = publish(approved, cast[1], coding={"topics": [{"code": "04000000", "name": "the mayor steals"}]})
        EditionTopic.objects.create(edition=e, topic_id="04000000")
        sql("SET CONSTRAINTS ALL IMMEDIATE")
    with refused("the_coding_agrees_with_its_links"):
        e = publish(approved, cast[1], coding={"places": [{"id": 625144, "name": "the mayor steals"}]})
        EditionPlace.objects.create(edition=e, place_id=625144)
        sql("SET CONSTRAINTS ALL IMMEDIATE")
    for wrong in ({}, {"section": {"slug": "crime"}}, {"section": {"slug": "politics", "name": "the mayor steals"}}):
        with refused("the_coding_agrees_with_its_links"):
            publish(approved, cast[1], coding=wrong, section=section())
            sql("SET CONSTRAINTS ALL IMMEDIATE")
    right = {"slug": "politics", "name": section().name_in("en")}
    publish(approved, cast[1], coding={"section": right}, section=section())
    sql("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_withdrawal_is_listed_nowhere(live, cast):
    withhold = edition(live, cast[1], "withhold", listed_at=clock())
    withhold.refresh_from_db()
    assert withhold.listed_at is None


def test_an_editions_moments_are_real(approved, cast):
    far = clock() + SOON
    for wrong in (
        {"live_from": "infinity"},
        {"listed_at": far + SOON, "live_from": far},
        {"listed_at": "infinity", "live_from": None},
    ):
        with pytest.raises(IntegrityError, match="an_editions_moments_are_real"), transaction.atomic():
            e = entry(approved, "publish", cast[1], "published")
            sql(
                "INSERT INTO articles_edition (article_id, number, kind, round, by_id, entry_id, revision_id, headline, body, dateline, dateline_text, language,"
                " credits, byline, sign_off, photos, notice, urgency, slugline, ed_note, coding, words, text_kind, earlier, sent_from, live_from, listed_at)"
                " SELECT %s, 1, 'new', 1, %s, %s, r.id, headline, body, dateline, '', language, credits, byline, sign_off, photos, notice, 4, '', '', '{}', 0, '', '[]',"
                " statement_timestamp(), %s::timestamptz, %s::timestamptz FROM articles_revision r WHERE r.id = %s",
                approved.pk,
                cast[1].pk,
                e.pk,
                wrong.get("live_from", far),
                wrong.get("listed_at"),
                approved.revision_id,
            )


def test_a_held_edition_may_be_held_from_subscribers_too(approved, cast):
    e = publish(approved, cast[1], live_from=None, sent_from=None)
    assert wire() == []
    with refused("subscribers_get_it_first"):
        re_time(approved, e, cast[1], live_from=clock() + SOON, sent_from=None)
    re_time(approved, e, cast[1], "release", sent_from=clock())
    assert (e.sent_from <= e.live_from, standing(approved)) == (True, "live")


def test_what_is_held_from_all_is_unscheduled(approved, cast):
    publish(approved, cast[1], live_from=None, sent_from=None)
    move(approved, "unschedule", "approved", cast[1])
    assert standing(approved) == "not_out"


def test_notes_are_not_rewritten(live, cast):
    note = live.notes.create(by=cast[1], text="Check the day.")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        sql("UPDATE articles_desknote SET text = 'x' WHERE id = %s", note.pk)


def test_a_correction_goes_out_as_a_correction(live, cast):
    open_round(live, cast)
    for kind in ("new", "update", "refile", "clarification"):
        with refused("an_edition_is_of_its_rounds_kind"):
            publish(live, cast[1], kind=kind)
    assert publish(live, cast[1]).kind == "correction"


def test_a_first_text_is_new_and_nothing_else(approved, cast):
    with refused("an_edition_is_of_its_rounds_kind"):
        publish(approved, cast[1], kind="correction", notice="x")


def test_a_correction_says_what_it_corrects(live, cast):
    move(live, "correct", "draft", cast[0], round=2)
    save(live, cast[0], body="2")
    move(live, "submit", "submitted", cast[0])
    move(live, "claim", "in_review", cast[1])
    move(live, "approve", "approved", cast[1])
    with refused("a_correction_says_what_it_corrects"):
        publish(live, cast[1])


def test_a_press_acts_once(live, cast):
    press = uuid.uuid4()
    entry(live, "note", cast[0], press=press)
    with refused("a_press_acts_once"):
        entry(live, "note", cast[0], press=press)


def test_an_edition_tells_what_ran_before_it(live, cast):
    first = Edition.objects.get(article=live)
    assert (first.earlier, first.published_at, first.text_kind) == ([], None, "new")
    second = next_round(live, cast)
    second.refresh_from_db()
    assert [(one["number"], one["kind"], one["notice"]) for one in second.earlier] == [(1, "new", "")]
    assert second.published_at == first.live_from
    recoded = edition(live, cast[1], "recode", live_from=clock(), urgency=3)
    recoded.refresh_from_db()
    assert (recoded.earlier, recoded.text_kind, recoded.text_from) == (second.earlier, "correction", second.live_from)
    withdraw(live, "withhold", cast[1])
    back = reinstate(live, cast[2])
    back.refresh_from_db()
    assert (back.earlier, back.text_kind, back.text_from) == (second.earlier, "correction", second.live_from)
    third = next_round(live, cast)
    third.refresh_from_db()
    assert [(one["number"], one["kind"], one["notice"]) for one in third.earlier] == [
        (1, "new", ""),
        (2, "correction", "Corrects the day."),
    ]
    kill = withdraw(live, "kill", cast[1])
    kill.refresh_from_db()
    assert (kill.earlier, kill.published_at, kill.coding) == ([], None, {})


def test_what_never_ran_is_not_told(approved, cast):
    publish(approved, cast[0], clock() + SOON)
    move(approved, "unschedule", "approved", cast[1])
    again = publish(approved, cast[0])
    again.refresh_from_db()
    assert (again.number, again.earlier, again.published_at) == (2, [], None)


@pytest.fixture
def dated(cast):
    a = story()
    line = {"places": [{"id": None, "name": "Minsk"}], "date": "release", "rendered": "MINSK, {date} (Example) –"}
    save(a, cast[0], body="It opened.", dateline=line)
    move(a, "submit", "submitted", cast[0])
    move(a, "claim", "in_review", cast[1])
    move(a, "approve", "approved", cast[1])
    return a


def test_the_dateline_that_runs_is_the_approved_one(dated, cast):
    for wrong in (
        "",
        "MINSK, {date} (Example)",
        "GRODNO, 9 June (Example) –",
        "MINSK, 9 June (Other) –",
        "MINSK, the mayor stole 5m (Example) –",
    ):
        with refused("the_dateline_is_the_approved_one"):
            publish(dated, cast[1], dateline_text=wrong)
    publish(dated, cast[1], dateline_text="MINSK, 9 June (Example) –")


def test_a_text_without_dateline_gets_none(approved, cast):
    with refused("the_dateline_is_the_approved_one"):
        publish(approved, cast[1], dateline_text="MINSK, 9 June (Example) –")


def test_topics_and_places_follow_their_edition(approved, cast):
    Topic.objects.create(code="04000000", name_en="economy")
    Place.objects.create(pk=625144, name="Minsk", time_zone="Europe/Minsk")
    at = clock() + SOON
    with transaction.atomic():
        coding = {"topics": [{"code": "04000000", "name": "economy"}], "places": [{"id": 625144, "name": "Minsk"}]}
        e = publish(approved, cast[0], at, coding=coding)
        EditionTopic.objects.create(edition=e, topic_id="04000000")
        EditionPlace.objects.create(edition=e, place_id=625144)
    re_time(approved, e, cast[1], live_from=at + SOON, sent_from=at + SOON)
    assert EditionTopic.objects.get().listed_at == EditionPlace.objects.get().listed_at == e.listed_at == at + SOON


def test_a_text_that_cannot_be_indexed_fails_when_it_is_saved(cast):
    a = story()
    with pytest.raises(Exception, match="too long for tsvector"), transaction.atomic():
        save(a, cast[0], body=" ".join(f"{n:040d}" for n in range(60_000)))
    assert a.revision is None


def test_a_note_is_resolved_by_someone(live, cast):
    note = live.notes.create(by=cast[1], text="Check the day.")
    with pytest.raises(IntegrityError, match="a_note_is_resolved_by_someone"), transaction.atomic():
        sql("UPDATE articles_desknote SET resolved_at = now() WHERE id = %s", note.pk)


def test_entries_of_one_story_are_one_chain(live, cast):
    assert [n for (n,) in sql("SELECT number FROM articles_auditentry WHERE article_id = %s ORDER BY id", live.pk)] == [
        1,
        2,
        3,
        4,
    ]
    assert AuditEntry.objects.get(article=live, number=4).by == person("rita")
