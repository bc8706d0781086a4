"""The review page: the text, what changed, what the desk knows, for whom it may concern."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, DeskNote
from tests.articles.desk.press import browser, plain, press, read
from tests.cast import approved, claimed, clock, corrected, credit, desk, person, published, story, submitted

pytestmark = pytest.mark.django_db


def page(article, name="ed", query=""):
    answer = browser(name).get(f"/desk/{article.pk}/{query}")
    assert answer.status_code == 200
    return answer


def without_tokens(response):
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|<time[^>]*>[^<]*</time>', "", read(response))


def test_the_text_stands_there_as_readers_will_see_it():
    article = submitted(
        headline="Minsk opens bridge",
        body="<p>Trams cross it & buses.</p><h2>Tickets</h2><p>Two roubles.</p>",
        credits=[credit(person("rita")), credit(person("carl"), "reporter", show="sign-off")],
    )
    text = read(page(article))
    assert '<h1 lang="en">Minsk opens bridge</h1>' in text
    assert re.search(
        r'<div class="prose"><p><span class="dateline">MINSK, \d+ \w+ \(Example\) –</span> '
        r"Trams cross it &amp; buses.</p>"
        r"<h2>Tickets</h2><p>Two roubles.</p></div>",
        text,
    )
    assert '<p class="byline">By Rita Malko</p>' in text
    assert f'<p class="signoff">{article.revision.sign_off}</p>' in text


def test_what_was_typed_never_becomes_markup():
    article = submitted(
        headline="<script>alert(1)</script>", slugline="<b>x", credits=[credit(person("rita"), name="<i>R</i>")]
    )
    DeskNote.leave(article, by=person("ed"), text="<img src=x onerror=alert(1)>")
    text = read(page(article)) + read(browser("ed").get("/desk/"))
    assert re.findall(r"<script|<img|<i>|<b>x", text) == []


def test_the_page_has_no_script_or_style_of_its_own():
    text = read(page(claimed())) + read(browser("ed").get("/desk/"))
    assert re.findall(r"<script|<style|\sstyle=|\son\w+=", text) == []


def test_a_stale_number_and_a_strangers_story_look_alike():
    article = story()
    sam = browser("sam")
    answers = [sam.get(f"/desk/{number}/") for number in (article.pk, article.pk + 1000, 10**17, 99999999999999999999)]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert len({without_tokens(answer) for answer in answers}) == 1
    assert {answer["Cache-Control"] for answer in answers} == {"no-store, private"}


@pytest.mark.parametrize(
    "number", ["12abc", "१२", "-1", "0", "1.0", "٣", "99999999999999999999", "9" * 5000, "%00", "1%0a", "..", "1/2/3"]
)
def test_what_is_no_number_is_not_found(number):
    for client in (browser("ed"),):
        answer = client.get(f"/desk/{number}/")
        assert (answer.status_code, "There is no such story on your desks." in plain(answer)) == (404, True)


@pytest.mark.parametrize("address", ["/desk/12abc", "/desk/12"])
def test_an_address_without_its_last_stroke_gets_it(address):
    assert browser("ed").get(address)["Location"] == f"{address}/"


def test_nobody_reads_it_without_signing_in():
    answer = Client().get(f"/desk/{story().pk}/")
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/accounts/sign-in/")


def test_an_editor_of_another_desk_reads_what_went_out_and_nothing_else():
    person("sofia", on=desk("sport"), role="editor")
    inside, out = submitted(), published()
    sofia = browser("sofia")
    assert [sofia.get(f"/desk/{one.pk}/").status_code for one in (inside, out)] == [404, 200]
    assert "Leave a note" not in plain(sofia.get(f"/desk/{out.pk}/"))


def test_a_round_is_shown_by_what_changed_since_the_edition_that_ran():
    article = published(
        headline="Ferry to run daily", body="<p>The ferry runs twice.</p><p>It costs 2 roubles.</p><p>It is old.</p>"
    )
    article.correct(by=person("rita"))
    article.save_text(
        by=person("rita"),
        base=article.revision_id,
        headline="Ferry to run hourly",
        notice="Corrects the times.",
        body="<p>The ferry runs thrice.</p><p>It costs 2 roubles.</p><p>“We regret it,” said its captain.</p>",
        urgency=3,
    )
    article.submit(by=person("rita"))
    words = plain(page(article))
    assert "Headline Changed Ferry to run [cut] daily [added] hourly" in words
    assert "Notice Changed [added] Corrects the times." in words
    assert "¶ 1 Changed MINSK" in words
    assert "The ferry runs [cut] twice [added] thrice ." in words
    assert "¶ 2 It costs 2 roubles." in words
    assert "was ¶ 3 Cut [cut] It is old." in words
    assert "¶ 3 Added [added] “We regret it,” said its captain." in words
    assert "Urgency Changed [cut] 4 now [added] 3" in words
    text = page(article, query="?show=text")
    assert "[cut]" not in plain(text)
    assert "Corrects the times." in plain(text)


def test_any_two_texts_can_be_compared():
    article = story(body="<p>One.</p>")
    for words in ("<p>One two.</p>", "<p>One two three.</p>"):
        article.save_text(by=person("rita"), base=article.revision_id, body=words)
    assert "One [added] two three ." in plain(page(article, "rita", "?from=r1&to=r3"))
    assert "One [cut] two three ." in plain(page(article, "rita", "?from=r3&to=r1"))
    assert "Nothing differs between revision 2" in plain(page(article, "rita", "?from=r2&to=r2"))
    assert "1 word added, 0 cut between revision 2" in plain(page(article, "rita", "?from=r2"))


@pytest.mark.parametrize(
    "query",
    ["?from=r99", "?from=e1", "?from=r1&to=x", "?to=%00", "?from=r१", "?from=r-1", "?from=r1e9", "?from=" + "9" * 3000],
)
def test_a_text_that_is_none_is_told(query):
    answer = browser("ed").get(f"/desk/{submitted().pk}/{query}")
    assert answer.status_code == 400
    assert "That address compares with a text that this story does not have." in plain(answer)


def test_the_desk_is_told_of_newer_text_and_can_take_it_in():
    article = claimed(headline="Minsk opens bridge")
    article.save_text(by=person("rita"), base=article.revision_id, headline="Minsk opens a bridge")
    shown = page(article)
    assert "Newer text waiting. Rita Malko saved revision 2 at" in plain(shown)
    assert f'action="/desk/{article.pk}/take_in/"' in read(shown)
    assert "Minsk opens [added] a bridge" in plain(page(article, query="?from=r1&to=r2"))


def test_its_writer_reads_at_the_top_why_it_came_back():
    article = claimed()
    article.return_to_writer(by=person("ed"), reason="Who says so?\nName the source.")
    assert "Ed Harker returned it at" in plain(page(article, "rita"))
    assert '<p class="typed">Who says so?\nName the source.</p>' in read(page(article, "rita"))


def test_an_approved_text_names_who_approved_it():
    assert "Ed Harker approved it at" in plain(page(approved(), "nina"))


def test_an_embargo_is_shown_with_its_moment_and_zone():
    article = submitted(embargo=clock() + timedelta(days=400))
    moment = Article.objects.get(pk=article.pk).embargo
    words = plain(page(article))
    assert re.search(rf"Embargo to \d+ \w+ {moment.year}, \d\d:\d\d Minsk time\. Readers get it then\.", words)
    assert "times of Minsk, UTC+3" in words


def test_whoever_can_publish_it_reads_beside_the_button_when_it_goes_out():
    for make, name in ((claimed, "ed"), (approved, "nina")):
        for plan, words in (({}, "at once"), ({"hold": True}, "when an editor releases it")):
            article = make(**plan)
            bar = plain(page(article, name))
            assert f"Goes out {words}" in bar[bar.rindex("History") :]
            act = "publish" if make is approved else "approve_and_publish"
            assert f"It goes out {words}." in plain(browser(name).get(f"/desk/{article.pk}/{act}/"))
    for article, name in ((claimed(), "rita"), (submitted(), "ed"), (published(), "ed")):
        bar = plain(page(article, name))
        assert "Goes out" not in bar[bar.rindex("History") :]


def test_a_story_on_hold_says_what_it_waits_for():
    assert "Hold for release. Readers get it when an editor releases it." in plain(page(submitted(hold=True)))


def test_what_the_world_has_is_said_with_who_took_it_away():
    gone, dead = published(), published()
    gone.withhold(by=person("ed"), reason="Disputed.")
    dead.kill(by=person("ed"), reason="A hoax.", notice="A report from Minsk was wrong.")
    assert "Ed Harker withheld this story at" in plain(page(gone))
    assert "You withheld this story, so someone else has to reinstate it." in plain(page(gone))
    assert "Reinstate" in plain(page(gone, "nina"))
    assert "This story was killed. What is left to tell goes into a new article." in plain(page(dead))


def test_checks_list_stops_before_warnings():
    words = plain(page(submitted(legal_needed=True, section=None)))
    assert (
        "Checks 1 stop, 1 warning Stop The legal check of this text is still open. Warning No section is chosen"
        in words
    )
    assert "Nothing stops or warns." in plain(page(submitted()))


def test_the_history_tells_who_did_what_when_and_why():
    article = claimed()
    article.return_to_writer(by=person("ed"), reason="Who says so?")
    article.assign(by=person("ed"), to=person("carl"))
    article.park(by=person("ed"), until=clock() + timedelta(days=400))
    words = plain(page(article, "rita"))
    told = words[words.index("History") :]
    assert re.search(
        r"Ed Harker parked it until \d+ \w+ \d{4}, \d\d:\d\d .* Ed Harker assigned it to Carl Berg .* "
        r"Ed Harker returned it \(revision 1\) Who says so\? .* Ed Harker claimed it .* "
        r"Rita Malko submitted it \(revision 1\) .* Rita Malko saved revision 1 .* Rita Malko filed it",
        told,
    )


def test_the_history_of_a_corrected_story_names_its_editions():
    words = plain(page(corrected()))
    assert re.search(r"2 Correction, Ed Harker; from .* 1 New, Ed Harker; from", words)
    assert "Ed Harker published it: edition 2, correction" in words
    assert "The readers’ page" in words


def test_a_note_is_left_and_resolved():
    article, ed = claimed(), browser("ed")
    form = {"text": "Who says so?\nAsk the port.", "blocking": "on", "press": "6d0a3d1c-6a43-4b8e-8b6a-2a8f3f1f0001"}
    for _ in range(2):  # pressed twice
        answer = ed.post(f"/desk/{article.pk}/notes/", form)
        assert (answer.status_code, answer["Location"]) == (303, f"/desk/{article.pk}/#notes")
    note = article.notes.get()
    assert (note.text, note.blocking, note.revision, note.by) == (
        "Who says so?\nAsk the port.",
        True,
        article.revision,
        person("ed"),
    )
    assert "Blocks publication Who says so? Ask the port. Ed Harker," in plain(page(article))
    assert "A blocking note is unresolved." in plain(page(article))
    for name in ("nina", "ed"):
        assert browser(name).post(f"/desk/{article.pk}/notes/{note.pk}/resolve/").status_code == 303
    assert "resolved by Nina Sokol" in plain(page(article))
    acts = list(article.entries.order_by("number").values_list("act", "by__username"))
    assert acts[-2:] == [("note", "ed"), ("resolve", "nina")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The note is missing."),
        (" \n", "The note is missing."),
        ("a\x00", "The note holds a control character (U+0000) after “a”."),
        ("x" * 1_000_000, "The note is 1,000,000 characters long; 2,000 is the most."),
    ],
)
def test_a_note_that_can_not_stand_is_told_and_stays_typed(text, sentence):
    article = claimed()
    answer = browser("ed").post(
        f"/desk/{article.pk}/notes/", {"text": text, "press": "6d0a3d1c-6a43-4b8e-8b6a-2a8f3f1f0001"}
    )
    assert (answer.status_code, article.notes.count()) == (400, 0)
    assert sentence in plain(answer)
    assert "x" * 1_000_000 in read(answer) or len(text) < 10


def test_a_stranger_leaves_no_note_and_resolves_none():
    article = published()
    DeskNote.leave(article, by=person("ed"), text="Who says so?")
    person("sofia", on=desk("sport"), role="editor")
    sofia, form = browser("sofia"), {"text": "Mine", "press": "6d0a3d1c-6a43-4b8e-8b6a-2a8f3f1f0001"}
    for client in (sofia, browser("sam")):
        assert client.post(f"/desk/{article.pk}/notes/", form).status_code == 404
        assert client.post(f"/desk/{article.pk}/notes/{article.notes.get().pk}/resolve/").status_code == 404
    assert article.notes.get().resolved_at is None


def test_a_blocking_note_is_resolved_by_whom_left_it_or_by_an_editor():
    article = claimed()
    for name in ("ed", "rita"):
        DeskNote.leave(article, by=person(name), text=f"{name} asks: who says so?", blocking=True)
    ed, rita = article.notes.order_by("pk")
    shown = re.findall(r"/notes/(\d+)/resolve/", read(page(article, "rita")))
    assert shown == [str(rita.pk)]
    answer = browser("rita").post(f"/desk/{article.pk}/notes/{ed.pk}/resolve/", follow=True)
    assert "Ed Harker left this note; they or an editor resolve it." in plain(answer)
    for name, note in (("rita", rita), ("nina", ed)):
        browser(name).post(f"/desk/{article.pk}/notes/{note.pk}/resolve/")
    assert article.notes.filter(resolved_at=None).count() == 0


def test_a_note_of_another_story_is_not_resolved_here():
    article, other = claimed(), claimed()
    DeskNote.leave(other, by=person("ed"), text="Who says so?")
    assert browser("ed").post(f"/desk/{article.pk}/notes/{other.notes.get().pk}/resolve/").status_code == 404
    assert other.notes.get().resolved_at is None


def test_reading_it_keeps_the_claim_alive():
    article = claimed()
    Article.objects.filter(pk=article.pk).update(claim_seen=clock() - timedelta(minutes=40))
    page(article, "nina")
    assert Article.objects.get(pk=article.pk).claim_seen < clock() - timedelta(minutes=39)
    page(article, "ed")
    assert Article.objects.get(pk=article.pk).claim_seen > clock() - timedelta(minutes=1)


def test_a_story_without_a_text_says_so():
    article = Article.start(desk=desk(), by=person("rita"))
    assert "There is no text yet. Rita Malko has opened this story and saved nothing so far." in plain(
        page(article, "rita")
    )


def test_the_bar_is_for_staff_who_may_and_the_edit_link_for_whom_may_write():
    article = claimed()
    assert f'href="/admin/articles/article/{article.pk}/change/"' in read(page(article))
    done = approved()
    assert f'href="/admin/articles/article/{done.pk}/change/"' not in read(page(done))


def test_as_many_queries_for_forty_revisions_as_for_two():
    def queries(article):
        ed = browser("ed")
        with CaptureQueriesContext(connection) as seen:
            assert ed.get(f"/desk/{article.pk}/").status_code == 200
        return len(seen)

    short, long = story(), story()
    for article, times in ((short, 1), (long, 39)):
        for number in range(times):
            article.save_text(by=person("rita"), base=article.revision_id, body=f"<p>Version {number} of it.</p>")
        article.submit(by=person("rita"))
        article.claim(by=person("nina"))
    assert (queries(short), queries(long)) == (12, 12)


def test_the_press_of_a_page_made_before_can_still_be_told_apart():
    article = claimed()
    tokens = [set(re.findall(r'name="press" value="([^"]+)"', read(page(article)))) for _ in range(2)]
    assert tokens[0] & tokens[1] == set()
    assert press(browser("ed"), article, "approve", token=min(tokens[0])).status_code == 303
