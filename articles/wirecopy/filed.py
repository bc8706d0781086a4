"""Filed copy taken apart: from the plain text that a reporter or a wire sends to the parts of a draft.

`take_apart` reads from the top: section line, header lines, signal words, headline, byline, notes, dateline; then from
the bottom: end marks, sign-off, notes; what is left between is the story. Nothing is thrown away but control
characters and white space: a line that has no part of its own is in `headers`, `marks` or `set_aside`, and `words`
shows that each word of the copy is somewhere.
"""

import datetime
import html
from dataclasses import dataclass, field
from itertools import groupby

from .credits import Credit
from .dateline import Dateline
from .head import Head
from .incoming import NotCopy, read_filed
from .paragraphs import Paragraph
from .plaintext import clean, word_spans

__all__ = ["FiledCopy", "NotCopy", "read_filed", "take_apart"]

FIRST_WORDS, LAST_WORDS = 8, 5


@dataclass(frozen=True)
class FiledCopy:
    """The parts of one piece of copy, as written but for white space; None or empty where it has none.

    `hold` says that an embargo was named that couldn't be read: the story waits for someone to release it.
    `headers` are the lines above the story that were understood, `marks` its end marks, `set_aside` what the filer
    should look at.
    """

    section: str | None = None
    headline: str | None = None
    signal: str | None = None
    signal_words: str = ""
    slugline: str | None = None
    language: str = "en"
    urgency: int | None = None
    embargo_until: datetime.datetime | None = None
    hold: bool = False
    editors_note: str | None = None
    byline: str | None = None
    byline_title: str = ""
    credits: tuple[Credit, ...] = ()
    dateline: Dateline | None = None
    body: tuple[Paragraph, ...] = ()
    sign_off: str | None = None
    headers: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = field(default=())

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The story's paragraphs as plain text, items of lists and subheads among them."""
        return tuple(paragraph.text for paragraph in self.body)

    @property
    def text(self) -> str:
        """The story as plain text, a blank line between paragraphs."""
        return "\n\n".join(self.paragraphs)

    @property
    def word_count(self) -> int:
        return len(word_spans(self.text))

    def body_html(self) -> str:
        """The story as HTML: paragraphs, subheads, lists. Numbers of a list that doesn't count from 1 stay text."""
        pieces = []
        for kind, run in groupby(self.body, key=lambda paragraph: paragraph.kind):
            texts = [paragraph.text for paragraph in run]
            if kind == "li":
                pieces.append(_list(texts))
            else:
                tag = "h2" if kind == "h" else "p"
                pieces += [f"<{tag}>{html.escape(text, quote=False)}</{tag}>" for text in texts]
        return "".join(pieces)

    def words(self) -> str:
        """Everything that was kept, in one string: each word of the copy occurs in it."""
        names = [self.section, self.signal_words, self.headline, self.slugline, self.editors_note, self.byline]
        dateline = self.dateline.raw if self.dateline else None
        parts = [*names, self.byline_title, dateline, *self.paragraphs, self.sign_off]
        return "\n".join(part for part in [*parts, *self.headers, *self.marks, *self.set_aside] if part)

    def as_json(self) -> dict[str, object]:
        """What `manage.py file_copy --json` prints, in the order of its keys."""
        text, spans = self.text, word_spans(self.text)
        return {
            "section": self.section,
            "headline": self.headline,
            "signal": self.signal,
            "slugline": self.slugline,
            "language": self.language,
            "urgency": self.urgency,
            "embargo_until": self.embargo_until.isoformat() if self.embargo_until else None,
            "editors_note": self.editors_note,
            "byline": {"line": self.byline, "people": [_person(credit) for credit in self.credits]},
            "dateline": _dateline(self.dateline),
            "paragraphs": len(self.body),
            "first_words": " ".join(text[: spans[:FIRST_WORDS][-1][1]].split()) if spans else "",
            "last_words": " ".join(text[spans[-LAST_WORDS:][0][0] :].split()) if spans else "",
            "word_count": len(spans),
        }


def take_apart(text: str, *, zone: str = "Europe/Minsk") -> FiledCopy:
    """The parts of filed copy. `zone` is the house's, for an embargo that names none."""
    return FiledCopy(**Head(clean(text), zone).parts())


def _list(texts: list[str]) -> str:
    marks, items = zip(*(text.split(" ", 1) for text in texts), strict=True)
    counted = [mark.rstrip(".)") for mark in marks] == [str(number) for number in range(1, len(marks) + 1)]
    if not counted and any(mark[0].isdigit() for mark in marks):
        items = tuple(texts)
    tag = "ol" if counted else "ul"
    return f"<{tag}>{''.join(f'<li>{html.escape(item, quote=False)}</li>' for item in items)}</{tag}>"


def _person(credit: Credit) -> dict[str, str | None]:
    return {
        "name": credit["name"],
        "role": credit["role"],
        "place": credit["place"] or None,
        "title": credit["title"] or None,
        "organisation": credit["agency"] or None,
        "shown": credit["show"],
    }


def _dateline(dateline: Dateline | None) -> dict[str, object] | None:
    if dateline is None:
        return None
    shown = dateline.as_json()
    return {key: shown[key] for key in ("raw", "places", "day", "month", "year", "source", "correspondent")}
