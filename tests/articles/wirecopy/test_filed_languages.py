"""Copy in the languages of the wires."""

# ruff: noqa: E501  (a piece of copy is read whole, on one line)

import pytest

from .pieces import piece, understood

RU = "Паром будет ходить всю зиму, сообщил журналистам мэр города. Он перевозит сорок человек, проезд бесплатный."
BE = "Паром будзе хадзіць усю зіму, паведаміў журналістам мэр горада. Ён перавозіць сорак чалавек, праезд бясплатны."
UK = "Пором ходитиме всю зиму, повідомив журналістам міський голова. Він перевозить сорок людей, проїзд безкоштовний."
DE = "Die Fähre wird den ganzen Winter fahren, sagte der Bürgermeister am Dienstag. Sie ist für alle kostenlos."
FR = (
    "Le bac circulera tout l'hiver, a annoncé le maire aux journalistes. Il est gratuit pour les habitants de la ville."
)
ES = "El transbordador funcionará todo el invierno, dijo el alcalde a los periodistas. Es gratuito para los vecinos."
PL = "Prom będzie kursował całą zimę, powiedział dziennikarzom burmistrz. Nie jest drogi i zabiera się na niego każdy."
ZH = "渡轮将在整个冬季运行，市长对记者说。渡轮可载四十人，不收费用。"
ZHT = "渡輪將在整個冬季運行，市長對記者說。渡輪可載四十人，不收費用。"
EN = "Paper ferries will race on the Pina, the mayor said."

