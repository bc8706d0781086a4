import random
import time
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.wirecopy.alignment import aligned, heaviest_rising
from articles.wirecopy.change import compare, is_substantial
from articles.wirecopy.markup import blocks, from_plain, to_plain
from articles.wirecopy.wording import WordDiff, tokens

ONE = "The new bridge over the Mukhavets opened to traffic on Monday morning."
TWO = "Cars and buses crossed it first, and cyclists followed before noon."
THREE = "The old bridge stays closed until the autumn, the city council said."


def body(*paragraphs):
    return "".join(f"<p>{text}</p>" for text in paragraphs)


def kinds(old, new):
    return [(change.kind, change.old_at, change.new_at) for change in compare(old, new)]


def test_a_changed_word_is_shown_within_its_paragraph():
    changes = compare(body(ONE, TWO), body(ONE.replace("Monday", "Tuesday"), TWO))
    assert [(change.kind, change.runs) for change in changes] == [
        ("changed", (
            ("same", "The new bridge over the Mukhavets opened to traffic on"), ("del", " Monday"), ("ins", " Tuesday"),
            ("same", " morning."),
        )),
        ("same", (("same", TWO),)),
    ]  # fmt: skip


def test_a_moved_paragraph_is_shown_as_moved():
    assert kinds(body(ONE, TWO, THREE), body(TWO, THREE, ONE)) == [("same", 1, 0), ("same", 2, 1), ("moved", 0, 2)]


def test_a_paragraph_moved_and_edited_is_moved_with_its_edits():
    edited = ONE.replace("Monday", "Tuesday")
    assert kinds(body(ONE, TWO, THREE), body(TWO, THREE, edited)) == [("same", 1, 0), ("same", 2, 1), ("moved", 0, 2)]
    assert ("ins", " Tuesday") in compare(body(ONE, TWO, THREE), body(TWO, THREE, edited))[2].runs


def test_many_edited_paragraphs_are_recognised_beside_a_new_one():
    old = [f"Paragraph {at} speaks of subject{at} and of nothing else." for at in range(60)]
    new = ["Nobody expected such a crowd.", *(text.replace("else", "more") for text in old)]
    assert [kind for kind, _, _ in kinds(body(*old), body(*new))] == ["added", *["changed"] * 60]


def test_what_was_cut_stands_where_it_was_and_what_is_new_where_it_is():
    new = "Nobody in the town expected such a crowd."
    assert kinds(body(ONE, TWO, THREE), body(ONE, new, THREE)) == [
        ("same", 0, 0), ("cut", 1, None), ("added", None, 1), ("same", 2, 2)
    ]  # fmt: skip


def test_other_markup_of_the_same_words_is_restyled():
    (change,) = compare("<p>Minsk</p>", "<h2>Minsk</h2>")
    assert (change.kind, change.restyled, change.runs) == ("changed", True, (("same", "Minsk"),))


vocabulary = st.sampled_from("bridge bridge the the opened Monday, 14 “yes” мост и <b> &".split(" "))
paragraph = st.lists(vocabulary, min_size=1, max_size=8).map(" ".join)
paragraphs = st.lists(paragraph, max_size=7)
texts = paragraphs.map("\n\n".join).map(from_plain)


@st.composite
def edits(draw):
    """A text, and what two or three strokes make of it."""
    old = draw(paragraphs)
    new = list(old)
    for _ in range(draw(st.integers(0, 3))):
        stroke = draw(st.sampled_from(["cut", "add", "move", "edit"]))
        at = draw(st.integers(0, max(0, len(new) - 1)))
        if stroke == "add" or not new:
            new.insert(at, draw(paragraph))
        elif stroke == "edit":
            new[at] = f"{new[at]} {draw(vocabulary)}"
        else:
            moved = new.pop(at)
            if stroke == "move":
                new.insert(draw(st.integers(0, len(new))), moved)
    return from_plain("\n\n".join(old)), from_plain("\n\n".join(new))


@settings(max_examples=200, deadline=None)
@given(st.one_of(edits(), st.tuples(texts, texts)))
def test_the_shown_diff_applied_to_the_old_text_gives_the_new_one(texts):
    old, new = texts
    changes = compare(old, new)
    assert applied(changes, old) == [block.text for block in blocks(new)]
    assert sorted(change.old_at for change in changes if change.old_at is not None) == list(range(len(blocks(old))))
    for change in changes:
        if change.kind == "same":
            assert change.old == change.new
        if change.kind == "moved":
            assert change.old.text.split()


