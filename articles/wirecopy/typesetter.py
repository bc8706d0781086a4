"""Sets a run of tags and texts as a galley, in one pass and without depth.

It goes by what the tools of writers make and a browser would show: a tag that ends another silently, one that was never
closed, cells without a table. What has no place becomes a paragraph where it stands.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from .galley import Box, Paragraph, Run
from .tags import Tag, Text

DEEPEST_LIST = 4
SPACE = re.compile("[ \t\n\f\v\x85\u2028\u2029]+")
BLOCK_NAMES = """
    address article aside caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hgroup hr legend main menu nav option p pre section summary
"""
BLOCK_BREAKS = frozenset(BLOCK_NAMES.split())
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
CONTAINERS = frozenset({"blockquote", "ul", "ol", "li", "table", "thead", "tbody", "tfoot", "tr", "th", "td"})


def set_type(events: Iterable[Text | Tag], link: Callable[[str], str]) -> Box:
    """The galley of a run of events. `link` gives the address a link may keep, or nothing."""
    setter = _Setter(link)
    for event in events:
        if isinstance(event, Text):
            setter.text(event.text)
        elif event.ends:
            setter.end(event.name)
        else:
            setter.start(event.name, event.attributes)
    setter.end_paragraph()
    _drop_empty(setter.body)
    return setter.body


@dataclass(slots=True)
class _Open:
    """A container that was opened; its box is empty where the container has no place and was passed over."""

    name: str
    box: Box | None


class _Setter:
    def __init__(self, link: Callable[[str], str]) -> None:
        self.body = Box("body")
        self.link = link
        self.open: list[_Open] = [_Open("body", self.body)]
        self.boxes: list[Box] = [self.body]  # those of `open` that have one
        self.counts: dict[str, int] = {}  # how many of each name are open, so that a stray end tag costs nothing
        self.lines: list[list[Run]] = [[]]
        self.heading = "p"
        self.bare = True
        self.marks = {"strong": 0, "em": 0, "pre": 0}
        self.href = ""

    # What comes in

    def text(self, text: str) -> None:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if self.marks["pre"]:
            self._lines(text.split("\n"))
        elif self.bare and len(self.boxes) == 1:
            for at, paragraph in enumerate(re.split(r"\n[ \t\f]*\n", text)):
                if at:
                    self.end_paragraph()
                self._run(paragraph)
        else:
            self._run(text)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "br":
            self.lines.append([])
        elif name in ("strong", "b", "em", "i"):
            normal = "font-weight:normal" in attributes.get("style", "").replace(" ", "")
            self.marks[_mark(name)] += 0 if normal else 1
        elif name == "a":
            self.href = self.link(attributes.get("href", ""))
        elif name in CONTAINERS:
            self.end_paragraph()
            self._open_container(name, attributes)
        elif name in BLOCK_BREAKS:
            self.end_paragraph()
            self.heading = HEADINGS.get(name, "p")
            self.bare = False
            self.marks["pre"] += name == "pre"

    def end(self, name: str) -> None:
        if name in ("strong", "b", "em", "i"):
            self.marks[_mark(name)] = max(0, self.marks[_mark(name)] - 1)
        elif name == "a":
            self.href = ""
        elif name in CONTAINERS:
            self.end_paragraph()
            if self.counts.get(name):
                self._close(name)
        elif name in BLOCK_BREAKS:
            self.end_paragraph()
            if name == "pre":
                self.marks["pre"] = max(0, self.marks["pre"] - 1)

    # Paragraphs

    def end_paragraph(self) -> None:
        """Lines with nothing on them part paragraphs, as writers use them."""
        runs: list[Run] = []
        for line in [*map(_tidied, self.lines), []]:
            if line:
                runs += [Run("\n"), *line] if runs else line
            elif runs:
                self._place(Paragraph(self.heading, _joined(runs)))
                runs = []
        self.lines = [[]]
        self.heading = "p"
        self.bare = True

    def _run(self, text: str) -> None:
        if text:
            marks = self.marks
            self.lines[-1].append(Run(text, strong=marks["strong"] > 0, em=marks["em"] > 0, href=self.href))

    def _lines(self, lines: list[str]) -> None:
        for at, line in enumerate(lines):
            if at:
                self.lines.append([])
            self._run(line)

    def _place(self, paragraph: Paragraph) -> None:
        box = self.boxes[-1]
        if box.tag in ("table", "tr"):  # words between cells go above their table
            self.body.items.insert(len(self.body.items) - 1, paragraph)
            return
        if box.tag in ("ul", "ol"):
            box = self._push("li", Box("li"))
        if box.tag != "body":
            paragraph.tag = "p"
        box.items.append(paragraph)

    # Containers

    def _open_container(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("tr", "thead", "tbody", "tfoot", "th", "td"):
            self._open_cell(name, attributes)
        elif name == "li":
            if self._back_to("ul", "ol", inside=("li",)):
                self._push("li", Box("li"))
        elif self._has_place(name):
            if name != "table" and name != "blockquote" and self.boxes[-1].tag in ("ul", "ol"):
                self._into_last_item()
            self._push(name, Box(name))
        else:
            self._pass_over(name)

    def _has_place(self, name: str) -> bool:
        inside = [box.tag for box in self.boxes]
        if name in ("ul", "ol"):
            return "table" not in inside and inside.count("ul") + inside.count("ol") < DEEPEST_LIST
        return inside == ["body"]

    def _into_last_item(self) -> None:
        """A list right inside a list belongs to the item before it."""
        items = self.boxes[-1].items
        if items and isinstance(items[-1], Box):
            self.open.append(_Open("li", items[-1]))
            self.boxes.append(items[-1])
            self.counts["li"] = self.counts.get("li", 0) + 1
        else:
            self._push("li", Box("li"))

    def _open_cell(self, name: str, attributes: dict[str, str]) -> None:
        """Cells of a table that was passed over are paragraphs of whatever holds it."""
        cell = name in ("th", "td")
        inside, into = (("th", "td"), ("tr", "table")) if cell else (("tr", "th", "td"), ("table",))
        if not self._back_to(*into, inside=inside):
            self._pass_over(name)
        elif cell:
            if self.boxes[-1].tag == "table":
                self._push("tr", Box("tr"))
            spans = {key: attributes.get(key, "") for key in ("colspan", "rowspan")}
            spans = {key: value for key, value in spans.items() if re.fullmatch("[2-9]|[1-9][0-9]", value)}
            self._push(name, Box(name, spans=spans))
        elif name == "tr":
            self._push("tr", Box("tr"))

    def _back_to(self, *names: str, inside: tuple[str, ...]) -> bool:
        """Ends what an opening tag ends silently; whether that leads to one of those names."""
        while self.open[-1].name in inside and self.open[-1].box is not None:
            self._close(self.open[-1].name)
        return self.open[-1].name in names and self.open[-1].box is not None

    def _push(self, name: str, box: Box) -> Box:
        self.boxes[-1].items.append(box)
        self.boxes.append(box)
        self.open.append(_Open(name, box))
        self.counts[name] = self.counts.get(name, 0) + 1
        return box

    def _pass_over(self, name: str) -> None:
        self.open.append(_Open(name, None))
        self.counts[name] = self.counts.get(name, 0) + 1

    def _close(self, name: str) -> None:
        while True:
            closed = self.open.pop()
            self.counts[closed.name] -= 1
            if closed.box is not None:
                self.boxes.pop()
            if closed.name == name:
                return


def _mark(name: str) -> str:
    return "strong" if name in ("strong", "b") else "em"


def _tidied(line: list[Run]) -> list[Run]:
    """Runs of one line with single spaces and none at the ends."""
    tidy: list[Run] = []
    for run in _joined(line):
        text = SPACE.sub(" ", run.text.replace("\ufeff", ""))
        if not tidy:
            text = text.lstrip()
        elif tidy[-1].text.endswith(" "):
            text = text.removeprefix(" ")
        accents = next((at for at, mark in enumerate(text) if not unicodedata.combining(mark)), len(text))
        if accents:  # they can't begin a run: in the HTML they would stand on the tag
            base = tidy.pop() if tidy else Run("◌")
            tidy.append(replace(base, text=base.text + text[:accents]))
            text = text[accents:]
        if text:
            tidy.append(replace(run, text=text))
    while tidy and not tidy[-1].text.rstrip():
        tidy.pop()
    if tidy:
        tidy[-1] = replace(tidy[-1], text=tidy[-1].text.rstrip())
    return tidy


def _joined(runs: list[Run]) -> list[Run]:
    """Neighbours of one look as one run, letters composed."""
    looks = groupby(runs, key=lambda run: replace(run, text=""))
    return [replace(look, text=unicodedata.normalize("NFC", "".join(run.text for run in same))) for look, same in looks]


def _drop_empty(box: Box) -> None:
    """Boxes without a word go; an empty cell stays, since it holds a column open."""
    for item in box.items:
        if isinstance(item, Box):
            _drop_empty(item)
    box.items = [
        item for item in box.items if item.text.strip() or (isinstance(item, Box) and item.tag in ("td", "th"))
    ]
