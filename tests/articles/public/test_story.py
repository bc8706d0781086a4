from hypothesis import given
from hypothesis import strategies as st

from articles.models import Edition
from articles.public.story import FullStory, first_words


def full(**columns):
    return FullStory(Edition(language="en", **columns), "en")


def test_the_dateline_runs_into_the_first_paragraph():
    story = full(dateline_text="MINSK, (BelTA)", body="<p>Belarus and Azerbaijan are talking.</p><p>More.</p>")
    assert story.body == (
        '<p><span class="dateline">MINSK, (BelTA)</span> Belarus and Azerbaijan are talking.</p><p>More.</p>'
    )


def test_a_text_that_opens_with_no_paragraph_has_its_dateline_above():
    story = full(dateline_text="MINSK –", body="<ul><li><p>One</p></li></ul>")
    assert story.body == '<p><span class="dateline">MINSK –</span></p><ul><li><p>One</p></li></ul>'


def test_a_dateline_is_text_and_never_marks():
    assert "<b>" not in full(dateline_text="<b>MINSK</b>", body="<p>x</p>").body


def test_a_text_without_dateline_stands_as_it_is():
    assert full(body="<p>“Quoted,” said <em>she</em>.</p>").body == "<p>“Quoted,” said <em>she</em>.</p>"


def test_a_summary_is_the_first_paragraph_as_plain_text():
    assert first_words("<h2>Head</h2><p>Fish &amp; <em>chips</em><br>cost &lt;5.</p><p>More</p>", 100) == (
        "Fish & chips cost <5."
    )
    assert first_words("<p>one two three four</p>", 12) == "one two…"
    assert first_words("<p>cut in a mark <str", 100) == "cut in a mark"
    assert first_words("", 100) == ""


@given(st.text(alphabet="ab <>&;p/", max_size=60), st.integers(2, 40))
def test_no_summary_is_longer_than_asked(body, limit):
    assert len(first_words(f"<p>{body}", limit)) <= limit
