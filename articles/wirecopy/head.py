"""Reads copy from the top, line by line, and gives the parts of a `FiledCopy`."""

import datetime
import re
from typing import Any

from . import embargo, headers, tongue
from .credits import Credit, credits_of_correspondent, is_title, parse_byline, parse_sign_off
from .dateline import Dateline, parse_dateline
from .endings import Ending, bracketed, is_end_mark, is_note, take_ending
from .paragraphs import Line, Paragraph, lines_of, paragraphs_of
from .signals import split_signal

_LONG = 250  # characters: no headline is longer
_SENTENCE = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_LEAD_IN = re.compile(r"(?:by|von|par|por|di|door)\s|автор|аўтар|autor|记者|記者|文[/／:：]", re.IGNORECASE)
# Which signal counts where copy carries two.
_ORDER = "kill withhold correction clarification refile flash alert urgent update repeat advisory".split()


class Head:
    """One reading of one piece of cleaned copy. `parts()` gives the result, by the names of `FiledCopy`."""

    def __init__(self, cleaned: str, zone: str) -> None:
        self.cleaned, self.zone = cleaned, zone
        self.lines = lines_of(cleaned)
        self.at = 0
        self.section: str | None = None
        self.headline: str | None = None
        self.signals: list[str] = []
        self.signal_words: list[str] = []
        self.values: dict[str, str] = {}
        self.urgency: int | None = None
        self.embargo: datetime.datetime | None = None
        self.hold = False
        self.notes: list[str] = []
        self.byline: list[str] = []
        self.byline_title = ""
        self.byline_credits: list[Credit] = []
        self.other_credits: list[Credit] = []
        self.dateline: Dateline | None = None
        self.headers: list[str] = []
        self.set_aside: list[str] = []

    def parts(self) -> dict[str, Any]:
        while self.at < len(self.lines) and self._take_line():
            pass
        body = self._body()
        body, ending = take_ending(body, has_byline=bool(self.byline_credits))
        self._take_from_below(ending)
        credits = [*self.byline_credits, *self._of_correspondent(), *self.other_credits, *ending.credits]
        return {
            "section": self.section,
            "headline": self.headline,
            "signal": min(self.signals, key=_ORDER.index) if self.signals else None,
            "signal_words": " ".join(self.signal_words),
            "slugline": self.values.get("slugline"),
            "language": self.values.get("language") or tongue.guess_language(self._sample(body)),
            "urgency": self.urgency,
            "embargo_until": self.embargo,
            "hold": self.hold,
            "editors_note": "\n".join(self.notes) or None,
            "byline": "\n".join(self.byline) or None,
            "byline_title": self.byline_title,
            "credits": tuple(credits),
            "dateline": self.dateline,
            "body": tuple(body),
            "sign_off": "\n".join(ending.sign_off) or None,
            "headers": tuple(self.headers),
            "marks": tuple(ending.marks),
            "set_aside": tuple(self.set_aside),
        }

    # The lines above the story

    def _take_line(self) -> bool:
        """Takes the line at hand and steps on; False where the story begins."""
        line = self.lines[self.at]
        if not line.text:
            self.at += 1
            return True
        return (
            self._take_section(line.text)
            or self._take_header(line.text)
            or self._take_signal(line.text)
            or self._take_brackets()
            or self._take_byline(line.text)
            or self._take_headline(line)
            or self._take_deck(line)
        )

    def _take_section(self, line: str) -> bool:
        if self.headline is not None or (found := headers.match_section(line)) is None:
            return False
        self.section = found[0] or self.section
        self.headers.append(line)
        self.at += 1
        return True

    def _take_header(self, line: str) -> bool:
        header = headers.match_header(line)
        if header is None:
            return self._take_strange_header(line)
        if header.kind == "editor":
            credits = parse_sign_off(line)
            if credits is None and self.headline is not None:
                return False
            header = headers.Header("credit" if credits else "note", header.value)
            self.other_credits += credits or []
        self.at += 1
        whole = " ".join([line, *self._wrapped_on(line)]) if header.kind == "note" else line
        value = (headers.match_header(whole) or header).value if header.kind == "note" else header.value
        self._put(header.kind, value, whole)
        return True

    def _put(self, kind: str, value: str, line: str) -> None:
        self.headers.append(line)
        if kind in ("slugline", "section") and value:
            if kind == "section":
                self.section = value
            else:
                self.values[kind] = value
        elif kind == "note" and value:
            self.notes.append(value)
            self._look_for_embargo(value)
        elif kind == "language":
            code = tongue.read_language(value)
            if code:
                self.values["language"] = code
            else:
                self.set_aside.append(line)
        elif kind == "urgency":
            self.urgency = headers.read_urgency(value)
            if self.urgency is None:
                self.set_aside.append(line)
        elif kind == "embargo":
            self._take_embargo(value, line)
        elif kind == "headline" and self.headline is None and value:
            self._set_headline(value)
        elif kind == "byline":
            self._set_byline(line, "")
            if not self.byline_credits and not self._set_byline(f"By {value}", ""):
                self.set_aside.append(line)
        elif kind == "dateline":
            found = parse_dateline(value) or parse_dateline(f"{value} –")
            if found and not found[1]:
                self.dateline = found[0]
            else:
                self.set_aside.append(line)
        elif kind == "signal":
            found_signal = split_signal(value.upper() + ":")
            if found_signal:
                self.signals.append(found_signal[0])
            else:
                self.set_aside.append(line)
        elif kind != "credit":
            self.set_aside.append(line)

    def _take_embargo(self, value: str, line: str) -> None:
        if embargo.NONE.fullmatch(value):
            return
        moment = embargo.read_moment(value, self.zone)
        if moment is None:
            self.hold = True
            self.set_aside.append(line)
        else:
            # Two embargoes: the later one binds.
            self.embargo = max(filter(None, [self.embargo, moment]))

    def _look_for_embargo(self, note: str) -> None:
        """A note may name the embargo instead of a line of its own."""
        header = headers.match_header(note)
        if header is not None and header.kind == "embargo":
            self._take_embargo(header.value, note)

    def _take_strange_header(self, line: str) -> bool:
        """`Foo: bar` right beside a header that we know, with a headline still to come."""
        if self.headline is not None or not self.headers or self.at == 0 or not self.lines[self.at - 1].text:
            return False
        coming = self._coming(self.at + 1, 1)
        if not headers.looks_like_header(line) or not coming or parse_dateline(coming[0]) or len(coming[0]) > _LONG:
            return False
        self.headers.append(line)
        self.set_aside.append(line)
        self.at += 1
        return True

    def _take_signal(self, line: str) -> bool:
        """Signal words that fill a line, or stand before a note about what they mean."""
        if self.headline is not None or (found := split_signal(line)) is None:
            return False
        signal, words, rest = found
        if rest:
            coming = self._coming(self.at + 1, 1)
            is_note_line = _SENTENCE.search(rest) and len(rest) > 40 and coming and not _SENTENCE.search(coming[0])
            if not is_note_line or parse_dateline(coming[0]) or parse_byline(coming[0]):
                return False
            self.notes.append(rest)
        self.signals.append(signal)
        self.signal_words.append(words)
        self.at += 1
        return True

    def _take_brackets(self) -> bool:
        """An advisory in brackets, on one line or on several."""
        if self.lines[self.at].text[0] not in "([（":
            return False
        end = self.at
        text = self.lines[end].text
        while text[-1] not in ")]）" and end + 1 < len(self.lines) and self.lines[end + 1].text and end - self.at < 8:
            end += 1
            text += " " + self.lines[end].text
        inside = bracketed(text)
        if inside is None or parse_dateline(text) or re.match(r"[$€£¥]?\d|[$€£¥]", inside):
            return False
        header = headers.match_header(inside)
        if self.headline is None and not is_note(text) and header is None:
            return False
        credits = parse_sign_off(text)
        if credits:
            return False
        self.at = end + 1
        if header is not None:
            self._put(header.kind, header.value, text)
        else:
            self.notes.append(inside)
            self._look_for_embargo(inside)
        return True

    def _take_byline(self, line: str) -> bool:
        if self.byline_credits or len(line) > 300:
            return False
        following = self.lines[self.at + 1 : self.at + 2]
        title = following[0].text if following and following[0].text and is_title(following[0].text) else ""
        if title and parse_dateline(title):
            title = ""
        named = bool(_LEAD_IN.match(line))
        if self.headline is None and (not named or not self._headline_comes(self.at + (2 if title else 1))):
            return False
        if not named and not (title or "," in line or line.casefold().startswith(("корр", "кар"))):
            return False
        if not self._set_byline(line, title) and not (title and self._set_byline(line, title := "")):
            return False
        self.at += 2 if title else 1
        if (
            not title
            and len(coming := self._coming(self.at, 1))
            and is_title(coming[0])
            and len(coming[0].split()) <= 4
        ):
            self._take_title_below(coming[0])
        return True

    def _take_title_below(self, title: str) -> None:
        """A title parted from its byline by a blank line."""
        while not self.lines[self.at].text:
            self.at += 1
        self.at += 1
        self.byline_title = title
        for credit in self.byline_credits:
            credit["title"] = credit["title"] or title

    def _set_byline(self, line: str, title: str) -> bool:
        credits = parse_byline(f"{line}\n{title}" if title else line)
        if credits is None:
            return False
        self.byline.append(line)
        self.byline_title = title
        self.byline_credits = credits
        return True

    def _take_headline(self, line: Line) -> bool:
        if self.headline is not None:
            return False
        found = parse_dateline(self._with_next(self.at))
        if found and (found[0].is_strong or _SENTENCE.search(line.text) or not self._coming(self.at + 1, 1)):
            return False
        coming = self._coming(self.at + 1, 1)
        if len(line.text) > _LONG or (coming and len(line.text) > 130 and _SENTENCE.search(line.text)):
            return False
        if not coming and len(line.text) > 130 and len(re.findall(r"[.!?]\s", line.text)) > 0:
            return False
        parts = [line.text]
        self.at += 1
        while (more := self._more_headline(parts)) is not None:
            parts.append(more)
            self.at += 1
        self._set_headline(" ".join(parts))
        return True

    def _more_headline(self, parts: list[str]) -> str | None:
        """The next line, where the headline runs on in it: its block is short lines without a stop."""
        if self.at >= len(self.lines) or len(parts) >= 4:
            return None
        line = self.lines[self.at]
        if not line.text or line.indented or len(line.text) > 100 or len(parts[-1]) > 100:
            return None
        if _SENTENCE.search(parts[-1]) or _SENTENCE.search(line.text) or line.text[0] in '([（/“"«„-–—•*':
            return None
        if parse_dateline(self._with_next(self.at)) or headers.match_header(line.text) or parse_byline(line.text):
            return None
        if not self._is_short_block(self.at + 1, 4 - len(parts)) and not line.text[0].islower():
            return None  # the block runs on as text
        return None if is_end_mark(line.text) else line.text

    def _is_short_block(self, start: int, most: int) -> bool:
        """Is what follows in the block at most some short lines, before it ends or byline or dateline begin?"""
        for index in range(start, len(self.lines)):
            text = self.lines[index].text
            if not text or parse_dateline(self._with_next(index)) or parse_byline(text):
                return True
            if index - start >= most or len(text) > 100 or _SENTENCE.search(text):
                return False
        return True

    def _set_headline(self, text: str) -> None:
        while found := split_signal(text):
            signal, words, rest = found
            if not rest:
                break
            self.signals.append(signal)
            self.signal_words.append(words)
            text = rest
        self.headline = text

    def _take_deck(self, line: Line) -> bool:
        """A line between headline and byline or dateline that is no part of either: set aside for the filer."""
        if parse_dateline(self._with_next(self.at)) or len(line.text) > 200 or _SENTENCE.search(line.text):
            return False
        end = self.at + 1
        while end < len(self.lines) and self.lines[end].text and end - self.at <= 3:
            if parse_dateline(self._with_next(end)) or parse_byline(self.lines[end].text):
                break
            end += 1
        deck = [line.text for line in self.lines[self.at : end]]
        coming = self._coming(end, 2)
        announced = any((found := parse_dateline(text)) and found[0].is_strong for text in coming)
        announced = announced or (bool(coming) and not self.byline_credits and self._is_named(coming[0]))
        if len(deck) > 3 or not announced or is_end_mark(line.text) or parse_sign_off(line.text):
            return False
        self.set_aside += deck
        self.at = end
        return True

    # The story

    def _body(self) -> list[Paragraph]:
        paragraphs = paragraphs_of(self.lines[self.at :])
        for index, paragraph in enumerate(paragraphs[:4]):
            if self.dateline is not None:
                break
            broken = index == 0 and len(paragraphs) > 1 and len(paragraph.text) < 40 and paragraph.text.endswith(",")
            found = parse_dateline(f"{paragraph.text} {paragraphs[1].text}" if broken else paragraph.text)
            if found is None or (index and not (found[0].is_strong and found[0].places and found[0].separator)):
                continue
            self.dateline, rest = found
            paragraphs[index : index + 1 + broken] = [Paragraph(rest, "p")] if rest else []
            self._byline_below(paragraphs, index)
            break
        return [paragraph for paragraph in paragraphs if paragraph.text]

    def _byline_below(self, paragraphs: list[Paragraph], index: int) -> None:
        """`By …` right under the dateline, or a note in brackets."""
        while index < len(paragraphs):
            text = paragraphs[index].text
            if not self.byline_credits and self._is_named(text) and self._set_byline(text, ""):
                del paragraphs[index]
            elif (inside := bracketed(text)) is not None and is_note(text) and parse_sign_off(text) is None:
                self.notes.append(inside)
                del paragraphs[index]
            else:
                return

    def _take_from_below(self, ending: Ending) -> None:
        self.notes += ending.notes
        self.headers += ending.headers
        for note in ending.notes:
            self._look_for_embargo(note)
        self.set_aside += ending.set_aside
        for line in ending.byline:
            self._set_byline(line, "")

    def _of_correspondent(self) -> list[Credit]:
        if self.dateline is None or not self.dateline.correspondent:
            return []
        return credits_of_correspondent(self.dateline.correspondent, self.dateline.source or "")

    def _sample(self, body: list[Paragraph]) -> str:
        text = "\n".join(paragraph.text for paragraph in body[:12])
        return text if len(text) > 80 else "\n".join([self.headline or "", text])

    # Looking ahead

    def _coming(self, start: int, count: int) -> list[str]:
        """The next lines that aren't blank."""
        found: list[str] = []
        for line in self.lines[start : start + 40]:
            if line.text:
                found.append(line.text)
            if len(found) == count:
                break
        return found

    def _with_next(self, index: int) -> str:
        """A line, with the next one of its block where a dateline may be broken between them."""
        text = self.lines[index].text[:300]
        following = self.lines[index + 1].text[:200] if index + 1 < len(self.lines) else ""
        return f"{text} {following}" if following and len(text) < 40 and text.endswith(",") else text

    def _wrapped_on(self, line: str) -> list[str]:
        """The lines on which a note runs on, broken at the wire's column."""
        taken: list[str] = []
        while self.at < len(self.lines):
            text = self.lines[self.at].text
            if not text or len(line) < 50 or _SENTENCE.search(line) or headers.match_header(text):
                break
            taken.append(text)
            line = text
            self.at += 1
        return taken

    def _is_named(self, line: str) -> bool:
        return bool(_LEAD_IN.match(line)) and parse_byline(line) is not None

    def _headline_comes(self, start: int) -> bool:
        coming = self._coming(start, 1)
        return bool(coming) and parse_dateline(coming[0]) is None and len(coming[0]) <= 200
