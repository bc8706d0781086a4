"""What nobody should send: told in words or refused, never a traceback."""

import pytest

from articles.models import Article
from tests.articles.desk.press import browser, plain
from tests.cast import claimed, published, story, submitted

pytestmark = pytest.mark.django_db
PRESS = "6d0a3d1c-6a43-4b8e-8b6a-2a8f3f1f0001"


@pytest.mark.parametrize(
    "body", [b"reason=%00", b"reason=%ED%A0%80", b"reason=" + b"x" * 1_000_000, b"\xff\xfe", b"&" * 900, b"=", b""]
)
@pytest.mark.parametrize("act", ["return", "kill", "recode", "park", "assign", "transfer", "claim"])
def test_a_body_of_rubbish_is_answered_in_words(body, act):
    article = published() if act in ("kill", "recode") else claimed()
    answer = browser("ed").post(f"/desk/{article.pk}/{act}/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (400, 409)
    assert answer["Cache-Control"] == "no-store, private"


def test_half_a_character_never_gets_through():
    article = claimed()
    body = f"press={PRESS}&seen={article.revision_id}&reason=Who%20%ED%A0%80%20says".encode()
    browser("ed").post(f"/desk/{article.pk}/return/", body, content_type="application/x-www-form-urlencoded")
    assert (
        article.entries.get(act="return").reason
        == "Who \N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER} says"
    )


@pytest.mark.parametrize(("field", "times"), [("reason", 11 * 2**20), ("x", 0)])
def test_more_than_a_form_can_hold_is_refused(field, times):
    article = claimed()
    body = f"{field}={'y' * times}" if times else "&".join(f"{field}{number}=1" for number in range(1100))
    answer = browser("ed").post(f"/desk/{article.pk}/return/", body, content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, Article.objects.get(pk=article.pk).state) == (400, "in_review")


def test_every_address_of_the_desk_answers_whatever_its_method():
    article, ed = submitted(), browser("ed")
    for path in (
        "",
        "mine/",
        "claim-next/",
        f"{article.pk}/",
        f"{article.pk}/claim/",
        f"{article.pk}/notes/",
        f"{article.pk}/notes/1/resolve/",
    ):
        for method in ("get", "head", "post", "put", "delete", "patch", "options"):
            answer = getattr(ed, method)(f"/desk/{path}")
            assert (path, method, answer.status_code in (200, 303, 400, 404, 405, 409)) == (path, method, True)


def test_who_signs_in_after_a_press_is_led_to_a_page():
    article, ed = submitted(), browser("ed")
    for path, way in [("claim-next/", "/desk/"), (f"{article.pk}/notes/", f"/desk/{article.pk}/")]:
        answer = ed.get(f"/desk/{path}")
        assert (answer.status_code, answer["Location"]) == (303, way)


@pytest.mark.parametrize(
    "query", ["?show=%00", "?show=text&from=", "?from=r1&from=r1", "?to=r1", "?%00=1", "?from[]=1"]
)
def test_odd_queries_on_a_story_are_bearable(query):
    assert browser("rita").get(f"/desk/{story().pk}/{query}").status_code == 200


def test_a_headline_of_markup_and_endless_words_bursts_no_page():
    article = story(headline="<b>" + "unbreakable" * 20, slugline="w" * 80)
    article.submit(by=article.author)
    for address in ("/desk/", f"/desk/{article.pk}/", f"/desk/{article.pk}/spike/"):
        assert "<b>unbreakable" not in browser("ed").get(address).content.decode()


def test_a_story_that_vanished_from_ones_desk_in_between_is_not_found():
    from tests.cast import desk, person

    article, ed = story(), browser("ed")
    article.transfer(by=person("ed"), to=desk("sport"))
    answer = ed.post(f"/desk/{article.pk}/assign/", {"press": PRESS, "to": ""})
    assert (answer.status_code, "There is no such story on your desks." in plain(answer)) == (404, True)
