from articles.models.content import LANGUAGES
from articles.models.edition import TEXT_KINDS
from articles.public.filters import StoryFilter
from articles.public.phrases import PHRASES


def test_every_language_of_the_house_says_everything():
    assert set(PHRASES) == set(LANGUAGES)
    assert {language: set(says) ^ set(PHRASES["en"]) for language, says in PHRASES.items()} == {
        language: set() for language in LANGUAGES
    }


def test_there_is_a_sentence_for_each_thing_that_can_be_broken_and_a_word_for_each_kind():
    assert {f"broken_{name}" for name in StoryFilter.base_filters} <= set(PHRASES["en"])
    assert set(TEXT_KINDS) <= set(PHRASES["en"])
