"""Datelines as agencies write them, and lines that only look like one."""

import json
from pathlib import Path

import pytest

from articles.wirecopy.dateline import parse_dateline

SPECIMENS = Path(__file__).parents[4] / "shared" / "data" / "datelines" / "specimens.jsonl"
SPECIMENS_THERE = (
    [json.loads(line) for line in SPECIMENS.read_text(encoding="utf-8").splitlines()] if SPECIMENS.exists() else []
)


@pytest.mark.parametrize("specimen", SPECIMENS_THERE, ids=lambda specimen: specimen["raw"])
def test_every_specimen_is_read_as_its_table_says(specimen):
    found = parse_dateline(specimen["raw"])
    if specimen.get("negative"):
        assert found is None
        return
    read = found[0].as_json()
    expected = {"raw": specimen["raw"], "city": specimen["city"]}
    expected |= {key: specimen.get(key) for key in ("day", "month")}
    expected |= {"separator": specimen["separator"]} if "separator" in specimen else {}
    expected |= {"places": specimen["cities"]} if "cities" in specimen else {}
    expected |= {"correspondent": specimen["byline"]} if "byline" in specimen else {}
    assert {key: read[key] for key in expected} == expected


# dateline: places, day, month, year, source, correspondent, separator
FORMS = {
    "MINSK, 2 October (BelTA) –": (["MINSK"], 2, 10, None, "BelTA", None, "–"),
    "MINSK, 9 June (Rita Malko, BelTA) –": (["MINSK"], 9, 6, None, "BelTA", "Rita Malko", "–"),
    "MINSK 9 June (BelTA) -": (["MINSK"], 9, 6, None, "BelTA", None, "-"),
    "MINSK, June 9th (BelTA) –": (["MINSK"], 9, 6, None, "BelTA", None, "–"),
    "MINSK, 09.06.2026 (BelTA) –": (["MINSK"], 9, 6, 2026, "BelTA", None, "–"),
    "GOMEL REGION, 9 June (BelTA) –": (["GOMEL REGION"], 9, 6, None, "BelTA", None, "–"),
    "MINSK, 9 June (Example) –": (["MINSK"], 9, 6, None, "Example", None, "–"),
    "Минск, 9 июня (Example) –": (["Минск"], 9, 6, None, "Example", None, "–"),
    "8 июня, Минск /Корр. БЕЛТА/.": (["Минск"], 8, 6, None, "БЕЛТА", None, "."),
    "8 июня, Минск /Рита Малько - БЕЛТА/.": (["Минск"], 8, 6, None, "БЕЛТА", "Рита Малько", "."),
    "9 июня, Минск /Корр. Example Рита Малько/.": (["Минск"], 9, 6, None, "Example", "Рита Малько", "."),
    "9 чэрвеня, Мінск /Кар. БЕЛТА/.": (["Мінск"], 9, 6, None, "БЕЛТА", None, "."),
    "9 чэрвеня, Мінск /Кар. БЕЛТА Вера Ліс/.": (["Мінск"], 9, 6, None, "БЕЛТА", "Вера Ліс", "."),
    "9 июня. БелаПАН.": ([], 9, 6, None, "БелаПАН", None, "."),
    "MOSCOW, January 21. /TASS/.": (["MOSCOW"], 21, 1, None, "TASS", None, "."),
    "TASS, June 9.": ([], 9, 6, None, "TASS", None, "."),
    "МОСКВА, 3 мая. /ТАСС/.": (["МОСКВА"], 3, 5, None, "ТАСС", None, "."),
    "МОСКВА, 9 июня. /Корр.ИТАР-ТАСС Эд Харкер/.": (["МОСКВА"], 9, 6, None, "ИТАР-ТАСС", "Эд Харкер", "."),
    "МОСКВА, 25 мая - РИА Новости.": (["МОСКВА"], 25, 5, None, "РИА Новости", None, "-"),
    "МОСКВА, 25 мая — РИА Новости, Эд Харкер.": (["МОСКВА"], 25, 5, None, "РИА Новости", "Эд Харкер", "—"),
    "Москва. 15 ноября. INTERFAX.RU -": (["Москва"], 15, 11, None, "INTERFAX.RU", None, "-"),
    "Київ. 9 червня. УНН.": (["Київ"], 9, 6, None, "УНН", None, "."),
    "XI'AN, China, March 27 (Xinhua) --": (["XI'AN"], 27, 3, None, "Xinhua", None, "--"),
    "XI’AN, China, March 27 (Xinhua) --": (["XI’AN"], 27, 3, None, "Xinhua", None, "--"),
    "NEW YORK (AP) —": (["NEW YORK"], None, None, None, "AP", None, "—"),
    "NEW YORK (AP) --": (["NEW YORK"], None, None, None, "AP", None, "--"),
    "NEW YORK (AP) –": (["NEW YORK"], None, None, None, "AP", None, "–"),
    "COEUR D'ALENE, Idaho (AP) —": (["COEUR D'ALENE"], None, None, None, "AP", None, "—"),
    "McALLEN, Texas (AP) —": (["McALLEN"], None, None, None, "AP", None, "—"),
    "WASHINGTON, D.C., June 9 (AP) —": (["WASHINGTON"], 9, 6, None, "AP", None, "—"),
    "ST. LOUIS (AP) —": (["ST. LOUIS"], None, None, None, "AP", None, "—"),
    "SAO PAULO (AP) —": (["SAO PAULO"], None, None, None, "AP", None, "—"),
    "UNITED NATIONS (AP) —": (["UNITED NATIONS"], None, None, None, "AP", None, "—"),
    "ABOARD AIR FORCE ONE (AP) —": (["ABOARD AIR FORCE ONE"], None, None, None, "AP", None, "—"),
    "ABOARD AIR FORCE ONE, June 9 (Reuters) -": (["ABOARD AIR FORCE ONE"], 9, 6, None, "Reuters", None, "-"),
    "ON THE MISSISSIPPI RIVER (AP) —": (["ON THE MISSISSIPPI RIVER"], None, None, None, "AP", None, "—"),
    "SHANGHAI, Oct 26 (Reuters) -": (["SHANGHAI"], 26, 10, None, "Reuters", None, "-"),
    "SEOUL/BEIJING/TOKYO, June 9 (Reuters) -": (["SEOUL", "BEIJING", "TOKYO"], 9, 6, None, "Reuters", None, "-"),
    "June 9 (Reuters) -": ([], 9, 6, None, "Reuters", None, "-"),
    "DALLAS/FORT WORTH, Texas, March 3 -": (["DALLAS/FORT WORTH"], 3, 3, None, None, None, "-"),
    "Ouagadougou, Dec 20, 2017 (AFP) -": (["Ouagadougou"], 20, 12, 2017, "AFP", None, "-"),
    "Strasbourg, 10 juil 2024 (AFP)": (["Strasbourg"], 10, 7, 2024, "AFP", None, None),
    "Paris, 1er janv 2024 (AFP) -": (["Paris"], 1, 1, 2024, "AFP", None, "-"),
    "Berlin/Hamburg (dpa) -": (["Berlin", "Hamburg"], None, None, None, "dpa", None, "-"),
    "Frankfurt/Main (dpa/lhe) -": (["Frankfurt/Main"], None, None, None, "dpa/lhe", None, "-"),
    "BERLIN, 9. Juni (Reuters) -": (["BERLIN"], 9, 6, None, "Reuters", None, "-"),
    "Nueva Delhi, 21 ene (EFE).-": (["Nueva Delhi"], 21, 1, None, "EFE", None, ".-"),
    "SAITAMA, Japan, Dec. 9 Kyodo -": (["SAITAMA"], 9, 12, None, "Kyodo", None, "-"),
    "TOKYO, Dec. 9, Kyodo": (["TOKYO"], 9, 12, None, "Kyodo", None, None),
    "SYDNEY March 22 AAP -": (["SYDNEY"], 22, 3, None, "AAP", None, "-"),
    "(ANSA) - ROME,": (["ROME"], None, None, None, "ANSA", None, "-"),
    "(ANSA) - ROMA, 24 NOV -": (["ROMA"], 24, 11, None, "ANSA", None, "-"),
    "YEREVAN, JUNE 9, ARMENPRESS.": (["YEREVAN"], 9, 6, None, "ARMENPRESS", None, "."),
    "АСТАНА. КАЗИНФОРМ -": (["АСТАНА"], None, None, None, "КАЗИНФОРМ", None, "-"),
    "GENEVA (9 June 2026) –": (["GENEVA"], 9, 6, 2026, None, None, "–"),
    "LOS ANGELES, June 9, 2026 (GLOBE NEWSWIRE) --": (["LOS ANGELES"], 9, 6, 2026, "GLOBE NEWSWIRE", None, "--"),
    "新华社明斯克6月9日电（记者林晓荞）": (["明斯克"], 9, 6, None, "新华社", "林晓荞", None),
    "新华社北京六月二十一日电": (["北京"], 21, 6, None, "新华社", None, None),
    "新华社明斯克/莫斯科6月9日电": (["明斯克", "莫斯科"], 9, 6, None, "新华社", None, None),
    "中新社北京6月9日电 (记者 张三)": (["北京"], 9, 6, None, "中新社", "张三", None),
    "中新网6月9日电": ([], 9, 6, None, "中新网", None, None),
    "（中央社記者王小明台北9日電）": (["台北"], 9, None, None, "中央社", "王小明", None),
    "明斯克，6月9日（白通社）—": (["明斯克"], 9, 6, None, "白通社", None, "—"),
    "【北京共同】": (["北京"], None, None, None, "共同", None, None),
    "(서울=연합뉴스) 홍길동 기자 =": (["서울"], None, None, None, "연합뉴스", "홍길동", "="),
    # slips of old wires
    "JOHANNESBURG March 13 -": (["JOHANNESBURG"], 13, 3, None, None, None, "-"),
    "OKLAHOMA CITY, Okla. March 11, Reuter -": (["OKLAHOMA CITY"], 11, 3, None, "Reuter", None, "-"),
    "NEW YORK, Narch 2 -": (["NEW YORK"], 2, 3, None, None, None, "-"),
    "NEW YORK, Juen 19 -": (["NEW YORK"], 19, 6, None, None, None, "-"),
    "NEW YORK, March 119 -": (["NEW YORK"], None, 3, None, None, None, "-"),
    "BELGRADE, March 2O -": (["BELGRADE"], 20, 3, None, None, None, "-"),
    "TAFT, Calif., Apri l7 -": (["TAFT"], 7, 4, None, None, None, "-"),
    "****RIO DE JANEIRO, March 19 -": (["RIO DE JANEIRO"], 19, 3, None, None, None, "-"),
    "KANSAS CITY, Mo. - March 13 -": (["KANSAS CITY"], 13, 3, None, None, None, "-"),
    "CHICAGO, April -": (["CHICAGO"], None, 4, None, None, None, "-"),
    "ARNHEM, the Netherlands, April 1 -": (["ARNHEM"], 1, 4, None, None, None, "-"),
    "DES MOINES, Iowa, March 3 -": (["DES MOINES"], 3, 3, None, None, None, "-"),
    "des moines, april 7 -": (["des moines"], 7, 4, None, None, None, "-"),
    "SANTA ANA, Calif., March 5 -": (["SANTA ANA"], 5, 3, None, None, None, "-"),
    "PRINCETON, N.J. -": (["PRINCETON"], None, None, None, None, None, "-"),
    "London -": (["London"], None, None, None, None, None, "-"),
}  # fmt: skip


