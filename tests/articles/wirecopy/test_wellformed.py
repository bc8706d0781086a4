import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.wirecopy.wellformed import IllFormed, check_line, check_text


def refusal(check, value, name="headline", limit=100):
    with pytest.raises(IllFormed) as refused:
        check(value, name, limit)
    return refused.value


def test_a_line_is_one_line_without_tabs_and_outer_space():
    assert check_line("  Minsk\topens\r\nnew bridge ", "headline", 100) == "Minsk opens new bridge"


def test_a_text_keeps_its_breaks_however_they_were_written():
    assert check_text("one\r\ntwo\rthree\vfour\u2028five\u2029six", "text", 100) == "one\ntwo\nthree\nfour\nfive\n\nsix"


def test_letters_are_composed():
    assert check_line("Могиле\u0308в, cafe\u0301", "headline", 100) == "Могилёв, café"


def test_a_byte_order_mark_is_no_text():
    assert check_line("\ufeffMinsk\ufeff", "headline", 100) == "Minsk"


def test_joiners_and_marks_of_direction_pass():
    assert check_line("नमस्\u200dते \u202eabc", "headline", 100) == "नमस्\u200dते \u202eabc"


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        ("\x00", "The headline holds a control character (U+0000) after “Minsk opens a”. Delete it and save again."),
        ("\x9b", "The headline holds a control character (U+009B) after “Minsk opens a”. Delete it and save again."),
        ("\ud800", "The headline holds half a character (a lone surrogate, U+D800) after “Minsk opens a”. "
         "Delete it and save again."),
        ("\U0010ffff", "The headline holds a code that is no character (U+10FFFF) after “Minsk opens a”. "
         "Delete it and save again."),
    ],
)  # fmt: skip
def test_what_cannot_be_stored_is_refused_with_its_place(bad, sentence):
    for check in check_line, check_text:
        assert refusal(check, f"Minsk opens a {bad}bridge").sentence == sentence


def test_every_character_that_is_none_is_refused():
    for number in [*range(9), *range(14, 32), 127, 128, 159, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0xDFFF]:
        assert refusal(check_text, chr(number)).sentence.endswith("at the start. Delete it and save again.")


def test_a_text_too_long_is_refused_with_both_lengths():
    refused = refusal(check_line, "a" * 1204)
    assert (refused.sentence, refused.field) == ("The headline is 1,204 characters long; 100 is the most.", "headline")


def test_the_refusal_may_name_another_field_than_its_sentence():
    with pytest.raises(IllFormed) as refused:
        check_text("\0", "text", 10, field="body")
    assert refused.value.field == "body"


def test_space_at_the_ends_does_not_count():
    assert check_line(" " * 50 + "a" * 100 + "\n" * 50, "headline", 100) == "a" * 100


def test_a_pile_of_accents_is_refused_at_once():
    started = time.process_time()
    assert "accents" in refusal(check_text, "Minsk o" + "\u0316\u0301" * 100_000, "text", 1_000_000).sentence
    assert time.process_time() - started < 1


def test_a_million_characters_are_refused_at_once():
    started = time.process_time()
    assert refusal(check_line, "\u0316\u0301" * 500_000).sentence.startswith("The headline is 1,000,000 characters")
    assert time.process_time() - started < 0.1


@settings(max_examples=200)
@given(st.text(st.characters()))
def test_a_text_is_refused_or_keeps_every_word(text):
    try:
        checked = check_text(text, "text", 1000)
    except IllFormed:
        return
    assert check_text(checked, "text", 1000) == checked == unicodedata.normalize("NFC", checked)
    assert checked.split() == unicodedata.normalize("NFC", text.replace("\ufeff", "")).split()
    assert check_line(text, "text", 1000).split() == checked.split()