PIECES = [
    piece(
        "Belarusian as BelTA files it",
        f"/ Навіны / Грамадства\n\nПаром у Пінску\n\n9 чэрвеня, Пінск /Кар. БЕЛТА/. {BE}",
        language="be",
        section="Грамадства",
        headline="Паром у Пінску",
        places=["Пінск"],
        day=9,
        month=6,
        source="БЕЛТА",
        text=[BE],
        word_count=15,
        dateline="9 чэрвеня, Пінск /Кар. БЕЛТА/.",
    ),
    piece(
        "Belarusian with a name inside",
        f"Паром у Пінску\n\n9 чэрвеня, Пінск /Кар. БЕЛТА Рыта Малько/. {BE}",
        correspondent="Рыта Малько",
        people=[("author", "Рыта Малько", None, "БЕЛТА")],
        line=None,
    ),
    piece(
        "Belarusian headers",
        f"Тэрміновасць: 3\nМова: беларуская\nРубрыка: Транспарт\n\nВЫПРАЎЛЕНА: Паром у Пінску\n\n{BE}",
        urgency=3,
        language="be",
        section="Транспарт",
        signal="correction",
        headline="Паром у Пінску",
    ),
    piece(
        "Belarusian sign-off",
        f"Паром у Пінску\n\nАўтар: Рыта Малько\n\n{BE}\n\n(Рэдактар Вера Ліс)",
        line="Аўтар: Рыта Малько",
        people=[("author", "Рыта Малько", None, None), ("editor", "Вера Ліс", None, None)],
        text=[BE],
    ),
    piece(
        "Russian with its correspondent before the agency",
        f"Паром в Пинске\n\n9 июня, Пинск /Рита Малько - БЕЛТА/. {RU}",
        language="ru",
        source="БЕЛТА",
        correspondent="Рита Малько",
        people=[("author", "Рита Малько", None, "БЕЛТА")],
        text=[RU],
    ),
    piece(
        "RIA's manner",
        f"Паром в Пинске\n\nПИНСК, 9 июн - РИА Новости. {RU}",
        source="РИА Новости",
        day=9,
        month=6,
        text=[RU],
        dateline="ПИНСК, 9 июн - РИА Новости.",
    ),
    piece(
        "Interfax's manner",
        f"Паром в Пинске\n\nПинск. 9 июня. INTERFAX.RU - {RU}",
        source="INTERFAX.RU",
        places=["Пинск"],
        text=[RU],
    ),
    piece(
        "Russian signals and headers",
        f"Срочность: 2\nСлаг: ПАРОМ\nК сведению редакторов: фото позже\n\nСРОЧНО: Паром в Пинске\n\n{RU}",
        urgency=2,
        slugline="ПАРОМ",
        editors_note="фото позже",
        signal="urgent",
        headline="Паром в Пинске",
    ),
    piece(
        "a Russian correction",
        f"ИСПРАВЛЕНО: Паром в Пинске\n\n(Исправлено имя мэра во втором абзаце)\n\n{RU}",
        signal="correction",
        editors_note="Исправлено имя мэра во втором абзаце",
    ),
    piece(
        "Russian byline and sign-off",
        f"Паром в Пинске\n\nАвторы: Рита Малько и Карл Берг, БЕЛТА\n\n{RU}\n\n(Редактор Эд Харкер; Перевод: Вера Лис)",
        people=[
            ("author", "Рита Малько", None, "БЕЛТА"),
            ("author", "Карл Берг", None, "БЕЛТА"),
            ("editor", "Эд Харкер", None, None),
            ("translator", "Вера Лис", None, None),
        ],
    ),
    piece(
        "a Russian embargo",
        f"Эмбарго: до 12:00 9 июня 2026 года (мск)\n\nПаром в Пинске\n\n{RU}",
        embargo_until="2026-06-09T12:00:00+03:00",
    ),
    piece(
        "a Russian dialogue is no list",
        f"Паром в Пинске\n\n– Мы рады, – сказал мэр.\n\n– И мы, – сказал паромщик.\n\n{RU}",
        kinds="ppp",
    ),
    piece("a Russian molniya", "МОЛНИЯ\n\nПаром в Пинске", signal="flash", headline="Паром в Пинске", language="ru"),
    piece(
        "Ukrainian", f"Пором у Луцьку\n\nЛУЦЬК, 9 червня (Укрінформ) – {UK}", language="uk", places=["ЛУЦЬК"], month=6
    ),
    piece(
        "German with headers",
        f"Stichwort: Fähre-Pinsk/\nDringlichkeit: 4\nSperrfrist: 09.06.2026, 12.00 Uhr\n\n2. Lead\nFähre fährt\n\n"
        f"Von Carl Berg, dpa\n\nPinsk (dpa) - {DE}",
        language="de",
        slugline="Fähre-Pinsk/",
        urgency=4,
        signal="update",
        embargo_until="2026-06-09T12:00:00+03:00",
        people=[("author", "Carl Berg", None, "dpa")],
        places=["Pinsk"],
    ),
    piece(
        "German with a note block",
        f"Fähre fährt\n\nPinsk (dpa) - {DE}\n\n# dpa-Notizblock\n\n## Orte\n- [Hafen](Pinsk)",
        text=[DE],
        editors_note="# dpa-Notizblock\n## Orte\n- [Hafen](Pinsk)",
    ),
    piece(
        "a German correction",
        f"BERICHTIGUNG: Fähre fährt\n\n(Berichtigt wurde der Name im zweiten Absatz.)\n\n{DE}",
        signal="correction",
        editors_note="Berichtigt wurde der Name im zweiten Absatz.",
    ),
    piece("German two cities", f"Fähre fährt\n\nBerlin/Pinsk (dpa) - {DE}", places=["Berlin", "Pinsk"]),
    piece(
        "German Frankfurt on the Main",
        f"Fähre fährt\n\nFrankfurt/Main (dpa/lhe) - {DE}",
        places=["Frankfurt/Main"],
        source="dpa/lhe",
    ),
    piece(
        "French AFP",
        f"Le bac gagne\n\nStrasbourg, 10 juil 2024 (AFP) - {FR}\n\nrm/eh",
        language="fr",
        day=10,
        month=7,
        sign_off="rm/eh",
        text=[FR],
    ),
    piece(
        "French byline",
        f"Le bac gagne\n\nPar Carl Berg\n\nPARIS (Reuters) - {FR}\n\n(Reportage de Carl Berg, édité par Ed Harker)",
        line="Par Carl Berg",
        people=[
            ("author", "Carl Berg", None, None),
            ("reporter", "Carl Berg", None, None),
            ("editor", "Ed Harker", None, None),
        ],
    ),
    piece(
        "Spanish EFE",
        f"Gana el transbordador\n\nNueva Delhi, 21 ene (EFE).- {ES}",
        language="es",
        day=21,
        month=1,
        places=["Nueva Delhi"],
        text=[ES],
    ),
    piece("Polish PAP", f"Prom wygrywa\n\nWarszawa, 9 czerwca (PAP) - {PL}", language="pl", month=6),
    piece(
        "Xinhua in Chinese",
        f"渡轮冬季运行\n\n　　新华社明斯克6月9日电（记者林晓荞、张三）{ZH}（完）",
        language="zh-Hans",
        places=["明斯克"],
        people=[("author", "林晓荞", None, "新华社"), ("author", "张三", None, "新华社")],
        marks=["（完）"],
        text=[ZH],
        dateline="新华社明斯克6月9日电（记者林晓荞、张三）",
    ),
    piece(
        "a Chinese flash", "快讯：渡轮冬季运行", signal="alert", headline="渡轮冬季运行", language="zh-Hans", text=[]
    ),
    piece(
        "China News Service",
        f"渡轮冬季运行\n\n中新社北京6月9日电 (记者 张三){ZH}",
        source="中新社",
        correspondent="张三",
    ),
    piece(
        "Chinese headers",
        f"栏目：交通\n紧急程度：4\n\n渡轮冬季运行\n\n{ZH}",
        section="交通",
        urgency=4,
        headline="渡轮冬季运行",
    ),
    piece(
        "a Chinese editor",
        f"渡轮冬季运行\n\n新华社北京6月9日电 {ZH}\n\n（责任编辑：张三）",
        people=[("editor", "张三", None, None)],
        text=[ZH],
    ),
    piece(
        "traditional characters",
        f"渡輪冬季運行\n\n（中央社記者王小明台北9日電）{ZHT}",
        language="zh-Hant",
        places=["台北"],
        correspondent="王小明",
    ),
    piece(
        "hard-wrapped Chinese",
        "渡轮冬季运行\n\n新华社北京6月9日电 渡轮将在整个冬季运行，市长对记者说，\n渡轮可载四十人，不收费用，\n直到河面结冰为止。",
        text=["渡轮将在整个冬季运行，市长对记者说，渡轮可载四十人，不收费用，直到河面结冰为止。"],
    ),
    piece(
        "English in the manner of TASS",
        f"Ferry wins\n\nPINSK, June 9. /TASS/. {EN}",
        source="TASS",
        dateline="PINSK, June 9. /TASS/.",
    ),
    piece(
        "English in the manner of ANSA",
        f"Ferry wins\n\n(ANSA) - ROME, JUN 9 - {EN}",
        source="ANSA",
        places=["ROME"],
        day=9,
    ),
    piece(
        "English in the manner of Kyodo",
        f"Ferry wins\n\nSAITAMA, Japan, Dec. 9 Kyodo - {EN}",
        source="Kyodo",
        places=["SAITAMA"],
    ),
    piece("a language that a header names", f"Language: be-tarask\n\nFerry wins\n\n{EN}", language="be-TARASK"),
]


@pytest.mark.parametrize("each", PIECES, ids=str)
def test_copy_in_other_languages_is_understood(each):
    assert understood(each.copy, each.expected) == each.expected
