"""Bylines and sign-offs, read and written."""

# ruff: noqa: E501  (a line of copy and what it says stand on one line)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.wirecopy.credits import (
    credits_of_correspondent,
    parse_byline,
    parse_sign_off,
    render_byline,
    render_sign_off,
)


def credit(name, role="author", show="byline", **others):
    return {"role": role, "name": name, "user": None, "place": "", "title": "", "agency": "", "show": show} | others


def said(credits):
    return credits and [(c["name"], c["place"], c["title"], c["agency"]) for c in credits]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Rita Malko", [("Rita Malko", "", "", "")]),
        ("By Rita Malko and Carl Berg", [("Rita Malko", "", "", ""), ("Carl Berg", "", "", "")]),
        ("By Rita Malko, Carl Berg and Ed Harker", [(name, "", "", "") for name in ("Rita Malko", "Carl Berg", "Ed Harker")]),
        ("By Rita Malko, Carl Berg, and Ed Harker", [(name, "", "", "") for name in ("Rita Malko", "Carl Berg", "Ed Harker")]),
        ("By Rita Malko and Carl Berg, Reuters", [("Rita Malko", "", "", "Reuters"), ("Carl Berg", "", "", "Reuters")]),
        ("BY RITA MALKO AND CARL BERG, REUTERS", [("RITA MALKO", "", "", "REUTERS"), ("CARL BERG", "", "", "REUTERS")]),
        ("by Rita Malko, Reuters", [("Rita Malko", "", "", "Reuters")]),
        ("By Rita Malko, Reuter", [("Rita Malko", "", "", "Reuter")]),
        ("By Rita Malko, Reuters.", [("Rita Malko", "", "", "Reuters")]),
        ("By Rita Malko Reuters", [("Rita Malko", "", "", "Reuters")]),
        ("By rita malko, Reuters", [("rita malko", "", "", "Reuters")]),
        ("By Rita Malko, Example", [("Rita Malko", "", "", "Example")]),
        ("By Rita Malko, Unheard-of", [("Rita Malko", "", "", "Unheard-of")]),
        ("By Rita Malko (BelTA)", [("Rita Malko", "", "", "BelTA")]),
        ("By Rita Malko/BelTA", [("Rita Malko", "", "", "BelTA")]),
        ("By RITA MALKO of The Associated Press", [("RITA MALKO", "", "", "The Associated Press")]),
        ("By The Associated Press", [("The Associated Press", "", "", "")]),
        ("By BelTA", [("BelTA", "", "", "")]),
        ("By RITA MALKO\nAP Sports Writer", [("RITA MALKO", "", "AP Sports Writer", "")]),
        ("Rita Malko\nChief correspondent", [("Rita Malko", "", "Chief correspondent", "")]),
        ("By Rita Malko, Press Association Political Correspondent",
         [("Rita Malko", "", "Press Association Political Correspondent", "")]),
        ("By Rita Malko in Minsk and Carl Berg in Brest", [("Rita Malko", "Minsk", "", ""), ("Carl Berg", "Brest", "", "")]),
        ("By TED d'AFFLISIO", [("TED d'AFFLISIO", "", "", "")]),
        ("By Mark O'Neill, Reuters", [("Mark O'Neill", "", "", "Reuters")]),
        ("By Mark O’Neill", [("Mark O’Neill", "", "", "")]),
        ("By Solange De Santis", [("Solange De Santis", "", "", "")]),
        ("By Maria von der Leyen, dpa", [("Maria von der Leyen", "", "", "dpa")]),
        ("By Lai Kwok Kin, Reuters", [("Lai Kwok Kin", "", "", "Reuters")]),
        ("By R. J. Malko Jr.", [("R. J. Malko Jr.", "", "", "")]),
        ("Von Carl Berg, dpa", [("Carl Berg", "", "", "dpa")]),
        ("Von Carl Berg und Ed Harker, dpa", [("Carl Berg", "", "", "dpa"), ("Ed Harker", "", "", "dpa")]),
        ("Par Carl Berg", [("Carl Berg", "", "", "")]),
        ("Автор: Рита Малько", [("Рита Малько", "", "", "")]),
        ("Авторы: Рита Малько и Карл Берг, БЕЛТА", [("Рита Малько", "", "", "БЕЛТА"), ("Карл Берг", "", "", "БЕЛТА")]),
        ("Рита Малько, БЕЛТА", [("Рита Малько", "", "", "БЕЛТА")]),
        ("Корр. БЕЛТА Рита Малько", [("Рита Малько", "", "", "БЕЛТА")]),
        ("Аўтары: Рыта Малько і Карл Берг", [("Рыта Малько", "", "", ""), ("Карл Берг", "", "", "")]),
        ("记者 林晓荞、张三", [("林晓荞", "", "", ""), ("张三", "", "", "")]),
    ],
)  # fmt: skip
def test_a_byline_names_its_people(line, expected):
    assert said(parse_byline(line)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "",
        "By Friday",
        "By Friday the council had agreed",
        "By Land and Sea",
        "By the River",
        "By using more salt, Minsk saves",
        "By Kim",
        "Par Avion",
        "Minsk, Belarus",
        "Rita Malko, Carl Berg",
        "Von der Leyen besucht Minsk",
        "By 2030 the ferry will be electric",
        "The ferry will run",
        "By Rita Malko\nThe ferry will run.",
        "By " + "Rita Malko, " * 50_000,
    ],
)
def test_a_line_that_only_looks_like_a_byline_is_none(line):
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Reporting by Rita Malko; Editing by Ed Harker)", [("reporter", "Rita Malko", ""), ("editor", "Ed Harker", "")]),
        ("(Reporting By Rita Malko, editing by Ed Harker)", [("reporter", "Rita Malko", ""), ("editor", "Ed Harker", "")]),
        ("(Additional reporting by Rita Malko, Carl Berg and Sam Doyle in Beirut; Writing by Vera Lis; Editing by Ed Harker)",
         [("additional reporter", name, "Beirut") for name in ("Rita Malko", "Carl Berg", "Sam Doyle")]
         + [("writer", "Vera Lis", ""), ("editor", "Ed Harker", "")]),
        ("(Reporting by Rita Malko in Minsk and Carl Berg in Brest)", [("reporter", "Rita Malko", "Minsk"), ("reporter", "Carl Berg", "Brest")]),
        ("(Reporting and writing by Rita Malko)", [("reporter", "Rita Malko", ""), ("writer", "Rita Malko", "")]),
        ("(Reporting by Minsk newsroom; Editing by Ed Harker; +375 17 0000)", [("reporter", "Minsk newsroom", ""), ("editor", "Ed Harker", "")]),
        ("(Translated by Rita Malko; Photos by Carl Berg)", [("translator", "Rita Malko", ""), ("photographer", "Carl Berg", "")]),
        ("Editing by Ed Harker", [("editor", "Ed Harker", "")]),
        ("(Редактор Эд Харкер)", [("editor", "Эд Харкер", "")]),
        ("(Редактор: Э. Харкер; Перевод: Вера Лис; Фото: Карл Берг)",
         [("editor", "Э. Харкер", ""), ("translator", "Вера Лис", ""), ("photographer", "Карл Берг", "")]),
        ("(Рэдактар Вера Ліс)", [("editor", "Вера Ліс", "")]),
        ("(Redaktion: Ed Harker)", [("editor", "Ed Harker", "")]),
        ("(Reportage de Carl Berg, édité par Ed Harker)", [("reporter", "Carl Berg", ""), ("editor", "Ed Harker", "")]),
        ("(Reporte de Rita Malko. Editado por Ed Harker)", [("reporter", "Rita Malko", ""), ("editor", "Ed Harker", "")]),
        ("（责任编辑：张三）", [("editor", "张三", "")]),
        ("gr/bp", []),
        ("daa/mt/msr", []),
        ("RM/EH", []),
    ],
)  # fmt: skip
def test_a_sign_off_names_roles_people_and_places(line, expected):
    assert [(c["role"], c["name"], c["place"]) for c in parse_sign_off(line)] == expected


