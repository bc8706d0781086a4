"""Reading pages as a reader does."""

import html
import re
from contextlib import contextmanager

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Edition
from articles.public import addresses

ROLE = ("SAVEPOINT", "RELEASE", "ROLLBACK", "SET LOCAL ROLE", "BEGIN", "COMMIT")  # taking on the reader's role


def get(address, **headers):
    return Client().get(address, headers=headers)


def text(response):
    """What a reader reads: the page without its marks, white space as one space."""
    body = response.content.decode().partition("<body")[2].partition(">")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())


def headlines(response):
    """The headlines of a listing, in its order."""
    listing = response.content.decode().partition('<div class="listing">')[2].partition('<nav class="pager"')[0]
    return [html.unescape(found) for found in re.findall(r"<h3><a [^>]*>(.*?)</a></h3>", listing)]


def link(response, rel):
    """The address of the pager's link, or "" where it has none."""
    found = re.search(rf'href="([^"]*)" rel="{rel}"', response.content.decode())
    return html.unescape(found[1]) if found else ""


def address_of(article):
    """Where the newest text of a story stands, or would stand."""
    edition = Edition.objects.filter(article=article).exclude(headline="").latest("number")
    return addresses.article(article.pk, edition.headline, edition.language)


@contextmanager
def queries(number):
    """Exactly so many, apart from taking on the reader's role."""
    with CaptureQueriesContext(connection) as captured:
        yield
    asked = [query["sql"] for query in captured.captured_queries if not query["sql"].startswith(ROLE)]
    assert len(asked) == number, "\n".join(asked)
