"""The page of a story, in each standing."""

import re

import pytest

from tests.cast import SOON, approved, clock, corrected, person, published, section, story

from .pages import address_of, get, queries, text

pytestmark = pytest.mark.django_db


def test_a_live_story_shows_what_went_out():
    article = published(headline="Minsk opens bridge")
    page = get(f"/news/{article.pk}-minsk-opens-bridge/")
    assert page.status_code == 200
    read = text(page)
    edition = article.editions.get()
    assert f"/ News / Politics Minsk opens bridge {edition.byline} Published" in read
    assert f"{edition.dateline_text} The bridge over the Svislach opened on Tuesday after two years of repairs." in read
    assert "Minsk time, UTC+3" in read
    assert "Updated" not in read
    assert "Earlier editions" not in read
    assert "<title>Minsk opens bridge | Example Agency</title>" in page.content.decode()
    assert (
        '<meta name="description" content="The bridge over the Svislach opened on Tuesday after two years of repairs.">'
        in page.content.decode()
    )


@pytest.mark.parametrize("slug", ["news", None])
def test_a_story_of_no_section_or_of_news_stands_under_news_alone(slug):
    article = published(section=section(slug).pk if slug else None)
    crumbs = get(address_of(article)).content.decode().partition('<nav class="crumbs"')[2].partition("</nav>")[0]
    assert " ".join(re.sub(r"<[^>]*>", " ", crumbs.partition(">")[2]).split()) == "/ News"


@pytest.mark.parametrize(
    "address",
    [
        "{n}/",
        "{n}",
        "{n}-minsk",
        "{n}-minsk/",
        "{n}-another-headline/",
        "{n}-",
        "{n}-Minsk-opens-bridge/",
        "{n}-%D0%9C/",
        "{n}-minsk-opens-bridge",
    ],
)
def test_any_address_with_the_number_leads_to_the_one_address(address):
    article = published(headline="Minsk opens bridge")
    for front in ("/", "/ru/", "/be/"):
        page = get(f"{front}news/" + address.format(n=article.pk))
        assert (page.status_code, page.headers["Location"]) == (301, f"/news/{article.pk}-minsk-opens-bridge/")
        assert page.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_changed_headline_or_section_sends_the_old_address_on():
    article = published(headline="Minsk opens bridge")
    old = address_of(article)
    corrected(article, headline="Minsk opens second bridge")
    assert get(old).headers["Location"] == f"/news/{article.pk}-minsk-opens-second-bridge/"
    article.recode(by=person("ed"), section=section("economy").pk)
    page = get(address_of(article))
    assert "/ News / Economy" in text(page)


def test_a_story_stands_under_the_front_of_its_language():
    russian = published(headline="В Минске открыли мост", language="ru")
    assert get(f"/news/{russian.pk}/").headers["Location"] == f"/ru/news/{russian.pk}-v-minske-otkryli-most/"
    page = get(address_of(russian))
    assert '<html lang="ru">' in page.content.decode()
    assert "Опубликовано" in text(page)
    german = published(headline="Neue Brücke in Minsk", language="de")
    assert address_of(german) == f"/news/{german.pk}-neue-brucke-in-minsk/"
    page = get(address_of(german)).content.decode()
    assert '<html lang="en">' in page
    assert '<article class="article" lang="de">' in page


def test_a_correction_is_announced_with_its_time_and_stays_when_an_update_follows():
    article = corrected(notice="Corrects the day to Tuesday.")
    page = text(get(address_of(article)))
    assert re.search(r"Correction, \d+ \w+, \d\d:\d\d Corrects the day to Tuesday\.", page)
    assert re.search(r"Updated \d+ \w+ \d{4}, \d\d:\d\d Minsk time, UTC\+3", page)
    assert "Earlier editions of this story" in page
    rita, ed = person("rita"), person("ed")
    article.revise(by=rita)
    article.save_text(by=rita, base=article.revision_id, headline="Bridge open, trams run", notice="Adds trams.")
    article.submit(by=rita)
    article.claim(by=ed)
    article.approve_and_publish(by=ed, seen=article.revision_id)
    page = get(address_of(article))
    assert page.content.decode().count('role="note"') == 1
    assert re.search(r"Correction, \d+ \w+, \d\d:\d\d Corrects the day to Tuesday\.", text(page))
    kinds = re.search(r"Earlier editions of this story(.*)©", text(page))[1]
    assert re.findall(r"\d\d:\d\d (Update|Correction|First edition)", kinds) == [
        "Update",
        "Correction",
        "First edition",
    ]
    assert "this text: Adds trams." in kinds
    assert "<a" not in page.content.decode().partition('<div class="editions">')[2].partition("</div>")[0]


