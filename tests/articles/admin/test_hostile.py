"""Whatever is typed, pasted or forged: a sentence, and never a traceback."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article
from tests import cast
from tests.articles.admin.conftest import ADD, STORY, open_and_save, posted

pytestmark = pytest.mark.django_db
CONTROL = " holds a control character (U+{}) {}. Delete it and save again."


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("headline", "x" * 2**20, "The headline is 1,048,576 characters long; 300 is the most."),
        ("headline", "NUL\0here", "The headline" + CONTROL.format("0000", "after “NUL”")),
        ("slugline", "a\x07b", "The slugline" + CONTROL.format("0007", "after “a”")),
        ("body", "<p>\x1b</p>", "The text" + CONTROL.format("001B", "after “<p>”")),
        ("dateline_day", "9 June", "Write the day as 2026-06-09."),
        ("dateline_text", "\x01", "The free text" + CONTROL.format("0001", "at the start")),
        ("related", "12abc", "“12abc” is no number of a story."),
        ("related", "१२", "“१२” is no number of a story."),
        ("related", "999999", "There is no story 999999 that you can see."),
        ("related", "9" * 40, f"“{'9' * 40}” is no number of a story."),
        ("translation_of", "424242", "There is no story 424242 that you can see."),
        ("topics", "astrology of dragons", "“astrology of dragons” is no topic of the list, or one that was retired."),
        ("places", "Atlantis", "The gazetteer has no “Atlantis”. What is no city can stand in the dateline only."),
        ("tags", "t" * 61, f"“{'t' * 20}…” is longer than the 60 characters that a tag may have."),
        ("tags", ",".join(map(str, range(31))), "These are 31; 30 are the most."),
        ("embargo_1", "14:00", "Give both the day and the time."),
        ("planned_words", "9999999999", "Ensure this value is less than or equal to 100000."),
        ("urgency", "9", "Select a valid choice. 9 is not one of the available choices."),
        ("language", "xx", "Select a valid choice. xx is not one of the available choices."),
        ("section", "१२", "Select a valid choice. That choice is not one of the available choices."),
    ],
)
def test_bad_input_gets_a_sentence_at_its_field_and_comes_back_as_typed(as_rita, field, typed, sentence):
    article = cast.story()
    response = open_and_save(as_rita, article, **{field: typed})
    form = response.context["form"]
    assert response.status_code == 422
    assert form.errors == {field.removesuffix("_1"): [sentence]}
    assert form.data[field] == typed
    article.refresh_from_db()
    assert article.revision.number == 1


def test_a_body_of_five_megabytes_gets_a_sentence(as_rita):
    response = open_and_save(as_rita, cast.story(), body="<p>" + "word " * 2**20 + "</p>")
    assert response.status_code == 422
    assert "is the most" in response.context["form"].errors["body"][0]


def test_more_than_can_be_read_at_all_is_refused_without_a_traceback(as_rita):
    article = cast.story()
    response = as_rita.post(STORY.format(article.pk), {"body": "x" * 11 * 2**20})
    assert response.status_code in (400, 413)


def test_script_and_style_never_reach_the_database(as_rita):
    article = cast.story()
    typed = '<p onclick="x()">Safe <script>alert(1)</script><a href="javascript:x()">words</a></p><style>p{}</style>'
    open_and_save(as_rita, article, body=typed)
    article.refresh_from_db()
    assert "script" not in article.revision.body
    assert "onclick" not in article.revision.body
    assert article.revision.body.startswith("<p>Safe")


@pytest.mark.parametrize("base", ["", "0", "abc", "१", "9" * 30, "999999", "-1"])
def test_a_save_that_names_no_revision_of_this_story_is_refused(as_rita, base):
    article = cast.story()
    response = open_and_save(as_rita, article, base=base, headline="Forged")
    assert response.status_code == 422
    assert len(response.context["form"].non_field_errors()) == 1
    article.refresh_from_db()
    assert article.revision.number == 1


def test_a_base_of_another_story_is_refused(as_rita):
    article, other = cast.story(), cast.story()
    response = open_and_save(as_rita, article, base=other.revision_id, headline="Forged")
    assert response.context["form"].non_field_errors() == [
        "The revision that this save started from is none of this story's."
    ]


@pytest.mark.parametrize(
    "forged",
    [
        {"credits-TOTAL_FORMS": "99999"},
        {"credits-TOTAL_FORMS": "x"},
        {"credits-INITIAL_FORMS": "7"},
        {"credits-0-role": "king"},
        {"credits-0-ORDER": "x"},
        {"credits-0-name": "\0"},
        {"photos-0-photo": "12abc"},
        {"photos-0-photo": "999"},
        {"photos-0-photo": "9" * 30},
        {"photos-0-caption": "About nothing"},
        {"photos-TOTAL_FORMS": "-5"},
    ],
)
def test_forged_rows_break_nothing(as_rita, forged):
    response = open_and_save(as_rita, cast.story(), **{"photos-TOTAL_FORMS": "1", **forged})
    assert response.status_code in (302, 422)


def test_an_empty_post_clears_nothing(as_rita):
    article = cast.story()
    before = article.revision.content()
    assert as_rita.post(STORY.format(article.pk), {"base": article.revision_id}).status_code in (302, 422)
    article.refresh_from_db()
    assert article.revision.content() == before


@pytest.mark.parametrize("press", ["", "no-uuid", "00000000-0000-0000-0000-000000000000"])
def test_a_forged_press_files_or_is_refused(as_rita, press):
    response = as_rita.post(ADD, posted(as_rita.get(ADD), headline="Pressed", press=press))
    assert response.status_code in (302, 422)
    assert Article.objects.count() == (response.status_code == 302)


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=" + "w" * 5000,
        "p=१२",
        "p=-1",
        "p=99999",
        "p=x",
        "state=x",
        "desk=x",
        "desk=१",
        "o=9.9",
        "all=",
        "urgency=%00",
        "id__in=x",
        "nonsense=1",
        "whose=others",
        "e=1",
        "_facets=True",
        "desk__id__exact=1",
    ],
)
def test_a_broken_query_of_the_list_breaks_nothing(as_rita, query):
    cast.story()
    assert as_rita.get(f"/admin/articles/article/?{query}").status_code in (200, 302)


@pytest.mark.parametrize(
    "address",
    [
        "place/?q=%00",
        "place/?q=" + "x" * 500,
        "topic/?q=%25",
        "story/?q=१२",
        "photo/?q=" + "9" * 30,
        "story/?q=" + "9" * 18,
        "tag/",
        "person/?q=%ED%A0%80&language=%00",
    ],
)
def test_broken_questions_for_suggestions_get_an_empty_answer(as_rita, address):
    assert as_rita.get(f"/admin/articles/article/suggest/{address}").json() == {"found": []}


def test_there_are_no_suggestions_of_an_unknown_kind(as_rita):
    assert as_rita.get("/admin/articles/article/suggest/secrets/?q=a").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "articles/topic/%00",
        "articles/topic/nothing",
        "articles/place/१२",
        "articles/place/12abc",
        "articles/photo/" + "9" * 30,
        "accounts/user/x",
        "accounts/desk/%00",
    ],
)
def test_what_is_not_in_the_lists_leads_back_to_the_first_page(client, address):
    client.force_login(cast.person("vera"))
    response = client.get(f"/admin/{address}/change/")
    assert (response.status_code, response["Location"]) == (302, "/admin/")


@pytest.mark.parametrize(
    "data",
    [{}, {"dateline_places": "\0"}, {"language": "xx", "dateline_places": "Minsk"}, {"credits-TOTAL_FORMS": "x"}],
)
def test_the_preview_answers_whatever_it_gets(as_rita, data):
    assert as_rita.post("/admin/articles/article/preview/", data).status_code == 200
    story = cast.story()
    assert as_rita.post(f"/admin/articles/article/preview/?story={story.pk}", data).status_code == 200
    assert as_rita.post("/admin/articles/article/preview/?story=१२", data).status_code == 404
    assert as_rita.get("/admin/articles/article/preview/").status_code == 405


@pytest.mark.parametrize(
    "opened",
    ["", "{", "[]", "7", '"x"', "null", '{"hold": {"a": 1}}', '{"embargo_0": [1]}', "[" * 100_000, '{"a":' * 100_000],
)
def test_a_forged_memory_of_the_plan_breaks_nothing(as_rita, opened):
    article = cast.story()
    response = open_and_save(as_rita, article, opened=opened, headline="Saved all the same")
    article.refresh_from_db()
    assert (response.status_code, article.headline) == (302, "Saved all the same")


@pytest.mark.parametrize("desk", ["9" * 5000, "9" * 19, "-1", "²", "\0"])
def test_a_forged_desk_is_none(as_rita, desk):
    assert as_rita.post(ADD, posted(as_rita.get(ADD), headline="Mine", desk=desk)).status_code == 422


@pytest.mark.parametrize("row", ["²", "9" * 500, "x", ""])
def test_a_picture_of_a_forged_row_breaks_nothing(as_rita, row):
    article = cast.story()
    page = as_rita.get(STORY.format(article.pk))
    data = posted(page, **{f"photos-{row}-file": SimpleUploadedFile("x.jpg", b"no picture")})
    assert as_rita.post(STORY.format(article.pk), data).status_code in (302, 422)
