"""The sample newsroom: original copy about harmless things, filed and walked through the workflow by the product's own
doors. A newcomer sees every state and standing at once.

| file | what |
|---|---|
| copy/ | the stories, as a reporter sends them; `{day}` is the day they are filed |
| staff.py | desks and people, shared with the demo |
| house.py | files a piece of copy and takes a story as far as it is to go |
| out.py | what has gone out, and what became of it |
| waiting.py | what is to come, and what waits on the desk |
"""

from __future__ import annotations

from collections.abc import Callable

from articles.models import Article

from .house import House
from .out import STORIES as OUT
from .staff import build_staff
from .waiting import STORIES as WAITING

__all__ = ["build_sample", "build_staff"]


def build_sample(progress: Callable[[str], object] = print) -> list[Article]:
    """File every sample story and walk it to where it stands; needs the reference data for sections and places.

    Staff and desks that are there are taken, missing ones are made. Each act is a transaction of its own, as in life,
    so that the wire tells the whole story. `progress` gets a line now and then.
    """
    house = House(build_staff())
    stories = [*OUT, *WAITING]
    for done, walk in enumerate(stories, start=1):
        walk(house)
        if done % 10 == 0:
            progress(f"  {'Sample stories':15} {done} of {len(stories)}")
    return house.filed
