"""The language of a text."""

import pytest

from articles.wirecopy.tongue import guess_language, read_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry will run all winter, and it is free for those who live in the town.", "en"),
        ("Паром будет ходить всю зиму, проезд бесплатный.", "ru"),
        ("Паром будзе хадзіць усю зіму, праезд бясплатны, паведаміў мэр.", "be"),
        ("Мэр Магілёва паведаміў", "be"),
        ("«Жыве Беларусь», — сказал мэр, и паром отошёл от причала в сторону города.", "ru"),
        ("Пором ходитиме всю зиму, проїзд безкоштовний.", "uk"),
        ("Фериботът ще плава през цялата зима, каза кметът на града пред журналистите.", "bg"),
        ("Die Fähre wird den ganzen Winter fahren, sagte der Bürgermeister.", "de"),
        ("Le bac circulera tout l'hiver, a annoncé le maire de la ville.", "fr"),
        ("El transbordador funcionará todo el invierno, dijo el alcalde de la ciudad.", "es"),
        ("Prom będzie kursował całą zimę, powiedział burmistrz, i nie jest drogi.", "pl"),
        ("渡轮将在整个冬季运行，市长对记者说。", "zh-Hans"),
        ("渡輪將在整個冬季運行，市長對記者說。", "zh-Hant"),
        ("フェリーは冬の間ずっと運航する。", "ja"),
        ("페리는 겨울 내내 운항한다.", "ko"),
        ("12 345", "en"),
        ("", "en"),
    ],
)
def test_a_language_is_told_by_its_letters_and_words(text, language):
    assert guess_language(text) == language


@pytest.mark.parametrize(
    ("written", "code"),
    [("be", "be"), ("EN", "en"), ("zh_hans", "zh-Hans"), ("pt-br", "pt-BR"), ("Belarusian", "be"), ("русский", "ru"),
     ("Deutsch.", "de"), ("of the people", None), ("", None), ("12", None)],
)  # fmt: skip
def test_a_header_names_a_language_by_code_or_name(written, code):
    assert read_language(written) == code
