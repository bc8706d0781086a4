"""What stands below a story: end marks, the sign-off, notes to editors, initials, contacts."""

import re
from dataclasses import dataclass, field

from .credits import Credit, parse_byline, parse_sign_off
from .headers import match_header
from .paragraphs import Paragraph
from .plaintext import is_capitals
from .signals import split_signal

_MARK = re.compile(
    r"(?:[-–—=(/\[*# ]*)(?:0|30|ends?|end item|item ends|enditem|the end|more|mtf|more to come|more follows|"
    r"конец|конец сообщения|продолжение следует|канец|кінець|ende|fin|fine|fim|koniec|slut|完|全文完|endit|reuters?|"
    r"ritzau|xxx)(?:[-–—=)/\]*#. ]*)"
    r"|[#*=_~–—\-•. ]{3,}|#|（完）|\(完\)|/[A-Za-zА-Яа-яЁё]{2,10}/|=\s?\d{1,2}|"
    r"[a-z]{2,5}[-–][A-Z]{2}[-–]\d{2}[-–]\d{2}[-–]\d{2} \d{4}(?:GMT|EDT|EST)<?",
    re.IGNORECASE,
)
# Marks after which nothing of the story follows. `MORE` and asterisks may stand between its parts.
_LAST = re.compile(
    r"[-–—=(/\[*# ]*(?:0|30|ends?|end item|item ends|enditem|the end|конец|конец сообщения|канец|ende|fin|完|全文完)"
    r"[-–—=)/\]*#. ]*|#{2,}|# # #|（完）|\(完\)",
    re.IGNORECASE,
)
_AT_LAST_WORD = re.compile(
    r"(?:(?<=[.!?…”\"»’)。])|(?<=[.!?…”\"»’)。]\s))\s*"
    r"((?:-0-|-30-|-ends-|—30—|[Ee]nditem|ENDS|ENDITEM|/ends/|REUTERS?|Reuters?\.*|==Kyodo|###|# # #|（完）|\(完\)|"
    r"\(END\)|\(End\)|\(Ends\)|\(MORE\)|\(more\)|\(Fin\)|\(FIN\))\s*)$"
)
_NOTE = re.compile(
    r"[\[(*]*\s*(?:(?:this|the) (?:[\w.]+ ){0,5}?(?:story|version|item|article|report|refile|"
    r"updated? story)\s+(?:of \S+ )?"
    r"(?:has been|was|is|corrects?|corrected|refiles?|updates?|adds?|removes?|clarifies|deletes)|"
    r"(?:in|a) (?:para|paragraph|graf) \d+[^.]{0,40}(?:corrects?|corrected)|"
    r"(?:corrects?|adds|updates|refiles?|repeats|recasts|clarifies|removes|deletes|fixes|rewrites|changes|resends|"
    r"replaces|eliminates|with)\b(?=.*[)\]]$)|"
    r"(?:this corrects|corrects to show|corrected version|correction:)|"
    r"(?:исправлен[аоы]?|исправляет|уточня|добавл|дополн|обновл|меняется|убран|выпраўл|удакладн|дада|дапоўн|абноўл|"
    r"korrigiert|berichtigt|ergänzt|aktualisiert|neu:|wiederholt|corrige|précise|actualise|ajoute|corrige|actualiza|"
    r"añade|agrega|更正|更新|修改))",
    re.IGNORECASE,
)
_NOTES_BEGIN = re.compile(
    r"[#\s*\[(]*(?:notes? (?:to|for) editors?|about the (?:agency|company)|for (?:more|further) information|"
    r"media contacts?|"
    r"dpa-notizblock|die folgenden informationen sind nicht zur veröffentlichung|redaktionelle hinweise|"
    r"к сведению редакторов|примечани[ея] для редакторов|рэдактарам|not for publication)\b",
    re.IGNORECASE,
)


@dataclass
class Ending:
    """What was taken from below the story, in the order of the text."""

    sign_off: list[str] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    byline: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)  # notes as they stood, with their key


def take_ending(paragraphs: list[Paragraph], *, has_byline: bool) -> tuple[list[Paragraph], Ending]:
    """The story's own paragraphs, and what stood below them."""
    ending = Ending()
    body = list(paragraphs)
    if (last := _last_mark(body)) is not None:
        below = body[last + 1 :]
        body, mark = body[:last], body[last]
        _sort_below(below, ending, has_byline=has_byline)
        ending.marks.insert(0, mark.text)
    _set_aside_below_sign_off(body, ending)
    while body and _take_last(body, ending, has_byline=has_byline or bool(ending.byline)):
        pass
    return body, ending


def _set_aside_below_sign_off(body: list[Paragraph], ending: Ending) -> None:
    """Short lines below a sign-off in brackets are no part of the story: a standing phrase, a telephone number."""
    for index in range(len(body) - 2, max(len(body) - 5, 0), -1):
        below = [paragraph.text for paragraph in body[index + 1 :]]
        if bracketed(body[index].text) and _sign_off(body[index].text):
            strange = [
                text for text in below if not is_end_mark(text) and _note(text) is None and _sign_off(text) is None
            ]
            if not any(len(text) > 150 or _is_byline(text) or _NOTES_BEGIN.match(text) for text in strange):
                ending.set_aside += strange
                body[index + 1 :] = [paragraph for paragraph in body[index + 1 :] if paragraph.text not in strange]
            return


