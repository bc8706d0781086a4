"""The list: one's own desks, and never a query more for a row more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.admin import listing
from tests import cast
from tests.articles.admin.conftest import STORY, signed_in

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


def numbers(response):
    return [article.pk for article in response.context["cl"].result_list]


@pytest.mark.parametrize("many", [1, 20])
def test_the_list_takes_six_queries_with_one_story_and_with_many(as_rita, django_assert_num_queries, many):
    for _ in range(many):
        cast.story()
    with django_assert_num_queries(6):  # session, person, seats and what they cover, how many, the stories
        response = as_rita.get(LIST)
    assert len(numbers(response)) == many


def test_opening_a_story_takes_the_same_queries_however_many_credits_it_has(as_rita):
    counts = []
    for many in (1, 12):
        article = cast.story(credits=[cast.credit(cast.person("rita"), name=f"Person {n}") for n in range(many)])
        with CaptureQueriesContext(connection) as queries:
            as_rita.get(STORY.format(article.pk))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14


def test_nobody_counts_a_million_rows(as_rita, monkeypatch):
    monkeypatch.setattr(listing, "DEEPEST", 3)
    for _ in range(5):
        cast.story()
    assert as_rita.get(LIST).context["cl"].result_count == 3


def test_newest_come_first(as_rita):
    first, second = cast.story(), cast.story()
    assert numbers(as_rita.get(LIST)) == [second.pk, first.pk]


def test_a_row_says_where_the_story_stands(as_rita):
    article = cast.claimed(urgency=1, headline="Bridge closed")
    page = as_rita.get(LIST).text
    assert f'href="{article.pk}/change/"' in page
    for words in (
        "Bridge closed",
        "In review, Ed Harker",
        "Not out",
        '<span class="urgency u1">1</span>',
        "Rita Malko",
    ):
        assert words in page


def test_filters_leave_what_they_name(client):
    mine, theirs, alert = cast.story(), cast.story(by=cast.person("carl")), cast.submitted(urgency=2)
    rita = signed_in(client, "rita")
    assert numbers(rita.get(LIST + "?whose=mine")) == [alert.pk, mine.pk]
    assert numbers(rita.get(LIST + "?state=submitted")) == [alert.pk]
    assert numbers(rita.get(LIST + "?urgency=alert")) == [alert.pk]
    assert numbers(rita.get(LIST + f"?desk={cast.desk().pk}")) == [alert.pk, theirs.pk, mine.pk]


@pytest.mark.parametrize("query", ["", "?whose=others", "?whose=mine", "?q=bridge", "?state=published"])
def test_an_editor_finds_no_story_of_another_desk_here(client, query):
    article = cast.published(slugline="bridge")
    cast.person("olga", on=cast.desk("economy"), role="editor")
    assert numbers(signed_in(client, "olga").get(LIST + query)) == []
    assert numbers(signed_in(client, "ed").get(LIST)) == [article.pk]


@pytest.mark.parametrize(
    ("words", "found"), [("bridge trams", True), ("BRIDGE", True), ("airport", False), ("#{}", True)]
)
def test_search_looks_for_every_word_and_for_the_number(as_rita, words, found):
    article = cast.story(headline="Trams cross the bridge", slugline="bridge")
    assert numbers(as_rita.get(LIST, {"q": words.format(article.pk)})) == ([article.pk] if found else [])
