"""Lines above a story that are about it: the section line, `Slug:`, `Urgency:`, `Embargo:`, notes to editors …"""

import re
from dataclasses import dataclass

_KEYS = {
    "slugline": "slug|slugline|slug line|keyword|catchline|слаг|слаглайн|кодовое слово|ключевое слово|слоган|stichwort|"
    "ключавое слова|mot-clé|关键词",
    "urgency": "urgency|priority|срочность|приоритет|тэрміновасць|прыярытэт|терміновість|dringlichkeit|priorität|"
    "urgence|priorité|urgencia|prioridad|紧急程度|优先级",
    "embargo": "embargo|embargoed|embargo until|embargoed until|embargoed for|embargo till|embargo date|"
    "strictly embargoed|"
    "hold for release|not for publication before|not for release before|эмбарго|эмбарго до|эмбарга|эмбарга да|"
    "не публиковать до|не публікаваць да|ембарго|sperrfrist|sperrfrist bis|sous embargo|embargo jusqu'au|"
    "embargo hasta|禁发|限时发布|发布时间",
    "language": "language|lang|язык|мова|sprache|langue|idioma|lingua|język|语言|語言",
    "section": "section|category|rubric|рубрика|раздел|рубрыка|раздзел|ressort|rubrique|sección|栏目|分类",
    "headline": "headline|title|hed|заголовок|загаловак|überschrift|titel|titre|título|titular|标题",
    "byline": "byline|author|authors|автор|авторы|аўтар|аўтары|autor|auteur|作者",
    "dateline": "dateline|датлайн|дэйтлайн|ortsmarke",
    "signal": "signal|status|сигнал|статус|статус материала|сігнал",
    "note": "editors|eds|ed note|ednote|ed\\. note|editor's note|editors' note|editor’s note|editors’ note|"
    "note to editors?|notes? to editors|note for editors|notes for editors|attention editors?|attention, editors|attn|"
    "attn editors|eds note|editorial note|advisory note|внимание редакторов|вниманию редакторов|внимание, редакторы|"
    "редакторам|к сведению редакторов|примечание|примечание редактора|примечание для редакторов|от редакции|"
    "служебное|рэдактарам|да ведама рэдактараў|увага рэдактараў|заўвага|заўвага для рэдактараў|редакторам стрічки|"
    "hinweis|hinweis an die redaktion|hinweis an die redaktionen|hinweis für die redaktion|redaktionshinweis|"
    "redaktioneller hinweis|achtung redaktionen|an die redaktionen|note aux rédactions|note de la rédaction|"
    "note aux rédacteurs|attention rédacteurs|nota a los editores|nota del editor|nota para editores|"
    "nota a la redacción|"
    "编者注|编者按|编辑注意|致编辑",
    "editor": "editor|редактор|рэдактар|translator|переводчик|перакладчык|photographer|photo by|photos by|фото|фота",
    "other": "date|time|version|desk|source|keywords|tags|topic|topics|subject|subjects|genre|place|location|country|"
    "contact|contacts|copyright|id|item id|guid|words|word count|wordcount|filed|filed by|sent|from|to|service|channel|"
    "take|page|circuit|format|reporter|story id|photo|photos|picture|pictures|видео|дата|время|версия|отдел|источник|"
    "теги|ключевые слова|тема|темы|контакты|служба|крыніца|аддзел|тэгі|тэма|тэмы|datum|thema|themen|quelle|kontakt",
}
_KEY_OF = {
    key: kind for kind, keys in _KEYS.items() for key in (re.sub(r"\\", "", written) for written in keys.split("|"))
} | {"notes to editor": "note", "note to editor": "note", "note to editors": "note", "attention editor": "note"}
_LINE = re.compile(r"[\[(*#]*\s*([^\W\d_][\w .,'’\-]{0,40}?)\s*[:：]\s*(.*?)\s*$", re.DOTALL)
_NOTE_WITHOUT_COLON = re.compile(
    r"[\[(*]*(?:attention,? editors|attn,? editors|eds|note to editors|achtung,? redaktionen|вниманию редакторов|"
    r"да ведама рэдактараў)\s*[-–—!.]\s*(.+)$",
    re.IGNORECASE,
)
_EMBARGO_SAID = re.compile(
    r"[*\[(=\-– ]*(?:(?:strictly )?(?:under |sous )?embargo(?:ed)?(?: for (?:release|publication|use))?"
    r"(?: until| till| to| jusqu| hasta| bis|,|[*\])]*$)|hold for release|not (?:for|to be) \w+ (?:before|until|till)|"
    r"sperrfrist|эмбарго(?: до|[*\])]*$)|эмбарга(?: да|[*\])]*$)|не публиковать до|не для публикации до|"
    r"не публікаваць да)",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"\d{1,2}[:.]\d\d|\d{4}\s?(?:GMT|UTC)|\d\s?[ap]\.?m|midnight|noon|\d\s?(?:Uhr|час|гадз)", re.IGNORECASE
)
_BARE_EMBARGO = re.compile(
    r"[*\[(=\-– ]*(?:(?:strictly )?(?:under )?embargo(?:ed)?|hold for release|эмбарго|эмбарга|"
    r"sperrfrist)[*\])=\-–!. ]*",
    re.IGNORECASE,
)
_CRUMB_SPLIT = re.compile(r"\s*[/›»>|→]\s*")
_FRONT_CRUMBS = frozenset(
    "news home latest новости главная навіны галоўная новини nachrichten startseite actualités accueil noticias inicio "
    "新闻 首页 wiadomości".split()
)


