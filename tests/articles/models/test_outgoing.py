"""What the world gets: editions, moments, withdrawals."""

import uuid

import pytest

from articles.models import Edition, EditionPlace, EditionTag, EditionTopic, Place, Refused, Topic, WireEntry
from tests.cast import SOON, approved, claimed, clock, corrected, desk, person, published, section, sql, story

pytestmark = pytest.mark.django_db


def wire():
    sql("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    return list(WireEntry.objects.order_by("number").values_list("edition__number", "act"))


def test_an_edition_is_the_whole_page():
    Topic.objects.create(code="04000000", name_en="economy")
    Place.objects.create(pk=625144, name="Minsk", country="BY", time_zone="Europe/Minsk")
    article = published(
        headline="Bridge",
        topics=["04000000"],
        tags=["trams", "bridges"],
        places=[625144],
        ed_note="Photos follow.",
        urgency=3,
    )
    edition = Edition.objects.get()
    today = sql("SELECT to_char(statement_timestamp() AT TIME ZONE 'Europe/Minsk', 'FMDD FMMonth')")[0][0]
    assert edition.dateline_text == f"MINSK, {today} (Example) –"
    assert (edition.headline, edition.byline, edition.urgency, edition.slugline, edition.ed_note) == (
        "Bridge",
        "By Rita Malko",
        3,
        "bridge",
        "Photos follow.",
    )
    assert edition.coding == {
        "section": {"slug": "politics", "name": "Politics"},
        "topics": [{"code": "04000000", "name": "economy"}],
        "tags": ["bridges", "trams"],
        "places": [{"id": 625144, "name": "Minsk", "country": "BY"}],
        "related": [],
    }
    assert (EditionTag.objects.count(), EditionTopic.objects.count(), EditionPlace.objects.count()) == (2, 1, 1)
    assert (edition.listed_at, edition.sent_from) == (edition.live_from, edition.live_from)
    assert bytes(edition.digest) == bytes(article.revision.digest)
    assert wire() == [(1, "out")]


def test_submit_approve_and_publish_stay_within_fifteen_queries_each(django_assert_max_num_queries):
    article, rita, ed = story(tags=["a", "b"]), person("rita"), person("ed")
    for verb in (
        lambda: article.submit(by=rita),
        lambda: article.claim(by=ed),
        lambda: article.approve(by=ed),
        lambda: article.publish(by=ed),
    ):
        rita.__dict__.pop("_seats", None)
        ed.__dict__.pop("_seats", None)
        with django_assert_max_num_queries(17):  # two of them the savepoint that stands for the transaction
            verb()


def test_the_same_press_publishes_once_and_gives_the_same_edition():
    article, ed, press = approved(), person("ed"), uuid.uuid4()
    first = article.publish(by=ed, press=press)
    assert article.publish(by=ed, press=press) == first
    with pytest.raises(Refused, match="published"):
        article.publish(by=ed, press=uuid.uuid4())
    assert Edition.objects.count() == 1


def test_approve_and_publish_is_one_press():
    article, ed, press = claimed(), person("ed"), uuid.uuid4()
    edition = article.approve_and_publish(by=ed, seen=article.revision_id, press=press)
    assert article.approve_and_publish(by=ed, seen=article.revision_id, press=press) == edition
    assert [entry.act for entry in article.entries.order_by("number")][-2:] == ["approve", "publish"]


def test_approve_and_publish_is_both_or_neither():
    article, ed = claimed(), person("ed")
    article.save_text(by=ed, base=article.revision_id, headline="Ed's own words")
    with pytest.raises(Refused, match="its author has to confirm"):
        article.approve_and_publish(by=ed, seen=article.revision_id)
    article.refresh_from_db()
    assert (article.state, article.claimed_by) == ("in_review", ed)


def test_an_embargo_waits_and_is_released_once():
    at = clock() + SOON
    article, ed = approved(embargo=at), person("ed")
    edition = article.publish(by=ed)
    assert (edition.live_from, article.standing(), wire()) == (at, "to_come", [])
    article.release(by=ed)
    edition.refresh_from_db()
    assert (article.standing(), edition.sent_from, edition.listed_at) == ("live", edition.live_from, edition.live_from)
    assert wire() == [(1, "out")]
    with pytest.raises(Refused, match="Nothing of this story waits"):
        article.release(by=ed)


def test_entitled_subscribers_get_it_in_advance():
    article, ed = approved(embargo=clock() + SOON, advance=True), person("ed")
    article.publish(by=ed)
    assert wire() == [(1, "advance")]
    with pytest.raises(Refused, match="Subscribers have it already"):
        article.unschedule(by=ed)
    article.release(by=ed)
    assert wire() == [(1, "advance"), (1, "release")]


def test_hold_for_release():
    article, ed = approved(hold=True), person("ed")
    edition = article.publish(by=ed)
    assert (edition.live_from, edition.listed_at, article.standing()) == (None, None, "to_come")
    article.release(by=ed)
    assert article.standing() == "live"


def test_what_waits_is_re_timed_and_unscheduled():
    at = clock() + SOON
    article, ed = approved(embargo=at, dateline={}), person("ed")
    article.publish(by=ed)
    article.re_time(by=ed, moment=at + SOON)
    assert (Edition.objects.get().live_from, article.embargo) == (at + SOON, at + SOON)
    with pytest.raises(Refused, match="That moment has passed"):
        article.re_time(by=ed, moment=at - SOON - SOON)
    article.unschedule(by=ed)
    assert (article.state, article.standing()) == ("approved", "not_out")
    assert article.publish(by=ed).number == 2


def test_a_held_story_gets_a_moment():
    article, ed = approved(hold=True, dateline={}), person("ed")
    article.publish(by=ed)
    at = clock() + SOON
    article.re_time(by=ed, moment=at)
    assert (Edition.objects.get().live_from, article.hold) == (at, False)


def test_a_correction_replaces_what_ran_and_says_so():
    article = corrected(notice="Corrects in paragraph 1 the day.")
    first, second = article.editions.order_by("number")
    assert (second.kind, second.notice, second.listed_at) == (
        "correction",
        "Corrects in paragraph 1 the day.",
        first.listed_at,
    )
    assert (first.live_until, article.standing()) == (second.live_from, "live")
    assert [one["number"] for one in second.earlier] == [1]


def test_a_new_lead_can_go_to_the_top():
    article, rita, ed = published(), person("rita"), person("ed")
    article.revise(by=rita)
    article.save_text(by=rita, base=article.revision_id, body="<p>All is new.</p>")
    article.submit(by=rita)
    article.claim(by=ed)
    article.approve(by=ed, seen=article.revision_id)
    edition = article.publish(by=ed, to_top=True)
    assert edition.listed_at == edition.live_from


def test_withhold_is_one_press_and_another_person_reinstates():
    article, ed, vera = published(), person("ed"), person("vera")
    with pytest.raises(Refused, match="Say why"):
        article.withhold(by=ed, reason="")
    wire()
    article.withhold(by=ed, reason="The number is in doubt.")
    assert (article.standing(), wire()) == ("withheld", [(1, "out"), (2, "out")])
    with pytest.raises(Refused, match="You withheld this story"):
        article.reinstate(by=ed)
    edition = article.reinstate(by=vera)
    assert (article.standing(), edition.headline, edition.dateline_text) == (
        "live",
        article.headline,
        Edition.objects.get(number=1).dateline_text,
    )
    assert wire() == [(1, "out"), (2, "out"), (3, "out")]


def test_what_was_under_embargo_comes_back_under_embargo():
    at = clock() + SOON
    article, ed, vera = approved(embargo=at), person("ed"), person("vera")
    article.publish(by=ed)
    article.withhold(by=ed, reason="In doubt.")
    edition = article.reinstate(by=vera)
    assert (edition.live_from, edition.sent_from, article.standing()) == (at, at, "to_come")
    held = approved(hold=True)
    held.publish(by=ed)
    held.withhold(by=ed, reason="In doubt.")
    assert held.reinstate(by=vera).live_from is None


def test_an_editor_of_another_desk_withholds_while_a_correction_is_in_work():
    article = published()
    article.correct(by=person("rita"))
    article.withhold(by=person("eva", on=desk("sport"), role="editor"), reason="Wrong man.")
    assert (article.state, article.standing()) == ("draft", "withheld")


def test_a_kill_closes_the_round_and_is_final():
    article, ed = published(headline="Minsk opens bridge"), person("ed")
    article.correct(by=person("rita"))
    with pytest.raises(Refused, match="must not repeat the headline"):
        article.kill(by=ed, reason="Invented.", notice="The story “Minsk  Opens Bridge” is withdrawn.")
    with pytest.raises(Refused, match="wording that readers"):
        article.kill(by=ed, reason="Invented.", notice=" ")
    edition = article.kill(by=ed, reason="Invented.", notice="A story about a bridge is withdrawn: it was not true.")
    assert (article.state, article.standing(), edition.urgency, edition.headline) == ("published", "killed", 1, "")
    assert set(article.moves_for(person("vera")).values()) - {None} == {
        "This story was killed. What is left to tell goes into a new article."
    } | {why for act, why in article.moves_for(person("vera")).items() if act == "report_error" and why}


def test_a_kill_withholds_the_live_translations_with_it():
    source = published()
    russian, draft = published(translation_of=source, language="ru", dateline={}), story(translation_of=source)
    source.kill(by=person("ed"), reason="Invented.", notice="Withdrawn: it was not true.")
    assert (russian.standing(), draft.standing()) == ("withheld", "not_out")
    assert russian.entries.latest("number").reason == f"Its source, story {source.pk}, was killed."


def test_a_recode_changes_where_it_is_found_and_nothing_else():
    article, ed = published(), person("ed")
    edition = article.recode(by=ed, section=section("regions").pk, tags=["trams"], urgency=5)
    first = article.editions.get(number=1)
    assert (edition.kind, edition.section.slug, edition.coding["tags"], edition.urgency) == (
        "recode",
        "regions",
        ["trams"],
        5,
    )
    assert (bytes(edition.digest), edition.listed_at, edition.text_kind) == (
        bytes(first.digest),
        first.listed_at,
        "new",
    )
    assert article.section.slug == "regions"


def test_what_waits_is_recoded_for_its_moment():
    at = clock() + SOON
    article, ed = approved(embargo=at), person("ed")
    article.publish(by=ed)
    assert article.recode(by=ed, urgency=5).live_from == at


def test_an_error_reported_leaves_the_story_alone():
    article = published()
    article.report_error(by=person("carl"), text="It opened on Monday.", anchor={"quote": "on Tuesday"})
    note = article.notes.get()
    assert (note.error, note.text, article.standing()) == (True, "It opened on Monday.", "live")
    assert article.entries.latest("number").act == "report_error"


def test_a_dateline_keeps_the_day_it_names():
    at = clock() + SOON
    article, ed = approved(embargo=at), person("ed")
    article.publish(by=ed)
    with pytest.raises(Refused, match="unschedule it, set the moment and publish again"):
        article.re_time(by=ed, moment=at + 72 * SOON)


def test_held_without_advance_goes_to_nobody_and_can_be_taken_back():
    article, ed = approved(hold=True), person("ed")
    assert article.publish(by=ed).sent_from is None
    assert wire() == []
    article.unschedule(by=ed)
    assert (article.state, article.standing()) == ("approved", "not_out")
    article.publish(by=ed)
    article.release(by=ed)
    edition = article.editions.get(number=2)
    assert (wire(), edition.sent_from) == ([(2, "out")], edition.live_from)


def test_publish_goes_by_the_plan_on_the_screen():
    article, ed = approved(embargo=clock() + SOON), person("ed")
    plan = article.plan
    article.save_text(by=ed, base=article.revision_id, embargo=None)
    with pytest.raises(Refused, match="The plan has changed"):
        article.publish(by=ed, plan=plan)
    assert article.plan == "at once"
    article.publish(by=ed, plan="at once")


def test_a_kill_goes_down_the_whole_line_of_translations():
    source = published()
    second = published(translation_of=source, language="ru", dateline={})
    third = published(translation_of=second, language="be", dateline={})
    source.kill(by=person("ed"), reason="Invented.", notice="Withdrawn: it was not true.")
    assert (second.standing(), third.standing()) == ("withheld", "withheld")


def test_a_translation_of_a_killed_story_does_not_go_out():
    source = published()
    translation = approved(translation_of=source, language="ru", dateline={})
    source.kill(by=person("ed"), reason="Invented.", notice="Withdrawn: it was not true.")
    with pytest.raises(Refused, match="a translation of is killed"):
        translation.publish(by=person("ed"))
    with pytest.raises(Refused, match="a translation of is killed"):
        translation.publish(by=person("vera"), override="no time")


def test_a_kill_in_an_open_round_leaves_the_lists_with_what_ran():
    article = published(headline="Ran")
    article.revise(by=person("rita"))
    article.save_text(by=person("rita"), base=article.revision_id, headline="Never ran")
    article.kill(by=person("ed"), reason="Invented.", notice="Withdrawn: it was not true.")
    assert (article.headline, article.revision.headline) == ("Ran", "Ran")
    assert sql("SELECT * FROM articles_faults()") == []


def test_two_recodes_from_one_page_lose_nothing_and_what_waits_is_recoded_too():
    article, ed, nina, rita = published(tags=["trams"]), person("ed"), person("nina"), person("rita")
    article.revise(by=rita)
    article.save_text(by=rita, base=article.revision_id, body="<p>All is new.</p>", embargo=clock() + SOON)
    article.submit(by=rita)
    article.claim(by=ed)
    article.approve(by=ed, seen=article.revision_id)
    article.publish(by=ed)
    page = article.coding()
    article.recode(by=ed, was=page, tags=["trams", "bridges"])
    article.recode(by=nina, was=page, tags=["trams", "rivers"], urgency=5)
    live, waiting = article.editions.filter(kind="recode").order_by("-number")[1], article.editions.latest("number")
    assert [sorted(one.coding["tags"]) for one in (live, waiting)] == [["bridges", "rivers", "trams"]] * 2
    assert (waiting.live_from > clock(), live.urgency, waiting.urgency) == (True, 5, 5)
    with pytest.raises(Refused, match="A colleague changed the same meanwhile: urgency"):
        article.recode(by=ed, was=page, urgency=3)


def test_an_early_release_of_a_dated_story_is_published_anew():
    article, ed = approved(embargo=clock() + 72 * SOON), person("ed")
    article.publish(by=ed)
    with pytest.raises(Refused, match="unschedule it, set the moment and publish again"):
        article.release(by=ed)
    article.unschedule(by=ed)
    article.save_text(by=ed, base=article.revision_id, embargo=None)
    assert article.publish(by=ed).live_from is not None
    assert (article.standing(), article.embargo) == ("live", None)


def test_a_released_story_has_no_embargo_left():
    article, ed = approved(embargo=clock() + SOON, dateline={}), person("ed")
    article.publish(by=ed)
    article.release(by=ed, reason="The minister has spoken.")
    entry = article.entries.latest("number")
    assert (article.embargo, article.hold, entry.reason) == (None, False, "The minister has spoken.")


def test_whoever_rewrote_a_text_is_not_offered_to_approve_and_publish_it():
    article, ed = claimed(), person("ed")
    article.save_text(by=ed, base=article.revision_id, headline="Ed's own words")
    assert "its author has to confirm" in article.moves_for(ed)["approve_and_publish"]
    article.confirm(by=person("rita"), seen=article.revision_id)
    assert article.moves_for(ed)["approve_and_publish"] is None
