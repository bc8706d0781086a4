import pytest

from articles.wirecopy.numerals import numerals
from articles.wirecopy.quotation import faults, quotations


@pytest.mark.parametrize(
    ("language", "paragraphs"),
    [
        ("en", ["“It opens,” he said. “On Monday.”"]),
        ("en", ["“It opens.", "“On Monday,” he said."]),
        ("en", ['"It opens.', '"On Monday," he said.']),
        ("en", ['He called it "fine" and "ready".']),
        ("en", ['A 19" screen for a man 6\'2" tall.']),
        ("en", ["“He said ‘no’ to the dogs’ owners,” it’s said in the ’90s."]),
        ("ru", ["«Он открыт.", "В понедельник», – сказал он."]),
        ("ru", ["ОАО «Завод «Полимир» сообщило об этом."]),
        ("ru", ["„Да“, – сказал он. «Нет “и да”»."]),
        ("de", ["„Ja“, sagte er. »Nein«"]),
        ("fr", ["« Oui », dit-il."]),
        ("zh", ["“好”，他说「不」。"]),
        ("en", []),
    ],
)
def test_marks_with_partners_are_left_alone(language, paragraphs):
    assert faults(paragraphs, language) == []


@pytest.mark.parametrize(
    ("language", "paragraphs", "found"),
    [
        ("en", ["“It opens, he said."], [("unclosed", 0, "“It opens, he said.")]),
        ("en", ['He said "yes.'], [("unclosed", 0, '"yes.')]),
        ("en", ['"Yes, he said. "No," she said.'], [("unclosed", 0, '"Yes, he said. "No," she said.')]),
        ("en", ["It opens,” he said."], [("unopened", 0, "It opens,”")]),
        ("en", ["“It opens.", "On Monday,” he said."],
         [("unclosed", 0, "“It opens."), ("unopened", 1, "On Monday,”")]),
        ("en", ['“It opens," he said.'], [("mixed", 0, '“It opens,"')]),
        ("ru", ["«Завод» и «Полимир сообщили."], [("unclosed", 0, "«Полимир сообщили.")]),
        ("ru", ["Один.", "«Два.", "Три."], [("unclosed", 1, "«Два.")]),
    ],
)  # fmt: skip
def test_a_mark_without_a_partner_is_found_where_it_stands(language, paragraphs, found):
    assert [(fault.kind, fault.paragraph, fault.passage) for fault in faults(paragraphs, language)] == found
    for fault in faults(paragraphs, language):
        assert fault.passage in paragraphs[fault.paragraph]


def test_quotations_are_read_off_whatever_marks_they_stand_in():
    styles = ["He said “it opens, he ‘thinks’ so” twice", 'He said "it opens, he \'thinks\' so" twice',
              "He said «it  opens, he “thinks” so» twice"]  # fmt: skip
    assert {tuple(quotations([text], "ru")[:1]) for text in styles} == {("it opens, he 'thinks' so",)}


def test_a_long_quotation_is_read_paragraph_by_paragraph():
    assert quotations(["He said: “One.", "“Two.", "“Three,” he said."]) == ["One.", "Two.", "Three,"]


def test_single_marks_quote_and_apostrophes_do_not():
    assert quotations(["It’s ‘a farmer’s market’ for the dogs’ owners of the ’90s"]) == ["a farmer's market"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$14 million, 1 400 and 3.5%", ["$14", "million", "1 400", "3.5"]),
        ("-5 degrees, 3–5 of 2026 10 men at 20:30", ["-5", "3", "5", "2026", "10", "20:30"]),
        ("Twenty-five dozen, a half; XXI and II, but I came", ["twenty", "five", "dozen", "half", "xxi", "ii"]),
        ("пятьсот тысяч, двадцати семи, две трети", ["пятьсот", "тысяч", "двадцати", "семи", "две", "трети"]),
        ("сямі мільёнаў, дзвесце пяць", ["сямі", "мільёнаў", "дзвесце", "пяць"]),
        ("one of them on Friday; one family", []),
        ("в пятницу семья и шестерня, столица, стоит", []),
    ],
)
def test_figures_are_found_in_digits_and_words(text, found):
    assert numerals(text) == found