@dataclass(frozen=True)
class Header:
    """A header line: what it is about, and its value."""

    kind: str
    value: str


def match_header(line: str) -> Header | None:
    """The header of a line that begins with a key we know, or None."""
    if len(line) > 2000:
        return None
    match = _LINE.match(line)
    if match and (kind := _KEY_OF.get(" ".join(match.group(1).casefold().split()))):
        value = match.group(2)
        if line[0] in "([" and value.endswith((")", "]")):
            value = value[:-1].rstrip()
        return Header(kind, value.strip("* "))
    if match := _NOTE_WITHOUT_COLON.match(line):
        value = match.group(1)
        return Header("note", value[:-1].rstrip() if line[0] in "([" and value[-1] in ")]" else value)
    # Without a colon it must name an hour or say nothing else: `Embargo to last until 2030, minister says` is a story.
    if _BARE_EMBARGO.fullmatch(line) or (len(line) <= 160 and _EMBARGO_SAID.match(line) and _HOUR.search(line)):
        return Header("embargo", line)
    return None


# `BC-Ferry, 1st Ld-Writethru`, `BELARUS-FERRY/ (UPDATE 1)`, `Messe-Buch/`: a slugline without its key.
_BARE_SLUG = re.compile(
    r"((?:BC|AM|PM)-[^,]{2,60}|[^\W\d_a-zа-яёўі][^\W_a-zа-яёўі]*(?:[-/][^\W_a-zа-яёўі]+)+/?|[^\W\d_][\w-]{1,40}/)"
    r"(?:,\s*\d{3,4}|,\s*|\s+(?=\())?(.{0,40})"
)
_STAMP = re.compile(r"[\d.:,/\s–-]{5,25}")


def match_slug(line: str) -> tuple[str, str] | None:
    """Slugline and the signal words that may follow it, from a line that holds nothing else; None for other lines."""
    match = _BARE_SLUG.fullmatch(line)
    return (match.group(1), match.group(2).strip("() ")) if match else None


def is_stamp(line: str) -> bool:
    """A date or an hour in figures, and nothing else."""
    return bool(_STAMP.fullmatch(line)) and any(map(str.isdigit, line))


def looks_like_header(line: str) -> bool:
    """`Foo: bar`, with a key of one word that we don't know."""
    match = _LINE.match(line[:200])
    return match is not None and " " not in match.group(1) and len(line) <= 120


def match_section(line: str) -> tuple[str | None] | None:
    """The section of a breadcrumb line (`/ News / Economy`), in a tuple; None in it for the front page alone.

    None where the line is no breadcrumb.
    """
    if len(line) > 120 or not line:
        return None
    crumbs = [crumb.strip() for crumb in _CRUMB_SPLIT.split(line)]
    crumbs = [crumb for crumb in crumbs if crumb]
    if not crumbs or not all(crumb[0].isupper() or not crumb[0].islower() for crumb in crumbs):
        return None
    front = crumbs[0].casefold() in _FRONT_CRUMBS
    begins = line[0] in "/›»>" and not line.rstrip(" ").endswith("/.") and line.count("/") - 1 <= len(crumbs)
    if not (begins or (front and len(crumbs) > 1)):
        return None
    if any(len(crumb.split()) > 5 or crumb[-1] in ".!?:" for crumb in crumbs):
        return None
    within = [crumb for crumb in crumbs if crumb.casefold() not in _FRONT_CRUMBS]
    return (within[-1] if within else None,)


# The Associated Press's letters: flash, bulletin, urgent, regular, deferred, advance, Sunday advance.
_URGENCIES = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 6, "a": 7, "s": 8, "flash": 1, "bulletin": 2, "urgent": 3}


def read_urgency(written: str) -> int | None:
    """1 (flash) to 8, from a number, with or without its scale (`4`, `4/8`), or a wire's letter; None for others."""
    if match := re.fullmatch(r"\s*([1-8])(?:\s*(?:/|of|из|von)\s*[89])?\s*(?:[-–(].*)?", written):
        return int(match.group(1))
    return _URGENCIES.get(written.strip().casefold())
