"""What a request says about its letters: UTF-8, or it is refused in words."""

from io import BytesIO
from wsgiref.util import setup_testing_defaults

import pytest
from django.test import Client

from tests.cast import person

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
ADDRESSES = ("/accounts/sign-in/", "/desk/1/claim/", "/desk/claim-next/", "/admin/articles/article/add/", "/news/")
REFUSED = "We could not read what was sent."


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("checked", [True, False])
@pytest.mark.parametrize(
    "kind",
    [f"{FORM}; charset={charset}" for charset in ("utf-16", "UTF-7", "latin-1", "utf-8-sig")]
    + ["multipart/form-data; boundary=x; charset=utf-16", "text/plain; charset=utf-32"],
)
def test_another_encoding_is_refused_in_words_wherever_it_is_sent(settings, kind, checked, debug):
    settings.DEBUG = debug
    client = Client(enforce_csrf_checks=checked)
    client.force_login(person("rita"))
    for address in ADDRESSES:
        for method in ("GET", "POST"):
            answer = client.generic(method, f"{address}?q=%ff%fe", b"press=1", content_type=kind)
            assert (address, method, answer.status_code) == (address, method, 400)
            assert REFUSED in answer.text


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", '"utf-8"', "nonsense", ""])
def test_utf_8_by_any_name_is_read(charset):
    rita = person("rita")
    rita.set_password("a long enough secret")
    rita.save()
    body = b"username=rita&password=a+long+enough+secret&next=/desk/%3Fq%3D%D0%BC"
    answer = Client().generic("POST", "/accounts/sign-in/", body, content_type=f"{FORM}; charset={charset}")
    assert (answer.status_code, answer["Location"]) == (302, "/desk/?q=%D0%BC")


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (FORM, "403 Forbidden"),
        (f"{FORM}; charset=utf-16", "400 Bad Request"),
        *[(f"{FORM}; charset={charset}", "400 Bad Request") for charset in ("base64", "hex", "rot13", "idna")],
        (f"{FORM}; charset*=utf-16'en", "403 Forbidden"),
        (f"{FORM}; x={'y' * 20_000}", "400 Bad Request"),
    ],
)
def test_the_server_always_has_an_answer(kind, status):
    from newsroom.wsgi import application

    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": "/accounts/sign-in/", "QUERY_STRING": "q=%ff"}
    environ |= {"CONTENT_TYPE": kind, "CONTENT_LENGTH": "3", "wsgi.input": BytesIO(b"a=1"), "HTTP_HOST": "localhost"}
    setup_testing_defaults(environ)
    said = []
    body = b"".join(application(environ, lambda line, headers: said.append(line)))
    assert (said, REFUSED in body.decode()) == ([status], status.startswith("400"))
