"""The form saves by the article's own verbs: merged where it merges, side by side where not, nothing lost."""

import pytest

from accounts.models import Desk
from articles.models import Article, AuditEntry
from tests import cast
from tests.articles.admin.conftest import ADD, STORY, open_and_save, posted, said, signed_in

pytestmark = pytest.mark.django_db


def test_a_form_saved_untouched_changes_nothing(as_rita):
    article = cast.story()
    response = open_and_save(as_rita, article)
    assert response.status_code == 302
    assert article.revisions.count() == 1
    assert "there is no new revision" in said(response)[0]


def test_a_form_saved_untouched_changes_nothing_even_with_everything_filled_in(as_rita, filled_in):
    response = open_and_save(as_rita, filled_in)
    assert response.status_code == 302
    assert filled_in.revisions.count() == 1
    before = {name: getattr(filled_in, name) for name in (*Article.CODING, *Article.PLANNING)}
    filled_in.refresh_from_db()
    assert {name: getattr(filled_in, name) for name in (*Article.CODING, *Article.PLANNING)} == before


@pytest.mark.parametrize("language", ["ru", "be", "pl"])
def test_nor_does_it_in_another_language_of_the_browser(as_rita, filled_in, language):
    as_rita.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    assert open_and_save(as_rita, filled_in).status_code == 302
    assert filled_in.revisions.count() == 1
    embargo = filled_in.embargo
    filled_in.refresh_from_db()
    assert filled_in.embargo == embargo


def test_a_change_is_a_new_revision_and_the_page_says_what_it_counts_as(as_rita):
    article = cast.story()
    response = open_and_save(as_rita, article, headline="Minsk opens its oldest bridge")
    article.refresh_from_db()
    assert (article.revision.number, article.headline) == (2, "Minsk opens its oldest bridge")
    assert said(response) == [
        "“Minsk opens its oldest bridge” is saved as revision 2. It counts as substantial: the headline."
    ]


def test_different_changes_of_two_people_are_both_kept_and_reported(client):
    article = cast.story()
    page = signed_in(client, "rita").get(STORY.format(article.pk))
    article.save_text(by=cast.person("ed"), base=article.revision_id, headline="Bridge opens in Minsk")
    response = client.post(STORY.format(article.pk), posted(page, body="<p>Trams cross it again.</p>"))
    article.refresh_from_db()
    assert (article.revision.headline, article.revision.body) == (
        "Bridge opens in Minsk",
        "<p>Trams cross it again.</p>",
    )
    assert said(response)[1] == "Ed Harker changed the headline meanwhile; both are kept."


def test_the_same_headline_changed_by_two_comes_back_side_by_side(client):
    article = cast.story()
    page = signed_in(client, "rita").get(STORY.format(article.pk))
    article.save_text(
        by=cast.person("ed"), base=article.revision_id, headline="Ed’s headline", body="<p>Ed’s text.</p>"
    )
    response = client.post(STORY.format(article.pk), posted(page, headline="Rita’s headline", slugline="ritas-slug"))
    assert response.status_code == 409
    assert [(clash.label, clash.theirs, clash.mine) for clash in response.context["clashes"]] == [
        ("Headline", "Ed’s headline", "Rita’s headline")
    ]
    article.refresh_from_db()
    assert article.revision.number == 2
    again = client.post(STORY.format(article.pk), posted(response))
    assert again.status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.revision.body, article.slugline) == (
        "Rita’s headline",
        "<p>Ed’s text.</p>",
        "ritas-slug",
    )


def test_theirs_is_taken_where_the_person_says_so(client):
    article = cast.story()
    page = signed_in(client, "rita").get(STORY.format(article.pk))
    article.save_text(by=cast.person("ed"), base=article.revision_id, headline="Ed’s headline")
    response = client.post(STORY.format(article.pk), posted(page, headline="Rita’s", slugline="ritas-slug"))
    client.post(STORY.format(article.pk), posted(response, **{"settle-headline": "theirs"}))
    article.refresh_from_db()
    assert (article.headline, article.slugline) == ("Ed’s headline", "ritas-slug")


