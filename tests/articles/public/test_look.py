"""The pages in a real browser: readable by everybody, and as wide as the screen at most. Needs a Chromium."""

import mimetypes

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from tests.browser.chromium import CHROMIUM, browser
from tests.cast import corrected, person, published, section

from .pages import address_of, get

RICH = (
    "<p>One.</p><h2>Head</h2><ul><li><p>Item</p></li></ul><blockquote><p>“Quoted.”</p></blockquote>"
    "<table><tbody><tr><th>Stop</th><th>First</th></tr><tr><td>Depot</td><td>04:50</td></tr></tbody></table>"
    f"<p>{'unbreakable' * 20} <a href='https://example.com/'>link</a></p>"
)
HOST = "http://testserver"


@pytest.fixture
def pages(db):
    """Address → answer, read before there is a browser: its loop would give the queries another connection."""
    topical = published(headline="Minsk opens bridge", body=RICH, tags=["bridges"], urgency=3)
    changed = corrected(published(headline="Trams return", related=[topical.pk]))
    killed = published(headline="Horse elected mayor")
    killed.kill(by=person("ed"), reason="hoax", notice="A story we published here was a hoax.")
    published(headline="Storm warning", body="<p>Storm.</p>", urgency=1)
    published(headline="В Минске открыли мост", language="ru")
    published(headline="Neue Brücke", language="de", section=section("sport").pk)
    addresses = [
        "/", "/ru/", "/be/", "/news/", "/news/?language=any&q=bridge", "/section/politics/",
        "/section/sport/?q=nothing",
        address_of(topical), address_of(changed), f"/news/{killed.pk}/", "/nothing/", "/news/?from=x",
    ]  # fmt: skip
    answers = {address: get(address) for address in addresses}
    assert [answer.status_code for answer in answers.values()] == [200] * 9 + [410, 404, 400]
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
        else:
            page = pages[address]
            route.fulfill(status=page.status_code, body=page.content, headers=dict(page.headers))

    with browser(chromium) as opened:
        for width, scheme in ((1280, "light"), (390, "dark")):
            page = opened.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.route("**/*", answer)
            page.on("console", lambda said: found.append(said.text) if "Content Security Policy" in said.text else None)
            for address in pages:
                page.goto(HOST + address)
                assert page.evaluate("getComputedStyle(document.body).margin") == "0px"  # the style sheets came
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    found.append(f"{address} is wider than {width}")
                for violation in Axe().run(page).response["violations"]:
                    nodes = [node["html"] for node in violation["nodes"]]
                    found.append(f"{address} {width} {scheme}: {violation['id']} {nodes}")
    assert found == []
