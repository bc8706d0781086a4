"""The lists of the desk: what stands in them, in which order, for whom."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, DeskNote
from articles.models.reviewing import QUEUE_ORDER
from tests.articles.desk.press import browser, plain, read
from tests.cast import approved, claimed, clock, desk, person, published, section, story, submitted

pytestmark = pytest.mark.django_db


def headlines(response):
    return re.findall(r'<td role="cell" class="story-cell"><a [^>]*>(.*?)</a>', read(response))


def groups(response):
    found = re.findall(r'<th role="rowheader" scope="rowgroup" colspan="7">(.*?)</th>', read(response))
    return [re.sub("<[^>]+>", "", one) for one in found]


def queries(client, address):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len([one for one in seen if "SAVEPOINT" not in one["sql"]])


def test_a_row_says_what_the_desk_needs_to_know():
    now = clock()
    article = claimed(
        headline="Minsk opens bridge",
        slugline="bridge",
        urgency=3,
        language="be",
        deadline=now - timedelta(minutes=5),
        legal_needed=True,
        picture_needed=True,
        embargo=now + timedelta(minutes=30),
        by=person("nina"),
    )
    article.save_text(by=person("rita"), base=article.revision_id, headline="Minsk opens a bridge")
    DeskNote.leave(article, by=person("ed"), text="Who says so?", blocking=True)
    words = plain(browser("ed").get("/desk/"))
    assert "Urgency 3 Minsk opens bridge bridge · MINSK · Rita Malko · 18 words · Беларуская · embargo to" in words
    assert (
        "legal check needed · picture check needed · blocking note · newer text waiting In review Nina Sokol since"
        in words
    )
    assert "overdue" in words


def test_a_row_says_whom_it_is_meant_for():
    article = submitted()
    article.assign(by=person("ed"), to=person("nina"))
    assert "for Nina Sokol Waiting nobody" in plain(browser("ed").get("/desk/"))
    assert "for you Waiting nobody" in plain(browser("nina").get("/desk/"))


def test_alerts_come_first_then_what_is_late_then_urgency_and_the_longest_wait():
    now = clock()
    usual = submitted(headline="usual", urgency=4)
    second = submitted(headline="second", urgency=4)
    late = submitted(headline="late", urgency=6, deadline=now - timedelta(minutes=1))
    pressing = submitted(headline="pressing", urgency=3, deadline=now + timedelta(minutes=30))
    alert = submitted(headline="alert", urgency=2)
    flash = submitted(headline="flash", urgency=1)
    page = browser("ed").get("/desk/")
    assert headlines(page) == [one.headline for one in (flash, alert, late, pressing, usual, second)]
    assert groups(page) == [
        "Alerts, 2 stories",
        "Past their deadline, 1 story",
        "Urgency 3, 1 story",
        "Urgency 4, 2 stories",
    ]
    assert (
        "Alerts first, then what is past its deadline, then by urgency; of equals, whoever has waited longest."
        in plain(page)
    )


def test_pages_follow_each_other_without_gap_or_repetition(monkeypatch):
    monkeypatch.setattr("articles.desk.queue.page.__defaults__", (3,))
    now = clock()
    for number in range(10):
        submitted(urgency=1 + number % 4, deadline=now - timedelta(hours=1) if number % 3 == 0 else None)
    ed, seen, address = browser("ed"), [], "?"
    while address:
        page = ed.get(f"/desk/{address}")
        seen += headlines(page)
        following = re.search(r'<a class="button" href="(\?after=[^"]*)">Next</a>', read(page))
        address = following and following[1]
    assert seen == [one.headline for one in Article.objects.order_by(*QUEUE_ORDER)]
    assert len(seen) == 10


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "1.2",
        "0.1.2.3.4",
        "1.2.-5.7",
        "1.2.5.1٢",
        "1.2.999999999999999999999.1",
        "1.2.999999999999999999.1",
        "'; DROP",
        "\x00",
        "1.2.3.4\n",
        "9" * 5000,
    ],
)
def test_a_broken_cursor_is_told_in_a_sentence(cursor):
    page = browser("ed").get("/desk/", {"after": cursor})
    assert page.status_code == 400
    assert "That address names no page of this list. Start again from its top." in plain(page)


def test_a_cursor_behind_everything_offers_the_way_back():
    submitted()
    assert "Nothing comes after that. From the top" in plain(browser("ed").get("/desk/?after=2.8.99999999999999999.9"))


def test_the_queue_is_private():
    assert browser("ed").get("/desk/")["Cache-Control"] == "no-store, private"
    answer = Client().get("/desk/mine/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/sign-in/?next=/desk/mine/")


def test_a_stranger_sees_none_of_it():
    submitted(headline="Ours")
    page = browser("sam").get("/desk/")
    assert headlines(page) == []
    assert "Nothing waits." in plain(page)
    assert "You are a reporter on Sport , so you can write and submit. Approving takes an editor." in plain(page)


def test_whoever_has_no_desk_is_told_who_gives_one():
    assert "You have no desk yet." in plain(browser("nick").get("/desk/"))


def test_a_reporter_reads_and_an_editor_claims():
    article = submitted()
    claim = f'action="/desk/{article.pk}/claim/"'
    assert (claim in read(browser("rita").get("/desk/")), claim in read(browser("ed").get("/desk/"))) == (False, True)
    assert (
        "Claim next" in plain(browser("rita").get("/desk/")),
        "Claim next" in plain(browser("ed").get("/desk/")),
    ) == (False, True)


def test_what_another_has_is_read_and_what_i_have_goes_on():
    claimed(by=person("nina"))
    assert "Nina Sokol since" in plain(browser("ed").get("/desk/"))
    assert "Go on" not in plain(browser("ed").get("/desk/"))
    assert "You since" in plain(browser("nina").get("/desk/"))
    assert "Go on" in plain(browser("nina").get("/desk/"))


def test_an_alert_that_nobody_has_is_cried_out_on_every_list():
    alert = submitted(urgency=1, slugline="storm-red", body="<p>Red.</p>")
    for address in ("/desk/", "/desk/out/", "/desk/?urgency=6-8"):
        assert "FLASH storm-red has waited since" in plain(browser("ed").get(address))
    alert.claim(by=person("nina"))
    assert "FLASH" not in plain(browser("ed").get("/desk/"))


def test_claim_next_gives_each_editor_another_and_the_most_burning_first():
    usual, alert = submitted(urgency=4), submitted(urgency=2)
    first = browser("ed").post("/desk/claim-next/", {"press": "6d0a3d1c-6a43-4b8e-8b6a-2a8f3f1f0001"})
    second = browser("nina").post("/desk/claim-next/", {"press": "6d0a3d1c-6a43-4b8e-8b6a-2a8f3f1f0002"})
    assert [(one.status_code, one["Location"]) for one in (first, second)] == [
        (303, f"/desk/{alert.pk}/"),
        (303, f"/desk/{usual.pk}/"),
    ]


def test_claim_next_pressed_twice_claims_once():
    submitted(), submitted()
    ed, form = browser("ed"), {"press": "6d0a3d1c-6a43-4b8e-8b6a-2a8f3f1f0001"}
    assert ed.post("/desk/claim-next/", form)["Location"] == ed.post("/desk/claim-next/", form)["Location"]
    assert Article.objects.filter(claimed_by=person("ed")).count() == 1


def test_claim_next_says_when_nothing_waits():
    answer = browser("ed").post("/desk/claim-next/", {"press": "6d0a3d1c-6a43-4b8e-8b6a-2a8f3f1f0001"}, follow=True)
    assert "Nothing waits that you could take." in plain(answer)


@pytest.mark.parametrize("form", [{}, {"press": "x"}, {"press": "\x00"}])
def test_claim_next_without_a_press_claims_nothing(form):
    submitted()
    assert browser("ed").post("/desk/claim-next/", form).status_code == 400
    assert Article.objects.filter(state="in_review").count() == 0


def test_each_list_holds_its_own():
    rita, ed = person("rita"), person("ed")
    now = clock()
    waiting, taken, ready = submitted(headline="waits"), claimed(headline="taken"), approved(headline="ready")
    back = claimed(headline="back")
    back.return_to_writer(by=ed, reason="Who says so?")
    gone = story(headline="gone")
    gone.spike(by=rita)
    later = submitted(headline="later")
    later.park(by=ed, until=now + timedelta(hours=2))
    live, off, dead = published(headline="live"), published(headline="off"), published(headline="dead")
    off.withhold(by=ed, reason="Disputed.")
    dead.kill(by=ed, reason="A hoax.", notice="A report from Minsk was wrong.")
    soon = approved(headline="soon", embargo=now + timedelta(hours=1))
    held = approved(headline="held", hold=True)
    soon.publish(by=ed), held.publish(by=ed)
    browsers = {name: browser(name) for name in ("rita", "ed")}
    seen = {
        (name, slug): headlines(one.get(f"/desk/{slug}"))
        for name, one in browsers.items()
        for slug in ("", "mine/", "returned/", "approved/", "to-come/", "out/", "parked/", "spiked/")
    }
    assert seen["ed", ""] == ["waits", "taken"] == seen["rita", ""]
    assert seen["ed", "mine/"] == ["taken"]
    assert seen["rita", "mine/"] == ["waits", "taken", "ready", "later", "back"]
    assert (seen["ed", "returned/"], seen["rita", "returned/"]) == ([], ["back"])
    assert seen["ed", "approved/"] == ["ready"] == seen["rita", "approved/"]
    assert seen["ed", "to-come/"] == ["soon", "held"]
    assert seen["ed", "out/"] == ["dead", "off", "live"]
    assert seen["ed", "parked/"] == ["later"]
    assert seen["ed", "spiked/"] == ["gone"]
    assert (waiting.state, taken.state, ready.state, live.state) == ("submitted", "in_review", "approved", "published")


def test_a_story_whose_correction_waits_is_in_the_queue_and_still_among_what_went_out():
    article = published(headline="Ferry")
    article.correct(by=person("rita"))
    article.save_text(by=person("rita"), base=article.revision_id, headline="A ferry", notice="Corrects the ferry.")
    article.submit(by=person("rita"))
    ed = browser("ed")
    assert headlines(ed.get("/desk/")) == ["A ferry"] == headlines(ed.get("/desk/out/"))
    assert "correction Waiting Live" in plain(ed.get("/desk/"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=BRIDGE", ["a bridge", "the other bridge"]),
        ("q=malko", ["a bridge", "the other bridge"]),
        ("q=%25", []),
        ("urgency=3", ["a bridge"]),
        ("urgency=1-2", []),
        ("language=be", ["the other bridge"]),
        ("has=nobody", ["the other bridge"]),
        ("has=me", ["a bridge"]),
        ("due=overdue", ["a bridge"]),
        ("due=hour", ["the other bridge"]),
        ("author=rita", ["a bridge", "the other bridge"]),
        ("author=carl", []),
        ("section=sport", ["the other bridge"]),
        ("desk=politics", ["a bridge", "the other bridge"]),
        ("unknown=1", ["a bridge", "the other bridge"]),
        ("urgency=3&language=be", []),
        ("q=", ["a bridge", "the other bridge"]),
    ],
)
def test_filters_narrow_the_list(asked, found):
    now = clock()
    person("carl"), section("sport")
    claimed(headline="a bridge", urgency=3, deadline=now - timedelta(minutes=1))
    submitted(
        headline="the other bridge",
        urgency=4,
        language="be",
        deadline=now + timedelta(minutes=50),
        section=section("sport").pk,
    )
    assert headlines(browser("ed").get(f"/desk/?{asked}")) == found


@pytest.mark.parametrize(
    "asked",
    [
        "urgency=9",
        "urgency=3'",
        "desk=sport",
        "desk=%00",
        "language=xx",
        "section=%00",
        "author=sam",
        "has=1",
        "due=later",
        "q=%00",
        "q=" + "x" * 101,
        "q=%01",
    ],
)
def test_a_filter_that_is_not_on_offer_is_told_and_lists_nothing(asked):
    submitted(), desk("sport"), person("sam")
    page = browser("ed").get(f"/desk/?{asked}")
    assert (page.status_code, headlines(page)) == (400, [])
    assert "This list can’t be filtered like that." in plain(page)


def test_the_next_page_keeps_the_filters_and_each_can_be_removed(monkeypatch):
    monkeypatch.setattr("articles.desk.queue.page.__defaults__", (1,))
    submitted(urgency=3), submitted(urgency=3)
    page = read(browser("ed").get("/desk/?urgency=3&language=en"))
    assert re.search(r'href="\?urgency=3&amp;language=en&amp;after=2\.3\.\d+\.\d+">Next', page)
    assert 'Urgency: 3 <a href="?language=en">remove' in page


def test_a_list_that_is_none_is_not_found():
    assert browser("ed").get("/desk/everything/").status_code == 404


@pytest.mark.parametrize("slug", ["", "mine/", "out/", "to-come/"])
def test_as_many_queries_for_many_rows_as_for_one(slug):
    ed = browser("ed")
    expected = 7 if slug == "" else 8  # elsewhere the alarm asks for itself

    def make():
        article = (
            claimed(urgency=2, places=[])
            if slug in ("", "mine/")
            else approved(embargo=None if slug == "out/" else clock() + timedelta(hours=1))
        )
        if slug in ("out/", "to-come/"):
            article.publish(by=person("ed"))

    make()
    assert queries(ed, f"/desk/{slug}") == expected
    for _ in range(7):
        make()
    assert queries(ed, f"/desk/{slug}") == expected


def test_a_second_reader_is_offered_the_alert_of_an_editor_and_nothing_else():
    ed = person("ed")
    person("owen", on=desk(), role="reporter", second_reader=True)
    alert, long = (
        story(by=ed, urgency=1, body=body) for body in ("<p>Bridge open.</p>", "<p>Bridge open.</p><p>Trams run.</p>")
    )
    usual = story(by=ed)
    for one in (alert, long, usual):
        one.submit(by=ed)
    page = read(browser("owen").get("/desk/"))
    assert [f'action="/desk/{one.pk}/claim/"' in page for one in (alert, long, usual)] == [True, False, False]


def test_a_story_with_a_reported_error_stands_in_a_list_until_the_note_is_resolved():
    article = published(headline="Wrong bridge")
    note = article.report_error(by=person("carl"), text="It is the other bridge.")
    assert "Wrong bridge" in read(browser("ed").get("/desk/errors/"))
    note.resolve(by=person("ed"))
    assert "Wrong bridge" not in read(browser("ed").get("/desk/errors/"))


def test_a_storys_number_or_the_address_of_its_readers_page_leads_to_it():
    article, inside = published(), story()
    person("sofia", on=desk("sport"), role="editor")
    sofia, way = browser("sofia"), f"/desk/{article.pk}/"
    for words in ("#{}", " #{} ", "https://news.example/news/{}-minsk-opens-bridge", "news.example/ru/news/{}/?a=b#c"):
        answer = sofia.get("/desk/out/", {"q": words.format(article.pk)})
        assert (words, answer.status_code, answer["Location"]) == (words, 303, way)
    for words in (
        str(article.pk),
        f"#{inside.pk}",
        "#0",
        "#" + "9" * 18,
        "#" + "9" * 19,
        f"#{article.pk} x",
        "#",
        "news/",
    ):
        assert (words, sofia.get("/desk/out/", {"q": words}).status_code) == (words, 200)