def is_end_mark(text: str) -> bool:
    return len(text) <= 40 and bool(_MARK.fullmatch(text))


def is_note(text: str) -> bool:
    """A remark about the story rather than a part of it: `(Adds quote)`, `(This version corrects …)`."""
    return bool(_NOTE.match(text))


def bracketed(text: str) -> str | None:
    """The inside of text that stands in brackets as a whole, or None."""
    if len(text) < 3 or text[0] + text[-1] not in ("()", "[]", "（）", "【】"):
        return None
    depth = 0
    for index, character in enumerate(text):
        depth += (character in "([（【") - (character in ")]）】")
        if depth == 0 and index < len(text) - 1:
            return None
    return text[1:-1].strip()


def _last_mark(body: list[Paragraph]) -> int | None:
    """Where the end mark stands below which nothing is the story's: notes, credits, contacts only."""
    for index in range(len(body) - 1, max(len(body) - 16, 0), -1):
        if len(body[index].text) <= 40 and _LAST.fullmatch(body[index].text):
            below = body[index + 1 :]
            notes = next((at for at, each in enumerate(below) if _NOTES_BEGIN.match(each.text)), len(below))
            return None if any(map(_is_story, below[:notes])) else index
    return None


def _is_story(paragraph: Paragraph) -> bool:
    """A paragraph of some length that nothing marks as other than text: the mark above it can't be the last."""
    text = paragraph.text
    marked = _sign_off(text) is not None or _note(text) is not None
    return len(text) > 100 and bool(re.search(r"[.!?”\"»]$", text)) and not marked


def _sort_below(below: list[Paragraph], ending: Ending, *, has_byline: bool) -> None:
    in_notes = False
    for paragraph in below:
        text = paragraph.text
        if is_end_mark(text):
            ending.marks.append(text)
        elif (credits := _sign_off(text)) is not None:
            ending.sign_off.append(text)
            ending.credits += credits
        elif in_notes or _NOTES_BEGIN.match(text) or (note := _note(text)) is not None:
            in_notes = in_notes or bool(_NOTES_BEGIN.match(text))
            ending.notes.append(text if in_notes else note or text)
            ending.headers.append(text)
        elif not has_byline and not ending.byline and _is_byline(text):
            ending.byline.append(text)
        else:
            ending.set_aside.append(text)


def _take_last(body: list[Paragraph], ending: Ending, *, has_byline: bool) -> bool:
    """Takes the last paragraph, or an end mark at its last word, if it isn't the story's. False when nothing was."""
    text = body[-1].text
    if is_end_mark(text):
        ending.marks.insert(0, text)
    elif (credits := _sign_off(text)) is not None:
        ending.sign_off.insert(0, text)
        ending.credits[:0] = credits
    elif len(body) > 1 and (note := _note(text)) is not None:
        ending.notes.insert(0, note)
        ending.headers.insert(0, text)
    elif len(body) > 1 and not has_byline and _is_byline(text):
        ending.byline.insert(0, text)
    elif (begin := _notes_begin(body)) is not None:
        ending.notes[:0] = [paragraph.text for paragraph in body[begin:]]
        del body[begin:]
        return True
    elif match := _AT_LAST_WORD.search(text[-40:]):
        at = len(text) - len(text[-40:]) + match.start(1)
        ending.marks.insert(0, text[at:].strip())
        body[-1] = Paragraph(text[:at].strip(), body[-1].kind)
        return True
    elif (cut := _sign_off_within(text)) is not None:
        body[-1] = Paragraph(text[:cut].strip(), body[-1].kind)
        body.append(Paragraph(text[cut:].strip()))
        return True
    else:
        return False
    body.pop()
    return True


def _sign_off(text: str) -> list[Credit] | None:
    return parse_sign_off(text) if len(text) <= 1500 else None


def _sign_off_within(text: str) -> int | None:
    """Where a sign-off in brackets begins at the end of a paragraph: `… said. (Reporting by A; Editing by B)`."""
    if not text.endswith((")", "）")):
        return None
    at = max(text.rfind(" (", -1500), text.rfind("（", -1500))
    return at if at > 0 and parse_sign_off(text[at:].strip()) else None


def _note(text: str) -> str | None:
    """The note to editors that a paragraph is, without its brackets or its key; None for other paragraphs."""
    header = match_header(text)
    if (signal := split_signal(text)) and signal[0] in ("correction", "clarification") and is_capitals(signal[1]):
        return signal[2] or text
    if header is not None and header.kind == "note":
        return header.value or text
    inside = bracketed(text)
    if inside is not None:
        return inside if is_note(text) and parse_sign_off(text) is None else None
    return (
        text
        if re.match(r"(?:this|the) (?:[\w.]+ ){0,4}(?:story|version) (?:has been|corrects|was corrected)", text, re.I)
        else None
    )


def _notes_begin(body: list[Paragraph]) -> int | None:
    for index in range(max(1, len(body) - 12), len(body)):
        if _NOTES_BEGIN.match(body[index].text):
            return index
    return None


def _is_byline(text: str) -> bool:
    """With `By` before the names, or with an agency that we know behind them."""
    return len(text) <= 300 and "\n" not in text and parse_byline(text) is not None
