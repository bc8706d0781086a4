"""Days and times as readers see them: absolute, in the house's time zone, in the page's language."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from articles.wirecopy.months import FULL as MONTHS

WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье".split(),
    "be": "панядзелак аўторак серада чацвер пятніца субота нядзеля".split(),
}
ZONES = {  # "{city}" in Russian and Belarusian stands by itself, so that no city needs a case
    "en": ("All times are {city} time, {offset}.", "{city} time, {offset}"),
    "ru": ("Часовой пояс: {city}, {offset}.", "{city}, {offset}"),
    "be": ("Часавы пояс: {city}, {offset}.", "{city}, {offset}"),
}
CITIES = {"Europe/Minsk": {"ru": "Минск", "be": "Мінск"}, "Europe/Moscow": {"ru": "Москва", "be": "Масква"}}


def here(moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo(settings.TIME_ZONE))


@dataclass(frozen=True)
class Moments:
    """The house's calendar in one of its languages; `now` decides what is today."""

    language: str
    now: datetime

    @classmethod
    def of(cls, language: str) -> "Moments":
        return cls(language, here(timezone.now()))

    def clock(self, moment: datetime) -> str:
        """15:21"""
        return here(moment).strftime("%H:%M")

    def day(self, moment: datetime | date) -> str:
        """9 June, with the year if it is not this one"""
        moment = here(moment) if isinstance(moment, datetime) else moment
        year = "" if moment.year == self.now.year else f" {moment.year}"
        return f"{moment.day} {MONTHS[self.language][moment.month - 1]}{year}"

    def weekday(self, moment: datetime) -> str:
        """Tuesday 9 June"""
        name = WEEKDAYS[self.language][here(moment).weekday()]
        return f"{name} {self.day(moment)}" if self.language == "en" else f"{name.capitalize()}, {self.day(moment)}"

    def today(self) -> str:
        """Tuesday 9 June 2026"""
        return f"{self.weekday(self.now)} {self.now.year}"

    def full(self, moment: datetime) -> str:
        """9 June 2026, 15:46"""
        local = here(moment)
        return f"{local.day} {MONTHS[self.language][local.month - 1]} {local.year}, {self.clock(moment)}"

    def short(self, moment: datetime) -> str:
        """9 June, 15:46"""
        return f"{self.day(moment)}, {self.clock(moment)}"

    def brief(self, moment: datetime) -> str:
        """15:46 today, 8 June before"""
        return self.clock(moment) if here(moment).date() == self.now.date() else self.day(moment)

    def iso(self, moment: datetime) -> str:
        return here(moment).isoformat(timespec="minutes")

    def zone_sentence(self) -> str:
        """All times are Minsk time, UTC+3."""
        return ZONES[self.language][0].format(city=self._city(), offset=offset(self.now))

    def zone(self, moment: datetime) -> str:
        """Minsk time, UTC+3: as the clock stood at that moment"""
        return ZONES[self.language][1].format(city=self._city(), offset=offset(moment))

    def _city(self) -> str:
        names = CITIES.get(settings.TIME_ZONE, {})
        return names.get(self.language) or settings.TIME_ZONE.rpartition("/")[2].replace("_", " ")


def offset(moment: datetime) -> str:
    """UTC+3, UTC-4:30, UTC"""
    minutes = int((here(moment).utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    figures = f"{hours}:{rest:02}" if rest else f"{hours}"
    return "UTC" if not minutes else f"UTC{'+' if minutes > 0 else '-'}{figures}"
