"""Saves lose nothing."""

import pytest

from articles.models import Article, AuditEntry, Conflicts, Place, Refused, Revision, Topic, WorkingCopy
from articles.wirecopy.wellformed import IllFormed
from tests.cast import BODY, SOON, claimed, clock, desk, numbers, person, published, section, story, submitted

pytestmark = pytest.mark.django_db
ONE, TWO = (
    "<p>The bridge over the Svislach opened on Tuesday after two years of repairs.</p>",
    "<p>Trams cross it from noon.</p>",
)


def test_a_new_story_has_its_first_revision_and_is_recorded():
    article = story(headline="Minsk opens bridge")
    revision = article.revision
    assert (revision.number, revision.headline, revision.body, revision.substantial) == (
        1,
        "Minsk opens bridge",
        BODY,
        True,
    )
    assert revision.dateline["rendered"] == "MINSK, {date} (Example) –"
    assert revision.byline == "By Rita Malko"
    assert [entry.act for entry in article.entries.all()] == ["file"]
    assert (article.headline, article.state, article.standing()) == ("Minsk opens bridge", "draft", "not_out")


def test_a_stranger_files_nothing_on_another_desk():
    with pytest.raises(Refused, match="You are not a member of Politics"):
        Article.start(desk=desk(), by=person("sam"), headline="x")
    article = story()
    with pytest.raises(Refused, match="belongs to another desk"):
        article.save_text(by=person("sam"), base=article.revision_id, headline="x")
    assert Article.objects.count() == 1


def test_a_planned_story_has_no_text_yet():
    article = Article.start(desk=desk(), by=person("rita"), slugline="bridge")
    assert (article.revision, article.slugline, str(article)) == (None, "bridge", "bridge")
    assert [problem.code for problem in article.problems()] == ["no_text"]


def test_a_save_that_changes_nothing_changes_nothing():
    article = story()
    saved = article.save_text(by=person("rita"), base=article.revision_id, body=BODY)
    assert (saved.revision, saved.merged, article.revisions.count()) == (None, (), 1)


def test_two_saves_from_one_base_in_different_places_merge():
    article = story(body=ONE + TWO)
    base = article.revision_id
    article.save_text(by=person("carl"), base=base, body=ONE + TWO.replace("noon", "one"))
    saved = article.save_text(by=person("rita"), base=base, body=ONE.replace("two", "three") + TWO, headline="New")
    assert saved.merged == ("body",)
    assert article.revision.body == ONE.replace("two", "three") + TWO.replace("noon", "one")
    assert (article.revision.headline, article.revision.number) == ("New", 3)


def test_two_saves_of_the_same_come_back_with_both_texts():
    article = story(headline="Old")
    base = article.revision_id
    article.save_text(by=person("carl"), base=base, headline="Carl's")
    with pytest.raises(Conflicts) as caught:
        article.save_text(by=person("rita"), base=base, headline="Rita's", slugline="rink")
    conflict = caught.value.fields["headline"]
    assert (conflict.base, conflict.theirs, conflict.mine) == ("Old", "Carl's", "Rita's")
    article.refresh_from_db()
    assert (article.headline, article.slugline, caught.value.tip) == ("Carl's", "bridge", article.revision)
    article.save_text(by=person("rita"), base=caught.value.tip.pk, headline="Rita's", slugline="rink")
    assert (article.headline, article.slugline) == ("Rita's", "rink")


def test_coding_merges_field_by_field_too():
    article = story()
    base = article.revision_id
    article.save_text(by=person("ed"), base=base, urgency=3, tags=["bridges"])
    article.save_text(by=person("rita"), base=base, section=section("regions").pk, tags=["trams"])
    assert (article.urgency, article.section.slug, article.tags) == (3, "regions", ["bridges", "trams"])


def test_a_save_names_the_revision_it_started_from():
    article, other = story(), story()
    with pytest.raises(Refused, match="names no revision"):
        article.save_text(by=person("rita"), base=None, headline="x")
    with pytest.raises(Refused, match="none of this story's"):
        article.save_text(by=person("rita"), base=other.revision_id, headline="x")