@pytest.mark.parametrize(
    ("choice", "body"),
    [
        ("mine", "<p>Rita’s first.</p><p>Middle.</p><p>Rita’s last.</p><p>Ed’s end.</p>"),
        ("theirs", "<p>Ed’s first.</p><p>Middle.</p><p>Rita’s last.</p><p>Ed’s end.</p>"),
    ],
)
def test_in_a_text_only_the_passage_that_both_changed_is_to_settle(client, choice, body):
    article = cast.story(body="<p>First one here.</p><p>Middle.</p><p>Last one here.</p>")
    page = signed_in(client, "rita").get(STORY.format(article.pk))
    article.save_text(
        by=cast.person("ed"),
        base=article.revision_id,
        body="<p>Ed’s first.</p><p>Middle.</p><p>Last one here.</p><p>Ed’s end.</p>",
    )
    mine = "<p>Rita’s first.</p><p>Middle.</p><p>Rita’s last.</p>"
    response = client.post(STORY.format(article.pk), posted(page, body=mine))
    assert response.status_code == 409
    (clash,) = response.context["clashes"]
    assert (clash.theirs, clash.mine) == ("<p>Ed’s first.</p>", "<p>Rita’s first.</p>")
    choices = {
        f"settle-{clash.key}": choice,
        f"at-{clash.key}": clash.at,
        f"mine-{clash.key}": clash.mine,
        f"theirs-{clash.key}": clash.theirs,
    }
    client.post(STORY.format(article.pk), posted(response, **choices))
    article.refresh_from_db()
    assert article.revision.body == body


def test_credits_that_two_changed_come_back_too(client):
    article = cast.story()
    page = signed_in(client, "rita").get(STORY.format(article.pk))
    ed, carl = cast.person("ed"), cast.person("carl")
    theirs = [*article.revision.credits, cast.credit(carl)]
    article.save_text(by=ed, base=article.revision_id, credits=theirs)
    response = client.post(STORY.format(article.pk), posted(page, **{"credits-0-place": "Brest"}))
    assert response.status_code == 409
    client.post(STORY.format(article.pk), posted(response, **{"settle-credits": "theirs"}))
    article.refresh_from_db()
    assert article.revision.credits == theirs


def test_a_plan_that_a_colleague_changed_meanwhile_stays_as_they_set_it(client):
    article = cast.story()
    page = signed_in(client, "rita").get(STORY.format(article.pk))
    article.save_text(by=cast.person("ed"), base=article.revision_id, hold=True)
    client.post(STORY.format(article.pk), posted(page, headline="Rita’s headline"))
    article.refresh_from_db()
    assert (article.hold, article.headline) == (True, "Rita’s headline")


def test_two_plans_that_exclude_each_other_get_a_sentence(client):
    article = cast.story()
    page = signed_in(client, "rita").get(STORY.format(article.pk))
    article.save_text(by=cast.person("ed"), base=article.revision_id, hold=True)
    response = client.post(STORY.format(article.pk), posted(page, embargo_0="2031-01-01", embargo_1="12:00"))
    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == ["Either it is held for release or it has an embargo."]


def test_what_was_approved_meanwhile_is_refused_and_nothing_typed_is_lost(client):
    article = cast.claimed()
    page = signed_in(client, "rita").get(STORY.format(article.pk))
    article.approve(by=cast.person("ed"), seen=article.revision_id)
    response = client.post(STORY.format(article.pk), posted(page, body="<p>Typed too late.</p>"))
    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == ["This text is approved: reopen it before you change it."]
    assert "&lt;p&gt;Typed too late.&lt;/p&gt;" in response.text


def test_the_author_writes_on_beside_a_review(client):
    article = cast.claimed()
    response = open_and_save(signed_in(client, "rita"), article, headline="A newer headline")
    article.refresh_from_db()
    assert (article.revision.number, article.newer.headline) == (1, "A newer headline")
    assert said(response)[1] == ("Ed Harker is reviewing it: your text waits beside theirs until they take it in.")
    assert client.get(STORY.format(article.pk)).context["form"].initial["headline"] == "A newer headline"


