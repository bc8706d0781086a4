"""Datelines in house style and in those of agencies, and the way back through the reader."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.wirecopy.dateline import fill_date, local_day, parse_dateline, render_dateline
from articles.wirecopy.dateline_style import STYLES, available_styles
from articles.wirecopy.months import FULL

DAY = datetime.date(2026, 6, 9)
MINSK = {"id": 625144, "name": "Minsk", "country": "BY", "country_name": "Belarus"}
KYIV = {"id": 703448, "name": "Kyiv", "country": "UA", "country_name": "Ukraine"}
BUFFALO = {"id": 5110629, "name": "Buffalo", "country": "US", "region": "NY"}
XIAN = {"id": 1790630, "name": "Xi'an", "country": "CN", "country_name": "China"}
MOSCOW = {"id": 524901, "name": "Moscow", "country": "RU", "country_name": "Russia"}


def parts(*places, date="2026-06-09", **others):
    return {"places": list(places), "date": date, **others}


@pytest.mark.parametrize(
    ("language", "style", "place", "expected"),
    [
        ("en", None, MINSK, "MINSK, 9 June (Example) –"),
        ("en-GB", None, MINSK, "MINSK, 9 June (Example) –"),
        ("ru", None, {"name": "Минск"}, "9 июня, Минск /Корр. Example/."),
        ("be", None, {"name": "Мінск"}, "9 чэрвеня, Мінск /Кар. Example/."),
        ("uk", None, {"name": "Мінськ"}, "Мінськ, 9 червня (Example) –"),
        ("de", None, MINSK, "Minsk, 9. Juni (Example) –"),
        ("fr", None, MINSK, "Minsk, 9 juin (Example) –"),
        ("zh-Hans", None, {"name": "明斯克"}, "Example明斯克6月9日电"),
        ("sv", None, MINSK, "Minsk, 9 juni (Example) –"),
        ("xx", None, MINSK, "Minsk, 9 June (Example) –"),
        ("en", "ap", BUFFALO, "BUFFALO, N.Y. (AP) —"),
        ("en", "ap", {"name": "São Paulo", "country": "BR", "country_name": "Brazil"}, "SAO PAULO (AP) —"),
        ("en", "reuters", KYIV, "KYIV, Ukraine, June 9 (Reuters) -"),
        ("en", "xinhua", XIAN, "XI'AN, China, June 9 (Xinhua) --"),
        ("zh", "xinhua", {"name": "明斯克"}, "新华社明斯克6月9日电"),
        ("en", "tass", MOSCOW, "MOSCOW, June 9. /TASS/."),
        ("ru", "tass", {"name": "Гродно"}, "ГРОДНО, 9 июня. /ТАСС/."),
        ("ru", "ria", {"name": "Москва"}, "МОСКВА, 9 июн - РИА Новости."),
        ("ru", "interfax", {"name": "Москва"}, "Москва. 9 июня. INTERFAX.RU -"),
        ("en", "afp", {"name": "Lyon"}, "Lyon, Jun 9, 2026 (AFP) -"),
        ("de", "dpa", {"name": "Leipzig"}, "Leipzig (dpa) -"),
    ],
)  # fmt: skip
def test_a_dateline_reads_as_its_service_writes_it(language, style, place, expected):
    assert render_dateline(parts(place), language, style=style) == expected


@pytest.mark.parametrize(
    ("month", "reuters", "xinhua"), [(1, "Jan 5", "Jan. 5"), (3, "March 5", "March 5"), (9, "Sept 5", "Sept. 5")]
)
def test_months_are_shortened_as_the_service_does(month, reuters, xinhua):
    date = datetime.date(2026, month, 5).isoformat()
    assert render_dateline(parts(MINSK, date=date), "en", style="reuters") == f"MINSK, {reuters} (Reuters) -"
    assert render_dateline(parts(MINSK, date=date), "en", style="xinhua") == f"MINSK, {xinhua} (Xinhua) --"


@pytest.mark.parametrize(
    ("place", "home", "expected"),
    [
        (KYIV, "BY", "KYIV, Ukraine"),
        (MOSCOW, "BY", "MOSCOW"),
        (MINSK, "BY", "MINSK"),
        (MINSK, "PL", "MINSK, Belarus"),
        (BUFFALO, "BY", "BUFFALO, N.Y."),
        ({"name": "Austin", "country": "US", "region": "TX"}, "BY", "AUSTIN, Texas"),
        ({"name": "Boston", "country": "US", "region": "MA"}, "BY", "BOSTON"),
        ({"name": "Boston", "country": "GB", "country_name": "England"}, "BY", "BOSTON, England"),
        ({"name": "St. Louis", "country": "US", "region": "MO"}, "BY", "ST. LOUIS"),
        ({"name": "aboard the ferry Lark"}, "BY", "ABOARD THE FERRY LARK"),
        ({"name": "United Nations", "country": "", "country_name": ""}, "BY", "UNITED NATIONS"),
    ],
)
def test_a_city_stands_alone_or_with_its_state_or_country(place, home, expected):
    assert render_dateline(parts(place), "en", home=home) == f"{expected}, 9 June (Example) –"


def test_two_cities_share_a_dateline():
    assert render_dateline(parts(MINSK, MOSCOW), "en") == "MINSK/MOSCOW, 9 June (Example) –"


def test_a_correspondent_stands_inside():
    named = {"source": "Example", "correspondent": "Rita Malko"}
    assert render_dateline(parts(MINSK, **named), "en") == "MINSK, 9 June (Rita Malko, Example) –"
    assert render_dateline(parts(MINSK, **named), "ru") == "9 июня, Minsk /Корр. Example Rita Malko/."
    assert render_dateline(parts({"name": "明斯克"}, **named), "zh") == "Example明斯克6月9日电（记者Rita Malko）"


def test_a_dateline_without_a_date_has_no_gap():
    assert render_dateline(parts(MINSK, date=""), "en") == "MINSK (Example) –"
    assert render_dateline(parts(MINSK, date=""), "ru") == "Minsk /Корр. Example/."


@pytest.mark.parametrize("empty", [{}, {"places": [], "date": ""}, {"places": [{"id": None, "name": " "}]}])
def test_no_parts_make_no_dateline(empty):
    assert render_dateline(empty, "en") == ""


def test_text_is_taken_as_it_is():
    assert render_dateline(parts(MINSK, text="ON THE PINA, {0} {x} –"), "en") == "ON THE PINA, {0} {x} –"


def test_the_house_credit_is_an_argument():
    assert render_dateline(parts(MINSK), "en", credit="House") == "MINSK, 9 June (House) –"


def test_a_style_that_is_not_in_the_table_is_refused():
    with pytest.raises(ValueError, match="There is no dateline style called 'pigeon'"):
        render_dateline(parts(MINSK), "en", style="pigeon")


def test_the_day_of_release_is_filled_in_when_it_comes():
    rendered = render_dateline(parts(MINSK, date="release"), "en")
    assert rendered == "MINSK, {date} (Example) –"
    assert fill_date(rendered, DAY, "en") == "MINSK, 9 June (Example) –"


@pytest.mark.parametrize("name", ["{date}", "{", "}", "{0}", "{places}", "{source}", "%s", "\\1", "{{date}}"])
def test_braces_in_names_never_pass_for_the_date(name):
    rendered = render_dateline({**parts({"name": name}, date="release"), "source": name}, "ru")
    assert rendered.count("{date}") == 1
    assert fill_date(rendered, DAY, "ru") == rendered.replace("{date}", "9 июня")


def test_the_date_is_that_of_the_place():
    moment = datetime.datetime(2026, 6, 9, 23, 30, tzinfo=datetime.UTC)
    assert local_day(moment, "Europe/Minsk") == datetime.date(2026, 6, 10)
    assert local_day(moment, "America/New_York") == datetime.date(2026, 6, 9)


def test_a_moment_without_a_zone_has_no_day():
    with pytest.raises(ValueError, match="without a time zone"):
        local_day(datetime.datetime(2026, 6, 9), "Europe/Minsk")


def test_every_language_has_twelve_months():
    assert {language: len(months) for language, months in FULL.items()} == dict.fromkeys(FULL, 12)


LATIN = st.from_regex(r"\A[A-Z][a-z]{2,8}(?:[ -][A-Z][a-z]{2,8})?\Z").filter(
    lambda name: not set(name.lower().replace("-", " ").split()) & _WORDS_OF_ITS_OWN
)
CYRILLIC = st.from_regex(r"\A[А-Я][а-я]{2,8}(?:[ -][А-Я][а-я]{2,8})?\Z").filter(
    lambda name: not set(name.lower().replace("-", " ").split()) & _WORDS_OF_ITS_OWN
)
_WORDS_OF_ITS_OWN = frozenset(
    "the and but for from she his her its our any was how who why you your all both each this that with when what "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun slug under about after "
    "для над под при его как что это она они нет или".split()
) | {month.lower()[:3] for months in FULL.values() for month in months}
PEOPLE = {"latin": "Rita Malko", "cyrillic": "Рита Малько", "han": "林晓荞"}
HAN = st.sampled_from(["明斯克", "北京", "布列斯特", "戈梅利"])


@st.composite
def written(draw):
    style, language = draw(
        st.sampled_from(
            [(None, code) for code in ("en", "ru", "be", "uk", "de", "fr", "es", "pl")]
            + [("ap", "en"), ("reuters", "en"), ("xinhua", "en"), ("tass", "en"), ("tass", "ru"), ("ria", "ru")]
            + [("afp", "en"), ("interfax", "ru"), ("dpa", "de"), ("xinhua", "zh")]
        )
    )
    script = {"ru": "cyrillic", "be": "cyrillic", "uk": "cyrillic", "zh": "han"}.get(language, "latin")
    names = {"cyrillic": CYRILLIC, "han": HAN, "latin": LATIN}[script]
    places = draw(st.lists(names, min_size=1, max_size=2, unique=True))
    date = draw(st.dates(datetime.date(1987, 1, 1), datetime.date(2100, 1, 1)))
    takes_name = style in (None, "ria", "xinhua") and (style, language) != ("xinhua", "en")
    takes_name = takes_name or (style, language) == ("tass", "ru")
    correspondent = draw(st.sampled_from(["", PEOPLE[script]])) if takes_name else ""
    return style, language, places, date, correspondent


@given(written())
def test_what_is_written_can_be_read(case):
    style, language, places, date, correspondent = case
    rendered = render_dateline(
        {"places": [{"name": n} for n in places], "date": date.isoformat(), "correspondent": correspondent},
        language,
        style=style,
    )
    dateline, rest = parse_dateline(f"{rendered}Паром" if language == "zh" else f"{rendered} Ferries run.")
    capitals = style in ("ap", "reuters", "xinhua", "tass", "ria") or (style is None and language in ("en", "es"))
    dated = style not in ("ap", "dpa")
    assert dateline.places == tuple(name.upper() if capitals else name for name in places)
    assert (dateline.day, dateline.month) == ((date.day, date.month) if dated else (None, None))
    assert dateline.correspondent == (correspondent or None)
    assert dateline.raw == rendered
    assert rest == ("Паром" if language == "zh" else "Ferries run.")


def test_every_style_can_be_named():
    assert available_styles() == ["afp", "ap", "dpa", "house", "interfax", "reuters", "ria", "tass", "xinhua"]
    assert len(STYLES) == 19
