"""The bar of decisions: a button for each move that this person may make now, the likeliest first, and why not the others."""

from __future__ import annotations

from dataclasses import dataclass, field

from accounts.models import User
from articles import workflow
from articles.models import Article
from articles.models.gates import NEVER_OVERRIDDEN
from articles.wirecopy.problem import Problem

from .forms import FORMS, LABELS, MoveForm, form_for

# At hand in the bar; every other move has a page of its own behind “More”.
AT_HAND = (
    "approve_and_publish", "approve", "publish", "claim", "submit", "take_over", "return", "let_go", "confirm", "withdraw",
    "release", "correct", "revise", "reinstate", "reopen", "unschedule", "unspike", "withhold",
)  # fmt: skip
NEXT = {"draft": "submit", "returned": "submit", "submitted": "claim", "in_review": "approve", "approved": "publish"}
GATED = ("submit", "approve", "publish")  # what stops, stops these


@dataclass
class Bar:
    """`refusal` says why the next step is not this person's; `why_not` is [(labels, sentence)] for all other moves."""

    at_hand: list[MoveForm] = field(default_factory=list)
    more: list[tuple[str, str]] = field(default_factory=list)  # act, label
    why_not: list[tuple[str, str]] = field(default_factory=list)
    refusal: str = ""

    def put(self, form: MoveForm) -> None:
        """In the place of the same button: a form that came back."""
        self.at_hand = [form if one.act == form.act else one for one in self.at_hand]


def answers(article: Article, user: User, stops: list[Problem]) -> dict[str, str | None]:
    """`moves_for`, with the one press that makes two moves, rounds that can be opened over another, and the gates."""
    moves = article.moves_for(user)
    both: dict[str, str | None] = {"approve_and_publish": None} if moves["approve"] is None else {}
    if moves["abandon"] is None:
        moves |= dict.fromkeys(("correct", "clarify"))
    if stops:
        sentence = " ".join(one.sentence for one in stops)
        both = dict.fromkeys(both, sentence)  # an override is a press of its own
        if article.desk_role(user) != "chief" or any(one.code in NEVER_OVERRIDDEN for one in stops):
            moves |= {act: sentence for act in GATED if moves[act] is None}
    return {act: why_not for act, why_not in (both | moves).items() if act in FORMS}


def bar(article: Article, user: User, stops: list[Problem]) -> Bar:
    over_another = article.state in workflow.OPEN  # a correction that abandons the round in work is no everyday move
    made = Bar()
    refused: dict[str, list[str]] = {}
    moves = answers(article, user, stops)
    for act, why_not in moves.items():
        if why_not is not None:
            refused.setdefault(why_not, []).append(LABELS[act])
        elif act in AT_HAND and not (over_another and act in workflow.OPENS_ROUND):
            made.at_hand.append(form_for(act, article, user, stopped=bool(stops)))
        else:
            made.more.append((act, LABELS[act]))
    made.at_hand.sort(key=lambda form: AT_HAND.index(form.act))
    made.why_not = [(", ".join(labels), sentence) for sentence, labels in refused.items()]
    made.refusal = moves.get(NEXT.get(article.state, "withhold")) or ""
    return made