def applied(changes, old):
    """Reads the old text only; a change says what of it to keep, to leave out and to put in."""
    source = [block.text for block in blocks(old)]
    written = []
    for change in changes:
        text, rest = "", source[change.old_at] if change.old_at is not None else ""
        for kind, words in change.runs:
            if kind == "ins":
                text += words
                continue
            assert rest.startswith(words)
            rest = rest.removeprefix(words)
            text += words if kind == "same" else ""
        assert rest == ""
        if change.new_at is not None:
            assert len(written) == change.new_at
            written.append(text)
    return written


@settings(max_examples=300, deadline=None)
@given(st.text("ab. \n\u00a0é,明", max_size=30), st.text("ab. \n\u00a0é,明", max_size=30))
def test_words_kept_and_cut_are_the_old_text_and_words_kept_and_put_in_the_new(old, new):
    runs = WordDiff(old, new).runs
    assert "".join(text for kind, text in runs if kind != "ins") == old
    assert "".join(text for kind, text in runs if kind != "del") == new
    assert all(text for _, text in runs)
    assert all(one[0] != other[0] for one, other in pairwise(runs))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 9), max_size=40), st.lists(st.integers(0, 9), max_size=40))
def test_an_alignment_pairs_equals_in_order(old, new):
    pairs = aligned(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))
    assert aligned(old, old) == [(i, i) for i in range(len(old))]


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), max_size=9))
def test_no_rising_run_weighs_more_than_the_heaviest(items):
    values, weights = [value for value, _ in items], [weight for _, weight in items]
    run = heaviest_rising(values, weights)
    best = max(
        sum(weights[at] for at in places)
        for size in range(len(items) + 1)
        for places in combinations(range(len(items)), size)
        if all(values[one] < values[other] for one, other in pairwise(places))
    )
    assert sum(weights[at] for at in run) == best
    assert all(values[one] < values[other] for one, other in pairwise(run))


def test_a_lone_small_word_between_changes_goes_with_them():
    assert WordDiff("the red car of Rita stopped", "the old van of Carl stopped").runs == (
        ("same", "the"), ("del", " red car of Rita"), ("ins", " old van of Carl"), ("same", " stopped")
    )  # fmt: skip


def test_words_with_points_and_hyphens_are_one_token():
    assert [word for _, word in tokens("It's 1,400 e-mails: “yes”, 明天")] == [
        "It's", "1,400", "e-mails", ":", "“", "yes", "”", ",", "明", "天"
    ]  # fmt: skip


@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 1.0])
def test_five_thousand_words_are_compared_quickly(share):
    dice = random.Random(1)
    stock = [f"word{number}" for number in range(3000)]
    weights = [1 / (number + 1) for number in range(3000)]
    text = dice.choices(stock, weights, k=5000)
    other = [dice.choices(stock, weights)[0] if dice.random() < share else word for word in text]
    for size in 50, 5000:
        sides = [
            from_plain("\n\n".join(" ".join(side[at : at + size]) for at in range(0, 5000, size)))
            for side in (text, other)
        ]
        took = []
        for _ in range(3):
            started = time.process_time()
            compare(*sides)
            took.append(time.process_time() - started)
        assert min(took) < 0.15  # seconds; 15 to 35 ms on a quiet machine


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (body(*(f"a{at}" for at in range(2_000))), body(*(f"b{at}" for at in range(2_000)))),
        (body(*(f"a{at}" for at in range(2_000))), body(*(f"a{at}" for at in reversed(range(2_000))))),
        (body("x " * 40_000), body("x y " * 20_000)),
        (
            body("".join(f"u{at} {'x ' * 100}" for at in range(300))),
            body("".join(f"u{at} {'x y ' * 50}" for at in range(300))),
        ),
    ],
    ids=["other", "reversed", "one word", "groups"],
)
def test_no_two_texts_take_long(old, new):
    started = time.process_time()
    compare(old, new)
    is_substantial({"headline": "x", "body": old}, {"headline": "x", "body": new})
    assert time.process_time() - started < 10


def in_paragraphs(words, size):
    return body(*(" ".join(words[at : at + size]) for at in range(0, len(words), size)))


# Light or substantial

LONG = " ".join([ONE, TWO, THREE] * 3)
CONTENT = {
    "headline": "Bridge opens in Brest",
    "body": body(LONG, "It cost 14 million roubles.", "“It is ready,” Rita Malko said."),
    "dateline": {"rendered": "BREST, 9 June –"},
    "language": "en",
    "credits": [{"role": "author", "name": "Rita Malko"}],
    "byline": "By Rita Malko",
    "sign_off": "",
    "photos": [],
    "notice": "",
}


