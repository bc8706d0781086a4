"""The text on the review page: as readers will see it, or compared with another text of the same story."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.models import Article, Place, Revision, Section, Topic
from articles.models.issue import dateline_text
from articles.wirecopy import markup
from articles.wirecopy.change import BlockChange, Run, WordDiff, compare

TEXT_NAME = re.compile("([re])([0-9]{1,9})")  # r7 is revision 7, e2 the text of edition 2
KINDS = {"changed": "Changed", "added": "Added", "cut": "Cut", "moved": "Moved"}
LINES = {"headline": "Headline", "byline": "Byline", "notice": "Notice", "sign_off": "Sign-off", "language": "Language"}
CODING = {
    "slugline": "Slugline",
    "urgency": "Urgency",
    "section": "Section",
    "topics": "Topics",
    "tags": "Tags",
    "places": "Places",
    "related": "Related stories",
    "ed_note": "Note to editors",
}


@dataclass(frozen=True)
class Paragraph:
    label: str
    changed: bool
    html: SafeString
    at: str = ""  # ¶ 3, or what a cut one was


@dataclass
class Comparison:
    """`lines` are the short fields that differ: [(label, marked words)]; `coding` the same of the coding."""

    old: Revision
    new: Revision
    paragraphs: list[Paragraph] = field(default_factory=list)
    lines: list[tuple[str, SafeString]] = field(default_factory=list)
    coding: list[tuple[str, SafeString]] = field(default_factory=list)
    added: int = 0
    cut: int = 0

    @property
    def same(self) -> bool:
        return not (self.lines or self.coding or any(paragraph.changed for paragraph in self.paragraphs))


def dateline(article: Article, text: Revision) -> str:
    """As it would read if the text went out as planned, or now."""
    return dateline_text(article, text, max(article.embargo or timezone.now(), timezone.now()))


def body(article: Article, text: Revision) -> SafeString:
    """The text as readers will see it, its dateline run into the first paragraph; sanitised when it was saved."""
    return opened_by_dateline(dateline(article, text) if text.dateline else "", text.body)


def opened_by_dateline(line: str, body: str) -> SafeString:
    """A body with its dateline run into the first paragraph."""
    return _opened_by(format_html('<span class="dateline">{}</span> ', line) if line else "", body)


def named(article: Article, name: str) -> Revision | None:
    """The text that a name in an address means. An edition's text is that of its revision, bit for bit."""
    found = TEXT_NAME.fullmatch(name)
    if not found:
        return None
    number = int(found[2])
    if found[1] == "r":
        return article.revisions.select_related("by").filter(number=number).first()
    edition = article.editions.select_related("revision__by").filter(number=number, revision__isnull=False).first()
    return edition.revision if edition else None


def compared(article: Article, old: Revision, new: Revision) -> Comparison:
    made = Comparison(old, new)
    blocks = compare(old.body, new.body)
    runs = [run for block in blocks for run in block.runs]
    made.added, made.cut = _words(runs, "ins"), _words(runs, "del")
    made.paragraphs = [_paragraph(block) for block in blocks]
    head = WordDiff(dateline(article, old) if old.dateline else "", dateline(article, new) if new.dateline else "").runs
    if any(text for _, text in head):
        _put_dateline(made, head)
    for name, label in LINES.items():
        before, after = str(getattr(old, name)), str(getattr(new, name))
        if before != after:
            made.lines.append((label, marked(WordDiff(before, after).runs)))
    if old.photos != new.photos:
        made.lines.append(("Pictures", _swapped(_captions(old), _captions(new))))
    made.coding = [
        (label, _swapped(_coding(name, old), _coding(name, new)))
        for name, label in CODING.items()
        if old.coding.get(name) != new.coding.get(name) and old.coding
    ]
    return made


def marked(runs: tuple[Run, ...]) -> SafeString:
    """Words with what was added and cut, said in words too."""
    return format_html_join("", "{}", ((_marked(kind, text),) for kind, text in runs if text))


def _marked(kind: str, text: str) -> SafeString | str:
    """The space before a word stays outside: nobody reads a struck space."""
    word = text.lstrip(" ")
    space = text[: len(text) - len(word)]
    if kind == "ins":
        return format_html('{}<ins><span class="vh">[added] </span>{}</ins>', space, word)
    if kind == "del":
        return format_html('{}<del><span class="vh">[cut] </span>{}</del>', space, word)
    return text


def _swapped(before: str, after: str) -> SafeString:
    """A value and the one that took its place."""
    return format_html("{} now {}", _marked("del", before), _marked("ins", after))


def _paragraph(block: BlockChange) -> Paragraph:
    changed = block.kind != "same"
    shown = block.new or block.old
    assert shown
    label = "Markup" if block.restyled and block.kind == "changed" else KINDS.get(block.kind, "")
    if block.kind == "moved" and any(kind != "same" for kind, _ in block.runs):
        label = "Moved, changed"
    untouched = all(kind == "same" for kind, _ in block.runs)
    html = mark_safe(shown.html) if untouched else format_html("<p>{}</p>", marked(block.runs))
    at = f"¶ {block.new_at + 1}" if block.new_at is not None else f"was ¶ {(block.old_at or 0) + 1}"
    return Paragraph(label, changed, html, at)


def _put_dateline(made: Comparison, head: tuple[Run, ...]) -> None:
    """Run it into the first paragraph that is in the new text."""
    first = next((at for at, one in enumerate(made.paragraphs) if one.label != "Cut"), None)
    opening = format_html('<span class="dateline">{}</span> ', marked(head))
    changed = any(kind != "same" for kind, text in head if text)
    if first is None:
        made.paragraphs.insert(0, Paragraph("Dateline", changed, opening))
        return
    one = made.paragraphs[first]
    label = one.label or ("Changed" if changed else "")
    made.paragraphs[first] = Paragraph(label, one.changed or changed, _opened_by(opening, one.html), one.at)


def _opened_by(opening: SafeString | str, html: str) -> SafeString:
    if not opening:
        return mark_safe(html)
    if html.startswith("<p>"):
        return format_html("<p>{}{}", opening, mark_safe(html[3:]))
    return format_html("<p>{}</p>{}", opening, mark_safe(html))


def _words(runs: list[Run], kind: str) -> int:
    return sum(len(markup.words(text)) for one, text in runs if one == kind)


def _captions(text: Revision) -> str:
    return "; ".join(photo.get("caption") or photo.get("alt") or "a picture" for photo in text.photos) or "none"


def _coding(name: str, text: Revision) -> str:
    value: Any = text.coding.get(name)
    if name == "section":
        return str(Section.objects.filter(pk=value).first() or "none")
    if name == "topics":
        return ", ".join(Topic.objects.filter(pk__in=value or ()).values_list("name_en", flat=True)) or "none"
    if name == "places":
        return ", ".join(place.name_in("en") for place in Place.objects.filter(pk__in=value or ())) or "none"
    return (", ".join(map(str, value)) if isinstance(value, list) else str(value or "")) or "none"