@pytest.mark.parametrize("line", FORMS)
def test_a_dateline_is_read_in_the_manner_of_its_agency(line):
    names = ("places", "day", "month", "year", "source", "correspondent", "separator")
    expected = dict(zip(names, FORMS[line], strict=True))
    read = parse_dateline(line)[0].as_json()
    assert {name: read[name] for name in names} == expected
    assert (read["raw"], read["city"]) == (line, (expected["places"] or [None])[0])


@pytest.mark.parametrize("line", [line for line in FORMS if line[-1] in "-–—.）】" and line != "London -"])
def test_the_text_behind_a_dateline_is_left_whole(line):
    space = "" if line[-1] in "）】" else " "
    dateline, rest = parse_dateline(f"{line}{space}The ferry will run, the mayor said.")
    assert (dateline.raw, rest) == (line, "The ferry will run, the mayor said.")


def test_a_space_may_be_missing_behind_the_dash():
    dateline, rest = parse_dateline("PINSK, June 9 (Reuters) -Oil rose.")
    assert (dateline.raw, rest) == ("PINSK, June 9 (Reuters) -", "Oil rose.")


def test_a_dateline_may_stand_without_a_dash():
    dateline, rest = parse_dateline("PINSK, (BelTA) The ferry will run.")
    assert (dateline.raw, dateline.separator, rest) == ("PINSK, (BelTA)", None, "The ferry will run.")


