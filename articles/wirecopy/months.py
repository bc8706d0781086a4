"""Months and dates as wires write them: names in many languages, read with their misprints, written in house style."""

import datetime
import re
from dataclasses import dataclass

# Per language: the full form used beside a day, for January to December.
FULL: dict[str, tuple[str, ...]] = {
    "en": tuple("January February March April May June July August September October November December".split()),
    "ru": tuple("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()),
    "be": tuple(
        "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня".split()
    ),
    "uk": tuple("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split()),
    "de": tuple("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()),
    "fr": tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()),
    "es": tuple("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()),
    "pt": tuple("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split()),
    "it": tuple(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
    ),
    "nl": tuple("januari februari maart april mei juni juli augustus september oktober november december".split()),
    "pl": tuple(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split()
    ),
    "da": tuple("januar februar marts april maj juni juli august september oktober november december".split()),
    "sv": tuple("januari februari mars april maj juni juli augusti september oktober november december".split()),
}

# Short forms and other cases, as "form form … = month".
_OTHER = """
jan janv янв ene студз січ stycznia gen = 1
feb febr fév févr фев февр fev feb лют = 2
mar март мар mär mrz сак сакавік берез = 3
apr апр avr abr крас красавік квіт kwi = 4
may май maj травня траўня трав mag = 5
jun июн juin июнь чэрв чэрвень черв czerwiec giu cze = 6
jul июл juil июль ліп ліпень лип lug = 7
aug авг août aout ago август жн жнівень серп sie = 8
sept sep сен сент сентябрь set sett вер верасень вересень wrz = 9
oct окт okt out ott октябрь кастр кастрычнік жовт paź = 10
nov ноя нояб ноябрь ліст лістапад лист = 11
dec дек dez déc dic декабрь снеж снежань груд gru = 12
январь студзень = 1
февраль люты = 2
апрель = 4
fevrier = 2
decembre = 12
setiembre = 9
"""

NAMES: dict[str, int] = {}
for _language in FULL.values():
    for _number, _name in enumerate(_language, start=1):
        NAMES[_name.lower()] = _number
for _line in filter(None, _OTHER.splitlines()):
    _forms, _, _month = _line.partition(" = ")
    for _form in _forms.split():
        NAMES.setdefault(_form, int(_month))

# Associated Press: months of five letters and fewer stand in full. Reuters: three letters, no stop.
AP_SHORT = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
REUTERS_SHORT = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
THREE_LETTERS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
RUSSIAN_SHORT = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")


@dataclass(frozen=True)
class DateFound:
    """A date in running text. Day is None where none is written or the number is no day of a month (`March 119`)."""

    day: int | None
    month: int | None
    year: int | None
    end: int


_MONTH = "(" + "|".join(sorted(map(re.escape, NAMES), key=len, reverse=True)) + r")(?![^\W\d_])\.?"
_YEAR = r"(\d{4})(?!\d)(?:\s{0,2}(?:г\.|г(?!\w)|года(?!\w)|р\.|року(?!\w)))?"
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_DOTTED = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d\d)?(?!\d)")
_DAY_MONTH = re.compile(
    rf"(\d{{1,3}})(?:\.|st|nd|rd|th|er|º|°|-?го)?\s{{0,3}}(?:de |of |di |of the )?{_MONTH}"
    rf"(?:,?\s{{0,2}}(?:de |del )?{_YEAR})?",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"{_MONTH},?\s{{0,3}}((?-i:[0-9OIl]{{1,3}}))(?:st|nd|rd|th)?(?![^\W_])(?:,?\s{{1,2}}{_YEAR})?", re.IGNORECASE
)
_MONTH_ALONE = re.compile(rf"{_MONTH}(?=\s{{0,3}},?\s{{0,3}}[-–—_])", re.IGNORECASE)
# Slips of the keyboard: `Narch 2`, `Juen 19`, `Apri l7`.
_MISPRINT = re.compile(r"([^\W\d_]{3,10})\.? {1,2}(\d{1,2})(?![^\W_])")
_SPLIT = re.compile(r"([^\W\d_]{2,8}) ([^\W\d_]{1,2})(\d{1,2})(?![^\W_])")
_IN_FULL = frozenset(name.lower() for months in FULL.values() for name in months)
_LETTERS_FOR_DIGITS = str.maketrans("OoIl", "0011")
_MISPRINTABLE = sorted({name for months in FULL.values() for name in map(str.lower, months) if len(name) >= 4})


def match_date(text: str, at: int) -> DateFound | None:
    """The date that begins at this place of the text, in any of the attested forms, or None."""
    if match := _ISO.match(text, at):
        return _found(match.group(3), int(match.group(2)), match.group(1), match.end())
    if match := _DOTTED.match(text, at):
        return _found(match.group(1), int(match.group(3)), match.group(4), match.end())
    if match := _DAY_MONTH.match(text, at):
        name = match.group(2).lower()
        # The stop behind a month in full is the dateline's own: `МОСКВА, 3 мая.`
        end = (
            match.end() - 1 if name in _IN_FULL and match.group().endswith(".") and not match.group(3) else match.end()
        )
        return _found(match.group(1), NAMES[name], match.group(3), end)
    if match := _MONTH_DAY.match(text, at):
        return _found(match.group(2), NAMES[match.group(1).lower()], match.group(3), match.end())
    if match := _MONTH_ALONE.match(text, at):
        return _found(None, NAMES[match.group(1).lower()], None, match.end())
    if (match := _SPLIT.match(text, at)) and (month := NAMES.get((match.group(1) + match.group(2)).lower())):
        return _found(match.group(3), month, None, match.end())
    if (match := _MISPRINT.match(text, at)) and (month := _nearly_a_month(match.group(1))):
        return _found(match.group(2), month, None, match.end())
    return None


def _found(day: str | None, month: int, year: str | None, end: int) -> DateFound | None:
    if not 1 <= month <= 12:
        return None
    number = int((day or "0").translate(_LETTERS_FOR_DIGITS))
    in_full = None if not year else int(year) if len(year) == 4 else 2000 + int(year)
    return DateFound(number if 1 <= number <= 31 else None, month, in_full, end)


def _nearly_a_month(word: str) -> int | None:
    low = word.lower()
    for name in _MISPRINTABLE:
        if abs(len(name) - len(low)) <= 1 and _one_slip(low, name):
            return NAMES[name]
    return None


def _one_slip(typed: str, meant: str) -> bool:
    """One letter missing, one too many, one wrong, or two exchanged."""
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    left, right = typed[start:], meant[start:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[1::-1] and left[2:] == right[2:] and len(left) >= 2)
    )


def write_date(day: datetime.date, form: str) -> str:
    """The date in a form such as `{day} {en}`, `{ap} {day}` or `{de_day} {de}`; see `dateline_style`.

    Placeholders: `{day}` without zero, `{year}`, `{ap}`, `{reuters}`, `{three}`, `{ru_short}`, and each language's
    code for its month in full.
    """
    index = day.month - 1
    words = {"day": str(day.day), "year": str(day.year), "month": str(day.month)}
    words |= {"ap": AP_SHORT[index], "reuters": REUTERS_SHORT[index], "three": THREE_LETTERS[index]}
    words |= {"ru_short": RUSSIAN_SHORT[index]} | {code: names[index] for code, names in FULL.items()}
    return form.format_map(words)
