"""Browsers of the cast, and pressing buttons as a page's form would."""

import re
import uuid

from django.test import Client

from tests.cast import person


def browser(username="ed", **options):
    """A signed-in browser, which insists on CSRF tokens where told."""
    made = Client(**options)
    made.force_login(person(username))
    return made


def press(client, article, act, *, token=None, **fields):
    """POST a move's form as the page rendered it for the text now on the desk."""
    article.refresh_from_db()
    data = {"press": token or uuid.uuid4(), "seen": article.revision_id or "", **fields}
    return client.post(f"/desk/{article.pk}/{act}/", data)


def read(response):
    return response.content.decode()


def plain(response):
    """The words of a page, without markup and with single spaces."""
    text = re.sub(r"<(script|style).*?</\1>", " ", read(response), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("&#x27;", "'").split())


def buttons(response):
    """The acts that the page's forms and links make, in order."""
    found = re.findall(r'(?:action|href)="/desk/\d+/([a-z_]+)/"', read(response))
    return [act for act in dict.fromkeys(found) if act != "notes"]