NO_DATELINES = [
    "",
    " ",
    "--",
    "NATO (the alliance) - members met",
    "WHO (World Health Organization) - its chief",
    "Apple (AAPL) - the company",
    "CANADIAN PACIFIC (CP) CONFIRMS EARNINGS",
    "London (UK) - a guide",
    "Paris (Texas) - a town",
    "/ News",
    "/ News / Economy",
    "Slug: MINSK-BUDGET",
    "Urgency: 4",
    "FOB RIVER -",
    "COPPER GRADE A -",
    "Wilcox/Gibbs -",
    "GRADINGS -",
    "APRIL 7 -",
    "TUE, APR 07 -",
    "As of April 7 -",
    "Record March 13 Reuter",
    "Today -",
    "May 9 - Victory Day",
    "Friday, June 9 - the council met",
    "Minsk – the capital of Belarus",
    "MINSK – BREST NIGHT TRAIN RETURNS",
    "ROTTERDAM PORT SUBSIDY TO END JULY 1 - MINISTER",
    "Talks in Minsk on June 9 - officials say",
    "On Monday, June 9 (Reuters) reported that",
    "The council, June 9 - it said",
    "By Friday, 9 June - the",
    "Budget 2026, June 9 - what to know",
    "EU (and others) – agree",
    "By Rita Malko, Example",
    "(Reporting by Rita Malko in Minsk; Editing by Ed Harker)",
    "“MINSK, 9 June,” he said.",
    "Kyiv, Warsaw and Minsk – three capitals",
    "Москва – столица России",
    "В Минске 9 июня (БЕЛТА) рассказали",
    "Президент, 9 июня - заявил",
    "新华社记者报道说，明斯克6月9日下雨",
    "6月9日，明斯克下雨。",
]


@pytest.mark.parametrize("line", NO_DATELINES)
def test_a_line_that_only_looks_like_a_dateline_is_none(line):
    assert parse_dateline(line) is None


@pytest.mark.parametrize(
    "line", ["\x00", "\ud800, 9 June (BelTA) –", "\u202eMINSK", "MINSK" * 200_000, " ," * 500_000, "9 " * 500_000]
)
def test_a_hostile_line_is_answered_at_once(line):
    parse_dateline(line)
