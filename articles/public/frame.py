"""What stands around every page: the sections, the fronts of the other languages, the day and the zone."""

from dataclasses import dataclass

from articles.models.content import LANGUAGES

from . import addresses
from .moments import Moments
from .phrases import PHRASES
from .sections import WHOLE, sections


@dataclass(frozen=True)
class Link:
    name: str
    address: str
    current: bool = False


@dataclass(frozen=True)
class Frame:
    """For templates: `say` holds the words, `slug` the section that the page stands in."""

    language: str
    slug: str = ""
    place: str = "front"  # front, latest, section or anything else

    @property
    def say(self) -> dict[str, str]:
        return PHRASES[self.language]

    @property
    def moments(self) -> Moments:
        return Moments.of(self.language)

    @property
    def front(self) -> str:
        return addresses.front(self.language)

    @property
    def latest(self) -> str:
        return addresses.latest(self.language)

    @property
    def sections(self) -> list[Link]:
        return [
            Link(each.name_in(self.language), addresses.section(each.slug, self.language), each.slug == self.slug)
            for each in sections()
            if each.slug != WHOLE
        ]

    @property
    def fronts(self) -> list[tuple[str, Link]]:
        """The same page in the other languages where it exists there, else their fronts."""
        links = []
        for language, name in LANGUAGES.items():
            address = addresses.front(language)
            if self.place == "latest":
                address = addresses.latest(language)
            elif self.place == "section":
                address = addresses.section(self.slug, language)
            links.append((language, Link(name, address, language == self.language)))
        return links