def test_an_unsaved_working_copy_ends_with_the_save():
    article, rita = story(), person("rita")
    WorkingCopy.objects.create(article=article, by=rita, text={"headline": "half a"})
    WorkingCopy.objects.create(article=article, by=person("carl"), text={"headline": "mine"})
    article.save_text(by=rita, base=article.revision_id, headline="Half a bridge")
    assert [copy.by.username for copy in WorkingCopy.objects.all()] == ["carl"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"headline": "a\x00b"}, "headline"),
        ({"headline": "a" * 2_000_000}, "headline"),
        ({"body": "<p>\ud800</p>"}, "body"),
        ({"body": "<p>" + "word " * 200_000 + "</p>"}, "body"),
        ({"language": "English, mostly"}, "language"),
        ({"notice": "\x1b[31m"}, "notice"),
        ({"credits": [{"role": "author", "name": "A\x00"}]}, "credits"),
        ({"dateline": {"text": "\udfff"}}, "dateline"),
        ({"tags": ["x" * 61]}, "tags"),
    ],
)
def test_what_cannot_be_stored_is_refused_by_its_field_and_nothing_changes(changes, field):
    article = story()
    with pytest.raises(IllFormed) as caught:
        article.save_text(by=person("rita"), base=article.revision_id, **changes)
    assert caught.value.field == field
    assert article.revisions.count() == 1


def test_a_body_is_sanitised_at_this_door():
    article = story(body='<p onclick="x()">Safe<script>alert(1)</script></p>')
    assert article.revision.body == "<p>Safe</p>"


def test_an_approved_text_is_not_saved_over():
    article = claimed()
    article.approve(by=person("ed"), seen=article.revision_id)
    with pytest.raises(Refused, match="reopen it before you change it"):
        article.save_text(by=person("rita"), base=article.revision_id, headline="x")
    saved = article.save_text(by=person("rita"), base=article.revision_id, urgency=3)  # coding is not what was approved
    assert (saved.revision, article.urgency) == (None, 3)
    assert AuditEntry.objects.filter(article=article).latest("number").act == "code"


def test_what_went_out_is_not_saved_over():
    article = published()
    with pytest.raises(Refused, match="open an update or a correction"):
        article.save_text(by=person("rita"), base=article.revision_id, headline="x")
    with pytest.raises(Refused, match="by recoding it"):
        article.save_text(by=person("rita"), base=article.revision_id, urgency=3)


# ---- newer text beside a review


def test_the_writer_goes_on_beside_the_review_and_the_editor_takes_it_in():
    article, rita, ed = claimed(body=ONE + TWO), person("rita"), person("ed")
    under_review = article.revision
    saved = article.save_text(by=rita, base=under_review.pk, body=ONE + TWO + "<p>More.</p>")
    assert (saved.waits, article.revision, article.newer) == (True, under_review, saved.revision)
    again = article.save_text(by=rita, base=saved.revision.pk, body=ONE + TWO + "<p>More yet.</p>")
    assert (article.revision, article.newer) == (under_review, again.revision)
    article.take_in(by=ed)
    assert (article.revision, article.newer, article.state) == (again.revision, None, "in_review")


def test_taking_in_merges_with_the_editors_own_changes():
    article, rita, ed = claimed(body=ONE + TWO), person("rita"), person("ed")
    base = article.revision_id
    article.save_text(by=rita, base=base, body=ONE + TWO + "<p>More.</p>")
    article.save_text(by=ed, base=base, body=ONE.replace("after", "following") + TWO)
    article.take_in(by=ed)
    assert article.revision.body == ONE.replace("after", "following") + TWO + "<p>More.</p>"
    assert (article.newer, article.revision.by, article.revision.substantial) == (None, ed, False)


def test_what_both_changed_is_not_taken_in_blindly():
    article, rita, ed = claimed(body=ONE + TWO), person("rita"), person("ed")
    base = article.revision_id
    article.save_text(by=rita, base=base, body=ONE + TWO.replace("Trams", "Cars"))
    article.save_text(by=ed, base=base, body=ONE + TWO.replace("Trams", "Buses"))
    with pytest.raises(Refused, match="changed the same: body"):
        article.take_in(by=ed)
    article.refresh_from_db()
    assert "Buses" in article.revision.body
    assert "Cars" in article.newer.body


# ---- light and substantial


def test_light_subbing_leaves_the_editor_free_to_approve():
    article = claimed(body="<p>" + "The council met and talked about the old bridge for hours. " * 5 + "</p>")
    saved = article.save_text(
        by=person("ed"), base=article.revision_id, body=article.revision.body.replace("met", "sat", 1)
    )
    assert (saved.revision.substantial, saved.reasons) == (False, ())
    article.approve(by=person("ed"), seen=article.revision_id)
    article.publish(by=person("ed"))
    assert article.standing() == "live"


def test_many_light_changes_of_one_person_count_together():
    body = "<p>" + " ".join(f"word{chr(97 + n)}" for n in range(20)) + "</p>"
    article, ed, carl = claimed(body=body), person("ed"), person("carl")
    first = article.save_text(by=ed, base=article.revision_id, body=body.replace("worda", "other"))
    assert first.revision.substantial is False
    second = article.save_text(by=ed, base=article.revision_id, body=article.revision.body.replace("wordb", "other"))
    third = article.save_text(by=ed, base=article.revision_id, body=article.revision.body.replace("wordc", "other"))
    assert (second.revision.substantial, third.revision.substantial) == (False, True)
    assert carl.pk != ed.pk


