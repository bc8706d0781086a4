"""Every move by its form: done once, refused in a sentence, nothing typed lost."""

import html
import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.desk.bar import AT_HAND, answers
from articles.desk.forms import FORMS
from articles.models import Article
from tests.articles.desk.press import browser, buttons, plain, press, read
from tests.cast import approved, claimed, clock, credit, desk, person, published, section, story, submitted

pytestmark = pytest.mark.django_db


def state(article):
    return Article.objects.get(pk=article.pk).state


def acts(article):
    return list(article.entries.order_by("number").values_list("act", flat=True))


def in_an_hour():
    return timezone.localtime(clock() + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")


def test_the_road_of_a_story_by_buttons():
    article = story()
    rita, ed = browser("rita"), browser("ed")
    for client, act, fields, expected in [
        (rita, "submit", {}, "submitted"),
        (ed, "claim", {}, "in_review"),
        (ed, "return", {"reason": "Who says so?"}, "returned"),
        (rita, "submit", {}, "submitted"),
        (rita, "withdraw", {}, "draft"),
        (rita, "submit", {}, "submitted"),
        (ed, "claim", {}, "in_review"),
        (ed, "let_go", {}, "submitted"),
        (ed, "claim", {}, "in_review"),
        (ed, "approve", {}, "approved"),
        (ed, "reopen", {"reason": ""}, "in_review"),
        (ed, "approve_and_publish", {}, "published"),
        (ed, "withhold", {"reason": "Disputed."}, "published"),
        (browser("nina"), "reinstate", {}, "published"),
        (ed, "kill", {"reason": "A hoax.", "notice": "A report from Minsk was wrong."}, "published"),
    ]:
        answer = press(client, article, act, **fields)
        assert (act, answer.status_code, answer["Location"]) == (act, 303, f"/desk/{article.pk}/")
        assert (act, state(article)) == (act, expected)
    assert article.standing() == "killed"


def test_what_was_done_is_said():
    article = submitted()
    ed = browser("ed")
    press(ed, article, "claim")
    assert "You claimed it." in plain(ed.get(f"/desk/{article.pk}/"))
    assert "You claimed it." not in plain(ed.get(f"/desk/{article.pk}/"))


SIMPLE = {
    "submit": (story, "rita", {}),
    "claim": (submitted, "ed", {}),
    "return": (claimed, "ed", {"reason": "Who says so?"}),
    "let_go": (claimed, "ed", {}),
    "withdraw": (submitted, "rita", {}),
    "take_over": (lambda: claimed(urgency=2), "nina", {}),
    "approve": (claimed, "ed", {}),
    "approve_and_publish": (claimed, "ed", {}),
    "reopen": (approved, "ed", {"reason": "A second look."}),
    "publish": (approved, "nina", {}),
    "revise": (published, "rita", {}),
    "correct": (published, "rita", {}),
    "clarify": (published, "rita", {}),
    "refile": (published, "rita", {}),
    "withhold": (published, "ed", {"reason": "Disputed."}),
    "report_error": (published, "carl", {"text": "It opened on Monday."}),
    "kill": (published, "ed", {"reason": "A hoax.", "notice": "A report from Minsk was wrong."}),
    "recode": (published, "ed", {"slugline": "bridge", "urgency": "3", "section": "", "tags": "trams, bridges"}),
    "spike": (story, "rita", {"reason": "Overtaken."}),
    "park": (story, "ed", {"until": "2099-01-01T09:00"}),
    "assign": (story, "ed", {"to": ""}),
    "transfer": (story, "ed", {"to": lambda: desk("sport").pk}),
    "clear_legal": (lambda: claimed(legal_needed=True), "ed", {}),
    "clear_picture": (lambda: claimed(picture_needed=True), "ed", {}),
    "release": (lambda: _held(), "ed", {}),
    "re_time": (lambda: _embargoed(), "ed", {"moment": "2099-01-01T09:00"}),
    "unschedule": (lambda: _embargoed(), "ed", {"reason": ""}),
    "reinstate": (lambda: _withheld(), "nina", {"reason": "It holds."}),
    "abandon": (lambda: _correcting(), "rita", {"reason": "Not needed."}),
    "unspike": (lambda: _spiked(), "rita", {}),
    "unpark": (lambda: _parked(), "ed", {}),
    "take_in": (lambda: _rewritten_beside(), "ed", {}),
    "confirm": (lambda: _rewritten_by_its_editor(), "rita", {}),
}


def _held():
    article = approved(hold=True)
    article.publish(by=person("ed"))
    return article


def _embargoed():
    article = approved(embargo=clock() + timedelta(hours=2), dateline={})
    article.publish(by=person("ed"))
    return article


def _withheld():
    article = published()
    article.withhold(by=person("ed"), reason="Disputed.")
    return article


def _correcting():
    article = published()
    article.correct(by=person("rita"))
    return article


def _spiked():
    article = story()
    article.spike(by=person("rita"))
    return article


def _parked():
    article = story()
    article.park(by=person("ed"), until=clock() + timedelta(hours=2))
    return article


def _rewritten_beside():
    article = claimed()
    article.save_text(by=person("rita"), base=article.revision_id, headline="Another headline")
    return article


def _rewritten_by_its_editor():
    article = claimed()
    article.save_text(by=person("ed"), base=article.revision_id, headline="Another headline")
    return article


def test_every_move_has_a_case_here():
    assert set(SIMPLE) == set(FORMS)
    assert set(FORMS) - {"approve_and_publish"} <= set(workflow.ORDER)


@pytest.mark.parametrize("act", SIMPLE)
def test_a_move_pressed_twice_happens_once_with_the_same_answer(act):
    make, name, fields = SIMPLE[act]
    article, client, token = make(), browser(name), uuid.uuid4()
    fields = {key: value() if callable(value) else value for key, value in fields.items()}
    seen = Article.objects.get(pk=article.pk).revision_id
    before = len(acts(article))
    first = press(client, article, act, token=token, **fields)
    between = acts(article)
    second = press(client, article, act, token=token, **{**fields, "seen": seen})
    if act == "transfer":  # it has left with the story: the desk is another's now
        assert (first.status_code, second.status_code) == (303, 404)
    else:
        assert (first.status_code, first["Location"]) == (303, second["Location"])
    assert between == acts(article)
    assert len(between) - before == (2 if act == "approve_and_publish" else 1)


@pytest.mark.parametrize("act", SIMPLE)
def test_the_page_of_a_move_asks_for_what_it_needs(act):
    make, name, _ = SIMPLE[act]
    article = make()
    page = browser(name).get(f"/desk/{article.pk}/{act}/")
    assert page.status_code == 200
    assert "Not possible for you now." not in plain(page)
    assert f'action="/desk/{article.pk}/{act}/"' in read(page)
    assert re.search(r'name="press" value="[0-9a-f-]{36}"', read(page))


@pytest.mark.parametrize("act", SIMPLE)
@pytest.mark.parametrize("name", ["rita", "ed"])
def test_a_button_is_offered_exactly_where_the_door_opens(act, name):
    make, _, fields = SIMPLE[act]
    article = make()
    shown = buttons(browser(name).get(f"/desk/{article.pk}/"))
    may = [one for one, why in answers(article, person(name), article.stops()).items() if why is None]
    own = article.revision.by_id == person(name).pk
    assert sorted(shown) == sorted(one for one in may if not (one == "confirm" and own))
    fields = {key: value() if callable(value) else value for key, value in fields.items()}
    answer = press(browser(name), article, act, **fields)
    assert (act, answer.status_code) == (act, 303 if act in may else 409)


@pytest.mark.parametrize(
    "act", sorted({"approve", "publish", "approve_and_publish", "return", "submit", "clear_legal"})
)
def test_a_move_speaks_of_the_text_on_the_screen(act):
    make, name, fields = SIMPLE[act]
    article = make()
    seen = article.revision_id
    if act in ("approve", "approve_and_publish", "return", "clear_legal"):
        article.save_text(by=person("ed"), base=seen, body="<p>Another text came first.</p>")
    elif act == "submit":
        article.save_text(by=person("carl"), base=seen, body="<p>Another text came first.</p>")
    else:  # an approved text can't be saved over; a form may still name an older one
        seen = 10**12
    answer = press(browser(name), article, act, **{**fields, "seen": seen})
    assert answer.status_code == 409
    assert "The text has changed since this page was opened; look at it before you go on." in plain(answer)
    assert state(article) == article.state


def test_what_was_typed_comes_back_with_the_refusal():
    article = claimed(urgency=3)
    reason = "Who says so?\nName <the> source & its office."
    article.take_over(by=person("nina"))
    answer = press(browser("ed"), article, "return", reason=reason)
    assert answer.status_code == 409
    assert "Nina Sokol has this story." in plain(answer)
    assert "Who says so?\nName &lt;the&gt; source &amp; its office.</textarea>" in read(answer)
    assert state(article) == "in_review"


def test_who_was_quicker_is_named():
    article = submitted()
    article.claim(by=person("nina"))
    answer = press(browser("ed"), article, "claim")
    assert (answer.status_code, "Nina Sokol claimed it. This story is in review." in plain(answer)) == (409, True)


def test_its_writer_is_told_why_someone_else_approves():
    article = claimed(credits=[credit(person("rita")), credit(person("ed"), "reporter")])
    page = plain(browser("ed").get(f"/desk/{article.pk}/"))
    assert "You wrote this story, so someone else has to approve it." in page
    answer = press(browser("ed"), article, "approve_and_publish")
    assert "You wrote this story, so someone else has to approve it." in plain(answer)
    assert (answer.status_code, state(article)) == (409, "in_review")


@pytest.mark.parametrize("act", sorted(FORMS))
def test_nobody_moves_what_is_not_theirs_to_see(act):
    article = story()
    assert press(browser("sam"), article, act, reason="x", notice="x").status_code == 404
    assert browser("sam").get(f"/desk/{article.pk}/{act}/").status_code == 404
    assert acts(article) == ["file"]


def test_an_editor_of_another_desk_withholds_or_reports_an_error_and_does_nothing_else():
    article = published()
    person("sofia", on=desk("sport"), role="editor")
    page = browser("sofia").get(f"/desk/{article.pk}/")
    assert buttons(page) == ["withhold", "report_error"]
    for act in sorted(set(FORMS) - {"withhold", "report_error"}):
        assert (act, press(browser("sofia"), article, act, reason="x", notice="y").status_code) == (act, 404)
        assert (act, browser("sofia").get(f"/desk/{article.pk}/{act}/").status_code) == (act, 404)
    assert acts(article)[-1] == "publish"
    assert press(browser("sofia"), article, "report_error", text="It opened on Monday.").status_code == 303
    assert press(browser("sofia"), article, "withhold", reason="Disputed.").status_code == 303
    assert article.standing() == "withheld"
    assert buttons(browser("sofia").get(f"/desk/{article.pk}/")) == []


@pytest.mark.parametrize(
    ("act", "fields", "sentence"),
    [
        ("withhold", {"reason": ""}, "Say why it is withheld."),
        ("withhold", {"reason": " \n "}, "Say why it is withheld."),
        ("withhold", {"reason": "a\x00b"}, "The reason holds a control character (U+0000) after “a”."),
        ("withhold", {"reason": "x" * 1_000_000}, "The reason is 1,000,000 characters long; 2,000 is the most."),
        ("kill", {"reason": "A hoax.", "notice": ""}, "Give the wording that readers and subscribers get."),
        ("kill", {"reason": "", "notice": "Wrong."}, "Say why it is killed."),
        ("recode", {"urgency": "9"}, "Urgency is 1 to 8."),
        ("recode", {"urgency": "4", "topics": "no such topic"}, "“no such topic” is no Media Topic."),
        ("recode", {"urgency": "4", "places": "Nowhere at all"}, "“Nowhere at all” is not in the gazetteer."),
        ("recode", {"urgency": "4", "related": "12abc"}, "“12abc” is no story’s number."),
        ("recode", {"urgency": "4", "section": "१२"}, "Choose one of the sections."),
        ("recode", {"urgency": "4", "section": "99999999999999999999"}, "Choose one of the sections."),
        ("recode", {"urgency": "4", "tags": "x" * 61}, "A tag has at most 60 characters"),
        ("recode", {"urgency": "4", "slugline": "x" * 81}, "The slugline is 81 characters long; 80 is the most."),
    ],
)
def test_an_incomplete_form_is_told_in_a_sentence_and_does_nothing(act, fields, sentence):
    article = published()
    answer = press(browser("ed"), article, act, **fields)
    assert answer.status_code == 400
    assert sentence in plain(answer)
    assert acts(article)[-1] == "publish"


@pytest.mark.parametrize(
    "moment", ["", "soon", "2026-13-01T00:00", "0001-01-01T00:00", "9999-12-31T23:59", "\x00", "9" * 5000]
)
def test_a_moment_that_is_none_is_told(moment):
    answer = press(browser("ed"), story(), "park", until=moment)
    assert answer.status_code == 400
    assert (
        "The moment is missing." in plain(answer)
        if not moment
        else "A moment is written like 2026-06-09T15:30." in plain(answer)
    )


def test_a_moment_that_has_passed_is_refused_and_stays_typed():
    answer = press(browser("ed"), story(), "park", until="2020-01-01T09:00", **{"from": "page"})
    assert answer.status_code == 409
    assert "Park it until a moment that lies ahead." in plain(answer)
    assert 'value="2020-01-01T09:00"' in read(answer)


def test_a_moment_is_the_houses():
    article = story()
    press(browser("ed"), article, "park", until="2099-01-01T09:00")
    assert Article.objects.get(pk=article.pk).parked_until.isoformat() == "2099-01-01T06:00:00+00:00"


@pytest.mark.parametrize(
    "form",
    [
        {"press": "", "seen": "1"},
        {"press": "x", "seen": "1"},
        {"press": str(uuid.uuid4()), "seen": ""},
        {"press": str(uuid.uuid4()), "seen": "१२"},
        {"press": str(uuid.uuid4()), "seen": "9" * 30},
        {},
    ],
)
def test_a_form_without_its_press_or_text_does_nothing(form):
    article = claimed()
    answer = browser("ed").post(f"/desk/{article.pk}/approve/", form)
    assert (answer.status_code, state(article)) == (400, "in_review")
    assert "That form was incomplete, so nothing was done. Press again." in plain(answer)


def test_what_stops_a_story_stops_its_buttons_too():
    article = claimed(legal_needed=True)
    page = browser("ed").get(f"/desk/{article.pk}/")
    assert "The legal check of this text is still open." in plain(page)
    assert {"approve", "approve_and_publish"} & set(buttons(page)) == set()
    answer = press(browser("ed"), article, "approve")
    assert (answer.status_code, state(article)) == (409, "in_review")


def test_a_chief_overrides_what_stops_it_with_a_reason():
    article = claimed(by=person("vera"))
    article.save_text(by=person("rita"), base=article.revision_id, body="<p>The mayor said XXX on Tuesday.</p>")
    article.take_in(by=person("vera"))
    if not article.stops():
        article.desk.required = ["section"]
    assert [one.code for one in article.stops()] != []
    vera = browser("vera")
    assert "Reason to override what stops it" in plain(vera.get(f"/desk/{article.pk}/"))
    assert press(vera, article, "approve", override="").status_code == 409
    assert press(vera, article, "approve", override="The name follows by phone.").status_code == 303
    assert article.entries.get(act="approve").reason == "The name follows by phone."


def test_a_correction_goes_on_in_the_form_where_it_is_written():
    article = published()
    answer = press(browser("rita"), article, "correct")
    assert (answer.status_code, state(article)) == (303, "draft")
    assert answer["Location"] == f"/admin/articles/article/{article.pk}/change/"


def test_a_correction_over_an_open_update_says_what_it_costs():
    article = published()
    article.revise(by=person("rita"))
    rita = browser("rita")
    assert "Abandon the round in work; its text is kept as a revision" in plain(
        rita.get(f"/desk/{article.pk}/correct/")
    )
    refused = press(rita, article, "correct")
    assert (refused.status_code, "A round is open: abandon it first, or finish it." in plain(refused)) == (400, True)
    assert press(rita, article, "correct", abandon="on").status_code == 303
    assert (Article.objects.get(pk=article.pk).round_kind, acts(article)[-2:]) == ("correction", ["abandon", "correct"])


def test_an_update_may_open_the_lists_again():
    article = published()
    article.revise(by=person("rita"))
    article.save_text(
        by=person("rita"), base=article.revision_id, body="<p>Trams cross the bridge since noon, and buses too.</p>"
    )
    article.submit(by=person("rita"))
    article.claim(by=person("ed"))
    assert "To the top of the lists" in plain(browser("ed").get(f"/desk/{article.pk}/"))
    press(browser("ed"), article, "approve_and_publish", to_top="on")
    first, second = article.editions.order_by("number")
    assert second.listed_at > first.listed_at


def test_recoding_starts_from_what_is_there():
    article, other = published(slugline="bridge", urgency=3, tags=["trams"]), story()
    page = read(browser("ed").get(f"/desk/{article.pk}/recode/"))
    assert 'name="slugline" value="bridge"' in page
    assert 'name="tags" value="trams"' in page
    assert '<option value="3" selected>3</option>' in page
    sport = section("sport")
    press(
        browser("ed"),
        article,
        "recode",
        slugline="bridge-2",
        urgency="5",
        section=sport.pk,
        tags="trams, rail",
        related=other.pk,
    )
    edition = article.editions.latest("number")
    assert (edition.kind, edition.slugline, edition.urgency, edition.section) == ("recode", "bridge-2", 5, sport)
    assert (edition.coding["tags"], edition.coding["related"]) == (["rail", "trams"], [other.pk])


def test_assigning_reaches_whoever_works_there():
    article, nina = story(), person("nina")
    person("sam")
    page = read(browser("ed").get(f"/desk/{article.pk}/assign/"))
    assert [name for name in ("Nina Sokol", "Rita Malko", "Sam Doyle") if f">{name}</option>" in page] == [
        "Nina Sokol",
        "Rita Malko",
    ]
    press(browser("ed"), article, "assign", to=nina.pk)
    assert Article.objects.get(pk=article.pk).assignee == nina
    answer = press(browser("ed"), article, "assign", to=person("sam").pk)
    assert (answer.status_code, "Choose somebody who works on this desk." in plain(answer)) == (400, True)


def test_a_kill_is_confirmed_on_a_page_of_its_own_and_says_it_is_final():
    article = published()
    assert "kill" not in AT_HAND
    page = browser("ed").get(f"/desk/{article.pk}/kill/")
    assert "A kill is final: the story goes from every page" in plain(page)
    assert '<button class="button danger">Kill</button>' in read(page)
    answer = press(
        browser("ed"), article, "kill", reason="A hoax.", notice=f"“{article.headline}” was wrong.", **{"from": "page"}
    )
    assert "The public wording must not repeat the headline or slugline of what is killed." in plain(answer)
    assert "A hoax.</textarea>" in read(answer)


@pytest.mark.parametrize("act", ["everything", "note", "CLAIM", "claim'", "save"])
def test_a_move_that_is_none_is_not_found(act):
    assert browser("ed").get(f"/desk/{submitted().pk}/{act}/").status_code == 404


def test_a_form_of_another_site_moves_nothing():
    article = submitted()
    answer = press(browser("ed", enforce_csrf_checks=True), article, "claim")
    assert (answer.status_code, state(article)) == (403, "submitted")


def hidden(page, act, name):
    """What the page's form of an act repeats about what it showed."""
    form = re.search(rf'action="/desk/\d+/{act}/".*?</form>', page, re.DOTALL)[0]
    return html.unescape(re.search(rf'name="{name}" value="([^"]*)"', form)[1])


def test_a_page_that_told_of_another_plan_publishes_nothing():
    article, ed = approved(embargo=clock() + timedelta(hours=2)), person("ed")
    plan = hidden(read(browser("ed").get(f"/desk/{article.pk}/")), "publish", "plan")
    article.save_text(by=ed, base=article.revision_id, embargo=None)
    answer = press(browser("ed"), article, "publish", plan=plan)
    assert (answer.status_code, "The plan has changed" in plain(answer)) == (409, True)
    assert press(browser("ed"), article, "publish", plan=article.plan).status_code == 303


def test_a_page_that_told_of_no_newer_text_approves_nothing():
    article, rita = claimed(), person("rita")
    newer = hidden(read(browser("ed").get(f"/desk/{article.pk}/")), "approve_and_publish", "newer")
    article.save_text(by=rita, base=article.revision_id, body=f"{article.revision.body}<p>More.</p>")
    answer = press(browser("ed"), article, "approve_and_publish", newer=newer)
    assert (answer.status_code, "has saved a newer text" in plain(answer)) == (409, True)
    newer = hidden(read(browser("ed").get(f"/desk/{article.pk}/")), "approve_and_publish", "newer")
    assert press(browser("ed"), article, "approve_and_publish", newer=newer).status_code == 303


def test_two_recodes_from_one_page_lose_nothing():
    article = published(tags=["trams"])
    was = hidden(read(browser("ed").get(f"/desk/{article.pk}/recode/")), "recode", "was")
    for name, tags in (("ed", "trams, rail"), ("nina", "trams, rivers")):
        fields = {"urgency": "4", "slugline": article.slugline, "section": article.section_id, "tags": tags, "was": was}
        assert press(browser(name), article, "recode", **fields).status_code == 303
    assert sorted(article.editions.latest("number").coding["tags"]) == ["rail", "rivers", "trams"]
