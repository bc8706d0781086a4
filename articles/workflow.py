"""The workflow: states, moves, acts, and who may. Data and pure functions; imports no model.

A *move* changes the state of the work, an act on *standing* what the world has; other acts change neither. The database
holds MOVES again as articles_moves(), and the standings inside its triggers; a test compares. To add a state or a move,
change it here, in articles/database/moves.sql (with a migration) and in tests/articles/test_workflow.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

STATES = ("draft", "submitted", "in_review", "returned", "approved", "published", "spiked")
OPEN = STATES[:5]  # work under way
STANDINGS = ("not_out", "to_come", "live", "withheld", "killed")  # derived: articles_standing()
ROUND_KINDS = {"revise": "update", "correct": "correction", "clarify": "clarification", "refile": "refile"}
OPENS_ROUND = tuple(ROUND_KINDS)

MOVES = frozenset(
    [
        ("submit", "draft", "submitted"),
        ("submit", "returned", "submitted"),
        ("withdraw", "submitted", "draft"),
        ("claim", "submitted", "in_review"),
        ("let_go", "in_review", "submitted"),
        ("return", "in_review", "returned"),
        ("approve", "in_review", "approved"),
        ("reopen", "approved", "in_review"),
        ("publish", "approved", "published"),
        ("unschedule", "published", "approved"),
        ("unspike", "spiked", "draft"),
    ]
    + [(act, "published", "draft") for act in OPENS_ROUND]
    + [("abandon", state, "published") for state in OPEN]
    + [("spike", state, "spiked") for state in OPEN]
    + [("kill", state, "published") for state in OPEN]  # the one act on standing that closes a round
)
LEADS_TO = {(act, old): new for act, old, new in MOVES}

# act: the standings it is legal in, whatever the state. To publish lifts a withhold.
STANDING = {
    "withhold": ("to_come", "live"),
    "reinstate": ("withheld",),
    "kill": ("to_come", "live", "withheld"),
    "recode": ("to_come", "live"),
    "release": ("to_come", "live"),
    "re_time": ("to_come", "live"),
    "unschedule": ("to_come", "live"),
    "abandon": ("to_come", "live", "withheld"),
    "spike": ("not_out",),
    "publish": ("not_out", "to_come", "live", "withheld"),
    **dict.fromkeys(OPENS_ROUND, ("to_come", "live", "withheld")),
}

# Acts that change neither state nor standing, with the states they are legal in.
DESK_ACTS = {
    "take_over": ("in_review",),
    "take_in": ("draft", "submitted", "in_review", "returned"),
    "confirm": ("submitted", "in_review", "approved"),
    "assign": (*OPEN, "published"),
    "transfer": OPEN,
    "park": ("draft", "submitted", "returned"),
    "unpark": ("draft", "submitted", "returned"),
    "clear_legal": OPEN,
    "clear_picture": OPEN,
    "report_error": STATES,
    "note": STATES,
    "resolve": STATES,
}

# fmt: off
ORDER = (
    "approve", "publish", "claim", "submit", "take_over", "take_in", "return", "let_go", "confirm", "withdraw",
    "release", "correct", "revise", "clarify", "refile", "reinstate", "reopen", "unschedule", "re_time", "recode",
    "unspike", "clear_legal", "clear_picture", "assign", "park", "unpark", "transfer", "report_error", "note",
    "resolve", "abandon", "withhold", "spike", "kill",
)

LABELS = {
    "submit": "Submit", "withdraw": "Take back", "claim": "Claim", "let_go": "Let go",
    "return": "Return to the writer", "approve": "Approve", "reopen": "Reopen", "publish": "Publish",
    "unschedule": "Unschedule", "unspike": "Unspike", "revise": "Update", "correct": "Correct", "clarify": "Clarify",
    "refile": "Refile", "abandon": "Abandon this round", "spike": "Spike", "kill": "Kill", "withhold": "Withhold",
    "reinstate": "Reinstate", "recode": "Recode", "release": "Release now", "re_time": "Change its moment",
    "take_over": "Take over", "take_in": "Take in newer text", "confirm": "Confirm this text", "assign": "Assign",
    "transfer": "Transfer", "park": "Park", "unpark": "Unpark", "clear_legal": "Clear the legal check",
    "clear_picture": "Clear the picture check", "report_error": "Report an error", "note": "Leave a note",
    "resolve": "Resolve a note",
}

SAYS = {
    "file": "filed it", "save": "saved it", "submit": "submitted it", "withdraw": "took it back",
    "claim": "claimed it", "let_go": "let it go", "return": "returned it", "approve": "approved it",
    "reopen": "reopened it", "publish": "published it", "unschedule": "unscheduled it", "unspike": "unspiked it",
    "revise": "opened an update", "correct": "opened a correction", "clarify": "opened a clarification",
    "refile": "opened a refile", "abandon": "abandoned the round", "spike": "spiked it", "kill": "killed it",
    "withhold": "withheld it", "reinstate": "reinstated it", "recode": "recoded it", "release": "released it",
    "re_time": "changed its moment", "take_over": "took it over", "take_in": "took in newer text",
    "confirm": "confirmed the text", "assign": "assigned it", "transfer": "transferred it", "park": "parked it",
    "unpark": "unparked it", "clear_legal": "cleared the legal check", "clear_picture": "cleared the picture check",
    "report_error": "reported an error", "note": "left a note", "resolve": "resolved a note",
    "need_legal": "asked for a legal check", "need_picture": "asked for a picture check",
    "code": "changed its coding",
}

STATE_WORDS = {
    "draft": "a draft", "submitted": "waiting for review", "in_review": "in review", "returned": "returned",
    "approved": "approved", "published": "published", "spiked": "spiked",
}
STANDING_WORDS = {
    "not_out": "not out", "to_come": "to come", "live": "live", "withheld": "withheld", "killed": "killed",
}
# fmt: on


REWROTE = "The editor who approves this also rewrote it: its author has to confirm, or another editor approve."


@dataclass(frozen=True)
class Facts:
    """What decides about moves: the article as the database has it, at one moment of the database's clock.

    `hand`: what the person did to this round's text: "submitted", "credited", "rewrote" or "". `waiting`: an edition
    waits whose moment lies ahead; `sent`: subscribers have it.
    """

    state: str
    standing: str
    urgency: int
    now: datetime
    has_text: bool = True
    alert: bool = False  # urgency 1-2 and at most one paragraph
    claimed_by: int | None = None
    claim_lapsed: bool = False  # no sign of life from its holder for as long as its urgency allows
    submitted_by: int | None = None
    withheld_by: int | None = None
    written_by_editor: bool = False
    hand: str = ""
    approver_hand: str = ""  # "rewrote": the approval needs the author's confirmation
    confirmed: bool = False
    waiting: bool = False
    held: bool = False
    sent: bool = False
    waiting_for_reinstate: bool = (
        False  # what waits was reinstated, or is of an earlier round: no approval stands behind it now
    )
    newer_text: bool = False
    legal_needed: bool = False
    picture_needed: bool = False
    parked: bool = False
    kills_by_chief: bool = False
    people: dict[int, str] = field(default_factory=dict)  # names for the sentences

    def name(self, person: int | None) -> str:
        return self.people.get(person or 0, "someone else")


@dataclass(frozen=True)
class Person:
    """Who asks: `role` on the article's desk ("" for a stranger), and whether an editor of any desk."""

    id: int
    role: str = ""
    second_reader: bool = False
    editor_anywhere: bool = False

    @property
    def edits(self) -> bool:
        return self.role in ("editor", "chief")


