"""The article form in a real browser: what its small scripts add, and that nobody is shut out."""

import pytest

from articles.models import Article, Place
from tests import cast
from tests.browser.chromium import CHROMIUM, browser
from tests.browser.test_journey import fits_and_axe_finds_nothing, pages, sign_in, with_password
from tests.server import Server

pytestmark = [pytest.mark.django_db(transaction=True, databases=["default", "owner"]), pytest.mark.browser]
TEXT = "<p>The first tram in two years crossed the bridge at dawn.</p><p>Some four hundred people watched.</p>"


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's driver runs an event loop in this thread
    running = Server()
    yield running
    running.stop()


@pytest.mark.parametrize("chromium", CHROMIUM)
def test_places_are_completed_and_the_dateline_reads_as_it_will_run(server, chromium):
    with_password("rita")
    Place.objects.create(id=629634, name="Brest", name_en="Brest", region="Brest", country="BY", population=300_000)
    Place.objects.create(id=3030300, name="Brest", region="Brittany", country="FR", population=140_000)
    article = cast.story(dateline={})
    with browser(chromium) as chrome:
        page = pages(chrome)
        sign_in(page, server, "rita", f"/admin/articles/article/{article.pk}/change/")
        page.locator("#id_dateline_places").press_sequentially("bre")
        options = page.locator(".suggestions [role=option]")
        options.first.wait_for()
        assert options.all_inner_texts() == ["Brest, Brest, BY", "Brest, Brittany, FR"]
        fits_and_axe_finds_nothing(page)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert page.locator("#id_dateline_places").input_value() == "Brest, Brittany, FR"
        page.locator("#id_dateline_when").select_option("day")
        page.locator("#id_dateline_day").fill("2026-06-09")
        page.get_by_text("BREST, France, 9 June (Example) –").wait_for()
        page.get_by_role("button", name="Save", exact=True).click()
        page.get_by_text("is saved as revision 2").wait_for()
        article.refresh_from_db()
        assert article.revision.dateline["places"] == [{"id": 3030300, "name": "Brest"}]
        assert page.complaints == []


@pytest.mark.parametrize("chromium", CHROMIUM)
def test_credits_are_added_and_moved(server, chromium):
    with_password("rita")
    article = cast.story()
    with browser(chromium) as chrome:
        page = pages(chrome)
        sign_in(page, server, "rita", f"/admin/articles/article/{article.pk}/change/")
        page.get_by_role("button", name="Add another credit").click()
        page.keyboard.type("Carl Berg")
        page.get_by_role("group", name="Credit 2").get_by_role("button", name="Move up").click()
        page.get_by_text("By Carl Berg and Rita Malko").wait_for()
        fits_and_axe_finds_nothing(page)
        page.get_by_role("button", name="Save and close").click()
        page.get_by_text("is saved as revision 2").wait_for()
        article.refresh_from_db()
        assert article.revision.byline == "By Carl Berg and Rita Malko"


@pytest.mark.parametrize("chromium", CHROMIUM)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_two_who_wrote_the_same_settle_it_side_by_side(server, chromium, width, scheme):
    with_password("rita")
    article = cast.story(body=TEXT)
    with browser(chromium) as chrome:
        page = pages(chrome, width=width, color_scheme=scheme)
        sign_in(page, server, "rita", f"/admin/articles/article/{article.pk}/change/")
        page.locator(".tiptap p").first.click()
        page.keyboard.press("Control+Home")
        page.keyboard.type("At last! ")
        article.save_text(by=cast.person("ed"), base=article.revision_id, body=TEXT.replace("at dawn", "at noon"))
        page.get_by_role("button", name="Save", exact=True).click()
        page.get_by_role("heading", name="Ed Harker changed the same").wait_for()
        fits_and_axe_finds_nothing(page)
        page.get_by_label("Take Ed Harker’s").check()
        page.get_by_role("button", name="Save", exact=True).click()
        page.get_by_text("there is no new revision").wait_for()
        article.refresh_from_db()
        assert "at noon" in article.revision.body
        assert "At last!" not in article.revision.body


@pytest.mark.parametrize("chromium", CHROMIUM)
@pytest.mark.parametrize("width", [1280, 820, 390])
def test_the_words_of_a_message_start_behind_its_icon(server, chromium, width):
    with_password("rita")
    article = cast.claimed()
    with browser(chromium) as chrome:
        page = pages(chrome, width=width)
        sign_in(page, server, "rita", f"/admin/articles/article/{article.pk}/change/")
        page.locator("#id_slugline").fill("another")
        page.get_by_role("button", name="Save", exact=True).click()
        page.get_by_text("is saved as revision 2").wait_for()
        said = page.locator("ul.messagelist li")
        assert [one.get_attribute("class") for one in said.all()] == ["success", "warning"]
        for one in said.all():
            icon, words = one.evaluate("""li => {
                const style = getComputedStyle(li), at = parseFloat
                return [at(style.backgroundPositionX) + at(style.backgroundSize), at(style.paddingLeft)]
            }""")
            assert 16 < icon < words


@pytest.mark.parametrize("chromium", CHROMIUM)
def test_without_scripts_plain_paragraphs_are_filed_all_the_same(server, chromium):
    with_password("rita")
    with browser(chromium) as chrome:
        page = pages(chrome, java_script_enabled=False)
        sign_in(page, server, "rita", "/admin/articles/article/add/")
        page.get_by_label("Headline").fill("By hand")
        page.locator("#id_body").fill("One paragraph.\n\nAnother one.")
        page.locator("#id_credits-1-name").fill("Carl Berg")
        page.get_by_role("button", name="Save and close").click()
        article = Article.objects.get()
        assert article.revision.body == "<p>One paragraph.</p><p>Another one.</p>"
        assert article.revision.byline == "By Rita Malko and Carl Berg"


@pytest.mark.parametrize("chromium", CHROMIUM)
@pytest.mark.parametrize(("width", "scheme"), [(1680, "light"), (390, "dark")])
def test_every_kind_of_page_fits_and_is_accessible(server, chromium, width, scheme):
    with_password("vera")
    fixed, returned = cast.published(), cast.claimed()
    returned.return_to_writer(by=cast.person("ed"), reason="Who says so?")
    desk, rita = cast.desk().pk, cast.person("rita").pk
    paths = (
        f"articles/article/{fixed.pk}/change/",
        f"articles/article/{fixed.pk}/history/",
        f"articles/article/{returned.pk}/change/",
        "articles/article/add/",
        "articles/photo/",
        "articles/photo/add/",
        "articles/place/",
        "articles/section/",
        f"accounts/desk/{desk}/change/",
        f"accounts/user/{rita}/change/",
        f"accounts/user/{rita}/password/",
        "accounts/user/add/",
        "password_change/",
    )
    with browser(chromium) as chrome:
        page = pages(chrome, width=width, color_scheme=scheme)
        sign_in(page, server, "vera", "/admin/")
        for path in paths:
            assert page.goto(f"{server.url}/admin/{path}").status == 200, path
            fits_and_axe_finds_nothing(page)
        assert page.complaints == []
