"""An edition as lists and pages show it: ready to print, so that templates only show."""

import html
import re
from functools import cached_property
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info

from articles.models import Edition
from articles.models.content import LANGUAGES

from . import addresses
from .moments import Moments
from .phrases import PHRASES

OPENING = 1000  # characters of a body that lists read
LEAD, SUMMARY, DESCRIPTION = 420, 220, 160  # characters of the first paragraph: leading, in lists, for search engines
MARKED = ("update", "correction", "clarification")  # kinds that a reader of a list is told of
PARAGRAPH = re.compile(r"<p>(.*?)(?:</p>|\Z)", re.DOTALL)
TAG = re.compile(r"<br>|<[^>]*(?:>|\Z)")


class Story:
    """`edition` on a page in `language`. Its own words (section, kind, days) are in the story's language.

    `sectioned`: the page is its section's, so that it need not say which.
    """

    def __init__(self, edition: Edition, language: str, *, sectioned: bool = False) -> None:
        self.edition, self.page_language, self.sectioned = edition, language, sectioned
        self.moments = Moments.of(addresses.home(edition.language))
        self.say = PHRASES[self.moments.language]

    @property
    def headline(self) -> str:
        return self.edition.headline

    @property
    def dateline(self) -> str:
        return self.edition.dateline_text

    @property
    def lang(self) -> str:
        """The story's language where it is not the page's."""
        return self.edition.language if self.edition.language != self.page_language else ""

    @property
    def language_name(self) -> str:
        """What a list says of a story in another language: Русский."""
        return name_of(self.lang) if self.lang else ""

    @cached_property
    def address(self) -> str:
        return addresses.article(self.edition.article_id, self.headline, self.edition.language)

    @property
    def urgent(self) -> bool:
        return self.edition.urgency <= 2

    @property
    def mark(self) -> str:
        """Update, Correction: the word for the kind of its text, if a reader is told of it."""
        return self.say[self.edition.text_kind] if self.edition.text_kind in MARKED else ""

    @property
    def section(self) -> str:
        return (self.edition.coding.get("section") or {}).get("name", "")

    @property
    def place(self) -> str:
        return next((place["name"] for place in self.edition.coding.get("places", [])), "")

    @property
    def topic(self) -> str:
        return next((topic["name"] for topic in self.edition.coding.get("topics", [])), "")

    @property
    def facts(self) -> list[str]:
        """Beside it in a listing: its language, where another; its kind; what it is about."""
        about = self.topic or ("" if self.sectioned else self.section) or self.place
        return [fact for fact in (self.language_name, self.mark, about) if fact]

    @property
    def summary(self) -> str:
        return first_words(self.edition.opening, SUMMARY)

    @property
    def lead(self) -> str:
        return first_words(self.edition.opening, LEAD)

    @property
    def iso(self) -> str:
        return self.moments.iso(self.edition.listed_at)

    @property
    def clock(self) -> str:
        return self.moments.clock(self.edition.listed_at)

    @property
    def brief(self) -> str:
        return self.moments.brief(self.edition.listed_at)

    @property
    def short(self) -> str:
        return self.moments.short(self.edition.listed_at)

    def day(self, moments: Moments) -> str:
        """Its day as a heading over a part of a list, in the page's language."""
        return moments.weekday(self.edition.listed_at)


class FullStory(Story):
    """What the story's own page shows besides."""

    @property
    def description(self) -> str:
        return first_words(self.edition.body, DESCRIPTION)

    @property
    def body(self) -> SafeString:
        """The text as it went out, its dateline run into the first paragraph.

        The HTML is of the small allow-list that everything passes on its way in (articles/wirecopy/markup.py), and the
        database lets nothing out that was not approved bit for bit; the content security policy is the second wall.
        """
        body = mark_safe(self.edition.body)
        if not self.dateline:
            return body
        if not body.startswith("<p>"):
            return format_html('<p><span class="dateline">{}</span></p>{}', self.dateline, body)
        return format_html('<p><span class="dateline">{}</span> {}', self.dateline, mark_safe(body[3:]))

    @property
    def published(self) -> Any:
        return Moment(self.edition.published_at or self.edition.live_from, self.moments)

    @property
    def updated(self) -> Any:
        """When the text that stands here came, if it is not the first; a recode changes no text."""
        text_from = self.edition.text_from or self.edition.live_from
        return Moment(text_from, self.moments) if self.edition.earlier and self.edition.text_kind != "new" else None

    @property
    def update_note(self) -> str:
        return self.edition.notice if self.edition.text_kind in ("update", "refile") else ""

    @cached_property
    def filed_under(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Topics, places and tags with the listing of each: (heading, [(name, address)])."""
        coding, language = self.edition.coding, self.edition.language
        groups = [
            (
                "topics",
                [(one["name"], addresses.latest(language, topic=one["code"])) for one in coding.get("topics", [])],
            ),
            (
                "places",
                [(one["name"], addresses.latest(language, place=one["id"])) for one in coding.get("places", [])],
            ),
            ("tags", [(name, addresses.latest(language, tag=name)) for name in coding.get("tags", [])]),
        ]
        return [(self.say[name], links) for name, links in groups if links]


class Moment:
    """A moment as an article's page writes it, with its zone."""

    def __init__(self, at: Any, moments: Moments) -> None:
        self.at, self.iso, self.full = at, moments.iso(at), moments.full(at)
        self.short, self.zone = moments.short(at), moments.zone(at)


def name_of(language: str) -> str:
    """A language's own name; its code where nobody knows one."""
    try:
        return LANGUAGES.get(language) or str(get_language_info(language)["name_local"])
    except KeyError:
        return language


def first_words(body: str, limit: int) -> str:
    """The beginning of the first paragraph as plain text, cut at a word."""
    found = PARAGRAPH.search(body)
    text = " ".join(
        html.unescape(TAG.sub(lambda tag: " " if tag[0] == "<br>" else "", found[1] if found else "")).split()
    )
    if len(text) <= limit:
        return text
    return text[: limit - 1].rpartition(" ")[0].rstrip(" ,;:–—-") + "…"