@pytest.mark.parametrize(
    "line",
    ["", "($1 = 0.92 euros)", "(Adds comment)", "Reporting is hard.", "Photos show a bridge.", "Фото автора", "The end",
     "(" * 100_000, "Editing by " + "x" * 100_000],
)  # fmt: skip
def test_a_line_that_only_looks_like_a_sign_off_is_none(line):
    assert parse_sign_off(line) is None


def test_a_correspondent_of_a_dateline_is_its_author():
    assert credits_of_correspondent("Рита Малько, Карл Берг", "ТАСС") == [
        credit("Рита Малько", agency="ТАСС"),
        credit("Карл Берг", agency="ТАСС"),
    ]
    assert [c["name"] for c in credits_of_correspondent("张三 李四", "新华社")] == ["张三", "李四"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "By Rita Malko, Carl Berg and Ed Harker"),
        ("ru", "Авторы: Rita Malko, Carl Berg и Ed Harker"),
        ("be", "Аўтары: Rita Malko, Carl Berg і Ed Harker"),
        ("de", "Von Rita Malko, Carl Berg und Ed Harker"),
        ("zh-Hans", "记者 Rita Malko、Carl Berg、Ed Harker"),
        ("xx", "By Rita Malko, Carl Berg and Ed Harker"),
    ],
)
def test_a_byline_is_written_in_the_language_of_the_story(language, expected):
    assert render_byline([credit("Rita Malko"), credit("Carl Berg"), credit("Ed Harker")], language) == expected


