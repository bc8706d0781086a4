import pytest

from articles.public import front
from tests.cast import person, published, section

from .pages import get, queries, text

pytestmark = pytest.mark.django_db


def made(language="en"):
    from articles.public.reader import as_reader

    with as_reader():
        return front.front(language)


def test_the_most_urgent_of_the_newest_leads():
    published(headline="Ordinary")
    published(headline="Important", urgency=3)
    published(headline="Newest")
    page = made()
    assert page.lead.headline == "Important"
    assert [story.headline for story in (*page.seconds, *page.also)] == ["Newest", "Ordinary"]
    assert [story.headline for _, part in page.river for story in part] == ["Newest", "Important", "Ordinary"]
    assert page.alert is None


def test_an_alert_stands_in_the_strip_and_leads_only_alone():
    published(headline="Storm", urgency=1, body="<p>Storm.</p>")
    assert (made().alert.headline, made().lead.headline) == ("Storm", "Storm")
    published(headline="Ordinary")
    assert (made().alert.headline, made().lead.headline) == ("Storm", "Ordinary")
    assert "Urgent" in text(get("/"))


def test_an_alert_leaves_the_strip_in_time(monkeypatch):
    published(headline="Storm", urgency=1, body="<p>Storm.</p>")
    monkeypatch.setattr(front, "ALERTS_FOR", front.timedelta(0))
    assert made().alert is None


def test_a_band_for_each_section_has_what_the_page_has_not_shown_yet(monkeypatch):
    monkeypatch.setattr(front, "SECONDS", 1)
    monkeypatch.setattr(front, "ALSO", 0)
    published(headline="N1", section=section("news").pk)
    for headline in ("P1", "P2", "P3"):
        published(headline=headline)
    published(headline="S1", section=section("sport").pk)
    published(headline="S2", section=section("sport").pk)
    section("culture")
    page = made()
    assert [page.lead.headline, *(story.headline for story in page.seconds)] == ["S2", "S1"]
    assert [(link.name, [story.headline for story in part]) for link, part in page.bands] == [
        ("Politics", ["P3", "P2", "P1"])
    ]


def test_the_front_is_two_queries_with_one_story_and_with_many():
    published()
    get("/")
    with queries(2):
        get("/")
    for _ in range(4):
        published(section=section("sport").pk)
    get("/section/sport/")  # a new section is looked for
    with queries(2):
        get("/")


def test_each_front_has_its_own_language():
    published(headline="В Минске открыли мост", language="ru")
    assert "В Минске открыли мост" in text(get("/ru/"))
    assert '<html lang="ru">' in get("/ru/").content.decode()
    assert "No story has been published here yet." in text(get("/"))
    assert "Тут яшчэ нічога не апублікавана." in text(get("/be/"))


def test_the_front_narrowed_down_is_a_listing():
    published(headline="Bridge")
    assert "Latest news, newest first" in text(get("/?language=en"))


def test_a_story_withheld_leaves_the_front():
    article = published(headline="Bank closes")
    article.withhold(by=person("ed"), reason="checking")
    assert "Bank closes" not in get("/").content.decode()
