"""The planning in the article form. It has no revisions to merge by, so what a person left alone is left out.

The page carries it along as it was when it was opened (`opened`); whatever comes back like that was left alone.
"""

from __future__ import annotations

import json

from articles.models import Article

PLANNED = {"embargo": ("embargo_0", "embargo_1"), "deadline": ("deadline_0", "deadline_1")}
GUARDS = ("embargo", "hold", "advance")
CHECKS = ("legal_needed", "picture_needed")
ANOTHERS = "An editor changes this once the story is submitted."
NEEDED = "An editor says that this check is not needed."


def keys_of(name):
    """The names under which a browser sends a planned thing."""
    return PLANNED.get(name, (name,))


def as_posted(form):
    """The planning as a browser would send it back untouched: of what it may not change, nothing."""
    posted = {}
    for name in Article.PLANNING:
        bound = form[name]
        value = bound.initial
        if bound.field.disabled:
            posted |= dict.fromkeys(keys_of(name), "")
        elif name in PLANNED:
            widget = bound.field.widget
            parts = zip(PLANNED[name], widget.widgets, widget.decompress(value), strict=True)
            posted |= {key: part.format_value(typed) or "" for key, part, typed in parts}
        else:
            posted[name] = "on" if value is True else str(value or "")
    return posted


def opened(form):
    """The planning as it was when the page was opened; {} where the page does not say."""
    try:
        plan = json.loads(form.data.get("opened") or "{}")
    except (ValueError, RecursionError):
        return {}
    plan = plan if isinstance(plan, dict) else {}
    return {name: value for name, value in plan.items() if isinstance(value, str)}


def touched(form):
    """The names of what this person planned otherwise; on a new story, of all that they planned."""
    was = opened(form) if form.article else {}
    if form.article and not was:
        return []
    return [
        name
        for name in Article.PLANNING
        if any(str(form.data.get(key, "")).strip() != was.get(key, "") for key in keys_of(name))
    ]


def overtaken(form):
    """What this person plans otherwise although a colleague planned it anew since the form was opened, in words."""
    was, now = opened(form), as_posted(form)
    return [
        name.replace("_", " ") for name in touched(form) if any(now[key] != was.get(key, "") for key in keys_of(name))
    ]


def left_to_editors(article, user):
    """{name: why}: what a reporter may not plan otherwise now; the door refuses the same."""
    if not article or article.desk_role(user) != "reporter":
        return {}
    guards = dict.fromkeys(GUARDS, ANOTHERS) if article.state not in ("draft", "returned") else {}
    return guards | {name: NEEDED for name in CHECKS if getattr(article, name)}


def refuse(form):
    """Say at the field what is not this person's to change."""
    left = left_to_editors(form.article, form.user)
    for name in touched(form):
        if name in left:
            form.add_error(name, left[name])


def fix(form):
    """Show as fixed what is an editor's to change; what was typed all the same stays where the error is."""
    for name, why in left_to_editors(form.article, form.user).items():
        if name not in form.errors:
            form.fields[name].disabled = True
            form.fields[name].help_text = why
