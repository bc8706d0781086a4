"""Pages of stories: by key, newest first, narrowed down strictly."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import FieldFetchBlocked

from articles.models import Edition, Place, Topic
from articles.public import cursor, listing
from articles.public.cursor import Cursor, turn
from tests.cast import BODY, person, published, section

from .pages import get, headlines, link, queries, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def short_pages(monkeypatch):
    for module in (cursor, listing):
        monkeypatch.setattr(module, "SIZE", 3)


def stories(number, **changes):
    """Published one after the other; their headlines, the newest first."""
    for index in range(1, number + 1):
        published(headline=f"Story {index}", **changes)
    return [f"Story {index}" for index in range(number, 0, -1)]


def test_pages_lead_to_the_oldest_and_back_without_a_gap_or_a_double(short_pages):
    expected = stories(8)
    pages, address = [], "/news/"
    while address:
        page = get(address)
        pages.append(headlines(page))
        address, back = link(page, "next"), link(page, "prev")
    assert pages == [expected[:3], expected[3:6], expected[6:]]
    assert headlines(get(back)) == expected[3:6]
    assert headlines(get(link(get(back), "prev"))) == expected[:3]
    assert link(get(link(get(back), "prev")), "prev") == ""


def test_what_comes_meanwhile_moves_no_page(short_pages):
    expected = stories(6)
    older = link(get("/news/"), "next")
    published(headline="News")
    assert headlines(get(older)) == expected[3:]
    assert headlines(get(link(get(older), "prev"))) == expected[:3]


def test_the_way_to_the_newest_ends_on_the_whole_first_page(short_pages):
    expected = stories(5)
    second = get(link(get("/news/"), "next"))
    published(headline="News")
    page = get(link(get(link(second, "prev")), "prev"))
    assert headlines(page) == ["News", *expected[:2]]


def test_the_pager_names_the_span_it_shows(short_pages):
    stories(4)
    assert re.search(r"\d+ \w+, \d\d:\d\d back to \d+ \w+, \d\d:\d\d Older stories", text(get("/news/")))


def test_a_page_is_wholly_ordered_and_read_by_key():
    ordered = turn(listing.stories(), None, {})
    assert ordered.totally_ordered
    behind = turn(listing.stories(), Cursor(False, cursor.EPOCH, 1), {})
    sql = str(behind.query)
    assert "OFFSET" not in sql
    assert '("articles_edition"."listed_at", "articles_edition"."id") < (' in sql


def test_a_page_costs_as_many_queries_with_many_stories_as_with_one(short_pages):
    stories(1)
    get("/")
    for address in ("/news/", "/section/politics/", "/ru/news/"):
        with queries(1):
            get(address)
    stories(5)
    for address in ("/news/", "/section/politics/", link(get("/news/"), "next")):
        with queries(1):
            get(address)
    with queries(2):
        get("/news/?q=bridge")
    with queries(1):
        get("/news/?tag=bridges&language=any")


def test_what_a_list_does_not_show_is_an_error_and_not_a_query():
    stories(2)
    row = listing.stories().order_by("id")[0]
    with pytest.raises(FieldFetchBlocked):
        row.body


def test_a_front_lists_its_language_and_the_filter_opens_the_others():
    published(headline="Bridge")
    published(headline="Мост", language="ru")
    published(headline="Brücke", language="de")
    assert headlines(get("/news/")) == ["Bridge"]
    assert headlines(get("/ru/news/")) == ["Мост"]
    assert headlines(get("/be/news/")) == []
    assert headlines(get("/news/?language=de")) == ["Brücke"]
    page = get("/news/?language=any")
    assert headlines(page) == ["Brücke", "Мост", "Bridge"]
    assert '<li class="story" lang="de">' in page.content.decode()
    assert "Deutsch · Politics" in text(page)


def test_filters_narrow_down_and_name_themselves():
    Topic.objects.create(code="20000001", name_en="bridges")
    Topic.objects.create(code="20000002", name_en="trams")
    Place.objects.create(id=625144, name="Minsk")
    Place.objects.create(id=627907, name="Gomel")
    published(headline="One", topics=["20000001", "20000002"], places=[625144], tags=["river"])
    published(headline="Two", topics=["20000002"], places=[625144, 627907], tags=["river", "toll"])
    published(headline="Three", section=section("sport").pk)
    found = {
        address: headlines(get(f"/news/?{address}"))
        for address in (
            "topic=20000001", "topic=20000002", "place=627907", "place=625144&topic=20000001", "tag=toll", "tag=river",
            "tag=nothing", "topic=99999999", "place=1", "tag=river&place=627907&topic=20000002", "q=bridge&tag=toll",
        )
    }  # fmt: skip
    assert found == {
        "topic=20000001": ["One"], "topic=20000002": ["Two", "One"], "place=627907": ["Two"],
        "place=625144&topic=20000001": ["One"], "tag=toll": ["Two"], "tag=river": ["Two", "One"], "tag=nothing": [],
        "topic=99999999": [], "place=1": [], "tag=river&place=627907&topic=20000002": ["Two"],
        "q=bridge&tag=toll": ["Two"],
    }  # fmt: skip
    assert "place: Gomel remove" in text(get("/news/?place=627907"))
    assert "topic: trams remove" in text(get("/section/sport/?topic=20000002"))
    assert headlines(get("/section/sport/")) == ["Three"]
    assert headlines(get("/section/politics/")) == ["Two", "One"]


def test_filtered_pages_lead_on_too(short_pages):
    Topic.objects.create(code="20000001", name_en="bridges")
    Topic.objects.create(code="20000002", name_en="trams")
    expected = stories(7, topics=["20000001", "20000002"])
    first = get("/section/politics/?topic=20000001&from=2020-01-01")
    second = get(link(first, "next"))
    assert [headlines(first), headlines(second)] == [expected[:3], expected[3:6]]
    assert headlines(get(link(second, "prev"))) == expected[:3]
    assert headlines(get(link(second, "next"))) == expected[6:]


def test_days_are_those_of_the_house(settings):
    settings.TIME_ZONE = "Europe/Minsk"
    published(headline="Today")
    day = Edition.objects.get().listed_at + timedelta(hours=3)
    today, before, after = (f"{(day + timedelta(days=days)):%Y-%m-%d}" for days in (0, -1, 1))
    assert headlines(get(f"/news/?from={today}&to={today}")) == ["Today"]
    assert headlines(get(f"/news/?to={before}")) == []
    assert headlines(get(f"/news/?from={after}")) == []


def test_words_are_found_as_their_language_bends_them():
    published(headline="Bridges", body="<p>Trams cross the bridge.</p>")
    published(headline="Мосты", body="<p>Трамваи едут.</p>", language="ru")
    assert headlines(get("/news/?q=tram")) == ["Bridges"]
    assert headlines(get("/ru/news/?q=трамвай")) == ["Мосты"]
    assert headlines(get("/news/?q=трамвай&language=any")) == ["Мосты"]
    assert headlines(get("/news/?q=%22cross the bridge%22 -ferry")) == ["Bridges"]
    assert headlines(get("/news/?q=ferry")) == []


def test_a_search_leads_on_to_older_stories(short_pages):
    expected = stories(5)
    first = get("/news/?q=bridge")
    second = get(link(first, "next"))
    assert [headlines(first), headlines(second)] == [expected[:3], expected[3:]]
    assert "Newest stories" in text(second)


def test_a_search_among_other_filters_says_when_older_stories_may_fit(monkeypatch):
    from articles.public import search

    monkeypatch.setattr(search, "DEPTH", 2)
    published(headline="Old sport", section=section("sport").pk)
    stories(2)
    page = get("/section/sport/?q=bridge")
    assert headlines(page) == []
    assert "Older ones may." in text(page)
    assert headlines(get(link(page, "next"))) == ["Old sport"]


def test_the_chosen_section_has_an_address_of_its_own():
    section("sport")
    page = get("/news/?q=tram&section=sport&place=")
    assert (page.status_code, page.headers["Location"]) == (302, "/section/sport/?q=tram")
    assert get("/ru/news/?section=sport").headers["Location"] == "/ru/section/sport/"


def test_a_withheld_or_killed_story_leaves_every_list():
    first, second = published(headline="First"), published(headline="Second", body=BODY, tags=["river"])
    assert headlines(get("/news/")) == ["Second", "First"]
    second.withhold(by=person("ed"), reason="checking")
    for address in ("/news/", "/section/politics/", "/news/?q=bridge"):
        assert headlines(get(address)) == ["First"]
    assert headlines(get("/news/?tag=river")) == []
    first.kill(by=person("ed"), reason="hoax", notice="A story was a hoax.")
    for address in ("/news/", "/news/?language=any", "/section/politics/", "/news/?q=hoax"):
        assert headlines(get(address)) == []
        assert "hoax." not in text(get(address))


def test_a_corrected_story_is_listed_once_with_its_word():
    from tests.cast import corrected

    corrected(published(headline="First"))
    published(headline="Second")
    page = get("/news/")
    assert headlines(page) == ["Second", "First"]
    assert "Correction · Politics" in text(page)


def test_an_empty_section_says_so_and_an_unknown_one_is_not_found():
    section("sport")
    assert "Nothing filed here yet." in text(get("/section/sport/"))
    assert get("/section/nothing/").status_code == 404
