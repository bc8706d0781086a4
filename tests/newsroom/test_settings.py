"""The settings file is run as a process would run it, with an environment of the test's choosing."""

import runpy

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import settings as file

KNOWN = (
    "DEBUG SECRET_KEY ALLOWED_HOSTS DATABASE_URL OWNER_DATABASE_URL NEWSROOM_SURFACE HTTPS TESTING PYTEST_VERSION "
    "MAIL_HOST MAIL_PORT CACHE_URL AGENCY_CREDIT AGENCY_CREDIT_RU DATABASE_POOL"
).split()
PRODUCTION = {
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "news.example, www.news.example",
    "DATABASE_URL": "postgresql://newsroom_desk@db.example/newsroom",
}


@pytest.fixture
def run(monkeypatch):
    def run(**environ):
        for name in KNOWN:
            monkeypatch.delenv(name, raising=False)
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(file.__file__)

    return run


def without(name):
    return {key: value for key, value in PRODUCTION.items() if key != name}


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_production_names_what_it_lacks(run, name):
    with pytest.raises(ImproperlyConfigured, match=f"^{name} is not set"):
        run(DEBUG="off", **without(name))


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL"])
def test_whoever_forgets_debug_in_a_deployment_gets_it_off(run, name):
    assert run(**PRODUCTION)["DEBUG"] is False
    with pytest.raises(ImproperlyConfigured):
        run(**{name: PRODUCTION[name]})


@pytest.mark.parametrize(
    ("environ", "sentence"),
    [
        ({"DEBUG": "maybe"}, "DEBUG is on or off, not 'maybe'."),
        ({"MAIL_PORT": "smtp"}, "MAIL_PORT is a number, not 'smtp'."),
        ({"DATABASE_POOL": "-1"}, "DATABASE_POOL is a number, not '-1'."),
        ({"NEWSROOM_SURFACE": "desk"}, "NEWSROOM_SURFACE is all (admin, desk and site) or site (readers' pages only)."),
    ],
)
def test_a_value_out_of_the_question_gets_a_sentence(run, environ, sentence):
    with pytest.raises(ImproperlyConfigured) as refusal:
        run(**PRODUCTION | environ)
    assert str(refusal.value) == sentence


def test_a_readers_site_has_no_admin_no_sessions_and_no_desk(run):
    site, whole = run(**PRODUCTION, NEWSROOM_SURFACE="site"), run(**PRODUCTION)
    assert set(whole["INSTALLED_APPS"]) - set(site["INSTALLED_APPS"]) == {
        "django.contrib.admin",
        "django.contrib.sessions",
        "django.contrib.messages",
    }
    assert site["ROOT_URLCONF"] == "newsroom.site_urls"
    assert [name for name in site["MIDDLEWARE"] if "essions" in name or "auth" in name or "locale" in name] == []


def test_agency_credits_fall_back_to_one_name(run):
    credits = run(**PRODUCTION, AGENCY_CREDIT="BelTA", AGENCY_CREDIT_RU="БЕЛТА")["AGENCY_CREDIT"]
    assert credits == {"en": "BelTA", "ru": "БЕЛТА", "be": "BelTA"}


def test_https_is_switched_off_only_by_name(run):
    names = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_PRELOAD")
    assert [run(**PRODUCTION)[name] for name in names] == [True] * 4
    assert [run(**PRODUCTION, HTTPS="off")[name] for name in names] == [False] * 4


def test_the_policy_allows_nothing_inline_and_nothing_foreign():
    assert set().union(*file.SECURE_CSP.values()) == {"'self'", "'none'", "<CSP_NONCE_SENTINEL>"}