def refusal(act: str, facts: Facts, person: Person) -> str | None:
    """Why this person may not do this now, as a sentence; None if they may. Buttons and the door both ask here."""
    return _not_possible(act, facts) or _not_allowed(act, facts, person) or None


def _not_possible(act: str, facts: Facts) -> str:
    """What no person could do now."""
    if facts.standing == "killed" and act not in ("assign", "note", "resolve"):
        return "This story was killed. What is left to tell goes into a new article."
    if act in DESK_ACTS:
        if facts.state not in DESK_ACTS[act]:
            return f"This story is {STATE_WORDS[facts.state]}."
    elif act in STANDING and facts.standing not in STANDING[act]:
        if act in ("withhold", "kill") and facts.standing == "not_out":
            return "Nothing of this story is out or to come; spike it."
        if act == "spike":
            return "This story went out or is about to; withhold or kill it."
        if act == "abandon":
            return "Nothing of this story went out; spike it."
        return f"This story is {STANDING_WORDS[facts.standing]}."
    is_move = any(act == move for move, *_ in MOVES)
    if is_move and (act, facts.state) not in LEADS_TO and not (act == "kill" and facts.state == "published"):
        return f"This story is {STATE_WORDS[facts.state]}."
    if act in ("submit", "approve") and not facts.has_text:
        return "There is no text yet."
    if act in ("release", "re_time", "unschedule") and not facts.waiting:
        return "Nothing of this story waits for its moment."
    if act == "unschedule" and facts.waiting_for_reinstate:
        return "What waits is not of this round: withhold it or publish a new text."
    if act == "unschedule" and facts.sent:
        return "Subscribers have it already: withhold it or publish a new text."
    if act == "take_in" and not facts.newer_text:
        return "No newer text waits."
    if act == "clear_legal" and not facts.legal_needed:
        return "No legal check is needed."
    if act == "clear_picture" and not facts.picture_needed:
        return "No picture check is needed."
    if act == "park" and facts.parked:
        return "It is parked already."
    if act == "unpark" and not facts.parked:
        return "It is not parked."
    if act == "report_error" and facts.standing not in ("live", "to_come"):
        return "Only a story that is out has errors to report; leave a note."
    if act == "publish" and facts.approver_hand and not facts.confirmed:
        return REWROTE
    return ""


