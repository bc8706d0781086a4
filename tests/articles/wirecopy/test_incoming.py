"""Bytes that come in as copy, and those that are none."""

# ruff: noqa: E501  (copy is read whole, on one line)

import pytest

from articles.wirecopy.filed import NotCopy, read_filed
from articles.wirecopy.incoming import LARGEST

RUSSIAN = "Паром будет ходить всю зиму, сообщил журналистам мэр города."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_text_is_read_in_the_encodings_of_the_trade(encoding):
    assert read_filed(RUSSIAN.encode(encoding), "ferry.txt") == RUSSIAN


def test_newlines_are_left_as_they_are():
    assert read_filed(b"a\r\nb", "ferry.txt") == "a\r\nb"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "ferry.txt is empty."),
        (b" \n\t", "ferry.txt is empty."),
        ("\ufeff \n".encode(), "ferry.txt is empty."),
        (b"x" * (LARGEST + 1), "ferry.txt is too large for copy: more than 1 MB."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40, "ferry.txt is not text."),
        (b"\x00" * 1000, "ferry.txt is not text."),
        (b"\xff\xfe" + b"\x00\xd8" * 9, "ferry.txt is not text."),
        (bytes(range(128, 256)) * 20, "ferry.txt is in an encoding that we can't read. Save it as UTF-8 and file it again."),
        ("Die Fähre fährt über den Fluß.".encode("latin-1"),
         "ferry.txt is in an encoding that we can't read. Save it as UTF-8 and file it again."),
        (RUSSIAN.encode("koi8-r"), "ferry.txt is in an encoding that we can't read. Save it as UTF-8 and file it again."),
        (RUSSIAN.encode("cp866"), "ferry.txt is in an encoding that we can't read. Save it as UTF-8 and file it again."),
        (bytes([1, 2, 3, 4, 5, 6]) * 100, "ferry.txt is not text."),
    ],
)  # fmt: skip
def test_what_is_no_copy_gets_a_sentence_with_its_name(data, sentence):
    with pytest.raises(NotCopy) as refusal:
        read_filed(data, "ferry.txt")
    assert str(refusal.value) == sentence
