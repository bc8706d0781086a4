"""The bytes of a file as text, or a sentence that says why they are none."""

import codecs
import unicodedata

LARGEST = 1_000_000  # bytes; a long read is fifty thousand


class NotCopy(ValueError):
    """What was filed is no copy; the message is a sentence that names the file."""


def read_filed(data: bytes, name: str) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or Windows Cyrillic where that makes Russian words.

    Raises NotCopy for what is empty, too large, not text, or in another encoding.
    """
    if len(data) > LARGEST:
        raise NotCopy(f"{name} is too large for copy: more than {LARGEST // 1_000_000} MB.")
    if not data.strip():
        raise NotCopy(f"{name} is empty.")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not data.startswith(codecs.BOM_UTF32_LE):
        text = _decoded(data, "utf-16")
    elif b"\0" in data and data.count(0) * 100 > len(data):
        raise NotCopy(f"{name} is not text.")
    else:
        text = _decoded(data, "utf-8-sig")
        if text is None and not _is_binary(data):
            text = _windows_cyrillic(data)
            if text is None:
                raise NotCopy(f"{name} is in an encoding that we can't read. Save it as UTF-8 and file it again.")
    if text is None or _is_noise(text):
        raise NotCopy(f"{name} is not text.")
    if not text.strip().strip("\ufeff"):
        raise NotCopy(f"{name} is empty.")
    return text


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _windows_cyrillic(data: bytes) -> str | None:
    """Code page 1251, if what comes out reads like Cyrillic: small letters mostly, vowels among them."""
    text = _decoded(data, "cp1251")
    if text is None:
        return None
    letters = [character for character in text if character.isalpha() and not character.isascii()]
    cyrillic = sum("\u0410" <= character <= "\u044f" or character in "ЁёЎўІіЇїЄєҐґ" for character in letters)
    small = sum(character.islower() for character in letters)
    vowels = sum(character in "аеёиоуыэюяіў" for character in map(str.lower, letters))
    if len(letters) >= 20 and cyrillic * 20 > len(letters) * 19 and small * 3 > len(letters) * 2:
        return text if len(letters) * 28 < vowels * 100 < len(letters) * 60 else None
    return None


def _is_binary(data: bytes) -> bool:
    """More than a few control characters in the first pages."""
    start = data[:4096]
    return sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in start) * 20 > len(start)


def _is_noise(text: str) -> bool:
    start = text[:4096]
    controls = sum(
        unicodedata.category(character) in ("Cc", "Cn", "Co") and character not in "\t\n\r\f" for character in start
    )
    return controls * 20 > len(start)
