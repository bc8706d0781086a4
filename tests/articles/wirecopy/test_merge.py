import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.wirecopy.markup import blocks
from articles.wirecopy.merge import BlockConflict, merge

ONE = "<p>The new bridge opened on Monday.</p>"
TWO = "<p>Cars and buses crossed it first.</p>"
THREE = "<p>The old bridge stays closed until autumn.</p>"
NEW, OTHER = "<p>Cyclists followed before noon.</p>", "<p>Nobody expected such a crowd.</p>"
BASE = ONE + TWO + THREE


def bodies(theirs, mine, base=BASE):
    return merge({"body": base}, {"body": theirs}, {"body": mine})


def merged(theirs, mine, base=BASE):
    """The merged body; the other way round it is the same."""
    one, other = bodies(theirs, mine, base), bodies(mine, theirs, base)
    assert (one.conflicts, other.conflicts) == ({}, {})
    assert one.content == other.content
    return one.content["body"]


def test_changes_to_different_paragraphs_merge_even_side_by_side():
    assert merged(ONE.replace("new", "wide") + TWO + THREE, ONE + TWO.replace("Cars", "Lorries") + THREE) == (
        ONE.replace("new", "wide") + TWO.replace("Cars", "Lorries") + THREE
    )


def test_paragraphs_put_in_at_different_places_merge():
    assert merged(NEW + BASE, ONE + TWO + OTHER + THREE) == NEW + ONE + TWO + OTHER + THREE


def test_a_cut_and_a_change_elsewhere_merge():
    assert merged(ONE + THREE, ONE + TWO + THREE.replace("autumn", "spring")) == ONE + THREE.replace("autumn", "spring")


def test_a_paragraph_put_in_beside_one_that_was_cut_stays():
    assert merged(ONE + THREE, ONE + TWO + NEW + THREE) == ONE + NEW + THREE


def test_a_moved_paragraph_and_a_change_elsewhere_merge():
    assert merged(TWO + THREE + ONE, ONE + TWO.replace("Cars", "Lorries") + THREE) == (
        TWO.replace("Cars", "Lorries") + THREE + ONE
    )


def test_what_both_changed_alike_is_changed_once():
    both = ONE + TWO.replace("Cars", "Lorries") + NEW + THREE
    assert merged(both, both) == both
    assert merged(both + OTHER, both) == both + OTHER


def test_who_wrote_on_from_an_old_text_that_holds_what_was_saved_since_adds_the_rest():
    assert merged(BASE + NEW, BASE + NEW + OTHER) == BASE + NEW + OTHER


def test_what_both_changed_differently_is_a_conflict_of_that_paragraph():
    theirs, mine = TWO.replace("Cars", "Lorries"), TWO.replace("first", "at noon")
    result = bodies(ONE + theirs + THREE + NEW, ONE + mine + THREE)
    assert result.content["body"] == ONE + theirs + THREE + NEW
    assert result.conflicts["body"].blocks == (BlockConflict(1, TWO, theirs, mine),)
    assert result.conflicts["body"].mine == ONE + mine + THREE


def test_two_paragraphs_at_one_place_are_a_conflict():
    assert bodies(ONE + NEW + TWO + THREE, ONE + OTHER + TWO + THREE).conflicts["body"].blocks == (
        BlockConflict(1, "", NEW, OTHER),
    )


def test_a_change_of_what_the_other_cut_is_a_conflict():
    mine = TWO.replace("Cars", "Lorries")
    assert bodies(ONE + THREE, ONE + mine + THREE).conflicts["body"].blocks == (BlockConflict(1, TWO, "", mine),)


def test_a_paragraph_that_one_moved_and_the_other_edited_is_settled_as_a_whole():
    conflict = bodies(TWO + THREE + ONE, ONE.replace("new", "wide") + TWO + THREE).conflicts["body"]
    assert conflict.blocks == ()
    assert conflict.theirs == TWO + THREE + ONE


def test_the_same_paragraph_put_in_at_two_places_is_not_doubled():
    assert bodies(NEW + BASE, BASE + NEW).conflicts["body"].blocks == ()


def test_fields_merge_when_one_side_or_both_alike_changed_them():
    base = {"headline": "a", "notice": "", "language": "en", "credits": [1], "dateline": {}}
    result = merge(base, base | {"headline": "b", "language": "be"}, base | {"credits": [2], "language": "be"})
    assert result.content == {"headline": "b", "notice": "", "language": "be", "credits": [2], "dateline": {}}
    assert result.conflicts == {}


def test_a_field_that_both_changed_is_a_conflict_with_both_and_holds_what_is_saved():
    result = merge({"credits": [1]}, {"credits": [1, 2]}, {"credits": [1, 3]})
    assert result.content == {"credits": [1, 2]}
    conflict = result.conflicts["credits"]
    assert (conflict.base, conflict.theirs, conflict.mine, conflict.blocks) == ([1], [1, 2], [1, 3], ())


def test_a_field_left_out_was_not_changed():
    assert merge({"headline": "a", "notice": "n"}, {"headline": "b"}, {"notice": "m"}).content == {
        "headline": "b", "notice": "m"
    }  # fmt: skip


