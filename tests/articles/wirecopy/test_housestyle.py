import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.wirecopy.housestyle import check_text
from articles.wirecopy.markup import passages

HEADLINE = "Bridge opens in Brest"
BODY = "<p>The new bridge over the Mukhavets opened to traffic on Monday.</p><p>“It is ready,” Rita Malko said.</p>"


def found(headline=HEADLINE, body=BODY, language="en", urgency=None):
    return [(one.level, one.code, one.field) for one in check_text(headline, body, language, urgency=urgency)]


def in_body(text, language="en", urgency=None):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n"))
    problems = check_text(HEADLINE, body, language, urgency=urgency)
    assert all(one.field == "body" and one.passage in text.replace("\n", "") for one in problems)
    return [(one.level, one.code, one.passage) for one in problems]


@pytest.mark.parametrize(
    ("headline", "body", "language"),
    [
        (HEADLINE, BODY, "en"),
        ("Мост открыт в Бресте", "<p>Мост открыт, сообщает БЕЛТА. «Он готов», – сказала Рита Малько.</p>", "ru"),
        ("Мост адкрыты ў Брэсце", "<p>Мост у Брэсце адкрыты. З’езд і каманда 3D-друку – там жа.</p>", "be"),
        ("EU and NATO meet", "<p>He said that that had had no end, very very late, in Bora Bora.</p>", "en"),
        ("OPEC+ G7 USA", "<p>A 19\" screen; IT-компания, Wi-Fi, QR-код.</p>", "ru"),
        ("明斯克博览会", "<p>展会在明斯克举行。“很好”，他说。</p>", "zh"),
        ("Ja", "<p>Die Frau, die die Brücke baute, sagte: „Ja“.</p>", "de"),
    ],
)  # fmt: skip
def test_clean_copy_has_no_problem(headline, body, language):
    assert found(headline, body, language) == []


@pytest.mark.parametrize(
    ("headline", "problem"),
    [
        ("", ("stop", "headline_missing", "headline")),
        (" ", ("stop", "headline_missing", "headline")),
        ("Bridge opens now " * 6, ("warn", "headline_long", "headline")),
        ("Bridge opens now " * 15, ("stop", "headline_long", "headline")),
        ("BRIDGE OPENS IN BREST", ("warn", "headline_capitals", "headline")),
        ("МОСТ ОТКРЫТ", ("warn", "headline_capitals", "headline")),
        ("Bridge “opens in Brest", ("warn", "quotation_marks", "headline")),
        ("Bridge opens in TK", ("stop", "placeholder", "headline")),
        ("Bridge  opens", ("hint", "double_space", "headline")),
        ("Bridge opens in in Brest", ("hint", "doubled_word", "headline")),
        ("Bridge \u202eopens", ("stop", "direction", "headline")),
        ("Bridge \x07opens", ("stop", "control", "headline")),
    ],
)
def test_a_headline_is_looked_at(headline, problem):
    assert found(headline) == [problem]


def test_capitals_in_short_names_are_no_shouting():
    assert found("NATO, EU: no") == found("МАГАТЭ") == found("UN") == []
    assert found("UNITED NATIONS") == [("warn", "headline_capitals", "headline")]


@pytest.mark.parametrize(
    ("text", "level", "passage"),
    [
        ("Minister XXX said.", "stop", "XXX"),
        ("He is xxxx years old.", "stop", "xxxx"),
        ("Министр ХХХ сказал.", "stop", "ХХХ"),
        ("At Super Bowl XXX they won.", "warn", "XXX"),
        ("XXX Олимпийские игры прошли.", "warn", "XXX"),
        ("Наступил XXX век.", "warn", "XXX"),
        ("The sum was TK roubles.", "stop", "TK"),
        ("More TKTK.", "stop", "TKTK"),
        ("TK Elevator built it.", "warn", "TK"),
        ("Flight TK 1234 landed.", "warn", "TK"),
        ("Там ТК? было.", "stop", "ТК"),
        ("Lorem ipsum dolor.", "stop", "Lorem ipsum"),
        ("Mayor [name] spoke.", "stop", "[name]"),
        ("Мэр [уточнить фамилию] сказал.", "stop", "[уточнить фамилию]"),
        ("It cost $XX in all.", "warn", "XX"),
        ("It rose by XX percent.", "warn", "XX"),
        ("He is ??? years old.", "warn", "???"),
        ("He is (?) years old.", "warn", "(?)"),
    ],
)
def test_what_was_left_to_be_filled_in_is_found(text, level, passage):
    assert in_body(text) == [(level, "placeholder", passage)]


@pytest.mark.parametrize(
    "text",
    ["Статья 5 ТК Беларуси.", "Louis XX and Malcolm X.", "He [the mayor] spoke (yes).", "Really??", "XXL and XXI."],
)
def test_what_only_looks_like_a_placeholder_is_left_alone(text):
    assert in_body(text) == []


