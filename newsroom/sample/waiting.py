"""What is to come, and what waits on the desk."""

from __future__ import annotations

from collections.abc import Callable

from articles.models import DeskNote

from .house import House


def cycling(house: House) -> None:
    """Under embargo until tomorrow; subscribers have it already."""
    story = house.file(
        "cycling-count", house.carl, topics=["14000000"], tags=["cycling"], embargo=house.tomorrow(9), advance=True,
        ed_note="Under embargo until 9:00 tomorrow, Minsk time.",
    )  # fmt: skip
    house.publish(story, house.ed)


def sleigh(house: House) -> None:
    """Set for tomorrow morning, for all at once."""
    story = house.file("sleigh-be", house.rita, "belarusian", topics=["05000000"], tags=["зіма"])
    house.save(story, house.rita, embargo=house.tomorrow(7))
    house.publish(story, house.nina)


def prize(house: House) -> None:
    """Held for release."""
    story = house.file("translators-prize", house.carl, topics=["01000000"], tags=["books"], hold=True)
    house.publish(story, house.nina)


def hay_boats(house: House) -> None:
    """Approved and not yet out."""
    story = house.file("hay-boats", house.rita, topics=["15000000"], tags=["rivers"])
    house.approve(story, house.ed)


def chess(house: House) -> None:
    """An alert."""
    story = house.file("chess-alert", house.carl, topics=["15000000"], tags=["chess"])
    story.submit(by=house.carl)


def frost(house: House) -> None:
    """Urgent, with a deadline close by."""
    story = house.file("first-frost", house.rita, topics=["17000000"], tags=["frost"], deadline=house.hours(0.6))
    story.submit(by=house.rita)


def snow(house: House) -> None:
    """In the Russian service's queue."""
    story = house.file("first-snow-ru", house.carl, "russian", topics=["17000000"], deadline=house.hours(2))
    story.submit(by=house.carl)


def bookbinders(house: House) -> None:
    """Submitted; a blocking note keeps it in."""
    story = house.file(
        "bookbinders", house.carl, topics=["01000000"], tags=["books"], deadline=house.hours(5), planned_words=160
    )
    story.submit(by=house.carl)
    DeskNote.leave(story, by=house.rita, text="Lovely. She is at the bench alone on Mondays, if you want to ring her.")
    DeskNote.leave(
        story, by=house.nina, blocking=True, text="380 recipes here, 308 in the binders' own letter. Which is it?"
    )


def pear_tree(house: House) -> None:
    """Submitted; the lawyer has to see it, and it is assigned."""
    story = house.file("pear-tree", house.carl, topics=["14000000"], tags=["gardens"], legal_needed=True)
    story.submit(by=house.carl)
    story.assign(by=house.ed, to=house.nina)


def glass(house: House) -> None:
    """In review, while its writer has saved a newer text."""
    story = house.file("glass-school", house.rita, topics=["04000000"], tags=["crafts"])
    story.submit(by=house.rita)
    story.claim(by=house.nina)
    house.save(story, house.rita, {"There are 14 professional": "There are only 14 professional"})


def swimmers(house: House) -> None:
    """On another desk, waiting for its chief."""
    story = house.file("sport-swim", house.sam, "sport", topics=["15000000"], tags=["swimming"])
    story.submit(by=house.sam)


def buttons(house: House) -> None:
    """Parked until tomorrow."""
    story = house.file("buttons-be", house.carl, "belarusian", topics=["01000000"], tags=["музеі"])
    story.submit(by=house.carl)
    story.park(by=house.nina, until=house.tomorrow(8))


def bees(house: House) -> None:
    """Returned, with the reason."""
    story = house.file("bee-verges", house.carl, topics=["06000000"], tags=["bees"])
    story.submit(by=house.carl)
    story.claim(by=house.ed)
    story.return_to_writer(
        by=house.ed, seen=story.revision_id, reason="Please ask the traffic police too: are there fewer accidents?"
    )


def owl(house: House) -> None:
    """Spiked."""
    story = house.file("owl", house.rita, topics=["06000000"], tags=["birds"])
    story.spike(by=house.rita, reason="The owl has moved out again.")


def bell_ringers(house: House) -> None:
    """A draft with figures still to come."""
    house.file("bell-ringers", house.rita, topics=["01000000"], tags=["music"])


STORIES: list[Callable[[House], None]] = [
    cycling, sleigh, prize, hay_boats, bookbinders, pear_tree, glass, swimmers, buttons, bees, owl, bell_ringers, snow,
    frost, chess,
]  # fmt: skip
