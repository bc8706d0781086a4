"""What has gone out, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from articles.models import Section
from articles.wirecopy import markup

from .house import House


def plain(house: House) -> None:
    """Stories that simply ran: in three languages, from four cities."""
    for name, by, desk, topics, tags in (
        ("umbrellas-ru", house.rita, "russian", ["01000000", "20000045"], ["музеи"]),
        ("trolleybus-ru", house.carl, "russian", ["01000000"], ["книги", "транспорт"]),
        ("linen-be", house.carl, "belarusian", ["01000000"], ["рамёствы"]),
        ("stork-be", house.rita, "belarusian", ["06000000"], ["птушкі"]),
    ):
        story = house.file(name, by, desk, topics=topics, tags=tags)
        house.publish(story, house.nina)


def relay(house: House) -> None:
    """Another desk's story: an editor wrote it, so its chief approves."""
    story = house.file("sport-relay", house.sam, "sport", topics=["15000000"], tags=["running"])
    house.publish(story, house.vera)


def library(house: House) -> None:
    """A story and its translation."""
    story = house.file("night-library", house.carl, topics=["01000000", "05000000"], tags=["books", "libraries"])
    house.publish(story, house.nina)
    translation = house.file(
        "night-library-ru", house.rita, "russian", topics=["01000000", "05000000"], tags=["книги"],
        translation_of=story.pk,
    )  # fmt: skip
    house.publish(translation, house.ed)


def clocks(house: House) -> None:
    """Clarified, with its public wording."""
    story = house.file("clock-tower", house.carl, topics=["14000000"], tags=["clocks"])
    house.publish(story, house.nina)
    story.clarify(by=house.carl)
    house.save(
        story, house.carl, {"The volunteers bring cake.": "The volunteers, who are not paid, bring cake."},
        notice="Makes clear in paragraph 4 that the volunteers are not paid.",
    )  # fmt: skip
    house.publish(story, house.ed)


def tram_bell(house: House) -> None:
    """Refiled for a slip of the keys."""
    story = house.file("tram-bell", house.rita, topics=["04000000"], tags=["transport"])
    house.publish(story, house.nina)
    story.refile(by=house.rita)
    house.save(story, house.rita, {"anew form Monday": "anew from Monday"})
    house.publish(story, house.nina)


def apples(house: House) -> None:
    """Corrected, in Russian."""
    story = house.file("apple-ru", house.rita, "russian", topics=["04000000"], tags=["сады"])
    house.publish(story, house.ed)
    story.correct(by=house.rita)
    house.save(
        story, house.rita, {"14 гектаров": "24 гектара"},
        notice="В третьем абзаце исправлена площадь сада: 24 гектара, а не 14.",
    )  # fmt: skip
    house.publish(story, house.ed)


def ferry(house: House) -> None:
    """Recoded: the same text under another section."""
    story = house.file("ferry-timetable", house.rita, topics=["04000000"], tags=["transport"])
    house.publish(story, house.ed)
    coding: dict[str, Any] = {"topics": ["04000000", "06000000"], "tags": ["solar power", "transport"]}
    if section := Section.objects.filter(slug="environment").first():
        coding["section"] = section.pk
    story.recode(by=house.nina, **coding)


def postcard(house: House) -> None:
    """Withheld on a doubt and reinstated by another editor."""
    story = house.file("postcards", house.carl, topics=["14000000"], tags=["post"])
    house.publish(story, house.ed)
    story.withhold(by=house.nina, reason="Is the sender really the head of the post office? Checking.")
    story.reinstate(by=house.ed, reason="He is; he called back himself.")


def canal(house: House) -> None:
    """Rewritten by its editor and confirmed by its author."""
    story = house.file("skating-canal", house.rita, topics=["14000000"], tags=["winter"])
    story.submit(by=house.rita)
    story.claim(by=house.ed)
    house.save(
        story, house.ed,
        {
            "what earlier winters had left: 61 skates, none of them in pairs": "61 skates of earlier winters",
            "The oldest is": "No two of them make a pair. The oldest is",
        },
    )  # fmt: skip
    assert story.revision_id
    story.approve(by=house.ed, seen=story.revision_id)
    story.confirm(by=house.rita, seen=story.revision_id)
    story.publish(by=house.ed)


def stairs(house: House) -> None:
    """Live, with an update begun and not yet submitted."""
    story = house.file("stairs-piano", house.rita, topics=["01000000"], tags=["music"])
    house.publish(story, house.nina)
    story.revise(by=house.rita)
    house.save(story, house.rita, {"have been playing music for a week": "have been playing music for eight days"})


def planetarium(house: House) -> None:
    """Live, with its correction in review."""
    story = house.file("planetarium", house.carl, topics=["13000000"], tags=["astronomy"])
    house.publish(story, house.nina)
    story.correct(by=house.carl)
    house.save(
        story, house.carl, {"Twelve wishes are fulfilled": "Twenty wishes are fulfilled"},
        notice="Corrects in paragraph 2 the number of wishes to twenty.",
    )  # fmt: skip
    story.submit(by=house.carl)
    story.claim(by=house.ed)


def mushrooms(house: House) -> None:
    """Live, with an error reported and not yet looked at."""
    story = house.file("mushroom-line", house.carl, topics=["10000000"], tags=["mushrooms"])
    house.publish(story, house.ed)
    story.report_error(by=house.nina, text="The club writes Sauchuk with a k at the end, and he is its secretary.")


def maze(house: House) -> None:
    """Withheld."""
    story = house.file("nesvizh-maze", house.rita, topics=["10000000"], tags=["gardens"])
    house.publish(story, house.ed)
    story.withhold(by=house.nina, reason="The gardeners say that the maze is not open yet; ask before it runs.")


def railway_find(house: House) -> None:
    """Killed, with wording for readers and subscribers."""
    story = house.file("orsha-find", house.carl, topics=["13000000"], tags=["railways"])
    house.publish(story, house.nina)
    story.kill(
        by=house.vera, reason="The museum says the boiler is part of a heating system and the number was painted on.",
        notice="This story is withdrawn: the find that it described turned out to be none. Please do not use it.",
    )  # fmt: skip


def bread(house: House) -> None:
    """Corrected, with its public wording."""
    story = house.file("rye-bread", house.rita, topics=["10000000"], tags=["bread"])
    house.publish(story, house.ed)
    story.correct(by=house.rita)
    house.save(
        story, house.rita, {"112 kinds": "121 kinds"},
        notice="Corrects in the headline and in paragraph 1 the number of kinds to 121.",
    )  # fmt: skip
    house.publish(story, house.nina)


def river_bus(house: House) -> None:
    """Updated, and sent to the top again."""
    story = house.file("river-bus", house.rita, topics=["04000000", "14000000"], tags=["rivers", "transport"])
    house.publish(story, house.ed)
    story.revise(by=house.carl)
    text = story.revision
    assert text
    addition = markup.from_plain("By the evening all nine trips had been sold out, the river office said.")
    house.save(
        story, house.carl, headline="River bus on the Sozh in Gomel sells out on its first day",
        body=text.body.replace("<p>The boat, named", f"{addition}<p>The boat, named"),
    )  # fmt: skip
    story.submit(by=house.carl)
    story.claim(by=house.nina)
    story.approve_and_publish(by=house.nina, seen=story.revision_id, to_top=True)


STORIES: list[Callable[[House], None]] = [
    plain, relay, clocks, tram_bell, apples, ferry, postcard, canal, maze, stairs, planetarium, mushrooms, railway_find,
    library, bread, river_bus,
]  # fmt: skip
