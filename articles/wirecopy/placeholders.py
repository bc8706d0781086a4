"""What a writer meant to fill in later and forgot: XXX, TK, [name], lorem ipsum.

XXX is also the thirtieth (Super Bowl XXX, XXX Олимпийские игры), TK also an airline and a company, ТК in Russian also
the labour code: where the words beside them say so, they are only worth a second look.
"""

import re
from collections.abc import Iterator
from typing import Literal

# Words beside which three X are a number.
ORDINALS_OF = r"""
    bowl olympi\w* games congress festival forum session summit century volume chapter part legion edition anniversary
    winter summer
    олимпи\w+ игр\w* съезд\w* фестивал\w* форум\w* сесси\w+ век\w* столети\w+ том\w* глав\w+ част\w+ конгресс\w*
    чемпионат\w* турнир\w* саммит\w* конференци\w+ выставк\w+ летни\w+ зимни\w+ международн\w+
    алімпі\w+ гульн\w* гульняў з[’']езд\w* фестывал\w* сесі\w+ стагоддз\w+ кангрэс\w* чэмпіянат\w* саміт\w* канферэнц\w+
    выстав\w+ летні\w+ зімов\w+ міжнародн\w+
"""
BESIDE = "|".join(ORDINALS_OF.split())
THIRTIETH = re.compile(rf"\b(?:{BESIDE})\s+[XХ]{{3}}\b|\b[XХ]{{3}}\s+(?:{BESIDE})\b", re.IGNORECASE)

# Words that stand alone in brackets where something is to be filled in, and those that begin such a remark.
TO_FILL_IN = """
    name names place date day time age title quote number figure source city link photo byline reporter
    имя имена фамилия место дата возраст должность цитата число цифра источник город ссылка
    імя прозвішча месца узрост пасада цытата лічба крыніца горад спасылка
"""
TO_DO = """
    insert check confirm fix add spelling вставить уточнить проверить добавить уставіць удакладніць праверыць дадаць
"""
BRACKETED = rf"(?:{'|'.join(TO_FILL_IN.split())})|(?:{'|'.join(TO_DO.split())})\b[^\]>]{{0,80}}"

LEFT_IN = re.compile(
    rf"""
    (?P<xxx> \b(?:[Xx]{{3,}}|[Хх]{{3,}})\b )
  | (?P<tk> \b(?:TK)+\b | \bТК(?=\s*\?) | \b(?:ТК){{2,}}\b )
  | (?P<xx> (?<=[$€£₽])XX\b | \bXX(?=\s*(?:%|percent|per\ cent|[mb]illion|процент|миллион|млн|працэнт|мільён)) )
  | (?P<lorem> \b[Ll]orem\s+ipsum\b )
  | (?P<brackets> [\[<]\s*(?i:{BRACKETED})\s*[\]>] )
  | (?P<marks> \?{{3,}} | \[\s*\?+\s*\] | \(\s*\?+\s*\) | (?<!\w)_{{3,}}(?!\w) )
    """,
    re.VERBOSE,
)


def placeholders(text: str) -> Iterator[tuple[Literal["stop", "warn"], str]]:
    """What was left in, in order: `stop` where it can be nothing else, `warn` where it may; and the words as they
    stand."""
    numbers = [found.span() for found in THIRTIETH.finditer(text)]
    for found in LEFT_IN.finditer(text):
        lawful = found.lastgroup in ("marks", "xx")
        if found.lastgroup == "xxx":
            lawful = found[0] in ("XXX", "ХХХ") and any(start <= found.start() < end for start, end in numbers)
        elif found.lastgroup == "tk":
            lawful = found[0] == "TK" and bool(re.match(r"[\s-]?\d|\s+[A-Z][a-z]", text[found.end() :]))
        yield ("warn" if lawful else "stop"), found[0]
