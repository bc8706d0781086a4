"""Signal words at the head of a story: UPDATE 1-, CORRECTED:, 2nd Ld-Writethru, СРОЧНО, 快讯 and their kin.

A signal is one of the words on the left; where several stand together the first of the table wins, so that
`CORRECTED-UPDATE 2-` is a correction. A new lead is an update.
"""

import re

from .plaintext import has_letters, is_capitals

_WORDS = {
    "kill": "mandatory kill|kill story|story killed|story removed|"
    "bulletin kill|story kill|killed|kill|story withdrawn|withdrawn|аннулировано|аннулирование|"
    "отозвано|снято с ленты|снято|адклікана|ануляванне|анулявана|відкликано|zurückgezogen|annullierung|annulation|"
    "annulé|anulado|anulación|撤稿|撤销",
    "withhold": "withhold|hold|приостановлено|прыпынена",
    "correction": "corrected|correction|corrective|corrects|исправлено|исправленная версия|исправление|поправка|"
    "выпраўленне|выпраўлена|папраўка|виправлення|виправлено|berichtigung|berichtigt|korrektur|korrigiert|correctif|"
    "rectificatif|corrigé|corrección|corregido|correzione|correção|sprostowanie|更正",
    "clarification": "clarification|clarified|уточнение|уточнено|удакладненне|удакладнена|уточнення|klarstellung|"
    "précision|aclaración|澄清",
    "refile": "refiled|refiling|refile",
    "flash": "newsflash|news flash|flash|молния|маланка",
    "alert": "ap ?news ?alert|news ?alert|alerte|alert|snap|bulletin|breaking news|breaking|newsbreak|eilmeldung|eil|"
    "экстренно|экстранна|新华社快讯|快讯|快訊",
    "urgent": "urgente|urgent|срочное сообщение|срочно|тэрмінова|терміново|dringend|pilne|急稿|急电|急",
    "update": r"updated|update(?:\s?\d{1,2})?|write-?thru|wrap-?up(?:\s?\d{1,2})?|wrap|round-?up|recasts?|"
    r"\d{1,2}(?:st|nd|rd|th)?[ -]?(?:lead|ld)(?:[- ]?write-?thru)?|lead(?:[ -]?(?:all|\d{1,2}))?|ld|"
    r"\d\.? ?zusammenfassung|zusammenfassung|\d\. ?lead|neufassung|aktualisierung|aktualisiert|actualisation|actualisé|"
    r"mise à jour|actualización|actualizado|обновлено|обновление|обновлённая версия|обновленная версия|дополнено|"
    r"дополнение|расширено|расширенная версия|подробности|абноўлена|абнаўленне|дапоўнена|дапаўненне|пашырана|"
    r"падрабязнасці|оновлено|доповнено|更新",
    "repeat": "repeats?|rpt|повтор|паўтор|wiederholung|répétition|repetición|重发",
    "advisory": "media advisory|advisory|анонс|анансы|анонсы",
}
_ANY = "|".join(
    sorted((w for words in _WORDS.values() for w in re.split(r"\|(?![^(]*\))", words)), key=len, reverse=True)
)
_PREFIX = re.compile(
    rf"(?P<open>[*\[(【]*)\s*(?P<words>(?:{_ANY})(?:[\s/,-]{{1,3}}(?:{_ANY}))*)(?!\w)\s*(?P<close>[*\])】]*)"
    r"(?P<mark>\s*[:：]|\s+[-–—|/]+(?=\s)|\s*[-–—](?=\S)|\s*[=!]|,|(?=\s)|(?<=[\])】*])|$)\s*",
    re.IGNORECASE,
)
_OF_SIGNAL = [(name, re.compile(rf"(?:^|(?<=\W))(?:{words})(?=\W|$)", re.IGNORECASE)) for name, words in _WORDS.items()]

# May be followed by a space alone, in capitals before a headline that isn't: `URGENT Minsk metro reopens`.
_STAND_FREE = frozenset({"flash", "alert", "urgent", "correction", "update"})


def split_signal(line: str) -> tuple[str, str, str] | None:
    """Signal, its words as written with what ends them, and the rest of the line; None where no signal begins it.

    The rest is empty where the words fill the line. `FLASH FLOODS HIT BREST` and `Urgent-care centres open` hold none.
    """
    match = _PREFIX.match(line)
    if match is None:
        return None
    words, rest = match.group("words"), line[match.end() :].strip()
    signal = next((name for name, pattern in _OF_SIGNAL if pattern.search(words)), None)
    if signal is None or not _is_meant(match, words, rest, signal):
        return None
    return signal, line[: match.end()].strip(), rest


def _is_meant(match: re.Match[str], words: str, rest: str, signal: str) -> bool:
    mark, capitals = match.group("mark").strip(), is_capitals(words)
    numbered = any(map(str.isdigit, words))
    if not rest:
        whole = words[:1].isupper() and signal in ("correction", "clarification", "flash", "alert", "urgent")
        return capitals or numbered or whole or bool(match.group("open"))
    if match.group("open") and match.group("close"):
        return True
    if mark in (":", "："):
        return words[:1].isupper() or numbered or not words.isascii()
    if mark in ("=", "!"):
        return capitals
    if mark == ",":
        return numbered
    if mark and match.group("mark")[0].isspace():  # a dash between spaces
        return capitals or numbered
    if mark:  # a dash without: a compound word otherwise
        sure = signal in ("correction", "refile", "repeat") or numbered
        return (capitals or numbered) and not rest[0].islower() and (sure or not is_capitals(rest))
    if not has_letters(rest) or is_capitals(rest) or rest[0].islower():
        return False
    return (capitals and signal in _STAND_FREE and "lead" not in words.lower()) or numbered
