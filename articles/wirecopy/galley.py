"""A galley: body text set anew as a shallow tree of paragraphs, lists, quotes and tables.

    body        p h2 h3 blockquote ul ol table
    blockquote  p ul ol
    ul ol       li
    li          p ul ol (lists to a depth of four)
    table       tr: th td: p

Whatever comes in is fitted into that form and no word is lost: a tag that has no place there makes at most a new
paragraph. Printed, every galley has exactly one form, so that a text which only went through an editor reads as
unchanged: an item or cell of one paragraph is printed without `<p>`, rows of nothing but `th` at the top are the head.
"""

import html
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look. A line break inside a paragraph is `\\n`."""

    text: str
    strong: bool = False
    em: bool = False
    href: str = ""


@dataclass(slots=True)
class Paragraph:
    tag: str
    runs: list[Run]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class Box:
    """Something that holds paragraphs or other boxes."""

    tag: str
    items: list["Box | Paragraph"] = field(default_factory=list)
    spans: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        between = {"body": "\n\n", "blockquote": "\n\n", "tr": "\t"}.get(self.tag, "\n")
        return between.join(item.text for item in self.items)

    def paragraphs(self) -> Iterator[Paragraph]:
        for item in self.items:
            if isinstance(item, Paragraph):
                yield item
            else:
                yield from item.paragraphs()


def printed(item: Box | Paragraph) -> str:
    """The one HTML form of a galley or a part of it."""
    if isinstance(item, Paragraph):
        return f"<{item.tag}>{_printed_runs(item.runs)}</{item.tag}>"
    if item.tag == "table":
        return _printed_table(item)
    inner = "".join(map(printed, item.items))
    paragraphs = [part for part in item.items if isinstance(part, Paragraph)]
    if item.tag in ("li", "td", "th") and len(paragraphs) == 1 and item.items[0] is paragraphs[0]:
        inner = inner.removeprefix("<p>").replace("</p>", "", 1)
    if item.tag == "body":
        return inner
    spans = "".join(f' {name}="{value}"' for name, value in sorted(item.spans.items()))
    return f"<{item.tag}{spans}>{inner}</{item.tag}>"


def _printed_table(table: Box) -> str:
    rows = [row for row in table.items if isinstance(row, Box)]
    plain = (at for at, row in enumerate(rows) if any(cell.tag == "td" for cell in row.items))
    head = next(plain, len(rows))
    parts = (("thead", rows[:head]), ("tbody", rows[head:]))
    inner = "".join(f"<{tag}>{''.join(map(printed, part))}</{tag}>" for tag, part in parts if part)
    return f"<table>{inner}</table>"


def _printed_runs(runs: list[Run]) -> str:
    pieces, href = [], ""
    for run in [*runs, Run("")]:
        if run.href != href:
            pieces.append("</a>" if href else "")
            pieces.append(f'<a href="{run.href.replace("&", "&amp;")}">' if run.href else "")
            href = run.href
        text = html.escape(run.text, quote=False).replace("\n", "<br>")
        if run.em:
            text = f"<em>{text}</em>"
        pieces.append(f"<strong>{text}</strong>" if run.strong else text)
    return "".join(pieces)