def test_save_and_submit_sends_it_to_review(as_rita):
    article = cast.story()
    response = open_and_save(as_rita, article, headline="Ready now", _submit="1", _continue=None)
    article.refresh_from_db()
    assert (article.state, article.submitted.headline) == ("submitted", "Ready now")
    assert response["Location"] == "/admin/articles/article/"


def test_who_submits_without_a_change_is_told_of_the_submission_only(as_rita):
    article = cast.story()
    response = open_and_save(as_rita, article, _submit="1", _continue=None)
    assert said(response) == [f"“{article.headline}” waits for review."]


def test_save_and_submit_pressed_twice_is_done_once(as_rita):
    article = cast.story()
    address = STORY.format(article.pk)
    data = posted(as_rita.get(address), headline="Ready now", _submit="1", _continue=None)
    as_rita.post(address, data)
    assert said(as_rita.post(address, data))[-1] == "“Ready now” waits for review."
    assert article.entries.filter(act="submit").count() == 1


def test_a_submission_that_is_refused_is_saved_all_the_same(as_rita):
    article = cast.story()
    response = open_and_save(as_rita, article, headline="", _submit="1", _continue=None)
    article.refresh_from_db()
    assert (article.state, article.revision.number) == ("draft", 2)
    assert said(response)[-1].startswith("It is saved, but not submitted.")


def test_one_press_of_save_files_one_story(as_rita):
    page = as_rita.get(ADD)
    data = posted(page, headline="One story", body="<p>Once.</p>")
    first, second = as_rita.post(ADD, data), as_rita.post(ADD, data)
    assert first["Location"] == second["Location"]
    assert Article.objects.filter(headline="One story").count() == 1
    assert AuditEntry.objects.filter(act="file").count() == 1


def test_a_new_story_carries_what_was_typed(as_rita):
    section = cast.section("economy")
    data = posted(
        as_rita.get(ADD),
        headline="Trade grows",
        slugline="trade",
        body="One paragraph.\n\nAnother one, without any tags.",
        dateline_places="United Nations; Geneva",
        section=section.pk,
        tags="trade, exports",
        hold="on",
        planned_words="300",
    )
    assert as_rita.post(ADD, data).status_code == 302
    article = Article.objects.get(slugline="trade")
    assert article.revision.body == "<p>One paragraph.</p><p>Another one, without any tags.</p>"
    assert article.revision.dateline["places"] == [
        {"id": None, "name": "United Nations"},
        {"id": None, "name": "Geneva"},
    ]
    assert article.revision.byline == "By Rita Malko"
    assert (article.section, article.tags, article.hold, article.planned_words, article.author) == (
        section,
        ["exports", "trade"],
        True,
        300,
        cast.person("rita"),
    )


def test_a_story_without_a_name_is_not_filed(as_rita):
    response = as_rita.post(ADD, posted(as_rita.get(ADD)))
    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == [
        "Give it a headline or a slugline, so that colleagues can find it."
    ]


def test_a_correction_asks_for_its_wording(client):
    article = cast.published()
    article.correct(by=cast.person("rita"))
    open_and_save(signed_in(client, "rita"), article, notice="Corrects the day.")
    article.refresh_from_db()
    assert article.revision.notice == "Corrects the day."


# ---- the plan of a story that is submitted


def flags(article):
    article.refresh_from_db()
    return {name for name in ("hold", "advance", "embargo", "legal_needed", "picture_needed") if getattr(article, name)}