def test_a_recode_makes_no_new_time_and_no_new_edition_for_readers():
    article = published()
    article.recode(by=person("ed"), tags=["bridges"])
    page = text(get(address_of(article)))
    assert "Updated" not in page
    assert "Earlier editions" not in page
    assert "Tags bridges" in page


def test_a_killed_story_is_gone_at_every_address_of_its_number_without_a_word_of_it():
    article = published(headline="Horse elected mayor")
    article.kill(by=person("ed"), reason="hoax", notice="A story we published here was a hoax.\n\nWe regret it.")
    for address in (
        f"/news/{article.pk}-horse-elected-mayor/",
        f"/news/{article.pk}/",
        f"/news/{article.pk}",
        f"/ru/news/{article.pk}-x/",
    ):
        page = get(address)
        assert page.status_code == 410
        assert "A story we published here was a hoax. We regret it." in text(page)
        assert "horse" not in page.content.decode().lower()
        assert "bridge" not in page.content.decode().lower()


def test_what_is_not_live_is_not_found_and_looks_like_what_never_was():
    never = get("/news/999999999/")
    assert never.status_code == 404
    ed = person("ed")
    embargoed = approved(headline="Secret plan", embargo=clock() + SOON)
    embargoed.publish(by=ed)
    held = approved(headline="Secret plan", hold=True)
    held.publish(by=ed)
    withheld = published(headline="Secret plan")
    withheld.withhold(by=ed, reason="checking")
    never_seen = approved(headline="Secret plan", embargo=clock() + SOON)
    never_seen.publish(by=ed)
    never_seen.kill(by=person("vera"), reason="wrong", notice="A story was wrong.")
    for article in (
        story(headline="Secret plan"),
        approved(headline="Secret plan"),
        embargoed,
        held,
        withheld,
        never_seen,
    ):
        for address in (f"/news/{article.pk}/", f"/news/{article.pk}-secret-plan/"):
            page = get(address)
            assert (page.status_code, page.content) == (404, never.content)


def test_an_embargo_lifts_and_a_withhold_is_lifted():
    ed = person("ed")
    article = approved(headline="Secret plan", embargo=clock() + SOON)
    article.publish(by=ed)
    article.release(by=ed)
    assert get(address_of(article)).status_code == 200
    article.withhold(by=ed, reason="checking")
    assert get(address_of(article)).status_code == 404
    article.reinstate(by=person("nina"))
    assert get(address_of(article)).status_code == 200


def test_the_live_text_stays_while_its_correction_is_in_work():
    article = published(headline="Minsk opens bridge")
    article.correct(by=person("rita"))
    article.save_text(by=person("rita"), base=article.revision_id, headline="Secret second thoughts", notice="Secret.")
    page = get(f"/news/{article.pk}-minsk-opens-bridge/")
    assert page.status_code == 200
    assert "ecret" not in page.content.decode()


def test_related_stories_stand_in_the_desks_order_and_only_if_live():
    first, second, withheld = published(headline="First"), published(headline="Second"), published(headline="Third")
    withheld.withhold(by=person("ed"), reason="checking")
    article = published(related=[second.pk, withheld.pk, first.pk])
    read = text(get(address_of(article)))
    assert re.search(r"Related Second .* First ", read)
    assert "Third" not in read


@pytest.mark.parametrize("number", ["12abc", "१२", "0", "-1", "1.0", "٣", "9" * 19, "1e3", "0x10", "%00", "%ED%A0%80"])
def test_what_is_no_number_is_not_found(number):
    assert get(f"/news/{number}/").status_code == 404


def test_the_page_is_read_in_one_query_and_its_related_stories_in_a_second():
    article = published()
    get("/")  # the sections are kept
    address = address_of(article)
    with queries(1):
        get(address)
    several = published(related=[published().pk for _ in range(3)])
    address = address_of(several)
    with queries(2):
        get(address)
    corrected(several)
    with queries(2):
        get(address)