def test_a_byline_says_a_shared_agency_once():
    assert render_byline([credit("Rita Malko", agency="BelTA")], "en") == "By Rita Malko, BelTA"
    both = [credit("Rita Malko", agency="BelTA"), credit("Carl Berg", agency="dpa")]
    assert render_byline(both, "en") == "By Rita Malko (BelTA) and Carl Berg (dpa)"


def test_only_those_meant_for_it_stand_in_the_byline():
    credits = [credit("Rita Malko"), credit("Ed Harker", "editor", "sign-off"), credit("Vera Lis", show="no")]
    assert render_byline(credits, "en") == "By Rita Malko"
    assert render_sign_off(credits, "en") == "(Editing by Ed Harker)"


def test_nobody_credited_makes_no_line():
    assert (render_byline([], "en"), render_sign_off([], "ru")) == ("", "")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "(Reporting by Rita Malko in Minsk and Carl Berg in Brest; Editing by Ed Harker)"),
        ("ru", "(Репортаж: Rita Malko (Minsk) и Carl Berg (Brest); Редактор: Ed Harker)"),
        ("be", "(Рэпартаж: Rita Malko (Minsk) і Carl Berg (Brest); Рэдактар: Ed Harker)"),
        ("de", "(Reporting by Rita Malko in Minsk and Carl Berg in Brest; Editing by Ed Harker)"),
    ],
)
def test_a_sign_off_is_written_in_the_language_of_the_story(language, expected):
    credits = [
        credit("Rita Malko", "reporter", "sign-off", place="Minsk"),
        credit("Carl Berg", "reporter", "sign-off", place="Brest"),
        credit("Ed Harker", "editor", "sign-off"),
    ]
    assert render_sign_off(credits, language) == expected


def test_people_in_one_place_share_it():
    credits = [credit(name, "reporter", "sign-off", place="Minsk") for name in ("Rita Malko", "Carl Berg", "Ed Harker")]
    assert render_sign_off(credits, "en") == "(Reporting by Rita Malko, Carl Berg and Ed Harker in Minsk)"


def test_a_place_never_spreads_to_one_who_was_not_there():
    credits = [credit("Rita Malko", "reporter", "sign-off"), credit("Carl Berg", "reporter", "sign-off", place="Brest")]
    assert render_sign_off(credits, "en") == "(Reporting by Rita Malko and Carl Berg (Brest))"


NAMES = st.sampled_from(
    ["Rita Malko", "Carl Berg", "Ed Harker", "Mark O'Neill", "Maria von der Leyen", "TED d'AFFLISIO", "R. J. Malko",
     "Jean-Luc Petit", "Рита Малько", "Карл Берг", "Вера Ліс", "Lai Kwok Kin"]
)  # fmt: skip
PLACES = st.sampled_from(["", "Minsk", "Brest", "Минск", "New York", "Rio de Janeiro"])
AGENCIES = st.sampled_from(["", "BelTA", "БЕЛТА", "Reuters", "dpa"])
LANGUAGES = st.sampled_from(["en", "ru", "be"])


@given(st.lists(st.tuples(NAMES, PLACES, AGENCIES), min_size=1, max_size=5), LANGUAGES)
def test_a_byline_that_is_written_can_be_read(people, language):
    credits = [credit(name, place=place, agency=agency) for name, place, agency in people]
    assert parse_byline(render_byline(credits, language)) == credits


@given(
    st.lists(
        st.tuples(
            NAMES,
            PLACES,
            st.sampled_from(
                ["reporter", "additional reporter", "writer", "editor", "translator", "photographer", "author"]
            ),
        ),
        min_size=1,
        max_size=6,
    ),
    LANGUAGES,
)
def test_a_sign_off_that_is_written_can_be_read(people, language):
    credits = [credit(name, role, "sign-off", place=place) for name, place, role in people]
    assert parse_sign_off(render_sign_off(credits, language)) == credits