@pytest.mark.parametrize("make", [cast.submitted, cast.claimed, cast.approved])
def test_a_reporter_sees_as_fixed_what_is_an_editors_to_change_and_saves_the_rest(client, make):
    article = make(hold=True, advance=True, legal_needed=make is not cast.approved)
    guarded = {"hold", "advance", "embargo"} | ({"legal_needed"} if article.legal_needed else set())
    before = flags(article)
    page = signed_in(client, "rita").get(STORY.format(article.pk))
    form = page.context["form"]
    fixed = {name for name in Article.PLANNING if form.fields[name].disabled}
    assert (fixed, "An editor changes this once the story is submitted." in page.text) == (guarded, True)
    data = posted(page, planned_words="250")
    assert {"hold", "advance", "embargo_0", "legal_needed"} & set(data) == set()
    assert client.post(STORY.format(article.pk), data).status_code == 302
    assert (flags(article), article.planned_words) == (before, 250)


def test_an_editor_changes_it(client):
    article = cast.submitted(hold=True, legal_needed=True)
    page = signed_in(client, "ed").get(STORY.format(article.pk))
    assert client.post(STORY.format(article.pk), posted(page, hold=None, legal_needed=None)).status_code == 302
    assert flags(article) == set()


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"hold": None}, "hold", "An editor changes this once the story is submitted."),
        ({"embargo_0": "2031-01-01", "embargo_1": "12:00", "hold": None}, "embargo", "An editor changes this"),
        ({"advance": "on"}, "advance", "An editor changes this once the story is submitted."),
    ],
)
def test_what_was_submitted_meanwhile_is_told_at_the_field_and_nothing_typed_is_lost(client, typed, field, sentence):
    article = cast.story(hold=True)
    page = signed_in(client, "rita").get(STORY.format(article.pk))
    article.submit(by=cast.person("rita"))
    before = flags(article)
    response = client.post(STORY.format(article.pk), posted(page, headline="Typed all the same", **typed))
    assert (response.status_code, flags(article)) == (422, before)
    assert response.context["form"].errors[field][0].startswith(sentence)
    assert "Typed all the same</textarea>" in response.text


def test_a_check_that_is_needed_stays_needed_in_a_draft_too(as_rita):
    article = cast.story(picture_needed=True)
    assert open_and_save(as_rita, article, planned_words="9").status_code == 302
    assert flags(article) == {"picture_needed"}
    data = {"base": article.revision_id, "opened": '{"picture_needed": "on"}', "picture_needed": ""}
    response = as_rita.post(STORY.format(article.pk), data)
    assert response.context["form"].errors["picture_needed"] == ["An editor says that this check is not needed."]


def test_a_form_that_comes_back_shows_what_is_fixed_as_it_is(as_rita):
    article = cast.submitted(hold=True)
    response = open_and_save(as_rita, article, urgency="")
    form = response.context["form"]
    assert (response.status_code, form["hold"].value(), form.fields["hold"].disabled) == (422, True, True)
    assert as_rita.post(STORY.format(article.pk), posted(response, urgency="4")).status_code == 302
    assert flags(article) == {"hold"}


# ---- the desk of a new story


def desk_offered(client):
    return Desk.objects.get(pk=client.get(ADD).context["form"].initial["desk"]).slug


def test_a_new_story_goes_to_the_desk_of_the_newest_else_to_one_of_the_houses_language(client):
    rita = cast.person("rita")
    belarusian = cast.desk("belarusian", name="A Belarusian service", language="be")
    cast.person("rita", on=belarusian, role="reporter")
    signed_in(client, "rita")
    assert desk_offered(client) == "politics"
    cast.story(on=belarusian)
    assert desk_offered(client) == "belarusian"
    cast.story()
    assert desk_offered(client) == "politics"
    cast.story(on=belarusian)
    rita.membership_set.filter(desk=belarusian).delete()
    assert desk_offered(client) == "politics"


def test_of_desks_in_other_languages_it_is_the_first(client):
    rita = cast.person("rita")
    for language, name in (("ru", "Zenit"), ("be", "Minsk")):
        cast.person("rita", on=cast.desk(language, name=name, language=language), role="reporter")
    rita.membership_set.filter(desk=cast.desk()).delete()
    assert desk_offered(signed_in(client, "rita")) == "be"
