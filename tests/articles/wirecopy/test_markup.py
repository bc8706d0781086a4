import contextlib
import re
import time
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.wirecopy import markup
from articles.wirecopy.markup import blocks, clean, from_plain, links, passages, to_plain, word_count, words
from articles.wirecopy.wellformed import IllFormed

NAMES = """
    p div h1 h2 h4 b strong i em a ul ol li blockquote table thead tbody tr th td br hr pre span font o:p section
    dl dt figure img svg math select option form nobody
"""
NAMES = NAMES.split()
tags = st.one_of(
    st.sampled_from(NAMES).map("<{}>".format),
    st.sampled_from(NAMES).map("</{}>".format),
    st.sampled_from([
        '<a href="https://example.org/?a=1&amp;b=2">', "<a href='//example.org'>", '<a href="',
        '<td colspan="2" rowspan=3>', "<b style='font-weight: normal'>", "<p class=x", "<!-- remark -->",
        "<!DOCTYPE html>", "<", ">", "&amp;", "&lt;b&gt;", "&nbsp;", "\n\n", " ", "&", "\u0301", "\u0338", "\u1161",
    ]),
)  # fmt: skip
letters = st.text(st.sampled_from("abcdeяжўі \n"), min_size=1, max_size=6)
soup = st.lists(st.one_of(tags, letters), max_size=25).map("".join)


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("Bare & <text", "<p>Bare &amp; &lt;text</p>"),
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("<p>One.<br><br>Two<br>lines.<p>", "<p>One.</p><p>Two<br>lines.</p>"),
        ("<b>Bold</b> <i>slant</i>", "<p><strong>Bold</strong> <em>slant</em></p>"),
        ("<p></p><p>&nbsp;</p><h2> </h2><ul><li></ul><p>x", "<p>x</p>"),
        ("<p>9&nbsp;июня</p>", "<p>9\u00a0июня</p>"),
        ("<h1>A</h1><h5>B</h5>", "<h2>A</h2><h3>B</h3>"),
        ("<script>x()</script><style>p{}</style><title>Untitled</title><p onclick=x class=y>z", "<p>z</p>"),
        ("<div>One<section>Two</section>Three</div>", "<p>One</p><p>Two</p><p>Three</p>"),
        ("<ul><li><p>One</p></li><li>Two<ol><li>Three</ol></ul>",
         "<ul><li>One</li><li>Two<ol><li>Three</li></ol></li></ul>"),
        ("<ul><li><p>One</p><p>Two</p></li></ul>", "<ul><li><p>One</p><p>Two</p></li></ul>"),
        ("<blockquote>One<p>Two</blockquote>", "<blockquote><p>One</p><p>Two</p></blockquote>"),
        ("<table><tr><th colspan=1>A<th colspan=2>B<tr><td><p>1<td>2</table>",
         '<table><thead><tr><th>A</th><th colspan="2">B</th></tr></thead>'
         '<tbody><tr><td>1</td><td>2</td></tr></tbody></table>'),
        ("<table><tr><td>1<table><tr><td>2</table>3<td>4</table>",
         "<table><tbody><tr><td><p>1</p><p>2</p><p>3</p></td><td>4</td></tr></tbody></table>"),
        ("<pre>One\nTwo\n\nThree</pre>", "<p>One<br>Two</p><p>Three</p>"),
        ("<a href='https://example.org/?a=1&b=2' target=_blank>x</a>",
         '<p><a href="https://example.org/?a=1&amp;b=2">x</a></p>'),
        ("<b style='font-weight:normal'><p>pasted</p></b>", "<p>pasted</p>"),
        ("Rita <rita@example.org>, <name>", "<p>Rita &lt;rita@example.org&gt;, &lt;name&gt;</p>"),
        ("Unclosed <!-- remark", "<p>Unclosed &lt;!-- remark</p>"),
        ("cafe<b>\u0301 x</b>", "<p>café<strong> x</strong></p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_any_html_becomes_a_body(source, body):
    assert clean(source) == body


def test_what_an_editor_makes_of_a_body_is_the_same_body():
    body = clean(
        "<blockquote>Quoted.</blockquote><ul><li>One</ul><table><tr><th>A</th></tr><tr><td>1</td></tr></table>"
    )
    from_editor = (
        "<blockquote><p>Quoted.</p></blockquote><ul><li><p>One</p></li></ul>"
        '<table style="min-width: 50px"><colgroup><col></colgroup><tbody>'
        '<tr><th colspan="1" rowspan="1"><p>A</p></th></tr>'
        '<tr><td colspan="1" rowspan="1"><p>1</p></td></tr></tbody></table><p></p>'
    )
    assert clean(from_editor) == body


@pytest.mark.parametrize(
    "address",
    ["//example.org", "/news", "javascript:alert(1)", " java\nscript:x", "data:text/html,x", "https://",
     "https://a@b.org", "https://b.org\\@a.org", "https://[::", "https://a b.org", "mailto:rita",
     "ftp://example.org", "https://" + "a" * 2000],
)  # fmt: skip
def test_a_link_that_deceives_or_leads_nowhere_keeps_its_words_only(address):
    assert clean(f'<a href="{address}">words</a>') == "<p>words</p>"


def test_an_address_is_kept_whole_and_harmless():
    assert links(
        clean("""<a href="HTTPS://example.org/a'b c?d=%20&amp;e=ё#f">x</a> <a href=mailto:rita@example.org>y</a>""")
    ) == [
        "https://example.org/a%27b%20c?d=%20&e=ё#f",
        "mailto:rita@example.org",
    ]


def test_the_editor_and_the_sanitiser_allow_the_same():
    from django_prose_editor.config import EXTENSION_MAPPING

    allowed = {"tags": {"p"}, "attributes": {}}
    for name, config in markup.EDITOR.items():
        EXTENSION_MAPPING[name](config, allowed)
    assert allowed["tags"] == markup.TAGS
    assert allowed["url_schemes"] == set(markup.SCHEMES)


class Strict(HTMLParser):
    def handle_starttag(self, tag, attrs):
        assert tag in markup.TAGS
        assert {name for name, _ in attrs} <= markup.ATTRIBUTES.get(tag, set())
        assert all(value.startswith(("https://", "http://", "mailto:")) for name, value in attrs if name == "href")


@settings(max_examples=400, deadline=None)
@given(soup)
@example("<table><tr><td><ul><li>a<td>b</ul>c</table>")
@example("<p>e<b>\u0301</b></p><i>\u0338</i>")
def test_a_body_is_clean_however_often_it_is_cleaned(source):
    body = clean(source)
    assert clean(body) == body
    assert "".join(block.html for block in blocks(body)) == body
    assert "\n\n".join(block.text for block in blocks(body)) == to_plain(body)
    assert unicodedata.normalize("NFC", body) == body
    assert all(block.text.strip() for block in blocks(body))
    Strict().feed(body)


@settings(max_examples=300, deadline=None)
@given(soup)
def test_no_word_is_lost(source):
    """A text stays letter for letter, whatever tags stand around and in it."""
    marked = re.sub("[a-zA-Zя-ўі]+", "", source)
    pieces = iter(range(10_000))
    text = re.sub(r"(?<=>)(?=<)", lambda _: f" w{next(pieces)}w ", f"<p>{marked}<p>")
    kept = to_plain(clean(text))
    shown = re.findall(r"w\d+w", text)
    assert [word for word in shown if word not in kept] == []


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(NAMES), letters.map(" {} ".format)), max_size=30))
def test_words_keep_their_order_between_crossed_tags(parts):
    source = " ".join(part if " " in part else f"<{part}>" for part in parts)
    expected = " ".join("<nobody>" if part == "nobody" else part for part in parts if part not in NAMES[:-1]).split()
    if not {"table", "tr", "td", "th"} & set(parts):
        assert to_plain(clean(source)).split() == expected
    assert sorted(to_plain(clean(source)).split()) == sorted(expected)