@pytest.mark.parametrize(
    "changes",
    [
        {"headline": "Another"},
        {"body": BODY.replace("two", "three").replace("Tuesday", "2 June")},
        {"dateline": {"text": "GRODNO –"}},
    ],
)
def test_headline_numeral_and_dateline_are_never_light(changes):
    article = claimed()
    saved = article.save_text(by=person("ed"), base=article.revision_id, **changes)
    assert saved.revision.substantial is True
    assert saved.reasons
    article.approve(by=person("ed"), seen=article.revision_id)
    with pytest.raises(Refused, match="its author has to confirm"):
        article.publish(by=person("ed"))
    article.confirm(by=person("rita"), seen=article.revision_id)
    article.publish(by=person("ed"))
    assert article.standing() == "live"


# ---- rounds


def test_a_correction_starts_from_what_ran_and_has_its_own_wording():
    article, rita = published(), person("rita")
    ran = article.revision
    article.correct(by=rita)
    assert (article.state, article.round, article.round_kind, article.revision) == ("draft", 2, "correction", ran)
    assert {problem.code for problem in article.stops()} == {"unchanged", "notice_missing"}
    with pytest.raises(Refused, match="Nothing has changed"):
        article.submit(by=rita)
    article.save_text(by=rita, base=ran.pk, body=BODY.replace("Tuesday", "Monday"), notice="Corrects the day.")
    assert article.stops() == []


def test_the_last_rounds_wording_is_not_carried_into_the_next():
    from tests.cast import corrected

    article, rita = corrected(notice="Corrects the day."), person("rita")
    article.revise(by=rita)
    article.save_text(by=rita, base=article.revision_id, body=BODY + "<p>More.</p>")
    assert article.revision.notice == ""


def test_an_abandoned_round_keeps_its_text_and_the_desk_gets_what_ran():
    article, rita = published(headline="Ran"), person("rita")
    ran = article.revision
    article.revise(by=rita)
    article.save_text(by=rita, base=ran.pk, headline="Update in work")
    article.abandon(by=rita)
    assert (article.state, article.revision, article.headline) == ("published", ran, "Ran")
    assert Revision.objects.filter(article=article, headline="Update in work").count() == 1


def test_one_press_abandons_an_update_and_opens_the_correction():
    article, rita = published(), person("rita")
    article.revise(by=rita)
    article.save_text(by=rita, base=article.revision_id, headline="Update in work")
    article.correct(by=rita, abandon=True)
    assert (article.state, article.round_kind, article.round) == ("draft", "correction", 3)


def test_withdraw_spike_and_unspike():
    article, rita, ed = submitted(), person("rita"), person("ed")
    with pytest.raises(Refused, match="Rita Malko submitted it"):
        article.withdraw(by=ed)
    article.withdraw(by=rita)
    article.spike(by=rita, reason="Overtaken.")
    assert article.state == "spiked"
    with pytest.raises(Refused, match="unspike it before"):
        article.save_text(by=rita, base=article.revision_id, headline="x")
    article.unspike(by=ed)
    assert article.state == "draft"


def test_a_foreign_city_bears_its_country_unless_it_stands_alone():
    for name, country, rendered in (
        ("Lyon", "FR", "LYON, France, 9 June (Example) –"),
        ("Paris", "FR", "PARIS, 9 June (Example) –"),
        ("Brest", "BY", "BREST, 9 June (Example) –"),
    ):
        place = Place.objects.create(pk=next(numbers), name=name, country=country)
        line = {"places": [{"id": place.pk, "name": name}], "date": "2026-06-09", "source": "Example"}
        assert story(dateline=line).revision.dateline["rendered"] == rendered


# ---- what a fresh pair of eyes found


def test_an_editors_many_small_changes_before_the_first_submit_count_together():
    body = "<p>" + " ".join(f"word{chr(97 + n)}" for n in range(20)) + "</p>"
    article, ed = story(body=body), person("ed")
    for n in range(20):
        text = article.revision.body.replace(f"word{chr(97 + n)}", "other")
        article.save_text(by=ed, base=article.revision_id, body=text)
    assert article.revision.substantial is True
    article.submit(by=person("rita"))
    article.claim(by=ed)
    with pytest.raises(Refused, match="its author has to confirm"):
        article.approve_and_publish(by=ed, seen=article.revision_id)


@pytest.mark.parametrize("written", ["Ed Harker", "ED HARKER", "Ed  Harker"])
def test_whoever_is_credited_by_name_is_meant_whatever_door_it_came_by(written):
    ed = person("ed")
    article = story(credits=[{"role": "author", "name": written, "show": "byline"}])
    article.submit(by=person("rita"))
    article.claim(by=ed)
    with pytest.raises(Refused, match="someone else has to approve it"):
        article.approve(by=ed, seen=article.revision_id)


