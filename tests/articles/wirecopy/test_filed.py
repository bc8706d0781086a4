"""Filed copy: the samples, nothing lost, nothing slow, nothing hidden."""

# ruff: noqa: E501  (copy is read whole, on one line)

import json
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.wirecopy.filed import take_apart
from articles.wirecopy.plaintext import clean

from .pieces import LONG, MORE

SAMPLES = sorted((Path(__file__).parents[4] / "shared" / "data" / "copy").glob("*.txt"))
KEYS = [
    "section", "headline", "signal", "slugline", "language", "urgency", "embargo_until", "editors_note", "byline",
    "dateline", "paragraphs", "first_words", "last_words", "word_count",
]  # fmt: skip


def words(text):
    """Words, with each Chinese character for one: lines of Chinese are joined without a space."""
    return Counter(re.findall(r"[\u3400-\u9fff]|(?:(?![\u3400-\u9fff])\w)+", text))


def lost(copy):
    """The words of the copy that are in none of its parts."""
    return words(clean(copy)) - words(take_apart(copy).words())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_understood_as_its_table_says(sample):
    copy = take_apart(sample.read_bytes().decode("utf-8-sig"))
    assert copy.as_json() == json.loads(sample.with_suffix(".json").read_text(encoding="utf-8"))
    assert copy.set_aside == ()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_loses_no_word(sample):
    assert lost(sample.read_bytes().decode("utf-8-sig")) == Counter()


def test_the_keys_are_always_the_same():
    assert [list(take_apart(copy).as_json()) for copy in ("", "x", LONG)] == [KEYS] * 3


def test_words_are_counted_as_the_desk_counts():
    copy = take_apart("Ferry wins\n\nOn 9 June – at last – the ferry won, 2–1.\n\n* * *")
    assert (copy.word_count, copy.as_json()["first_words"], copy.as_json()["last_words"]) == (
        9,
        "On 9 June – at last – the ferry won,",
        "last – the ferry won, 2–1.",
    )


def test_soft_hyphens_controls_and_turned_text_are_dropped():
    copy = take_apart("Fer\xadry\u202e wi\x07ns\n\nIt\u00a0won\u3000by \x0btwo.\ufeff")
    assert (copy.headline, copy.paragraphs) == ("Ferry wins", ("It won by two.",))


def test_a_body_becomes_html():
    copy = take_apart(
        f"Ferry wins\n\n{LONG}\n\n- a & b\n- c <d>\n\nTickets\n\n{MORE}\n\n1. one\n2. two\n\nThen.\n\n7. x\n8. y\n\nSo."
    )
    assert copy.body_html() == (
        f"<p>{LONG}</p><ul><li>a &amp; b</li><li>c &lt;d&gt;</li></ul><h2>Tickets</h2><p>{MORE}</p>"
        "<ol><li>one</li><li>two</li></ol><p>Then.</p><ul><li>7. x</li><li>8. y</li></ul><p>So.</p>"
    )


# Copy put together from what copy is made of, in any order: the hardest to take apart.
LINES = st.sampled_from(
    [
        "", "", "", " ", "\t", "Ferry wins", "FERRY WINS", "By Rita Malko", "By Rita Malko, BelTA", "AP Sports Writer",
        "MINSK, 9 June (BelTA) –", "MINSK, 9 June (BelTA) – The ferry won.", "9 июня, Минск /Корр. БЕЛТА/. Паром победил.",
        "/ News", "/ News / Sport", "Slug: FERRY", "Urgency: 4", "Urgency: high", "Embargo: 2026-06-09 12:00 GMT",
        "Embargo: soon", "EMBARGOED UNTIL 12:00 9 June 2026", "Language: be", "Language: ?", "Section: Sport", "Routing: x",
        "Editors: note", "Eds: a note that runs on and on until it has to be broken at the column of the", "Byline: Rita Malko",
        "Byline: nobody at all.", "Dateline: PINSK, 9 June (BelTA) –", "Dateline: somewhere", "Headline: Ferry wins",
        "Signal: correction", "Signal: none", "Editor: Ed Harker", "URGENT", "UPDATE 1-Ferry wins", "CORRECTED: Ferry wins",
        "CORRECTED: It was said that the ferry had lost, which it had not.", "(Adds comment)", "(Adds a comment that is",
        "broken)", "[Updates throughout]", "(Reporting by Rita Malko; Editing by Ed Harker)", "(Editing by Ed Harker; tel 12)",
        "Editing by Ed Harker", "rm/eh", "ENDS", "-0-", "MORE", "###", "* * *", "Enditem", "It won. Enditem", "- a", "- b",
        "1. a", "2. b", LONG, MORE, f"    {LONG}", f"{LONG} (Reporting by Rita Malko)", "“We won,” he said.", "Reuter",
        "新华社明斯克6月9日电（记者林晓荞）渡轮获胜。（完）", "快讯：渡轮获胜", "Notes to editors:", "Contact: Nina Sokol",
        "This story has been corrected to say that the ferry won.", "($1 = 0.92 euros)", "MINSK,", "9 June (BelTA) – It won.",
        "# dpa-Notizblock", "Von Carl Berg, dpa", "СРОЧНО: Паром", "LONDON - The ferry won.", "Tickets", "well-", "known",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\n\n"]))
def test_no_word_is_lost_whatever_the_order(lines, newline):
    assert lost(newline.join(lines)) == Counter()


@given(st.text(max_size=300))
def test_no_word_of_any_text_is_lost(text):
    assert lost(text) == Counter()


@given(st.text(st.sampled_from("aA1 .,:;()[]/-–—\n\t'\"“”«»Бб明、，。（）*#=_0"), max_size=200))
def test_no_word_among_signs_is_lost(text):
    assert lost(text) == Counter()


@given(st.lists(LINES, max_size=10))
def test_taking_apart_what_is_clean_changes_nothing(lines):
    text = "\n".join(lines)
    assert take_apart(clean(text)).as_json() == take_apart(text).as_json()


@pytest.mark.parametrize(
    "unit",
    ["a", " ", " a", "a\n", "a\n\n", "(", "(a ", "(a\n", ")", "/", "/ a", "-", "- ", "- a\n", "1. a\n", ",", "A, ", "By A B, ",
     "By Rita Malko\n\n", "(Reporting by A B)\n\n", "MINSK, 9 June (BelTA) – ", "MINSK/", "9 ", "June ", "UPDATE-", "URGENT\n",
     "Slug: x\n", "x: ", "新华社", "明", "（记者", "（完）", "ENDS\n\n", "MORE\n\n", "(Adds x)\n\n", "x. -0- ", "\xad", "\f", "\ud800",
     "/ News ", "EMBARGOED UNTIL ", "e\u0301", "—", "*", "word " * 14 + "\n", "Notes to editors:\n\n", "deck\n\n"],
)  # fmt: skip
def test_a_long_monotonous_text_takes_no_longer_than_its_length(unit):
    def seconds(length):
        text = "h\n\n" + unit * (length // len(unit))
        start = time.perf_counter()
        take_apart(text).as_json()
        return time.perf_counter() - start

    # Four times the text may take four times as long, not sixteen; the floor keeps a busy machine from failing it.
    assert seconds(80_000) < max(6 * seconds(20_000), 2)