layout = st.text(st.sampled_from("aab<&>\"'  \n\n\t\r\u00a0«é\u0301\u2028\u2029\ufeff"), max_size=20)
plain = st.one_of(layout, st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=60))


@settings(max_examples=300, deadline=None)
@given(plain)
@example("one\ntwo\n \n\nthree & <b>four</b>")
def test_plain_paragraphs_come_back_as_they_went_in(text):
    try:
        body = from_plain(text)
    except IllFormed:
        return
    assert clean(body) == body
    assert to_plain(body) == settled(text)
    assert from_plain(to_plain(body)) == body


def settled(text):
    """The same text with single spaces, no space at the ends of lines, one empty line between paragraphs."""
    text = re.sub("\r\n?|[\v\f\x85\u2028]", "\n", text.replace("\ufeff", "")).replace("\u2029", "\n\n")
    lines = [re.sub("[ \t]+", " ", line).strip() for line in unicodedata.normalize("NFC", text).split("\n")]
    lines = ["◌" + line if line and unicodedata.combining(line[0]) else line for line in lines]
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


def test_blocks_are_the_pieces_of_the_body_in_order():
    body = "<p>One <em>two</em></p><h2>Head</h2><ul><li>a</li><li>b</li></ul>"
    assert [(block.tag, block.html, block.text) for block in blocks(body)] == [
        ("p", "<p>One <em>two</em></p>", "One two"),
        ("h2", "<h2>Head</h2>", "Head"),
        ("ul", "<ul><li>a</li><li>b</li></ul>", "a\nb"),
    ]


