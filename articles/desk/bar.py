"""The bar of decisions: a button for each move this person may make now, the likeliest first; why not the others."""

from __future__ import annotations

from dataclasses import dataclass, field

from accounts.models import User
from articles import workflow
from articles.models import Article
from articles.models.gates import NEVER_OVERRIDDEN, stopping
from articles.wirecopy.problem import Problem

from .clock import goes_out
from .forms import FORMS, LABELS, MoveForm, form_for

# At hand in the bar, in this order; every other move has a page of its own behind “More”.
AT_HAND = "approve_and_publish approve publish claim submit take_over return take_in let_go confirm withdraw".split()
AT_HAND += "release reinstate correct revise reopen unschedule unspike withhold".split()
PRIMARY = ("approve_and_publish", "approve", "publish", "claim", "submit", "take_over", "reinstate")
# While a text is in work, what concerns the one that ran is no everyday move.
ABOUT_WHAT_RAN = ("correct", "revise", "withhold")
NEXT = {"draft": "submit", "returned": "submit", "submitted": "claim", "in_review": "approve", "approved": "publish"}
GATED = ("submit", "approve", "publish")  # what stops, stops these
# Worth a sentence where they are not possible; the rest goes without saying.
MISSED = (
    "approve_and_publish approve publish submit claim take_over return correct reinstate withhold kill spike".split()
)


@dataclass
class Bar:
    """`refusal` says why the next step is not this person's; `why_not` is [(labels, sentence)] for all other moves."""

    at_hand: list[MoveForm] = field(default_factory=list)
    more: list[tuple[str, str]] = field(default_factory=list)  # act, label
    why_not: list[tuple[str, str]] = field(default_factory=list)
    refusal: str = ""
    goes_out: str = ""  # when it would, where somebody could publish it

    @property
    def primary(self) -> str:
        """The one button of the view that stands out."""
        return next((form.act for form in self.at_hand if form.act in PRIMARY), "")

    def put(self, form: MoveForm) -> None:
        """A form that came back, in the place of its button; beside the others, where it has none any more."""
        if any(one.act == form.act for one in self.at_hand):
            self.at_hand = [form if one.act == form.act else one for one in self.at_hand]
        elif form.asks:  # what was typed is not lost
            self.at_hand.append(form)


def answers(article: Article, user: User, stops: list[Problem]) -> dict[str, str | None]:
    """`moves_for`, with the one press that makes two moves, rounds that can be opened over another, and the gates."""
    moves = article.moves_for(user)
    if moves["approve"] is not None:
        del moves["approve_and_publish"]  # the same sentence twice says no more
    if moves["abandon"] is None:
        moves |= dict.fromkeys(("correct", "clarify"))
    if stops:
        chief = article.desk_role(user) == "chief"
        for act in GATED:
            stop = stopping(act, stops)
            if stop and not (chief and not any(one.code in NEVER_OVERRIDDEN for one in stop)):
                sentence = " ".join(one.sentence for one in stop)
                moves |= {act: sentence} if moves[act] is None else {}
                if act == "approve" and "approve_and_publish" in moves:
                    moves["approve_and_publish"] = sentence
    return {act: why_not for act, why_not in moves.items() if act in FORMS}


def bar(article: Article, user: User, stops: list[Problem]) -> Bar:
    made = Bar()
    refused: dict[str, list[str]] = {}
    moves = answers(article, user, stops)
    for act, why_not in moves.items():
        if why_not is not None:
            if act in MISSED and not (act == "take_over" and article.claimed_by_id == user.pk):
                refused.setdefault(why_not, []).append(LABELS[act])
        elif act == "confirm" and article.revision and article.revision.by_id == user.pk:
            continue  # who wrote it needs no confirmation
        elif act in AT_HAND and not (article.state in workflow.OPEN and act in ABOUT_WHAT_RAN):
            made.at_hand.append(form_for(act, article, user, stopped=bool(stops)))
        else:
            made.more.append((act, LABELS[act]))
    if moves.get("publish") is None or moves.get("approve_and_publish", "") is None:
        made.goes_out = goes_out(article)
    made.at_hand.sort(key=lambda form: AT_HAND.index(form.act))
    made.why_not = [(", ".join(labels), sentence) for sentence, labels in refused.items()]
    made.refusal = _why_not_next(article, moves, made.at_hand)
    return made


def _why_not_next(article: Article, moves: dict[str, str | None], at_hand: list[MoveForm]) -> str:
    """Why the step that everybody waits for is not this person's."""
    if article.state in NEXT:
        return moves[NEXT[article.state]] or ""
    return "" if at_hand else moves["reinstate"] or moves["withhold"] or ""
