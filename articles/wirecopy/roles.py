"""The words for what people did for a story, in the languages of the wires: read in sign-offs, written in our own.

Roles are those of a credit: author, reporter, additional reporter, writer, editor, translator, photographer.
"""

import re

_WORDS = {
    "additional reporter": """additional reporting|further reporting|additional reporter|дополнительный репортаж|
        при участии|дадатковы рэпартаж|пры ўдзеле|weitere berichte|weitere berichterstattung|
        reportage additionnel|reporte adicional|información adicional|за участі""",
    "photographer": """photographs?|photography|photos?|pictures?|photographer|фотографии|фотограф|фотоснимки|фото|
        фатограф|фота|fotos?|fotografía|摄影|图片""",
    "translator": """translating|translated|translation|translator|перев[её]ла?|перевод|переводчик|пераклад|пераклаў|
        пераклала|перакладчык|переклад|übersetzung|übersetzt|traduit|traduction|version française|traducido|
        traducción|翻译|编译""",
    "editor": """editing|edited|editors?|выпускающий редактор|редакторы|редактор|редактура|под редакцией|рэдактары|
        рэдактар|рэдагаванне|редагування|redaktion|redigiert|redigatur|bearbeitung|édité|edité|édition|editado|
        edición|责任编辑|责编|编辑|編輯""",
    "writer": """writing|written|compiled|автор текста|текст|написала?|тэкст|напісаў|напісала|rédigé|redacción|escrito|
        撰稿|撰文|执笔""",
    "reporter": """reporting|reported|репортаж|материал подготовил[аи]?|подготовил[аи]?|рэпартаж|падрыхтаваў|
        падрыхтавал[аі]|підготував|підготувала|berichterstattung|bericht|reportage|reporte|reportaje|información|
        采写|报道|记者""",
    "author": """story|автор|авторы|аўтар|аўтары|autor|auteur""",
}
ROLE_OF: dict[str, str] = {}
for _role, _alternatives in _WORDS.items():
    for _word in re.split(r"\|\s*", _alternatives):
        ROLE_OF[_word.strip()] = _role


def _expanded(pattern: str) -> str:
    return re.sub(r"\s+", r"\\s+", pattern.strip())


_ANY_ROLE = "|".join(
    sorted((_expanded(word) for words in _WORDS.values() for word in re.split(r"\|\s*", words)), key=len, reverse=True)
)
_BY = r"(?:\s+(?:by|von|par|por|de|durch)(?=\s)|\s*[:：—–-](?=\s|$)|\s*[:：])?"
OPENING = re.compile(rf"\s*({_ANY_ROLE})(?:\s+(?:and|und|et|и|і|y|&)\s+({_ANY_ROLE}))?(?!\w){_BY}\s*", re.IGNORECASE)
# A new part begins after a semicolon, or after a comma or stop that a role follows.
PART = re.compile(rf"\s*[;；]\s*|[,.，]\s+(?=(?:{_ANY_ROLE})(?:\s|[:：]))|。\s*", re.IGNORECASE)


def role_of(words: str) -> str:
    """The role that these words name. Raises KeyError where they name none."""
    low = " ".join(words.casefold().split())
    for pattern, role in ROLE_OF.items():
        if re.fullmatch(pattern, low):
            return role
    raise KeyError(words)


# How we write them: en as "Editing by A", the others as "Редактор: А".
WRITTEN: dict[str, dict[str, str]] = {
    "en": {
        "author": "Story by ", "reporter": "Reporting by ", "additional reporter": "Additional reporting by ",
        "writer": "Writing by ", "editor": "Editing by ", "translator": "Translated by ", "photographer": "Photos by ",
    },
    "ru": {
        "author": "Автор: ", "reporter": "Репортаж: ", "additional reporter": "Дополнительный репортаж: ",
        "writer": "Текст: ", "editor": "Редактор: ", "translator": "Перевод: ", "photographer": "Фото: ",
    },
    "be": {
        "author": "Аўтар: ", "reporter": "Рэпартаж: ", "additional reporter": "Дадатковы рэпартаж: ",
        "writer": "Тэкст: ", "editor": "Рэдактар: ", "translator": "Пераклад: ", "photographer": "Фота: ",
    },
}  # fmt: skip
