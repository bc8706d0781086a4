"""Reads copy from the top, line by line, and gives the parts of a `FiledCopy`."""

import re
from typing import Any

from . import headers, tongue
from .agencies import is_agency
from .credits import Credit, credits_of_correspondent, is_title, parse_byline, parse_sign_off
from .dateline import Dateline, parse_dateline
from .endings import Ending, bracketed, is_end_mark, is_note, take_ending
from .headline import take_headline
from .paragraphs import Line, Paragraph, paragraphs_of
from .reel import SENTENCE, Reel
from .signals import split_signal
from .slip import Slip

_LEAD_IN = re.compile(r"(?:by|von|par|por|di|door)\s|автор|аўтар|autor|记者|記者|文[/／:：]", re.IGNORECASE)
# Which signal counts where copy carries two.
_ORDER = "kill withhold correction clarification refile flash alert urgent update repeat advisory".split()


class Head:
    """One reading of one piece of cleaned copy. `parts()` gives the result, by the names of `FiledCopy`."""

    def __init__(self, cleaned: str, zone: str) -> None:
        self.reel = Reel(cleaned)
        self.slip = Slip(zone)
        self.headline: str | None = None
        self.signals: list[str] = []
        self.signal_words: list[str] = []
        self.byline: list[str] = []
        self.byline_title = ""
        self.byline_credits: list[Credit] = []
        self.other_credits: list[Credit] = []
        self.dateline: Dateline | None = None

    def parts(self) -> dict[str, Any]:
        while not self.reel.is_at_end and self._take_line():
            pass
        body = self._body()
        body, ending = take_ending(body, has_byline=bool(self.byline_credits))
        self._take_from_below(ending)
        credits = [*self.byline_credits, *self._of_correspondent(), *self.other_credits, *ending.credits]
        return {
            "section": self.slip.section,
            "headline": self.headline,
            "signal": min(self.signals, key=_ORDER.index) if self.signals else None,
            "signal_words": " ".join(self.signal_words),
            "slugline": self.slip.slugline,
            "language": self.slip.language or tongue.guess_language(self._sample(body)),
            "urgency": self.slip.urgency,
            "embargo_until": self.slip.embargo,
            "hold": self.slip.hold,
            "editors_note": "\n".join(self.slip.notes) or None,
            "byline": "\n".join(self.byline) or None,
            "byline_title": self.byline_title,
            "credits": tuple(credits),
            "dateline": self.dateline,
            "body": tuple(body),
            "sign_off": "\n".join(ending.sign_off) or None,
            "headers": tuple(self.slip.headers),
            "marks": tuple(ending.marks),
            "set_aside": tuple(self.slip.set_aside),
        }

    # The lines above the story

    def _take_line(self) -> bool:
        """Takes the line at hand and steps on; False where the story begins."""
        line = self.reel.lines[self.reel.at]
        if not line.text:
            self.reel.at += 1
            return True
        return (
            self._take_section(line.text)
            or self._take_header(line.text)
            or self._take_signal(line.text)
            or self._take_bare_slug(line.text)
            or self._take_brackets()
            or self._take_byline(line.text)
            or self._take_headline()
            or self._take_deck(line)
        )

    def _take_section(self, line: str) -> bool:
        if self.headline is not None or (found := headers.match_section(line)) is None:
            return False
        self.slip.section = found[0] or self.slip.section
        self.slip.headers.append(line)
        self.reel.at += 1
        return True

    def _take_header(self, line: str) -> bool:
        header = headers.match_header(line)
        if header is None:
            return self._take_strange_header(line)
        # `Photo: ferry wins on the Pina` is a headline where none is to come.
        if header.kind in ("other", "editor", "section") and self.headline is None and not self._headline_comes():
            return False
        if header.kind == "editor":
            credits = parse_sign_off(line)
            if credits is None and self.headline is not None:
                return False
            header = headers.Header("credit" if credits else "note", header.value)
            self.other_credits += credits or []
        self.reel.at += 1
        if header.kind == "note":
            line = " ".join([line, *self.reel.take_wrapped(line)])
            header = headers.match_header(line) or header
            if not header.value and len(self.reel.coming(self.reel.at, 2)) > 1:
                header = headers.Header("note", " ".join(self.reel.take_block()))
        self._put(header, line)
        return True

    def _put(self, header: headers.Header, line: str) -> None:
        """To the slip, but for what has a place of its own in the copy."""
        self.slip.headers.append(line)
        if not self._put_here(header, line):
            self.slip.put(header.kind, header.value, line)

    def _put_here(self, header: headers.Header, line: str) -> bool:
        value = header.value
        if header.kind == "headline" and self.headline is None and value:
            self._set_headline(value)
            return True
        if header.kind == "byline":
            return self._set_byline(line, "") or self._set_byline(f"By {value}", "")
        if header.kind == "dateline":
            found = parse_dateline(value) or parse_dateline(f"{value} –")
            if found and not found[1]:
                self.dateline = found[0]
                return True
        if header.kind == "signal" and (signal := split_signal(value.upper() + ":")):
            self.signals.append(signal[0])
            return True
        return header.kind == "credit"

    def _take_bare_slug(self, line: str) -> bool:
        """A slugline without its key, or the hour at which copy was sent, above a headline that is to come."""
        if self.headline is not None or not self._headline_comes():
            return False
        if headers.is_stamp(line):
            self._put(headers.Header("other", line), line)
        elif self.slip.slugline is None and (slug := headers.match_slug(line)):
            signal = split_signal(slug[1].upper() + ":")
            if slug[1] and signal is None:
                return False
            self.signals += [signal[0]] if signal else []
            self._put(headers.Header("slugline", slug[0]), line)
        else:
            return False
        self.reel.at += 1
        return True

    def _take_strange_header(self, line: str) -> bool:
        """`Foo: bar` right beside a header that we know, with a headline still to come."""
        beside = self.reel.at > 0 and self.reel.lines[self.reel.at - 1].text
        if self.headline is not None or not self.slip.headers or not beside:
            return False
        if not headers.looks_like_header(line) or not self._headline_comes():
            return False
        self.slip.headers.append(line)
        self.slip.set_aside.append(line)
        self.reel.at += 1
        return True

    def _take_signal(self, line: str) -> bool:
        """Signal words that fill a line, or stand before a note about what they mean."""
        found = split_signal(line)
        if found is None or (self.headline is not None and found[2]):
            return False
        signal, words, rest = found
        if rest:
            coming = self.reel.coming(self.reel.at + 1, 1)
            is_note_line = SENTENCE.search(rest) and len(rest) > 40 and coming and not SENTENCE.search(coming[0])
            if not is_note_line or parse_dateline(coming[0]) or parse_byline(coming[0]):
                return False
            self.slip.notes.append(rest)
        self.signals.append(signal)
        self.signal_words.append(words)
        self.reel.at += 1
        return True

    def _take_brackets(self) -> bool:
        """An advisory in brackets, on one line or on several."""
        if self.reel.lines[self.reel.at].text[0] not in "([（":
            return False
        end = self.reel.at
        text = self.reel.lines[end].text
        while (
            text[-1] not in ")]）"
            and end + 1 < len(self.reel.lines)
            and self.reel.lines[end + 1].text
            and end - self.reel.at < 8
        ):
            end += 1
            text += " " + self.reel.lines[end].text
        inside = bracketed(text)
        if inside is None or parse_dateline(text) or re.match(r"[$€£¥]?\d|[$€£¥]", inside):
            return False
        header = headers.match_header(inside)
        if self.headline is None and not is_note(text) and header is None:
            return False
        credits = parse_sign_off(text)
        if credits:
            return False
        self.reel.at = end + 1
        if header is not None:
            self._put(header, text)
        else:
            self.slip.note(inside)
        return True

    def _take_byline(self, line: str) -> bool:
        if self.byline_credits or len(line) > 300:
            return False
        beside = self._beside_byline()
        named = bool(_LEAD_IN.match(line))
        if self.headline is None and (not named or not self._headline_comes(2 if beside else 1)):
            return False
        if not named and not (beside or "," in line or line.casefold().startswith(("корр", "кар"))):
            return False
        if not self._set_byline(line, beside) and not (beside and self._set_byline(line, beside := "")):
            return False
        self.reel.at += 2 if beside else 1
        coming = self.reel.coming(self.reel.at, 1)
        if not beside and coming and is_title(coming[0]) and len(coming[0].split()) <= 4:
            self._take_title_below(coming[0])
        return True

    def _beside_byline(self) -> str:
        """The next line, if it holds the title or the agency of those in the byline at hand; else nothing."""
        following = [line.text for line in self.reel.lines[self.reel.at + 1 : self.reel.at + 2]]
        text = following[0] if following else ""
        return text if text and (is_title(text) or is_agency(text)) and not parse_dateline(text) else ""

    def _take_title_below(self, title: str) -> None:
        """A title parted from its byline by a blank line."""
        while not self.reel.lines[self.reel.at].text:
            self.reel.at += 1
        self.reel.at += 1
        self.byline_title = title
        for credit in self.byline_credits:
            credit["title"] = credit["title"] or title

    def _set_byline(self, line: str, beside: str) -> bool:
        """The byline, with the line of title or agency below it. A second byline adds its people."""
        agency = beside if is_agency(beside) else ""
        credits = parse_byline(f"{line}\n{beside}" if beside and not agency else line)
        if credits is None:
            return False
        for credit in credits:
            credit["agency"] = credit["agency"] or agency
        self.byline.append(line)
        self.byline_title = " ".join(filter(None, [self.byline_title, beside]))
        self.byline_credits += credits
        return True

    def _take_headline(self) -> bool:
        if self.headline is not None or (text := take_headline(self.reel)) is None:
            return False
        self._set_headline(text)
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
        if parse_dateline(self.reel.joined(self.reel.at)) or len(line.text) > 200 or SENTENCE.search(line.text):
            return False
        end = self.reel.at + 1
        while end < len(self.reel.lines) and self.reel.lines[end].text and end - self.reel.at <= 3:
            text = self.reel.lines[end].text
            if parse_dateline(self.reel.joined(end)) or parse_byline(text) or headers.match_header(text):
                break
            end += 1
        deck = [line.text for line in self.reel.lines[self.reel.at : end]]
        coming = self.reel.coming(end, 2)
        announced = any((found := parse_dateline(text)) and found[0].is_strong for text in coming)
        announced = announced or (bool(coming) and not self.byline_credits and self._is_named(coming[0]))
        if len(deck) > 3 or not announced or is_end_mark(line.text) or parse_sign_off(line.text):
            return False
        self.slip.set_aside += deck
        self.reel.at = end
        return True

    # The story

    def _body(self) -> list[Paragraph]:
        paragraphs = paragraphs_of(self.reel.lines[self.reel.at :])
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
                self.slip.notes.append(inside)
                del paragraphs[index]
            else:
                return

    def _take_from_below(self, ending: Ending) -> None:
        self.slip.headers += ending.headers
        for note in ending.notes:
            self.slip.note(note)
        self.slip.set_aside += ending.set_aside
        for line in ending.byline:
            self._set_byline(line, "")

    def _of_correspondent(self) -> list[Credit]:
        if self.dateline is None or not self.dateline.correspondent:
            return []
        return credits_of_correspondent(self.dateline.correspondent, self.dateline.source or "")

    def _sample(self, body: list[Paragraph]) -> str:
        text = "\n".join(paragraph.text for paragraph in body[:12])
        return text if len(text) > 80 else "\n".join([self.headline or "", text])

    def _is_named(self, line: str) -> bool:
        return bool(_LEAD_IN.match(line)) and parse_byline(line) is not None

    def _headline_comes(self, after: int = 1) -> bool:
        """Does a line that can be the headline follow, this many lines below the one at hand?"""
        coming = "".join(self.reel.coming(self.reel.at + after, 1))
        sentence = len(coming) > 80 and SENTENCE.search(coming)
        return 0 < len(coming) <= 200 and not sentence and not parse_dateline(coming) and not self._is_named(coming)
