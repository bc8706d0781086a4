"""Figures in a text, in digits or spelled out in English, Russian or Belarusian.

"One" is left out, since it is seldom a figure (one of them, один из них), and so are "first" and "second".
"""

import re

DIGITS = r"(?:(?<![\w.,])[-−–+])?[$€£¥₽]?\d+(?:[.,:/]\d+|[ \u00a0\u202f]\d{3}(?!\d))*|[½¼¾⅓⅔⅛]"
ROMAN = r"(?=[IVXLC]{2,}\b)(?:X[CL]|L?X{0,3}|C{1,3}(?:X[CL]|L?X{0,3}))(?:I[XV]|V?I{0,3})"
ENGLISH = """
    zero two three four five six seven eight nine ten eleven twelve (?:thir|four|fif|six|seven|eigh|nine)teen
    (?:twen|thir|for|fif|six|seven|eigh|nine)ty (?:hundred|thousand|million|billion|trillion|dozen)s?
    third fourth fifth sixth seventh eighth ninth tenth half halves quarters? twice double[ds]? triple[ds]?
"""
RUSSIAN = """
    дв(?:а|е|ух|ум|умя|ое|оих) тр(?:и|[её]х|[её]м|емя|ое|оих) четыр(?:е|[её]х|[её]м|ьмя) четвер(?:о|ых)
    (?:пят|шест|сем|девят|десят)(?:ь|и|ью) пятер(?:о|ых) восемь восьм(?:и|ью) \\w+надцат(?:ь|и|ью)
    (?:два|три)дцат(?:ь|и|ью) сорока? (?:пять|шесть|семь|восемь)десят (?:пяти|шести|семи|восьми)десяти
    девяност[оа] ст[оа] двести триста четыреста \\w+сот тысяч\\w* милли(?:он|ард)\\w* триллион\\w* полтор\\w+
    половин\\w+ десятк\\w+ сотн\\w+ дюжин\\w+ вдвое втрое (?:трет|четверт)(?:ь|и|ью)
"""
BELARUSIAN = """
    дзв(?:е|юх|юм|юма) двума тры трох тром чатыр\\w+ пяц(?:ь|і) шэсць шасці сем сямі восем васьмі дзевяц(?:ь|і)
    дзесяц(?:ь|і) \\w+наццац(?:ь|і) (?:два|тры)ццац(?:ь|і) сорак (?:пяць|шэсць)дзясят (?:сем|восем)дзесят дзевяноста
    дзвесце трыста чатырыста мільён\\w* мільярд\\w* трыльён\\w* паўтар\\w+ палов\\w+ дзясятк\\w+ удвая утрая
"""
SPELLED = "|".join((ENGLISH + RUSSIAN + BELARUSIAN).split())
NUMERAL = re.compile(rf"{DIGITS}|\b{ROMAN}\b|\b(?i:{SPELLED})\b")


def numerals(text: str) -> list[str]:
    """The figures of a text in order, in small letters; which space parts the thousands makes no difference."""
    return [re.sub(r"\s", " ", found).lower() for found in NUMERAL.findall(text)]
