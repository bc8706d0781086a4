"""Embargo lines: the moment before which a story isn't public. Never early: what can't be read holds the story."""

import datetime
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .months import match_date

# Abbreviations and names as wires write them.
_ZONES = {
    "gmt": "UTC", "utc": "UTC", "z": "UTC", "bst": "Europe/London", "cet": "Europe/Berlin", "cest": "Europe/Berlin",
    "mez": "Europe/Berlin", "mesz": "Europe/Berlin", "eet": "Europe/Kyiv", "eest": "Europe/Kyiv",
    "msk": "Europe/Moscow", "мск": "Europe/Moscow", "est": "America/New_York", "edt": "America/New_York",
    "et": "America/New_York", "cst": "America/Chicago", "cdt": "America/Chicago", "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles", "pt": "America/Los_Angeles", "jst": "Asia/Tokyo", "kst": "Asia/Seoul",
    "minsk": "Europe/Minsk", "minsk time": "Europe/Minsk", "минск": "Europe/Minsk", "минского времени": "Europe/Minsk",
    "по минску": "Europe/Minsk", "мінск": "Europe/Minsk", "по москве": "Europe/Moscow", "moscow time": "Europe/Moscow",
    "московского времени": "Europe/Moscow", "berlin": "Europe/Berlin", "london": "Europe/London",
    "по гринвичу": "UTC", "па мінску": "Europe/Minsk", "北京时间": "Asia/Shanghai", "beijing time": "Asia/Shanghai",
}  # fmt: skip
# Hours that an abbreviation means by itself. People write CET in summer too, so the later of both readings counts.
_HOURS = {
    "bst": 1, "cet": 1, "cest": 2, "mez": 1, "mesz": 2, "eet": 2, "eest": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
    "pst": -8, "pdt": -7,
}  # fmt: skip
_TIME = re.compile(
    r"(?<![\d.:+-])(\d{1,2})(?:[:.h](\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*(a\.?m\.?|p\.?m\.?)(?!\w)"
    r"|(?<![\d.+-])(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?(?![.\d]*\.\d)"
    r"|(?<!\d)(\d{2})(\d{2})(?=\s*(?:GMT|UTC|hrs|hours|h\b))"
    r"|(?<!\d)(\d{1,2})[h时點点](\d{2})?|\b(noon|midnight)\b|(?<![\d.])(\d{1,2})\s*(?:Uhr|час|гадзін)",
    re.IGNORECASE,
)
_ZONE_NAME = re.compile(r"(?<![\w/])[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?")
_OFFSET = re.compile(r"(?:(?:GMT|UTC)\s?|(?<=\d)|(?<=\s))([+-])(\d{1,2}):?(\d{2})?(?![\d-])", re.IGNORECASE)
_CHINESE_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
NONE = re.compile(r"(?:none|no|lifted|нет|снято|няма|знята|keine?|aucun|ninguno|无|-)?\.?", re.IGNORECASE)


def read_moment(written: str, zone: str) -> datetime.datetime | None:
    """The moment that an embargo line names, with its zone; `zone` is the house's, where the line names none.

    None where date (with its year) or time can't be read with certainty, or the zone isn't known.
    """
    written = " ".join(written.split())[:200]
    day, rest = _date(written)
    clock = _time(rest)
    zones = _zones(rest, zone)
    if day is None or clock is None or not zones:
        return None
    moments = [datetime.datetime.combine(day, clock, where).replace(fold=fold) for where in zones for fold in (0, 1)]
    if clock == datetime.time.max:
        moments = [
            moment.replace(hour=0, minute=0, second=0, microsecond=0) + datetime.timedelta(1) for moment in moments
        ]
    # Where clocks are put back or forward, the later reading: an embargo is never early.
    return max(moments, key=lambda moment: moment.astimezone(datetime.UTC))


def _date(written: str) -> tuple[datetime.date | None, str]:
    """The date, and the line without it."""
    if match := _CHINESE_DATE.search(written):
        year, month, day = map(int, match.groups())
        return _day(year, month, day), written[: match.start()] + " " + written[match.end() :]
    for match in re.finditer(r"(?<![^\W_])[^\W_]", written):
        found = match_date(written, match.start())
        if found and found.year and found.month and found.day:
            if re.fullmatch(r"(0?\d|1[0-2])/(0?\d|1[0-2])/\d{4}", written[match.start() : found.end]):
                return None, written  # the ninth of June or the sixth of September
            rest = written[found.end :]
            rest = " " + rest.lstrip("T") if rest.startswith("T") else rest
            return _day(found.year, found.month, found.day), written[: match.start()] + " ; " + rest
    return None, written


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _time(written: str) -> datetime.time | None:
    match = _TIME.search(written)
    if match is None:
        return None
    hour12, minute12, half, hour, minute, hour4, minute4, hour_h, minute_h, word, oclock = match.groups()
    if word:
        # Midnight of a day that isn't over: the later of the two, the end of that day.
        return datetime.time(12) if word.casefold() == "noon" else datetime.time.max
    hours = int(hour12 or hour or hour4 or hour_h or oclock)
    minutes = int(minute12 or minute or minute4 or minute_h or 0)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.casefold().startswith("p") else 0)
    if hours == 24 and minutes == 0:
        return datetime.time.max
    return datetime.time(hours, minutes) if hours < 24 and minutes < 60 else None


def _zones(written: str, house: str) -> list[datetime.tzinfo]:
    """The zone or zones that the line may mean; none where it names one that we don't know."""
    if match := _ZONE_NAME.search(written):
        try:
            return [ZoneInfo(match.group())]
        except (ZoneInfoNotFoundError, ValueError):
            return []
    if match := _OFFSET.search(written):
        offset = datetime.timedelta(hours=int(match.group(2)), minutes=int(match.group(3) or 0))
        if offset > datetime.timedelta(hours=14):
            return []
        return [datetime.timezone(offset if match.group(1) == "+" else -offset)]
    if re.search(r"\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z(?!\w)", written):
        return [datetime.UTC]
    low = written.casefold()
    for name in sorted(_ZONES, key=len, reverse=True):
        if re.search(rf"(?<![^\W\d_]){re.escape(name)}(?![^\W\d_])", low):
            fixed = [datetime.timezone(datetime.timedelta(hours=_HOURS[name]))] if name in _HOURS else []
            return [ZoneInfo(_ZONES[name]), *fixed]
    # An abbreviation in capitals that we don't know is a zone that we can't guess.
    if re.search(r"(?<![\w.])[A-Z]{3,5}(?![\w.])", _OTHER_CAPITALS.sub("", written)):
        return []
    return [ZoneInfo(house)]


_OTHER_CAPITALS = re.compile(r"\b(?:EMBARGO\w*|UNTIL|HOLD|FOR|NOT|RELEASE|THE|MON|TUE|WED|THU|FRI|SAT|SUN)\b")