def test_passages_are_all_paragraphs_wherever_they_stand():
    body = (
        "<p>a</p><blockquote>b<p>c</blockquote><ul><li>d<ul><li>e</li></ul></li></ul><table><tr><td>f<td>g</tr></table>"
    )
    assert passages(body) == ["a", "b", "c", "d", "e", "f", "g"]


def test_a_word_holds_a_letter_or_figure_and_each_chinese_character_counts():
    assert words("MINSK (BelTA) – “Yes,” he said 2026.") == ["MINSK", "(BelTA)", "“Yes,”", "he", "said", "2026."]
    assert words("明斯克 Minsk2026年") == ["明", "斯", "克", "Minsk2026", "年"]
    assert word_count("<p>Two words</p><p>and – three more</p>") == 5


@pytest.mark.parametrize("entity", ["&#x81;", "&#128;&#x9d;"])
def test_an_entity_smuggles_no_control_character(entity):
    with pytest.raises(IllFormed) as refused:
        clean(f"<p>Minsk {entity}</p>")
    assert refused.value.field == "body"


def test_a_body_too_long_is_refused_with_its_length():
    for entrance in clean, from_plain:
        with pytest.raises(IllFormed, match=r"The text is 200,\d\d\d characters long; 200,000 is the most."):
            entrance("a" * 200_000)


@pytest.mark.parametrize(
    "source",
    [
        "".join(f"<font size={n}><p>" for n in range(40_000)),
        "<div>" * 190_000,
        "<ul><li>" * 120_000,
        "<blockquote>" * 40_000 + "</ul>" * 80_000,
        "<b><i>x" * 40_000,
        "<a b='>'" * 110_000,
        "<script>" * 110_000,
        "<script>" + "</script" * 110_000,
        "<!--" * 200_000,
        "<table><tr><td>" * 60_000,
        "x<br>" * 30_000,
        "<p>a" + "\u0316\u0301" * 90_000,
        "<" * 900_000,
    ],
    ids=lambda source: source[:20],
)
def test_no_source_takes_long(source):
    started = time.process_time()
    with contextlib.suppress(IllFormed):
        clean(source + "x")
    assert time.process_time() - started < 5
