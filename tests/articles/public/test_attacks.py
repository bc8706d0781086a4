"""What readers must never get, whatever they ask for."""

from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client

from articles.models import Article, Edition
from tests.cast import SOON, approved, clock, person, published, section, story

from .pages import get, text

pytestmark = pytest.mark.django_db

SECRET = "Zanzibar"
BROKEN = [
    "q=%00", "q=" + "a" * 201, "place=12abc", "place=" + quote("१२"), "place=0", "place=-1", "place=" + "9" * 30,
    "topic=1", "topic=abcdefgh", "topic=" + quote("१२३४५६७८"), "tag=%00", "tag=" + "a" * 61, "language=EN",
    "language=e", "language=" + "en-" * 40, "from=2026-13-01", "from=2026-02-30", "from=" + quote("२०२६-०६-०९"),
    "from=9999-99-99", "to=yesterday", "to=1 June", "from=2026-06-02&to=2026-06-01", "section=nothing", "section=%00",
    "page=older-1",
    "page=newer-99999999999999999-1", "q=tram&page=newer-1-1", "language=%ED%A0%80", "place=%ED%A0%80",
]  # fmt: skip


@pytest.mark.parametrize("query", BROKEN)
def test_a_broken_value_is_a_bad_request_with_a_sentence(query):
    for address in ("/", "/news/", "/be/news/"):
        page = get(f"{address}?{query}")
        assert page.status_code == 400
        assert "Traceback" not in page.content.decode()
    assert "We could not read this address." in text(get(f"/news/?{query}"))


@pytest.mark.parametrize("query", ["page=abc", "page=2", "page=" + quote("१२"), "page=%00", "page=-1"])
def test_what_names_no_page_is_not_found(query):
    for address in ("/", "/news/", "/ru/"):
        assert get(f"{address}?{query}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "unknown=1",
        "q=%ED%A0%80",
        "q=" + quote("' OR 1=1 --"),
        "q=" + quote("& | ! ( <-> :*"),
        "q=",
        "page=",
        "place=&topic=&tag=",
        "&&&",
        "=",
        "%",
        "q=%",
        "q=%80%FF",
        "tag=%ED%A0%80",
        "language=any&language=en",
    ],
)
def test_odd_queries_are_answered(query):
    for address in ("/", "/news/", "/ru/"):
        assert get(f"{address}?{query}").status_code == 200


@pytest.mark.parametrize("query", ["q=" + "a" * 2**20, "x=" + "a" * 2**20, "a&" * 2000, "q=a&" * 2000])
def test_a_huge_query_is_answered(query):
    assert get(f"/news/?{query}").status_code in (200, 400)


@pytest.mark.parametrize(
    "path",
    [
        "/nothing/",
        "/news",
        "/section/",
        "/section/%00/",
        "/section/" + quote("рубрика") + "/",
        "/%ED%A0%80",
        "/news/1/2/",
        "/de/",
        "/" + "a" * 100_000,
    ],
)
def test_unknown_paths_are_not_found_or_sent_on(path):
    page = get(path)
    assert page.status_code == (301 if path == "/news" else 404)


def test_a_page_that_lacks_its_last_stroke_is_sent_on_with_its_query():
    assert get("/ru/news?q=x").headers["Location"] == "/ru/news/?q=x"
    assert get("/be").headers["Location"] == "/be/"
    assert get("/desk").headers["Location"] == "/desk/"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_is_changed_here(method):
    for address in ("/", "/news/", "/nothing/", "/news/1/"):
        page = getattr(Client(enforce_csrf_checks=True), method)(address)
        assert (page.status_code, page.headers["Allow"]) == (405, "GET, HEAD")


