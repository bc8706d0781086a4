"""Plain text as it comes off a wire: one kind of newline, no control characters, words counted as the desk counts."""

import re
import unicodedata

# Form feeds and Unicode's separators break lines too. A form feed between two letters is line noise.
_FORM_FEED_IN_WORD = re.compile(r"(?<=\w)\f(?=\w)")
_NEWLINE = re.compile(r"\r\n|[\r\f\x85\u2028\u2029]")

# Dropped: controls, soft hyphens, byte order marks, halves of characters, and marks that turn the direction of text.
_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_SPACES = re.compile(r"[^\S\n\t]")

# Chinese and Japanese set no spaces between words; each character counts as one.
_HAN = r"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_KANA = r"\u3041-\u3096\u30a1-\u30fa\u30fc"
HAN = re.compile(f"[{_HAN}]")
_UNSPACED_WORD = re.compile(f"[{_HAN}{_KANA}]|[^\\W_{_HAN}{_KANA}]+")
_SPACED_WORD = re.compile(r"\S+")


def clean(text: str) -> str:
    """The same text with `\\n` as its only newline, ordinary spaces, tabs kept, and without what no reader can see."""
    text = _FORM_FEED_IN_WORD.sub("", text)
    text = _NEWLINE.sub("\n", text)
    return _SPACES.sub(" ", _DROPPED.sub("", text))


def collapse(text: str) -> str:
    """Cleaned text on one line, white space collapsed."""
    return " ".join(clean(text).split())


def is_unspaced(text: str) -> bool:
    """Is this Chinese or Japanese: more Han characters than other letters?"""
    han = len(HAN.findall(text))
    return han > 0 and 2 * han > sum(1 for character in text if character.isalpha())


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where each word stands. A word is a run without white space that holds a letter or a digit;
    in Chinese each Han character and each run of Latin letters or digits is one."""
    if is_unspaced(text):
        return [match.span() for match in _UNSPACED_WORD.finditer(text)]
    return [match.span() for match in _SPACED_WORD.finditer(text) if any(map(str.isalnum, match.group()))]


def has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def is_capitals(text: str) -> bool:
    """In capitals, as far as the script has any: true of `XI'AN` and of `明斯克`, false of `Minsk` and of `12`."""
    return has_letters(text) and text == text.upper()


def without_marks(text: str) -> str:
    """Letters without their marks, as American general wires write them: `São Paulo` becomes `Sao Paulo`."""
    plain = unicodedata.normalize("NFKD", text.translate(_UNDIVIDED))
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))


_UNDIVIDED = str.maketrans(
    {"Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "Đ": "D", "đ": "d", "ß": "ss", "Æ": "AE", "æ": "ae"}
)
