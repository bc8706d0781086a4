"""Text as it may be stored: well-formed Unicode, composed, no control characters, of a bearable length.

One bad character can stop a subscriber's parser, so everything that comes in passes here. White space is tidied, words
are never touched: what can't stand is refused with a sentence that says where it is.
Characters that only turn the direction of writing are lawful Unicode and pass; `housestyle` reports them.
"""

import re
import unicodedata

BREAKS = re.compile("\r\n?|[\v\f\x85\u2028]")
FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
# More marks on one letter than any script stacks; Unicode's Stream-Safe Text Format (UAX 15) draws the line here too,
# because composing an endless pile takes quadratic time.
PILED_MARKS = re.compile(r"[^\w\s\x00-\x7f]{31,}")


class IllFormed(ValueError):
    """Text that can't be stored. `sentence` tells a journalist why, `field` names where it was typed."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


def check_line(value: str, name: str, limit: int, *, field: str = "") -> str:
    """One line of text, such as a headline, tidied: composed (NFC), white space at the ends gone, breaks and tabs made
    spaces. `name` is the word for it in the sentence, `limit` its greatest length in characters after tidying.

    Raises IllFormed; its field is `field`, or `name` where none is given.
    """
    check_characters(value, name, limit, field=field)
    line = re.sub("[\t\n]+", " ", _with_plain_breaks(value))
    return _measured(unicodedata.normalize("NFC", line).strip(), name, limit, field or name)


def check_text(value: str, name: str, limit: int, *, field: str = "") -> str:
    """Text of several lines, tidied like a line but with its line breaks kept, each of them a single `\\n`."""
    check_characters(value, name, limit, field=field)
    text = _with_plain_breaks(value).replace("\t", " ")
    return _measured(unicodedata.normalize("NFC", text).strip(), name, limit, field or name)


def check_characters(value: str, name: str, limit: int, *, field: str = "") -> None:
    """Refuses characters that can't be stored, and text too long to be worth composing; changes nothing."""
    field = field or name
    # White space at the ends may go, and composing makes three characters one at the most.
    if len(value) > 4 * limit + 1000:
        _measured(value, name, limit, field)
    if bad := FORBIDDEN.search(BREAKS.sub("\n", value)):
        raise IllFormed(_about(bad, name), field)
    for pile in PILED_MARKS.finditer(value):
        if all(unicodedata.combining(mark) for mark in pile[0][:31]):
            raise IllFormed(f"The {name} has more than 30 accents on one letter{_after(pile)}.", field)


def _with_plain_breaks(value: str) -> str:
    """A byte order mark is no text; a paragraph separator (U+2029) is an empty line."""
    return BREAKS.sub("\n", value.replace("\ufeff", "")).replace("\u2029", "\n\n")


def _measured(value: str, name: str, limit: int, field: str) -> str:
    if len(value) > limit:
        raise IllFormed(f"The {name} is {len(value):,} characters long; {limit:,} is the most.", field)
    return value


def _about(bad: re.Match[str], name: str) -> str:
    number = ord(bad[0])
    if 0xD800 <= number <= 0xDFFF:
        kind = "half a character (a lone surrogate"
    elif number < 0xA0:
        kind = "a control character ("
    else:
        kind = "a code that is no character ("
    separator = ", " if kind[-1] != "(" else ""
    return f"The {name} holds {kind}{separator}U+{number:04X}){_after(bad)}. Delete it and save again."


def _after(found: re.Match[str]) -> str:
    """Where to look: the words before, as far as they can be shown."""
    before = FORBIDDEN.sub("", found.string[max(0, found.start() - 30) : found.start()]).split()
    return f" after “{' '.join(before[-3:])}”" if before else " at the start"
