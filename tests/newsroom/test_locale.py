import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from newsroom.locale import StaffLocaleMiddleware

pages = RequestFactory(headers={"Accept-Language": "be"})


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def answer(path):
    return StaffLocaleMiddleware(lambda request: HttpResponse(translation.get_language()))(pages.get(path))


@pytest.mark.parametrize("path", ["/admin/", "/desk/", "/accounts/sign-in/"])
def test_staff_get_the_language_their_browser_asks_for(path):
    response = answer(path)
    assert response.content == b"be"
    assert response.headers["Vary"] == "Accept-Language"


def test_readers_pages_do_not_depend_on_the_browser():
    response = answer("/articles/1/")
    assert response.content == b"en"
    assert "Vary" not in response.headers