def test_of_two_colleagues_with_one_name_neither_approves():
    first, second = person("ed"), person("eddie", on=desk(), role="editor")
    type(second).objects.filter(pk=second.pk).update(name="Ed Harker")
    article = story(credits=[{"role": "author", "name": "Ed Harker", "show": "byline"}])
    assert {credit["user"] for credit in article.revision.credits} == {first.pk, second.pk}
    assert article.revision.byline == "By Ed Harker"


def test_the_guards_of_a_submitted_story_are_loosened_by_an_editor_and_recorded():
    article, rita, ed = claimed(embargo=clock() + SOON, legal_needed=True), person("rita"), person("ed")
    for change in ({"embargo": None}, {"legal_needed": False}, {"advance": True}):
        with pytest.raises(Refused, match="is changed by an editor"):
            article.save_text(by=rita, base=article.revision_id, **change)
    article.save_text(by=ed, base=article.revision_id, embargo=None)
    entry = article.entries.latest("number")
    assert (entry.act, entry.by, entry.detail["embargo"][1]) == ("plan", ed, None)


def test_a_writers_words_survive_that_the_editor_lets_go():
    article, rita, ed = claimed(body=ONE + TWO), person("rita"), person("ed")
    saved = article.save_text(by=rita, base=article.revision_id, body=ONE + TWO + "<p>More.</p>")
    article.let_go(by=ed)
    assert (article.revision, article.newer) == (saved.revision, None)
    article.save_text(by=rita, base=saved.revision.pk, headline="New")
    assert article.revision.body == ONE + TWO + "<p>More.</p>"


def test_a_writers_words_survive_a_return_of_what_the_editor_subbed():
    article, rita, ed = claimed(body=ONE + TWO), person("rita"), person("ed")
    base = article.revision_id
    saved = article.save_text(by=rita, base=base, body=ONE + TWO + "<p>More.</p>")
    article.save_text(by=ed, base=base, body=ONE.replace("after", "following") + TWO)
    article.return_to_writer(by=ed, reason="Who paid?")
    article.save_text(by=rita, base=saved.revision.pk, body=ONE + TWO + "<p>More.</p><p>The city paid.</p>")
    assert article.revision.body == ONE.replace("after", "following") + TWO + "<p>More.</p><p>The city paid.</p>"


def test_a_newer_text_that_nobody_saw_is_not_left_out():
    article, ed = claimed(), person("ed")
    seen = article.revision_id
    saved = article.save_text(by=person("rita"), base=seen, body=BODY + "<p>More.</p>")
    with pytest.raises(Refused, match="has saved a newer text"):
        article.approve(by=ed, seen=seen)
    article.approve(by=ed, seen=seen, newer=saved.revision.pk)
    assert (article.state, article.revision_id, article.newer) == ("approved", seen, None)


def test_coding_names_what_exists_and_no_retired_topic():
    Topic.objects.create(code="01000000", name_en="arts")
    Topic.objects.create(code="02000000", name_en="old", retired="2020-01-01")
    article, rita = story(topics=["01000000"]), person("rita")
    for wrong in (
        {"topics": ["99999999"]},
        {"topics": ["02000000"]},
        {"related": [10**18]},
        {"places": [5]},
        {"section": 10**9},
    ):
        with pytest.raises(IllFormed, match="There is no|has no place|no such section"):
            article.save_text(by=rita, base=article.revision_id, **wrong)


def test_the_note_to_editors_of_an_approved_story_stays():
    article = claimed()
    article.approve(by=person("ed"), seen=article.revision_id)
    with pytest.raises(Refused, match="reopen it before you change it"):
        article.save_text(by=person("rita"), base=article.revision_id, ed_note="Never mind.")


@pytest.mark.parametrize(
    "changes",
    [
        {"dateline": {"text": "MINSK \u202e"}},
        {"credits": [{"role": "author", "name": "TK", "show": "byline"}]},
        {"ed_note": "XXX"},
    ],
)
def test_placeholders_and_tricks_are_found_around_the_text_too(changes):
    assert {problem.code for problem in story(**changes).stops()} & {"placeholder", "direction"}


def test_a_language_of_the_house_has_no_region():
    assert (story(language="en-GB").language, story(language="zh-Hans").language) == ("en", "zh-Hans")


def test_held_and_embargoed_at_once_is_a_sentence():
    article = story()
    with pytest.raises(Refused, match="Either it is held"):
        article.save_text(by=person("rita"), base=article.revision_id, hold=True, embargo=clock() + SOON)
