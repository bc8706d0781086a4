"""The road of a story in a real browser against a real server: filed, reviewed, published, read."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.models import Article, Edition
from tests.cast import claimed, person, published, section, submitted
from tests.server import Server

from .chromium import CHROMIUM, browser

pytestmark = [pytest.mark.django_db(transaction=True, databases=["default", "owner"]), pytest.mark.browser]
PASSWORD = "a harmless pass phrase"
HEADLINE = "Minsk library opens its roof garden"
FIRST = "The garden on the roof of the city library opened on Tuesday with two hundred pots of thyme."


@pytest.fixture
def server():
    running = Server()
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def _orm_beside_the_browser(monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's driver runs an event loop in this thread


def with_password(username, **seat):
    user = person(username, **seat)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(page, server, username, to="/desk/"):
    page.goto(f"{server.url}{to}")
    page.get_by_label("Name").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def pages(chrome, width=1280, **more):
    """A person at a screen of their own; what the console complains of is collected in `.complaints`."""
    context = chrome.new_context(viewport={"width": width, "height": 900}, **more)
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if told(message) else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def told(message):
    """Errors, but for the one style rule that the text editor tries to write into the page; the policy stops it."""
    return message.type == "error" and "Applying inline style" not in message.text


def fits_and_axe_finds_nothing(page):
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == [], page.url


@pytest.mark.parametrize("chromium", CHROMIUM)
def test_a_story_is_filed_reviewed_published_and_read(server, chromium):
    with_password("rita")
    with_password("ed")
    section()
    with browser(chromium) as chrome:
        rita = pages(chrome)
        sign_in(rita, server, "rita", "/admin/articles/article/add/")
        rita.get_by_label("Headline").fill(HEADLINE)
        rita.get_by_label("Slugline").fill("library-garden")
        rita.locator(".ProseMirror:visible").first.click()
        rita.keyboard.type(FIRST)
        rita.get_by_label("Free text").fill("MINSK, 9 June (Example) –")
        rita.get_by_label("Section").select_option(label="Politics")
        fits_and_axe_finds_nothing(rita)
        rita.get_by_role("button", name="Save and submit").click()
        article = Article.objects.get()
        assert (article.state, article.headline, article.author.username) == ("submitted", HEADLINE, "rita")
        assert article.revision.body == f"<p>{FIRST}</p>"

        ed = pages(chrome)
        sign_in(ed, server, "ed")
        ed.get_by_role("link", name=HEADLINE).wait_for()
        fits_and_axe_finds_nothing(ed)
        ed.get_by_role("button", name="Claim next").click()
        ed.get_by_role("heading", name=HEADLINE, level=1).wait_for()
        fits_and_axe_finds_nothing(ed)
        ed.get_by_role("button", name="Approve and publish").click()
        ed.wait_for_url("**/desk/**")
        assert article.standing() == "live"

        reader = pages(chrome, width=390)
        reader.goto(server.url)
        reader.get_by_role("link", name=HEADLINE).first.click()
        assert reader.get_by_role("heading", level=1).inner_text() == HEADLINE
        story = reader.locator("main").inner_text()
        assert "MINSK, 9 June (Example) –" in story
        assert "By Rita Malko" in story
        assert FIRST in story
        assert "/ News / Politics" in " ".join(reader.locator(".crumbs").inner_text().split())
        fits_and_axe_finds_nothing(reader)
        assert reader.context.cookies() == []
        assert (rita.complaints, ed.complaints, reader.complaints) == ([], [], [])


@pytest.mark.parametrize("chromium", CHROMIUM)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light"), (390, "dark")])
def test_staff_pages_fit_every_screen(server, chromium, width, scheme):
    with_password("vera")
    out = published(headline="Trams return")
    submitted(urgency=1, headline="Storm warning for Minsk")
    mine = claimed(by=person("vera"))
    with browser(chromium) as chrome:
        vera = pages(chrome, width=width, color_scheme=scheme)
        sign_in(vera, server, "vera")
        for path in (
            "/desk/",
            "/desk/mine/",
            "/desk/out/",
            f"/desk/{mine.pk}/",
            f"/desk/{mine.pk}/return/",
            f"/desk/{out.pk}/kill/",
            "/admin/",
            "/admin/articles/article/",
            f"/admin/articles/article/{mine.pk}/change/",
            "/admin/accounts/user/",
        ):
            assert vera.goto(f"{server.url}{path}").status == 200, path
            fits_and_axe_finds_nothing(vera)
        assert vera.complaints == []


@pytest.mark.parametrize("chromium", CHROMIUM)
def test_without_javascript_the_road_is_the_same(server, chromium):
    with_password("rita")
    with_password("ed")
    with browser(chromium) as chrome:
        rita = pages(chrome, java_script_enabled=False)
        sign_in(rita, server, "rita", "/admin/articles/article/add/")
        rita.get_by_label("Headline").fill(HEADLINE)
        rita.locator("textarea[name=body]").fill(f"{FIRST}\n\nThyme grows well there.")
        rita.get_by_role("button", name="Save and submit").click()
        ed = pages(chrome, java_script_enabled=False)
        sign_in(ed, server, "ed")
        ed.get_by_role("button", name="Claim next").click()
        ed.get_by_role("button", name="Approve and publish").click()
        assert Edition.objects.get().body == f"<p>{FIRST}</p><p>Thyme grows well there.</p>"
