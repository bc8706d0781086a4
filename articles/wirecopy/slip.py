"""The slip that comes with copy: what its header lines, notes and section line say about it."""

import datetime

from . import embargo, headers, tongue


class Slip:
    """Filled line by line. A line that can't be understood is set aside; an embargo that can't be, holds the story."""

    def __init__(self, zone: str) -> None:
        self.zone = zone
        self.section: str | None = None
        self.slugline: str | None = None
        self.language: str | None = None
        self.urgency: int | None = None
        self.embargo: datetime.datetime | None = None
        self.hold = False
        self.notes: list[str] = []
        self.headers: list[str] = []
        self.set_aside: list[str] = []

    def put(self, kind: str, value: str, line: str) -> None:
        """What a header of this kind says; `line` is the header as it stands."""
        if kind == "section":
            self.section = value or self.section
        elif kind == "slugline":
            self.slugline = value or self.slugline
        elif kind == "note":
            self.note(value)
        elif kind == "language" and (code := tongue.read_language(value)):
            self.language = code
        elif kind == "urgency" and (urgency := headers.read_urgency(value)):
            self.urgency = urgency
        elif kind == "embargo":
            self.take_embargo(value, line)
        else:
            self.set_aside.append(line)

    def note(self, text: str) -> None:
        """A note to editors, which may name the embargo instead of a line of its own."""
        if not text:
            return
        self.notes.append(text)
        header = headers.match_header(text)
        if header is not None and header.kind == "embargo":
            self.take_embargo(header.value, text)

    def take_embargo(self, value: str, line: str) -> None:
        if embargo.NONE.fullmatch(value):
            return
        moment = embargo.read_moment(value, self.zone)
        if moment is None:
            self.hold = True
            self.set_aside.append(line)
        else:
            # Two embargoes: the later one binds.
            self.embargo = max(filter(None, [self.embargo, moment]))
