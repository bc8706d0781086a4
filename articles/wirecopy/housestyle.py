"""House style: what a careful reader on the desk would mark in a headline and a body.

Pure text, no database. The rules that need the article's plan, its desk or its pictures stand with the models.
`stop` is for what must not go out, `warn` for what is seldom meant, `hint` for what may be a slip.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from . import quotation
from .markup import passages, words
from .placeholders import placeholders
from .problem import Level, Problem
from .wellformed import IllFormed, check_characters

HEADLINE_LONG, HEADLINE_TOO_LONG = 100, 250  # characters
PARAGRAPH_LONG = 150  # words
MOST = 20  # problems of one kind that are told
ALERTS = (1, 2)  # the urgencies at which speed wins over style

# Never set aside, however urgent: they break readers' and subscribers' pages or show other words than were approved.
NEVER_DOWNGRADED = frozenset({"control", "direction", "headline_missing"})


def check_text(headline: str, body: str, language: str, urgency: int | None = None) -> list[Problem]:
    """What is wrong with a headline and a body, the headline's problems first, each once, at most 20 of a kind.

    At urgency 1 and 2 capitals are lawful, a text may still be missing, and only control characters, turned direction
    and a missing headline stop.
    """
    alert = urgency in ALERTS
    problems: list[Problem] = []
    found = [*_about_headline(headline, language, alert), *_about_body(body, language, alert)]
    if alert:
        found = [
            replace(one, level="warn") if one.level == "stop" and one.code not in NEVER_DOWNGRADED else one
            for one in found
        ]
    told: Counter[str] = Counter()
    for one in dict.fromkeys(found):
        told[one.code] += 1
        if told[one.code] <= MOST:
            problems.append(one)
    return problems


def check_lines(values: list[str], field: str) -> list[Problem]:
    """Control characters, direction tricks and placeholders in the short texts around a story: credits, captions."""
    found: list[Problem] = []
    for text in values:
        try:
            check_characters(text, field, max(len(text), 1), field=field)
        except IllFormed as bad:
            found.append(Problem("stop", "control", bad.sentence, field))
        for level, passage in placeholders(text):
            sentence = f"“{passage}” was left in to be filled later."
            found.append(Problem(level, "placeholder", sentence, field, passage))
        found += islice(_direction(text, field), MOST)
    return found


def _downgraded(problem: Problem) -> Problem:
    stays = problem.level != "stop" or problem.code in NEVER_DOWNGRADED
    return problem if stays else replace(problem, level="warn")


def _about_headline(headline: str, language: str, alert: bool) -> Iterator[Problem]:
    if not headline.strip():
        yield Problem("stop", "headline_missing", "There is no headline.", "headline")
        return
    if len(headline) > HEADLINE_LONG:
        level: Level = "stop" if len(headline) > HEADLINE_TOO_LONG else "warn"
        sentence = f"The headline has {len(headline)} characters; more than {HEADLINE_LONG} are cut off in many places."
        yield Problem(level, "headline_long", sentence, "headline")
    if not alert and _in_capitals(headline):
        yield Problem("warn", "headline_capitals", "The headline is in capitals.", "headline", headline)
    try:
        check_characters(headline, "headline", len(headline), field="headline")
    except IllFormed as bad:
        yield Problem("stop", "control", bad.sentence, "headline")
    yield from _about_passages([headline], language, "headline")


def _about_body(body: str, language: str, alert: bool) -> Iterator[Problem]:
    try:
        texts = passages(body)
    except IllFormed as bad:
        yield Problem("stop", "control", bad.sentence, "body")
        return
    if not texts:
        if not alert:
            yield Problem("stop", "body_missing", "There is no text yet.", "body")
        return
    yield from _about_passages(texts, language, "body")
    for text in texts:
        if (count := len(words(text))) > PARAGRAPH_LONG:
            sentence = f"A paragraph has {count} words; readers on a telephone see a wall."
            yield Problem("hint", "paragraph_long", sentence, "body", text[:60])


def _about_passages(texts: list[str], language: str, field: str) -> Iterator[Problem]:
    for fault in quotation.faults(texts, language):
        yield Problem("warn", "quotation_marks", QUOTATION_FAULTS[fault.kind], field, fault.passage)
    for text in texts:
        for level, passage in placeholders(text):
            yield Problem(level, "placeholder", f"“{passage}” was left in to be filled later.", field, passage)
        for check in (_direction, _lost, _invisible, _mixed_letters, _double_space):
            yield from islice(check(text, field), MOST)
        yield from islice(_doubled_words(text, language, field), MOST)
        if language in ("ru", "be"):
            yield from islice(_lone_latin(text, field), MOST)


QUOTATION_FAULTS = {
    "unclosed": "A quotation is opened and not closed.",
    "unopened": "A quotation is closed that was not opened.",
    "mixed": "A quotation opens with one kind of mark and closes with another.",
}


def _in_capitals(headline: str) -> bool:
    """All in capitals, and more than names such as NATO or ООН."""
    lengths = [len(word) for word in re.findall(r"[^\W\d_]+", headline) if word.upper() != word.lower()]
    longest = max(lengths, default=0)
    return headline.upper() == headline and (len(lengths) > 3 or longest > 6 or (len(lengths) > 1 and longest > 5))


def _direction(text: str, field: str) -> Iterator[Problem]:
    """Marks that turn the direction of writing, or hide letters, can show other words than those approved."""
    for found in TURNED.finditer(text):
        if found[1]:
            sentence = (
                f"A hidden character (U+{ord(found[1][0]):04X}) changes how the words read; delete and retype them."
            )
            yield Problem("stop", "direction", sentence, field, _around(text, found))


def _lost(text: str, field: str) -> Iterator[Problem]:
    for found in re.finditer("\ufffd+", text):
        yield Problem("warn", "lost_letter", "Letters were lost on the way here (�).", field, _around(text, found))


def _invisible(text: str, field: str) -> Iterator[Problem]:
    for found in re.finditer("[\u00ad\u200b\u2060]", text):
        sentence = "An invisible character stands within the words; search will not find them."
        yield Problem("hint", "invisible", sentence, field, _around(text, found))


def _mixed_letters(text: str, field: str) -> Iterator[Problem]:
    for word in re.findall(r"[^\W\d_]+", text):
        latin, cyrillic = LATIN.findall(word), CYRILLIC.findall(word)
        if latin and cyrillic:
            few, name = (latin, "Latin") if len(latin) <= len(cyrillic) else (cyrillic, "Cyrillic")
            letters = ", ".join(dict.fromkeys(few))
            sentence = f"“{word}” mixes Latin and Cyrillic letters ({letters} is {name}); search will not find it."
            yield Problem("warn", "mixed_letters", sentence, field, word)


def _lone_latin(text: str, field: str) -> Iterator[Problem]:
    """A Latin letter typed for the Cyrillic word that looks like it, as і and с often are."""
    for found in re.finditer(r"(?<=[а-яёіў,] )[acikoy](?= [а-яёіўА-ЯЁІЎ])", text):
        sentence = f"The word “{found[0]}” is typed with a Latin letter."
        yield Problem("warn", "mixed_letters", sentence, field, _around(text, found))


def _double_space(text: str, field: str) -> Iterator[Problem]:
    for found in re.finditer(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)", text):
        yield Problem("hint", "double_space", "There are two spaces here.", field, _around(text, found))


def _doubled_words(text: str, language: str, field: str) -> Iterator[Problem]:
    for found in DOUBLED.finditer(text):
        one, other = found[1], found[2]
        names = one[0].isupper() and other[0].isupper() and one.lower() not in FUNCTION_WORDS
        if language[:2] in LAWFULLY_DOUBLED and one.lower() not in LAWFULLY_DOUBLED[language[:2]] and not names:
            yield Problem("hint", "doubled_word", f"“{one}” stands twice.", field, found[0])


# The first alternative is the flag of a region, which such letters lawfully make up.
TURNED = re.compile(
    "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f|([\u202a-\u202e\u2066-\u2069]|[\U000e0000-\U000e007f]+)"
)
LATIN, CYRILLIC = re.compile("[A-Za-zÀ-ɏ]"), re.compile("[\u0400-\u052f]")
DOUBLED = re.compile(r"(?<![\w’'-])([^\W\d_]+)\s+((?i:\1))(?![\w’'-])")
FUNCTION_WORDS = {
    "the",
    "a",
    "an",
    "of",
    "in",
    "on",
    "to",
    "and",
    "at",
    "for",
    "by",
    "и",
    "в",
    "на",
    "с",
    "і",
    "у",
    "з",
}
LAWFULLY_DOUBLED = {
    "en": {"had", "that", "very", "is", "bye", "no", "so", "blah", "do", "long", "many"},
    "ru": {"очень", "чуть", "еле", "едва", "много", "давно", "вот", "да", "нет", "так", "то"},
    "be": {"вельмі", "ледзь", "чуць", "вось", "так", "не", "дзень", "то"},
}


def _around(text: str, found: re.Match[str]) -> str:
    """The words a passage stands in, as they stand."""
    start = text.rfind(" ", 0, found.start()) + 1
    end = text.find(" ", found.end())
    return text[start : end if end >= 0 else len(text)][:120]