@pytest.fixture
def secrets(db):
    """Stories in every condition that readers have no part in, all with the word in them."""
    ed = person("ed")
    words = {
        "headline": f"{SECRET} plan",
        "tags": [SECRET],
        "slugline": SECRET,
        "ed_note": SECRET,
        "body": f"<p>{SECRET}.</p>",
    }
    story(**words)
    approved(**words)
    for planned in ({"embargo": clock() + SOON}, {"hold": True}, {"embargo": clock() + SOON, "advance": True}):
        approved(**words, **planned).publish(by=ed)
    published(**words).withhold(by=ed, reason=SECRET)
    published(**words).kill(by=ed, reason=SECRET, notice="A story was wrong.")
    live = published(headline="Bridge", slugline=SECRET, ed_note=SECRET)
    live.correct(by=person("rita"))
    live.save_text(
        by=person("rita"), base=live.revision_id, **{name: words[name] for name in ("headline", "body")}, notice=SECRET
    )
    return live


def test_no_byte_of_what_is_not_live_reaches_a_reader(secrets):
    section("sport")
    numbers = [*Article.objects.values_list("pk", flat=True), Edition.objects.count() + 1000]
    tails = ("", "-x", f"-{SECRET.lower()}-plan")
    lists = ("", "news/", "news/?language=any", "section/politics/", "section/sport/")
    addresses = [
        *(f"{front}news/{number}{tail}/" for front in ("/", "/ru/") for number in numbers for tail in tails),
        *(f"{front}{rest}" for front in ("/", "/ru/", "/be/") for rest in lists),
        "/news/?from=2020-01-01&to=2100-01-01", "/news/?place=1", "/news/?topic=20000001", "/nothing/",
    ]  # fmt: skip
    for address in addresses:
        for asked in (address, address.rstrip("/")):
            page = get(asked)
            seen = page.content.decode().lower() + str(page.headers).lower()
            assert SECRET.lower() not in seen.replace(asked.lower(), ""), asked
    for word in (f"q={SECRET}", f"tag={SECRET}"):
        page = get(f"/news/?{word}&language=any")
        assert "Nothing found with these filters." in text(page)


def test_every_page_runs_as_the_public_role(secrets):
    roles = set()

    def note(execute, sql, params, many, context):
        if sql.startswith("SELECT"):
            with context["connection"].connection.cursor() as other:
                roles.add(other.execute("SELECT current_user").fetchone()[0])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        for address in (
            "/",
            "/news/",
            "/news/?q=bridge",
            "/section/politics/",
            f"/news/{secrets.pk}-bridge/",
            "/nothing/",
        ):
            get(address)
    assert roles == {"newsroom_public"}


def test_pages_carry_no_cookie_no_nonce_and_are_asked_for_again(secrets):
    for address in ("/", "/news/", f"/news/{secrets.pk}-bridge/", "/nothing/", "/news/?from=x"):
        page = get(address, **{"Accept-Language": "ru", "Cookie": "sessionid=stolen; django_language=be"})
        assert page.cookies == {}
        assert "Cookie" not in page.headers.get("Vary", "")
        assert page.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert "nonce" not in page.headers["Content-Security-Policy"] + page.content.decode()
        assert '<html lang="en">' in page.content.decode()
        for forbidden in ("<script", "<style", ' style="', " onclick"):
            assert forbidden not in page.content.decode()


def test_an_unchanged_page_is_not_sent_twice_and_a_kill_shows_at_once(secrets):
    address = f"/news/{secrets.pk}-bridge/"
    page = get(address)
    again = get(address, **{"If-None-Match": page.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert Client().head(address).headers["ETag"] == page.headers["ETag"]
    secrets.kill(by=person("vera"), reason="wrong", notice="A story was wrong.")
    assert get(address, **{"If-None-Match": page.headers["ETag"]}).status_code == 410


def test_a_debugging_server_answers_with_the_readers_pages_too(settings):
    settings.DEBUG = True
    assert "There is no page at this address." in text(get("/nothing/"))
    assert "There is no page at this address." in text(get("/news/999999/"))
    assert "We could not read this address." in text(get("/news/?" + "a&" * 2000))
