"""The one door: an act is looked at, recorded and done here, in one transaction, on the locked row."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import IntegrityError, connection, transaction

from accounts.models import User
from articles import workflow
from articles.wirecopy import markup, wellformed
from articles.workflow import Facts

from .audit import AuditEntry
from .content import NOTE_LIMIT

if TYPE_CHECKING:
    from .article import Article

LOOK = """
SELECT statement_timestamp(), articles_standing(a.id), articles_hand(a.id, a.round, a.revision_id, %(person)s),
       CASE WHEN a.state = 'approved' THEN articles_hand(a.id, a.round, a.revision_id, p.by_id) END,
       articles_confirmed(a.id, a.round, a.revision_id),
       (SELECT by_id FROM articles_auditentry WHERE article_id = a.id AND act = 'submit' ORDER BY number DESC LIMIT 1),
       (SELECT by_id FROM articles_edition WHERE article_id = a.id AND kind = 'withhold' ORDER BY number DESC LIMIT 1),
       w.id, w.live_from IS NULL, w.sent_from <= statement_timestamp(),
       w.round IS DISTINCT FROM a.round OR w.kind = 'reinstate',
       EXISTS (SELECT FROM accounts_membership m WHERE m.user_id = a.author_id AND m.role <> 'reporter'),
       (SELECT coalesce(max(number), 0) FROM articles_edition WHERE article_id = a.id)
  FROM articles_article a LEFT JOIN articles_auditentry p ON p.id = a.approval_id
  LEFT JOIN LATERAL (
    SELECT id, live_from, sent_from, round, kind FROM articles_edition
     WHERE article_id = a.id AND revision_id IS NOT NULL AND (live_from IS NULL OR live_from > statement_timestamp())
       AND (live_until IS NULL OR live_until > live_from)
     ORDER BY number DESC LIMIT 1) w ON true
 WHERE a.id = %(article)s"""


class Refused(Exception):
    """What is not possible, as a sentence for a journalist. `act` names it, `rule` the broken rule of the database."""

    def __init__(self, sentence: str, act: str = "", rule: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.act, self.rule = sentence, act, rule


@dataclass(frozen=True)
class Look:
    """The facts about an article, and what the door needs besides: the waiting edition, the newest edition's number."""

    facts: Facts
    waiting_edition: int | None
    editions: int


def look(article: Article, user: User) -> Look:
    """The article as the database has it now, in one query (names of people apart)."""
    with connection.cursor() as cursor:
        cursor.execute(LOOK, {"article": article.pk, "person": user.pk})
        row = cursor.fetchone()
    now, standing, hand, approver_hand, confirmed, submitter, withholder = row[:7]
    waiting, held, sent, other_round, by_editor, number = row[7:]
    alert = article.urgency <= 2 and (not article.revision or len(markup.passages(article.revision.body)) <= 1)
    facts = Facts(
        state=article.state,
        standing=standing,
        urgency=article.urgency,
        now=now,
        has_text=article.revision_id is not None,
        alert=alert,
        claimed_by=article.claimed_by_id,
        claim_lapsed=_lapsed(article, now),
        submitted_by=submitter,
        withheld_by=withholder,
        written_by_editor=by_editor,
        hand=hand or "",
        approver_hand=approver_hand or "",
        confirmed=confirmed,
        waiting=waiting is not None,
        held=bool(held),
        sent=bool(sent),
        waiting_for_reinstate=waiting is not None and other_round,
        newer_text=article.newer_id is not None,
        legal_needed=article.legal_needed and article.legal_cleared_id != article.revision_id,
        picture_needed=article.picture_needed and article.picture_cleared_id != article.revision_id,
        parked=article.parked_until is not None and article.parked_until > now,
        kills_by_chief=article.desk.kills_by_chief,
        people=_names(article, submitter, user),
    )
    return Look(facts, waiting, number)


def _lapsed(article: Article, now: datetime) -> bool:
    after = timedelta(minutes=settings.CLAIM_LAPSES[article.urgency])
    return article.claim_seen is not None and now - article.claim_seen > after


def _names(article: Article, submitter: int | None, user: User) -> dict[int, str]:
    """Names for the sentences; a query only where a colleague is meant who is not loaded with the article."""
    names = {user.pk: str(user)}
    for person in (article.claimed_by, article.author):
        if person is not None:
            names[person.pk] = str(person)
    if submitter and submitter not in names:
        names[submitter] = str(User.objects.only("name", "username").get(pk=submitter))
    return names


