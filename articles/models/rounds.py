"""Rounds: the moves around a writer's desk, from submitting a text to opening and closing a round."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from accounts.models import User
from articles import workflow
from articles.wirecopy import markup

from .door import acting

if TYPE_CHECKING:
    from .article import Article


class Rounds(models.Model):
    """The verbs that open, hand over and close a round."""

    class Meta:
        abstract = True

    def submit(
        self: Article, *, by: User, seen: int | None = None, press: uuid.UUID | None = None, override: str = ""
    ) -> None:
        """Send the text on the desk to the review queue. Raises Refused, also where a problem stops it."""
        with acting(self, "submit", by, seen=seen, press=press) as act:
            if act:
                act.article.check_gates(act.name, by, act.now, override)
                act.move(
                    reason=override, submitted_id=act.article.revision_id, waiting_since=act.now, parked_until=None
                )

    def withdraw(self: Article, *, by: User, press: uuid.UUID | None = None) -> None:
        with acting(self, "withdraw", by, press=press) as act:
            if act:
                act.move(waiting_since=None)

    def open_round(
        self: Article, act_name: str, *, by: User, press: uuid.UUID | None = None, abandon: bool = False
    ) -> None:
        """revise, correct, clarify or refile: a new round from the live text.

        With `abandon` an open round is abandoned first, in the same press; its text is kept as a revision.
        """
        with transaction.atomic():
            if abandon and self.state in workflow.OPEN:
                self.abandon(by=by, press=press)
            self._open(act_name, by, press)

    def _open(self: Article, act_name: str, by: User, press: uuid.UUID | None) -> None:
        with acting(self, act_name, by, press=press) as act:
            if act:
                act.move(
                    round=act.article.round + 1,
                    round_kind=workflow.ROUND_KINDS[act_name],
                    submitted=None,
                    newer=None,
                    waiting_since=None,
                    legal_cleared=None,
                    picture_cleared=None,
                    embargo=None,
                    hold=False,
                    advance=False,
                )

    def revise(self: Article, **options: Any) -> None:
        self.open_round("revise", **options)

    def correct(self: Article, **options: Any) -> None:
        self.open_round("correct", **options)

    def clarify(self: Article, **options: Any) -> None:
        self.open_round("clarify", **options)

    def refile(self: Article, **options: Any) -> None:
        self.open_round("refile", **options)

    def abandon(self: Article, *, by: User, reason: str = "", press: uuid.UUID | None = None) -> None:
        """Give up a round whose story is out or to come; the text stays as a revision, the desk gets what ran."""
        with acting(self, "abandon", by, press=press) as act:
            if act:
                act.move(reason=reason, newer=None, waiting_since=None, parked_until=None)
                act.article.show_what_ran()

    def show_what_ran(self: Article) -> None:
        """The lists' columns follow the text that the database put back."""
        self.refresh_from_db(fields=["revision"])
        assert self.revision
        self._store(
            headline=self.revision.headline,
            language=self.revision.language,
            words=markup.word_count(self.revision.body),
        )

    def spike(self: Article, *, by: User, reason: str = "", press: uuid.UUID | None = None) -> None:
        with acting(self, "spike", by, press=press) as act:
            if act:
                act.move(reason=reason, waiting_since=None, parked_until=None)

    def unspike(self: Article, *, by: User, press: uuid.UUID | None = None) -> None:
        with acting(self, "unspike", by, press=press) as act:
            if act:
                act.move()
