"""Is the line at hand the headline, and does it run on over the next ones?"""

import re

from . import headers
from .credits import parse_byline
from .dateline import parse_dateline
from .endings import is_end_mark
from .reel import SENTENCE, Reel
from .signals import split_signal

LONGEST = 250  # characters of a headline
_LONG_FOR_ONE = 130


def take_headline(reel: Reel) -> str | None:
    """The headline that begins at hand, on as many lines as it has; None where the story begins instead."""
    line = reel.lines[reel.at].text
    coming = reel.coming(reel.at + 1, 1)
    found = parse_dateline(reel.joined(reel.at))
    # Without date and agency it is a dateline only before a sentence: `MINSK - METRO OPENS` heads a story.
    if found and (found[0].is_strong or SENTENCE.search(line) or not coming):
        return None
    if len(line) > LONGEST or (coming and len(line) > _LONG_FOR_ONE and SENTENCE.search(line)):
        return None
    if not coming and len(line) > _LONG_FOR_ONE and re.search(r"[.!?]\s", line):
        return None
    parts = [line]
    reel.at += 1
    while not reel.is_at_end and _runs_on(reel, parts):
        parts.append(reel.lines[reel.at].text)
        reel.at += 1
    return " ".join(parts)


def _runs_on(reel: Reel, parts: list[str]) -> bool:
    """Does the headline run on in the next line? Its block is short lines without a stop."""
    line = reel.lines[reel.at]
    if not line.text or line.indented or len(parts) >= 4 or max(len(line.text), len(parts[-1])) > 100:
        return False
    if SENTENCE.search(parts[-1]) or SENTENCE.search(line.text) or line.text[0] in '([（/“"«„-–—•*':
        return False
    if parse_dateline(reel.joined(reel.at)) or headers.match_header(line.text) or parse_byline(line.text):
        return False
    if (signal := split_signal(line.text)) and not signal[2]:
        return False
    # Otherwise the block runs on as text.
    block_ends = _is_short_block(reel, reel.at + 1, 4 - len(parts))
    return (block_ends or line.text[0].islower()) and not is_end_mark(line.text)


def _is_short_block(reel: Reel, start: int, most: int) -> bool:
    """Is what follows in the block at most some short lines, before it ends or byline or dateline begin?"""
    for index in range(start, len(reel.lines)):
        text = reel.lines[index].text
        if not text or parse_dateline(reel.joined(index)) or parse_byline(text):
            return True
        if index - start >= most or len(text) > 100 or SENTENCE.search(text):
            return False
    return True
