"""A listing as its page words it: heading, filters with their choices, what was chosen, days, the pager."""

from itertools import groupby

from articles.models import Place, Section, Topic
from articles.models.content import LANGUAGES

from . import addresses
from .filters import EVERY
from .frame import Frame
from .listing import Listing
from .sections import sections
from .story import Story, name_of


class Result:
    """For the template; `within` is the section whose page it is."""

    def __init__(self, listing: Listing, frame: Frame, within: Section | None) -> None:
        self.listing, self.frame, self.given = listing, frame, listing.given
        self.within, self.say, self.moments = within, frame.say, frame.moments
        self.name = within.name_in(frame.language) if within else frame.say["latest_news"]
        self.base = addresses.section(within.slug, frame.language) if within else frame.latest

    @property
    def days(self) -> list[tuple[str, list[Story]]]:
        parts = groupby(self.listing.stories, key=lambda story: story.day(self.moments))
        return [(day, list(part)) for day, part in parts]

    @property
    def newer(self) -> str:
        return self._address(page=self.listing.newer) if self.listing.newer else ""

    @property
    def older(self) -> str:
        return self._address(page=self.listing.older) if self.listing.older else ""

    @property
    def newest(self) -> str:
        """The first page, for those on another."""
        return self._address() if self.listing.cursor else ""

    @property
    def span(self) -> str:
        """9 June, 15:21 back to 8 June, 11:48"""
        if not self.listing.stories:
            return ""
        first, last = (self.listing.stories[end].edition.listed_at for end in (0, -1))
        return f"{self.moments.short(first)} {self.say['back_to']} {self.moments.short(last)}"

    @property
    def wider(self) -> list[tuple[str, str]]:
        """The same search in every language, and outside this section."""
        rest = {name: value for name, value in self.given.items() if name != "language"}
        offers = [(self.say["any_language"], self.base + addresses.query({**rest, "language": EVERY}))]
        if self.within:
            offers.append((self.say["every_section"], self.frame.latest + addresses.query(self.given)))
        return offers[self.given.get("language") == EVERY :]

    # What the form offers. Places and topics are those of the stories on this page, so that each leads to something.

    @property
    def section_choices(self) -> list[tuple[str, str, bool]]:
        chosen = self.within.slug if self.within else ""
        return [(each.slug, each.name_in(self.frame.language), each.slug == chosen) for each in sections()]

    @property
    def language_choices(self) -> list[tuple[str, str, bool]]:
        chosen = self.given.get("language", self.frame.language)
        names = {**LANGUAGES, EVERY: self.say["any_language"]}
        names.setdefault(chosen, name_of(chosen))
        return [("" if code == self.frame.language else code, name, code == chosen) for code, name in names.items()]

    @property
    def place_choices(self) -> list[tuple[object, str, bool]]:
        return self._choices("place", "places", "id")

    @property
    def topic_choices(self) -> list[tuple[object, str, bool]]:
        return self._choices("topic", "topics", "code")

    def _choices(self, name: str, coded: str, key: str) -> list[tuple[object, str, bool]]:
        names = {one[key]: one["name"] for story in self.listing.stories for one in story.edition.coding.get(coded, [])}
        if chosen := self.given.get(name):
            names[chosen] = self._name_of(name)
        return [(one, names[one], one == chosen) for one in sorted(names, key=lambda one: str(names[one]))]

    # What was chosen, each with the address that lacks it.

    @property
    def chosen(self) -> list[tuple[str, str]]:
        return [(self._worded(name), self._address(**{name: None})) for name in self.given]

    def _worded(self, name: str) -> str:
        value = self.given[name]
        if name == "from":
            return f"{self.say['since']} {self.moments.day(value)}"
        if name == "to":
            return f"{self.say['until']} {self.moments.day(value)}"
        if name == "language":
            shown = self.say["any_language"] if value == EVERY else name_of(value)
        elif name in ("place", "topic"):
            shown = self._name_of(name)
        else:
            shown = f"“{value}”" if self.frame.language == "en" else f"«{value}»"
        return f"{self.say['text' if name == 'q' else name].lower()}: {shown}"

    def _name_of(self, name: str) -> str:
        """The chosen place's or topic's name, from a story that has it; only where none has, from the vocabulary."""
        value = self.given[name]
        coded, key = ("places", "id") if name == "place" else ("topics", "code")
        for story in self.listing.stories:
            for one in story.edition.coding.get(coded, []):
                if one[key] == value:
                    return str(one["name"])
        if name not in self._looked_up:
            found = (Place if name == "place" else Topic).objects.filter(pk=value).first()
            self._looked_up[name] = found.name_in(self.frame.language) if found else str(value)
        return self._looked_up[name]

    @property
    def _looked_up(self) -> dict[str, str]:
        return self.__dict__.setdefault("_names", {})

    def _address(self, **changes: object) -> str:
        return self.base + addresses.query({**self.given, **changes})