def _not_allowed(act: str, facts: Facts, person: Person) -> str:
    """What this person may not."""
    if act == "withhold":  # any editor of any desk, alone, at once
        return "" if person.editor_anywhere else "Editors withhold; tell one at once."
    if act == "report_error":
        return ""
    if act in ("note", "resolve") and person.role:
        return ""
    if not person.role:
        return "This story belongs to another desk."
    second = person.second_reader and facts.alert and facts.written_by_editor
    holder = facts.claimed_by == person.id
    if act in ("let_go", "return", "approve", "take_in") and not (
        holder or (act == "take_in" and not facts.claimed_by)
    ):
        if facts.claimed_by:
            return f"{facts.name(facts.claimed_by)} has this story."
        return "Claim it first."
    if act in ("claim", "take_over", "return", "approve") and not (person.edits or second):
        return "Editors review; you report."
    if act == "take_over":
        if holder:
            return "You have it already."
        if not (facts.claim_lapsed or facts.urgency <= 3 or person.role == "chief"):
            return f"{facts.name(facts.claimed_by)} has this story; a chief can take it over."
        return ""
    if act == "approve":
        if facts.hand == "submitted":
            return "You filed or submitted this story, so someone else has to approve it."
        if facts.hand == "credited":
            return "You wrote this story, so someone else has to approve it."
        return ""
    if act == "withdraw":
        return (
            ""
            if facts.submitted_by == person.id
            else f"{facts.name(facts.submitted_by)} submitted it and can take it back."
        )
    if act == "confirm":
        if facts.hand not in ("submitted", "credited"):
            return "Only one of its authors confirms a text."
        return ""
    if act in ("submit", *OPENS_ROUND):
        return ""  # whoever has a role on the desk
    if act in ("abandon", "spike", "unspike", "unpark"):
        if act == "spike" and facts.claimed_by and not holder and person.role != "chief":
            return f"{facts.name(facts.claimed_by)} has this story."
        return "" if person.edits or facts.hand else "Its author or an editor does this."
    if act == "kill" and facts.kills_by_chief and person.role != "chief":
        return "On this desk a chief kills; withhold it at once and call one."
    if act == "reinstate" and facts.withheld_by == person.id:
        return "You withheld this story, so someone else has to reinstate it."
    if act in ("let_go", "return", "claim", "take_in"):
        return ""
    return "" if person.edits else "An editor does this."