class Act:
    """One act under way on a locked article. `record()` writes its audit entry; `move()` changes the state by it."""

    def __init__(self, article: Article, name: str, by: User, press: uuid.UUID | None) -> None:
        self.article, self.name, self.by, self.press = article, name, by, press
        self.entry: AuditEntry | None = None
        self.seen = look(article, by)

    @property
    def now(self) -> datetime:
        return self.seen.facts.now

    def check(self, seen: int | None) -> None:
        """Refuse what is not possible, not allowed, or meant for a text that is no longer on the desk."""
        if sentence := workflow.refusal(self.name, self.seen.facts, self.article.person(self.by)):
            raise Refused(self._who_was_quicker() + sentence, self.name)
        if seen is not None and seen != self.article.revision_id:
            raise Refused(
                "The text has changed since this page was opened; look at it before you go on.", self.name, "stale"
            )

    def _who_was_quicker(self) -> str:
        """Who made the last move, when that explains why this one no longer fits."""
        if not workflow._not_possible(self.name, self.seen.facts) or not self.article.entry_id:
            return ""
        last = AuditEntry.objects.select_related("by").get(pk=self.article.entry_id)
        if last.by_id == self.by.pk:
            return ""
        return f"{last.by} {workflow.SAYS.get(last.act, last.act)}. "

    def record(self, *, reason: str = "", detail: dict[str, Any] | None = None, to_state: str = "") -> AuditEntry:
        reason = wellformed.check_text(reason, "reason", NOTE_LIMIT)
        self.entry = AuditEntry.objects.create(
            article=self.article, act=self.name, by=self.by, revision_id=self.article.revision_id, reason=reason,
            detail=detail or {}, to_state=to_state, press=self.press,
        )  # fmt: skip
        return self.entry

    def move(self, *, reason: str = "", detail: dict[str, Any] | None = None, **changes: Any) -> None:
        """A move that writes no edition: its entry, then the new state."""
        to_state = workflow.LEADS_TO[self.name, self.article.state]
        self.record(reason=reason, detail=detail, to_state=to_state)
        self.arrive(to_state, **changes)

    def arrive(self, to_state: str, **changes: Any) -> None:
        """The state that the entry leads to. Whoever had the story has it no longer, unless it is in review."""
        if to_state != "in_review":
            changes |= {"claimed_by": None, "claimed_at": None, "claim_seen": None}
        self.change(state=to_state, entry=self.entry, **changes)

    def change(self, **changes: Any) -> None:
        for name, value in changes.items():
            setattr(self.article, name, value)
        type(self.article)._base_manager.filter(pk=self.article.pk).update(**changes)


@contextmanager
def acting(
    article: Article, name: str, by: User, *, seen: int | None = None, press: uuid.UUID | None = None
) -> Iterator[Act | None]:
    """Lock, look, check; then the caller records and changes. Yields None when this very press was done already.

    `seen` is the key of the revision on the person's screen. The database's own refusals become sentences too.
    """
    try:
        with transaction.atomic():
            locked = lock(article.pk)
            recorded = ("release", "re_time") if name == "release" else (name,)  # a mere schedule is re-timed to now
            if press and AuditEntry.objects.filter(article=locked, by=by, press=press, act__in=recorded).exists():
                yield None
            else:
                act = Act(locked, name, by, press)
                act.check(seen)
                yield act
    except IntegrityError as error:
        raise refused_by_database(error, name) from error
    article.refresh_from_db()


def lock(pk: int) -> Article:
    """The article as it is once its row is locked, till the end of the transaction; raises DoesNotExist.

    Two statements: one that waited for the lock sees the row anew, but what it joins only as of its own beginning, so
    the revision that somebody just saved would be missing. Not FOR UPDATE, which would block autosave.
    """
    from .article import Article

    Article.objects.select_for_update(no_key=True).only("pk").get(pk=pk)
    return Article.objects.select_related("desk", "revision", "claimed_by", "author", "section").get(pk=pk)


def refused_by_database(error: IntegrityError, act: str) -> Refused:
    """A broken rule as its sentence. Errors that are no rule of ours are not the user's doing: they stay errors."""
    diag = getattr(error.__cause__, "diag", None)
    rule = diag.constraint_name if diag else ""
    if rule == "a_press_acts_once":
        return Refused("That was done already.", act, rule)
    if diag and diag.sqlstate == "23514" and diag.message_primary and not diag.table_name:
        return Refused(diag.message_primary, act, rule)
    if rule in ("one_edition_is_live_at_a_time", "edition_numbered_once", "edition_ends_after_it_begins"):
        return Refused("Somebody was quicker; look at what they did.", act, rule)
    if rule == "an_edition_is_the_approved_text":
        return Refused("This is not the text that was approved.", act, rule)
    raise error