def hand(**changes):
    return is_substantial(CONTENT, CONTENT | changes)


def rewritten(old, new):
    assert old in CONTENT["body"]
    return hand(body=CONTENT["body"].replace(old, new))


def test_nothing_changed_is_no_hand_at_all():
    assert (hand().substantial, hand().changed_words, hand().reasons) == (False, 0, [])


def test_a_first_text_is_substantial():
    for base in None, {}, {"headline": "", "body": ""}:
        assert is_substantial(base, CONTENT).reasons == ["a first text"]


def test_a_few_words_are_light_subbing():
    light = rewritten("crossed it first", "went over it first")
    assert (light.substantial, light.changed_words, light.of_words, light.allowed_words) == (False, 6, 116, 11)


def test_a_tenth_of_the_words_is_light_and_one_more_is_not():
    def with_words(number):
        return rewritten(LONG, " ".join(["word"] * number + LONG.split()[number:]))

    assert not with_words(11).substantial
    assert with_words(12).reasons == ["12 of 116 words; light subbing stops at 11"]


def test_the_tenth_is_of_the_text_as_submitted():
    changes = {"body": CONTENT["body"].replace("crossed it first", "went over it first")}
    assert is_substantial(CONTENT, CONTENT | changes, words_in_submitted=10).reasons == [
        "6 of 10 words; light subbing stops at 1"
    ]


def test_splitting_and_joining_paragraphs_changes_no_word():
    split = rewritten(ONE + " " + TWO, ONE + "</p><p>" + TWO)
    assert (split.substantial, split.changed_words) == (False, 0)


def test_moving_a_paragraph_counts_its_words_but_not_its_figures():
    first, second, third = blocks(CONTENT["body"])
    moved = hand(body=second.html + first.html + third.html)
    assert (moved.substantial, moved.changed_words) == (False, 5)


def test_emphasis_is_light():
    assert not rewritten("ready", "<em>ready</em>").substantial
    assert not rewritten(f"<p>{LONG}</p>", f"<p><strong>{LONG}</strong></p>").substantial


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"headline": "Bridge open"}, "the headline"),
        ({"language": "be"}, "the language, from en to be"),
        ({"dateline": {}}, "the dateline"),
        ({"credits": []}, "the credits"),
        ({"byline": "By Carl Berg"}, "the credits"),
        ({"sign_off": "Writing by Carl Berg"}, "the credits"),
        ({"photos": [{"photo": 1}]}, "the photos"),
        ({"notice": "Corrects the cost"}, "the notice"),
    ],
)
def test_a_field_that_readers_see_is_substantial(changes, reason):
    assert hand(**changes).reasons == [reason]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("14 million", "41 million", "a figure: “14” became “41”"),
        ("14 million", "14 billion", "a figure: “million” became “billion”"),
        ("It cost 14 million roubles.", "It cost a lot.", "a figure cut: “14, million”"),
        ("Cars and", "Two cars and", "a figure added: “two”"),
        ("It is ready,", "It is nearly ready,", "a quotation: “It is ready,” became “It is nearly ready,”"),
        ("“It is ready,” Rita Malko said.", "It is ready, Rita Malko said.", "a quotation cut: “It is ready,”"),
        ("Cars and buses", "“Cars” and buses", "a quotation added: “Cars”"),
        ("Cars and", '<a href="https://example.org">Cars</a> and', "a link added: “https://example.org”"),
    ],
)
def test_a_figure_quotation_or_link_is_substantial(old, new, reason):
    one = CONTENT["body"].replace(old, new, 1)
    assert hand(body=one).reasons == [reason]


def test_figures_that_change_places_are_substantial():
    start = {"headline": "x", "body": body(LONG, "It fell from 14 to 3.")}
    assert is_substantial(start, start | {"body": body(LONG, "It fell from 3 to 14.")}).substantial


def test_other_marks_around_a_quotation_are_light():
    assert not rewritten("“It is ready,”", "«It is ready,»").substantial


@settings(max_examples=100, deadline=None)
@given(edits())
def test_other_words_are_changed_words_or_a_reason(texts):
    old, new = ({"headline": "x", "body": text, "language": "en"} for text in texts)
    weighed = is_substantial(old, new)
    words = [[word for _, word in tokens(to_plain(side["body"])) if word[0].isalnum()] for side in (old, new)]
    assert words[0] == words[1] or weighed.changed_words or weighed.reasons
    assert is_substantial(old, old).changed_words == 0
