"""Two people changed the same: both texts side by side, and a form that holds everything to settle it with.

The form comes back based on the colleague's text, with what merged already merged and with *mine* wherever both changed
the same. So nothing typed is lost, and pressing Save again means: mine. Choosing *theirs* puts their passage in first.
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.admin import rows, written
from articles.models import Place, Section, Topic
from articles.models.text import SOURCE, finish
from articles.wirecopy import markup
from articles.wirecopy.wellformed import IllFormed

LABELS = {"body": "Text", "ed_note": "Note to editors", "sign_off": "Sign-off"}


@dataclass(frozen=True)
class Clash:
    """One thing to settle: `theirs` and `mine` as HTML where `is_html`, else as words. `key` names its choice."""

    key: str
    label: str
    theirs: str
    mine: str
    is_html: bool = False
    at: int = 0  # where mine stands in the form's text, in blocks


def clashes(conflicts):
    """Everything to settle, in the order of the form."""
    found = []
    for name, conflict in conflicts.fields.items():
        if name == "body" and conflict.blocks:
            shift = 0
            for number, block in enumerate(conflict.blocks):
                at = block.at + shift
                found.append(Clash(f"body-{number}", "Text, one passage", block.theirs, block.mine, True, at))
                shift += len(markup.blocks(block.mine)) - len(markup.blocks(block.theirs))
        elif name == "body":
            found.append(Clash("body", "Text", conflict.theirs, conflict.mine, True))
        else:
            theirs, mine = (
                shown(name, value, conflicts.content["language"]) for value in (conflict.theirs, conflict.mine)
            )
            found.append(Clash(name, LABELS.get(name, name.capitalize()), theirs, mine))
    order = [*SOURCE, *written.INPUTS]
    return sorted(found, key=lambda clash: (order.index(clash.key.partition("-")[0]), clash.at))


def form_data(data, conflicts):
    """The posted form, on top of the colleague's text."""
    merged = {name: value for name, value in conflicts.content.items() if name not in conflicts.fields}
    data = data.copy()
    data.update(_posted(merged))
    if body := conflicts.fields.get("body"):
        data["body"] = _with_mine(conflicts.content["body"], body) if body.blocks else body.mine
    data["base"] = str(conflicts.tip.pk)
    return data


def settle(data, tip):
    """The posted form after the person chose: theirs goes where they said so."""
    chosen = [name.removeprefix("settle-") for name in data if name.startswith("settle-") and data[name] == "theirs"]
    if not chosen or not tip:
        return data
    data = data.copy()
    coding = {name: value for name, value in tip.coding.items() if name in written.INPUTS}
    theirs = {**tip.content(), **coding}
    for key in sorted(chosen, key=lambda key: _number(data.get(f"at-{key}")), reverse=True):
        if key.startswith("body-"):
            data["body"] = _with_theirs(data, key)
        elif key in theirs:
            values = {"language": data.get("language", "en"), key: theirs[key]}
            data.update({name: value for name, value in _posted(values).items() if name != "language" or key == name})
    return data


def shown(name, value, language):
    """A field's value as words."""
    if name == "dateline":
        content = finish({"dateline": dict(value), "language": language, "credits": []})
        return content["dateline"].get("rendered", "").replace("{date}", "[day of release]") or "No dateline"
    if name == "credits":
        return "; ".join(f"{credit['name']}, {credit['role']}" for credit in value) or "Nobody"
    if name == "photos":
        return "; ".join(f"{photo['photo']}: {photo['caption'] or photo['alt']}" for photo in value) or "None"
    if name == "section":
        return str(Section.objects.filter(pk=value).first() or "None")
    if name == "topics":
        return "; ".join(topic.name_in(language) for topic in Topic.objects.filter(pk__in=value)) or "None"
    if name == "places":
        return "; ".join(place.name_in(language) for place in Place.objects.filter(pk__in=value)) or "None"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _posted(values):
    """These fields as a browser would send them."""
    posted = written.as_typed(values)
    for name, blank in (("credits", rows.CREDIT), ("photos", rows.PHOTO)):
        if name in values:
            posted |= rows.rows_as_posted(name, values[name], blank)
    return posted


def _with_mine(body, conflict):
    """The merged body, with mine instead of theirs at each place that both changed."""
    pieces = [block.html for block in markup.blocks(body)]
    for block in reversed(conflict.blocks):
        pieces[block.at : block.at + len(markup.blocks(block.theirs))] = [block.mine]
    return "".join(pieces)


def _with_theirs(data, key):
    """The form's text with their passage in the place of mine, where it still stands; else as it is."""
    try:
        body, theirs, mine = (markup.clean(data.get(name, "")) for name in ("body", f"theirs-{key}", f"mine-{key}"))
    except IllFormed:
        return data.get("body", "")
    pieces, old = ([block.html for block in markup.blocks(html)] for html in (body, mine))
    spots = [at for at in range(len(pieces) - len(old) + 1) if pieces[at : at + len(old)] == old]
    if not spots:
        return body
    wanted = _number(data.get(f"at-{key}"))
    at = min(spots, key=lambda spot: abs(spot - wanted))
    pieces[at : at + len(old)] = [theirs]
    return "".join(pieces)


def _number(text):
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
