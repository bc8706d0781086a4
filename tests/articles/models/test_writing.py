"""Saves lose nothing."""

import pytest

from articles.models import Article, AuditEntry, Conflicts, Place, Refused, Revision, WorkingCopy
from articles.wirecopy.wellformed import IllFormed
from tests.cast import BODY, claimed, desk, numbers, person, published, section, story, submitted

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