@pytest.mark.parametrize("name", ["tags", "topics", "places", "related"])
def test_lists_merge_as_sets(name):
    def lists(base, theirs, mine):
        result = merge({name: base}, {name: theirs}, {name: mine})
        return result.content[name] if not result.conflicts else None

    assert lists(["a", "b"], ["b", "c"], ["a", "b", "d"]) == ["b", "c", "d"]
    assert lists(["a", "b"], ["b", "a"], ["a", "b", "c"]) == ["b", "a", "c"]
    assert lists(["a", "b"], ["a", "b", "c"], ["c", "a", "b"]) == ["a", "b", "c"]
    assert lists(["a", "b", "c"], ["b", "a", "c"], ["c", "a", "b"]) is None


paragraph = st.lists(st.sampled_from("bridge the opened Monday мост crowd noon".split(" ")), min_size=1, max_size=7)
htmls = st.lists(paragraph.map(lambda words: f"<p>{' '.join(words)}</p>"), max_size=6).map("".join)


@st.composite
def strokes(draw, base):
    """What somebody makes of a body; the words they add are new ones."""
    made = [block.html for block in blocks(base)]
    for number in range(draw(st.integers(0, 3))):
        word = f"new{draw(st.integers(0, 2))}{number}"
        at = draw(st.integers(0, len(made)))
        match draw(st.sampled_from(["add", "edit", "cut", "move"])):
            case "edit" if at < len(made):
                made[at] = made[at].replace("<p>", f"<p>{word} ")
            case "cut" if at < len(made):
                made.pop(at)
            case "move" if at < len(made):
                made.insert(draw(st.integers(0, len(made))), made.pop(at))
            case _:
                made.insert(at, f"<p>{word} here</p>")
    return "".join(made)


three = htmls.flatmap(lambda base: st.tuples(st.just(base), strokes(base), strokes(base)))


@settings(max_examples=300, deadline=None)
@given(three)
def test_nothing_that_either_side_wrote_is_lost(texts):
    base, theirs, mine = texts
    result = bodies(theirs, mine, base)
    everything = [result.content["body"]]
    for conflict in result.conflicts.values():
        places = [text for block in conflict.blocks for text in (block.theirs, block.mine)]
        everything += places or [conflict.theirs, conflict.mine]
    kept = {block.html for html in everything for block in blocks(html)}
    written = {block.html for side in (theirs, mine) for block in blocks(side)} - {b.html for b in blocks(base)}
    assert written - kept == set()


@settings(max_examples=300, deadline=None)
@given(three)
def test_a_merge_doubles_no_paragraph(texts):
    base, theirs, mine = texts
    result = bodies(theirs, mine, base)
    if not result.conflicts:
        for html in {block.html for block in blocks(result.content["body"])}:
            counts = [[block.html for block in blocks(side)].count(html) for side in (base, theirs, mine)]
            assert [block.html for block in blocks(result.content["body"])].count(html) <= sum(counts[1:]) - min(counts)


@settings(max_examples=200, deadline=None)
@given(three)
def test_either_order_gives_the_same_text_and_the_same_conflicts(texts):
    base, theirs, mine = texts
    one, other = bodies(theirs, mine, base), bodies(mine, theirs, base)
    assert one.conflicts.keys() == other.conflicts.keys()
    if not one.conflicts:
        assert one.content == other.content


@settings(max_examples=200, deadline=None)
@given(three)
def test_a_side_that_changed_nothing_adds_nothing(texts):
    base, changed, _ = texts
    assert bodies(changed, base, base).content["body"] == changed
    assert bodies(base, changed, base).content["body"] == changed


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["keep", "theirs", "mine", "their cut", "my cut"]), min_size=1, max_size=8))
def test_edits_of_different_paragraphs_give_both(plan):
    """Whoever edits or cuts which of the paragraphs, both are there."""
    base = [f"<p>Paragraph {at} speaks of subject{at} and of nothing else at all.</p>" for at in range(len(plan))]
    sides = {"theirs": list(base), "mine": list(base), "both": list(base)}
    for at, stroke in enumerate(plan):
        who = {"theirs": "theirs", "their cut": "theirs", "mine": "mine", "my cut": "mine"}.get(stroke)
        if who:
            became = "" if "cut" in stroke else base[at].replace("speaks", who)
            sides[who][at] = sides["both"][at] = became
    assert merged("".join(sides["theirs"]), "".join(sides["mine"]), "".join(base)) == "".join(sides["both"])


values = st.dictionaries(
    st.sampled_from(["headline", "credits", "tags", "dateline"]), st.lists(st.integers(0, 3), max_size=3)
)


@settings(max_examples=200, deadline=None)
@given(values, values, values)
def test_no_value_of_a_field_is_lost(base, theirs, mine):
    result = merge(base, theirs, mine)
    kept = json.dumps([result.content, [[c.theirs, c.mine] for c in result.conflicts.values()]], sort_keys=True)
    for side in theirs, mine:
        for name, value in side.items():
            if name != "tags" and value != base.get(name):
                assert json.dumps(value) in kept
            if name == "tags" and name not in result.conflicts:
                assert set(value) - set(base.get(name, [])) <= set(result.content[name])