@pytest.mark.parametrize(
    ("language", "text", "problem"),
    [
        ("en", "“It is ready, she said.", ("warn", "quotation_marks", "“It is ready, she said.")),
        ("en", "It is the the bridge.", ("hint", "doubled_word", "the the")),
        ("en", "The the bridge.", ("hint", "doubled_word", "The the")),
        ("en", "The The bridge.", ("hint", "doubled_word", "The The")),
        ("ru", "Мост в в Бресте.", ("hint", "doubled_word", "в в")),
        ("be", "Мост у у Брэсце.", ("hint", "doubled_word", "у у")),
        ("ru", "Город Минcк ждёт.", ("warn", "mixed_letters", "Минcк")),
        ("en", "The town of Мinsk waits.", ("warn", "mixed_letters", "Мinsk")),
        ("be", "Мінск i Брэст чакаюць.", ("warn", "mixed_letters", "i")),
        ("en", "The \u202etsaE waits.", ("stop", "direction", "\u202etsaE")),
        ("en", "The \u2066East waits.", ("stop", "direction", "\u2066East")),
        ("en", "The \U000e0061East waits.", ("stop", "direction", "\U000e0061East")),
        ("en", "The caf\ufffd opens.", ("warn", "lost_letter", "caf\ufffd")),
        ("en", "The bridge o\u00adpens.", ("hint", "invisible", "o\u00adpens.")),
        ("en", "The bridge \u00a0opens.", ("hint", "double_space", "bridge \u00a0opens.")),
    ],
)
def test_slips_are_found_where_they_stand(language, text, problem):
    assert in_body(text, language) == [problem]


def test_flags_and_joiners_turn_no_direction():
    assert in_body("The \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f and न\u200dम.") == []


def test_a_mark_without_a_partner_is_found_in_a_long_quotation_too():
    assert in_body("“It is ready.\n“We are glad,” she said.") == []
    assert in_body("“It is ready.\nWe are glad, she said.") == [("warn", "quotation_marks", "“It is ready.")]


def test_an_empty_body_stops_but_for_an_alert():
    assert found(body="<p> </p>") == [("stop", "body_missing", "body")]
    assert found(body="", urgency=1) == found(body="", urgency=2) == []
    assert found(body="", urgency=3) == [("stop", "body_missing", "body")]


def test_control_characters_in_a_body_stop_and_are_told_where():
    (problem,) = check_text(HEADLINE, "<p>Minsk\x07</p>", "en")
    assert (problem.level, problem.code) == ("stop", "control")
    assert "U+0007" in problem.sentence


def test_a_wall_of_words_is_mentioned():
    assert found(body=f"<p>{'so be it now ' * 37}</p>") == []
    assert found(body=f"<p>{'so be it now ' * 38}</p>") == [("hint", "paragraph_long", "body")]


def test_an_alert_may_shout_and_only_what_deceives_stops_it():
    assert found("BRIDGE OPENS IN BREST", urgency=1) == []
    assert in_body("Minister XXX said.", urgency=2) == [("warn", "placeholder", "XXX")]
    assert found("", urgency=1) == [("stop", "headline_missing", "headline")]
    assert in_body("The \u202etsaE.", urgency=1) == [("stop", "direction", "\u202etsaE.")]
    assert found(body="<p>\x07</p>", urgency=1) == [("stop", "control", "body")]


def test_one_slip_is_told_once():
    assert in_body("The the end. The the end.") == [("hint", "doubled_word", "The the")]


@pytest.mark.parametrize(
    "body",
    ["“" * 20_000, "« „ " * 10_000, "[check " * 20_000, "\u202e" * 50_000, "the the " * 10_000, "'a" * 40_000,
     "XXX " * 10_000, "<p>“a</p>" * 5_000, "9" * 100_000, "сот" * 30_000],
    ids=lambda body: body[:8],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_text_takes_long_and_no_list_is_endless(body, language):
    started = time.process_time()
    problems = check_text(HEADLINE, body, language)
    assert time.process_time() - started < 5
    assert len(problems) <= 42


def test_of_one_kind_twenty_are_told():
    assert len(in_body("\n".join(f"Ed{chr(1072 + number)} Harker." for number in range(30)))) == 20


anything = st.text(st.one_of(st.sampled_from("ab XTK“”«»\"' \u202e[]?іi"), st.characters(codec="utf-8")), max_size=60)


@settings(max_examples=300, deadline=None)
@given(anything, anything, st.sampled_from(["en", "ru", "be", "de", ""]), st.sampled_from([None, 1, 4]))
def test_whatever_is_typed_gets_sentences_and_passages_that_stand_there(headline, body, language, urgency):
    for problem in check_text(headline, body, language, urgency=urgency):
        assert problem.sentence.endswith((".", "."))
        if problem.passage:
            texts = [headline] if problem.field == "headline" else passages(body)
            assert any(problem.passage in text for text in texts)
