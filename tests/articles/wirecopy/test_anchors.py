import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.wirecopy.anchors import Anchor, anchor, find

TEXT = (
    "The new bridge over the Mukhavets opened on Monday.\n\nCars and buses crossed it first, Rita Malko said.\n\n"
    "The old bridge stays closed until the autumn, Rita Malko said."
)


def on(quote, text=TEXT, occurrence=0):
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(quote, start + 1)
    return anchor(text, start, start + len(quote))


def words_at(found, text):
    return None if found is None else text[found[0] : found[1]]


def test_a_passage_is_found_where_it_was():
    assert find(on("Monday"), TEXT) == (TEXT.index("Monday"), TEXT.index("Monday") + 6)


def test_a_passage_is_found_after_text_was_put_in_before_it():
    edited = "Nobody expected such a crowd.\n\n" + TEXT
    assert find(on("said", occurrence=1), edited) == (edited.rindex("said"), edited.rindex("said") + 4)


def test_a_moved_paragraph_takes_its_note_along():
    first, second, third = TEXT.split("\n\n")
    moved = "\n\n".join([third, first, second])
    assert find(on("closed"), moved) == (moved.index("closed"), moved.index("closed") + 6)
    assert find(on("said", occurrence=1), moved) == (moved.index("said"), moved.index("said") + 4)


def test_a_passage_that_was_edited_or_cut_is_an_orphan():
    assert find(on("Monday"), TEXT.replace("Monday", "Tuesday")) is None
    assert find(on("old bridge"), TEXT.split("\n\n")[0]) is None


def test_the_same_small_word_elsewhere_is_not_the_passage():
    assert find(on("bridge", occurrence=1), "\n\n".join(TEXT.split("\n\n")[:2])) is None


def test_a_word_that_holds_the_passage_is_not_the_passage():
    assert find(on("it", "Cars crossed it first."), "Cars crossed its first.") is None


def test_a_long_passage_that_stands_once_needs_no_surroundings():
    quote = "Cars and buses crossed it first"
    edited = f"Early on {quote} of all."
    assert words_at(find(on(quote), edited), edited) == quote


def test_part_of_a_word_can_be_a_passage():
    assert words_at(find(on("ridge"), TEXT), TEXT) == "ridge"


def test_nothing_is_found_for_nothing():
    assert find(Anchor("", "", "", 0), TEXT) is None
    assert find(Anchor(" ", "", "", 0), TEXT) is None


@pytest.mark.parametrize("text", ["", "other"])
def test_a_note_on_the_whole_of_a_short_text_is_an_orphan_in_another(text):
    assert find(anchor("said", 0, 4), text) is None
    assert find(anchor("said", 0, 4), "He said no.") is None
    assert find(anchor("said", 0, 4), "said") == (0, 4)


texts = st.lists(st.sampled_from(["bridge", "the", "opened", "мост", "said", "“yes”", ",", "\n\n"]), max_size=25).map(
    " ".join
)


@settings(max_examples=300, deadline=None)
@given(st.data(), texts, texts)
def test_an_anchor_points_to_its_own_words_or_to_none(data, text, edited):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    placed = anchor(text, start, end)
    assert words_at(find(placed, edited), edited) in (None, text[start:end])
    if text[start:end].strip():
        assert find(placed, text) == (start, end) or text[:start].endswith(placed.prefix)


@settings(max_examples=300, deadline=None)
@given(st.data(), texts, texts, texts)
def test_edits_away_from_the_passage_move_it_and_no_more(data, before, after, put_in):
    """With the surroundings untouched and standing once, the passage is where the edits shifted it."""
    sentence = "and so Rita Malko went to see the town hall of Brest with Carl Berg on that day"
    text = f"{before} {sentence} {after}"
    start = len(before) + 1 + sentence.index("town")
    placed = anchor(text, start, start + 4)
    assert find(placed, f"{put_in} {text} {put_in}") == (len(put_in) + 1 + start, len(put_in) + 1 + start + 4)
    assert find(placed, text.replace("town", "city")) is None
