"""The desk in a real browser: readable by everybody, as wide as the screen at most. Needs a Chromium."""

import mimetypes
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client, RequestFactory

from accounts.welcome import link
from articles.models import DeskNote
from tests.articles.desk.press import browser as signed_in
from tests.articles.desk.press import press
from tests.browser.chromium import CHROMIUM, browser
from tests.cast import approved, claimed, clock, desk, person, published, story, submitted

HOST = "http://testserver"
MENDED = "<p>The ferry runs every hour.</p><h2>What changes</h2><ul><li>A new bridge</li></ul><p>“Sorry,” it said.</p>"
RICH = (
    "<p>The ferry runs every half hour.</p><h2>What changes</h2><ul><li>A new pier</li></ul>"
    "<table><tbody><tr><th>Stop</th></tr><tr><td>Depot</td></tr></tbody></table><p>It is old.</p>"
)


@pytest.fixture
def pages(db):
    """Address → answer, read before there is a browser: its loop would give the queries another connection."""
    now, rita, ed = clock(), person("rita"), person("ed")
    submitted(urgency=1, slugline="storm-red", headline="Storm warning", body="<p>Red.</p>")
    submitted(urgency=3, deadline=now - timedelta(hours=30), language="ru", headline="Новый бюджет: больше библиотекам")
    submitted(headline="unbreakable" * 20, slugline="w" * 80, embargo=now + timedelta(days=1), legal_needed=True)
    mine = claimed(deadline=now + timedelta(minutes=20))
    mine.save_text(by=rita, base=mine.revision_id, headline="Minsk opens a bridge")
    DeskNote.leave(mine, by=ed, text="Who says so?\n" + "unbreakable" * 20, blocking=True)
    ferry = published(headline="Ferry to run hourly", body=RICH)
    ferry.correct(by=rita)
    ferry.save_text(by=rita, base=ferry.revision_id, notice="Corrects the times.", urgency=3, body=MENDED)
    ferry.submit(by=rita)
    ferry.claim(by=ed)
    live, gone, back = published(), published(), claimed()
    gone.withhold(by=ed, reason="Disputed.")
    back.return_to_writer(by=ed, reason="Who says so?")
    late = approved(embargo=now + timedelta(hours=3))
    late.publish(by=ed)
    writer, editor, stranger = signed_in("rita"), signed_in("ed"), signed_in("sam")
    empty = story()
    answers = {f"/desk/{path}": editor.get(f"/desk/{path}") for path in (
        "", "mine/", "approved/", "to-come/", "out/", "?urgency=3&q=bridge", "?urgency=9", "?after=x", "999999999/",
        f"{mine.pk}/", f"{mine.pk}/?from=r1&to=r2", f"{ferry.pk}/", f"{ferry.pk}/?show=text",
        f"{live.pk}/", f"{gone.pk}/", f"{late.pk}/", f"{live.pk}/kill/", f"{live.pk}/recode/", f"{mine.pk}/assign/",
        f"{late.pk}/re_time/",
    )}  # fmt: skip
    person("sofia", on=desk("sport"), role="editor")
    for path in (f"{live.pk}/", f"{gone.pk}/", f"{ferry.pk}/withhold/"):
        answers[f"/desk/{path}?as=sofia"] = signed_in("sofia").get(f"/desk/{path}")
    answers["/desk/?as=stranger"] = stranger.get("/desk/")
    answers["/desk/?as=writer"] = writer.get(f"/desk/{back.pk}/")
    answers["/desk/?as=author"] = writer.get(f"/desk/{mine.pk}/")
    answers["/desk/?refused=1"] = press(editor, mine, "return", reason="")
    answers["/desk/?refused=2"] = press(editor, empty, "park", until="2020-01-01T09:00")
    answers["/accounts/sign-in/"] = Client().post("/accounts/sign-in/", {"username": "rita", "password": "wrong"})
    rita.set_unusable_password()
    rita.save()
    request = RequestFactory().get("/")
    answers["/accounts/set-password/"] = Client().get(link(rita, request), follow=True)
    answers["/accounts/set-password/?used=1"] = Client().get("/accounts/set-password/x/y/")
    answers["/accounts/sign-in/?refused=1"] = Client(enforce_csrf_checks=True).post("/accounts/sign-in/")
    assert sorted(answer.status_code for answer in answers.values()) == [200] * 26 + [400] * 3 + [403, 404, 409]
    return answers


@pytest.mark.browser
@pytest.mark.parametrize("chromium", CHROMIUM)
def test_every_page_fits_and_axe_finds_nothing(pages, chromium):
    found = []

    def answer(route):
        address = route.request.url.removeprefix(HOST)
        if address.startswith("/static/"):
            file = settings.BASE_DIR / address.lstrip("/")
            route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file)[0])
        elif address in pages:
            page = pages[address]
            route.fulfill(status=page.status_code, body=page.content, headers=dict(page.headers))
        else:
            route.fulfill(status=404)

    with browser(chromium) as opened:
        for width, scheme in ((1280, "light"), (390, "dark")):
            page = opened.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.route("**/*", answer)
            page.on("console", lambda said: found.append(said.text) if "Content Security Policy" in said.text else None)
            for address in pages:
                page.goto(HOST + address)
                assert page.evaluate("getComputedStyle(document.body).margin") == "0px"  # the style sheets came
                found.extend(looked_at(page, f"{address} at {width}, {scheme}"))
                for sheet in page.locator(".decide summary, .side summary, .compare summary").all():
                    sheet.click()
                    found.extend(looked_at(page, f"{address} at {width}, {scheme}, {sheet.inner_text()} open"))
                    sheet.click()
    assert found == []


def looked_at(page, where):
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        yield f"{where}: wider than the screen"
    for violation in Axe().run(page).response["violations"]:
        yield f"{where}: {violation['id']} {[node['html'] for node in violation['nodes']]}"
