import re

from hypothesis import given
from hypothesis import strategies as st

from articles.public import addresses


def test_a_headline_in_each_language_becomes_latin_words():
    assert (
        addresses.slug("Belarus, Azerbaijan seek closer cooperation", "en")
        == "belarus-azerbaijan-seek-closer-cooperation"
    )
    assert addresses.slug("Магілёў: новы мост", "be") == "mahilyou-novy-most"
    assert addresses.slug("Гомель ждёт гостей", "ru") == "gomel-zhdyot-gostey"
    assert addresses.slug("Straßenbahn über die Brücke", "de") == "strassenbahn-uber-die-brucke"
    assert addresses.slug("Belarus’ grain", "en") == "belarus-grain"


def test_a_headline_in_another_script_leaves_the_number_alone():
    assert addresses.article(17, "中国新闻", "zh-Hans") == "/news/17/"


def test_a_long_headline_is_cut_at_a_word():
    slug = addresses.slug("word " * 40, "en")
    assert slug == "-".join(["word"] * 14)


def test_a_story_stands_under_the_front_of_its_language():
    assert addresses.article(17, "Bridge", "en") == "/news/17-bridge/"
    assert addresses.article(17, "Мост", "ru") == "/ru/news/17-most/"
    assert addresses.article(17, "Мост", "be-tarask") == "/be/news/17-most/"
    assert addresses.article(17, "Brücke", "de") == "/news/17-brucke/"


@given(st.text(max_size=300), st.sampled_from(["en", "ru", "be", "de", "zh-Hans"]))
def test_a_slug_is_of_small_letters_figures_and_single_hyphens(headline, language):
    slug = addresses.slug(headline, language)
    assert re.fullmatch(r"|[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= addresses.SLUG_LIMIT
    assert addresses.slug(slug, language) == slug
