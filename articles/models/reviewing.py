"""Reviewing: who has a story, and what they decide."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import F, Q

from accounts.models import Desk, User
from articles import workflow
from articles.wirecopy import wellformed
from articles.wirecopy.merge import merge

from .audit import AuditEntry
from .content import NOTE_LIMIT
from .door import Refused, acting, look
from .note import DeskNote
from .revision import Revision, builds_on, fork
from .text import SOURCE, finish

if TYPE_CHECKING:
    from .article import Article


class Reviewing(models.Model):
    """The verbs of the desk."""

    class Meta:
        abstract = True

    def moves_for(self: Article, user: User) -> dict[str, str | None]:
        """Every act by name, the likeliest first: None where this person may do it now, else why not, in a sentence.

        Buttons, pages, commands and the door ask the same question.
        """
        facts, person = look(self, user).facts, self.person(user)
        moves = {act: workflow.refusal(act, facts, person) for act in workflow.ORDER}
        both = moves["approve"] or (workflow.REWROTE if facts.hand == "rewrote" and not facts.confirmed else None)
        return {"approve_and_publish": both, **moves}

    def standing(self) -> str:
        """What the world has of it now, by the database's clock."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT articles_standing(%s)", [self.pk])
            return str(cursor.fetchone()[0])

    # ---- claims

    def claim(self: Article, *, by: User, press: uuid.UUID | None = None) -> None:
        with acting(self, "claim", by, press=press) as act:
            if act:
                act.move(claimed_by=by, claimed_at=act.now, claim_seen=act.now)

    def let_go(self: Article, *, by: User, press: uuid.UUID | None = None) -> None:
        with acting(self, "let_go", by, press=press) as act:
            if act:
                act.move()
                act.article.settle_newer()

    def take_over(self: Article, *, by: User, press: uuid.UUID | None = None) -> None:
        """From whoever has it; their text stays, saved and unsaved."""
        with acting(self, "take_over", by, press=press) as act:
            if act:
                act.record(detail={"from": act.article.claimed_by_id})
                act.change(claimed_by=by, claimed_at=act.now, claim_seen=act.now)

    def beat(self: Article, *, by: User) -> bool:
        """The holder's sign of life; False when somebody else has the story by now. One statement, no lock held."""
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE articles_article SET claim_seen = statement_timestamp() WHERE id = %s AND claimed_by_id = %s",
                [self.pk, by.pk],
            )
            return bool(cursor.rowcount == 1)

    @classmethod
    def claim_next(cls: type[Article], *, by: User, press: uuid.UUID | None = None) -> Article | None:
        """The story that burns most and that this person may take: claimed for them, a different one for everybody.

        Submitted stories and those whose claim has lapsed, alerts first, then past their deadline, then by urgency and
        the longest wait. None when nothing waits. The same press gets the same story.
        """
        editing = [desk for desk in by.desk_ids() if by.role_on(desk) in ("editor", "chief")]
        own = AuditEntry.objects.filter(
            article=models.OuterRef("pk"), round=models.OuterRef("round"), act__in=["submit", "file"], by=by
        )
        with transaction.atomic():
            if press and (before := _taken_by_press(press, by)):
                return before
            candidates = (
                cls._default_manager.filter(Q(state="submitted") | lapsed() & ~Q(claimed_by=by), desk__in=editing)
                .exclude(parked_until__gt=models.functions.Now()).exclude(models.Exists(own))
                .exclude(Q(assignee__isnull=False) & ~Q(assignee=by))
                .order_by(*QUEUE_ORDER)
            )  # fmt: skip
            refused: list[int] = []
            while article := (
                candidates.exclude(pk__in=refused)
                .select_for_update(skip_locked=True, no_key=True, of=("self",))
                .first()
            ):
                try:
                    with transaction.atomic():
                        take = article.claim if article.state == "submitted" else article.take_over
                        take(by=by, press=press)
                    return article
                except Refused:  # credited on it, say: the next one then
                    refused.append(article.pk)
            return None

    # ---- decisions

    def return_to_writer(
        self: Article, *, by: User, reason: str, seen: int | None = None, press: uuid.UUID | None = None
    ) -> None:
        need(reason, "Say what should be mended; the writer sees it.", "return")
        with acting(self, "return", by, seen=seen, press=press) as act:
            if act:
                act.move(reason=reason, waiting_since=None)
                act.article.settle_newer()

    def approve(
        self: Article, *, by: User, seen: int | None = None, press: uuid.UUID | None = None, override: str = "",
        newer: int | None = None,
    ) -> None:  # fmt: skip
        """Approve the revision `seen`, the one on the screen. Raises Refused: four eyes, another text, a stop.

        `newer` is the writer's newer text that the screen told of, and that is left out knowingly.
        """
        with acting(self, "approve", by, seen=seen, press=press) as act:
            if act:
                if act.article.newer_id not in (None, newer):
                    raise Refused(
                        "The writer has saved a newer text; look at it before you approve.", "approve", "stale"
                    )
                act.article.check_gates(act.name, by, act.now, override)
                act.move(reason=override, newer=None)

    def reopen(self: Article, *, by: User, reason: str = "", press: uuid.UUID | None = None) -> None:
        with acting(self, "reopen", by, press=press) as act:
            if act:
                act.move(reason=reason, claimed_by=by, claimed_at=act.now, claim_seen=act.now)

    def confirm(self: Article, *, by: User, seen: int, press: uuid.UUID | None = None) -> None:
        """An author's word that exactly this revision may run, after an editor rewrote it."""
        with acting(self, "confirm", by, seen=seen, press=press) as act:
            if act:
                act.record()

    def take_in(self: Article, *, by: User, press: uuid.UUID | None = None) -> None:
        """Take the writer's newer text into the one under review; raises Refused where both changed the same."""
        with acting(self, "take_in", by, press=press) as act:
            if not act:
                return
            article, newer = act.article, act.article.newer
            assert newer
            assert article.revision
            act.record(detail={"revision": newer.number})
            if builds_on(newer, article.revision):
                article._put_on_desk(newer)
                return
            base = Revision.objects.get(article=article, pk=fork(newer, article.revision))
            merged = merge(base.content(), article.revision.content(), newer.content())
            if merged.conflicts:
                raise Refused(
                    "You and the writer changed the same: "
                    + ", ".join(sorted(merged.conflicts))
                    + ". Settle it with them.",
                    "take_in",
                )

            taken = Revision.objects.create(
                article=article,
                number=article.next_number(),
                round=article.round,
                by=by,
                base=article.revision,
                substantial=False,
                hand="took in the writer's newer text",
                coding=article.revision.coding,
                **finish({name: merged.content[name] for name in SOURCE}),
            )
            article._put_on_desk(taken)
            article._store(newer=None)

    def settle_newer(self: Article) -> None:
        """Nobody reviews it now: the writer's newer text is the desk's, where it was written from the desk's text."""
        if self.newer and self.revision and builds_on(self.newer, self.revision):
            self._put_on_desk(self.newer)

    def clear_check(self: Article, kind: str, *, by: User, seen: int, press: uuid.UUID | None = None) -> None:
        """Clear the "legal" or "picture" check for the revision on the screen; another text needs another look."""
        with acting(self, f"clear_{kind}", by, seen=seen, press=press) as act:
            if act:
                act.record()
                act.change(**{f"{kind}_cleared": act.article.revision})

    # ---- notes

    def report_error(
        self: Article, *, by: User, text: str, anchor: dict[str, Any] | None = None, press: uuid.UUID | None = None
    ) -> DeskNote:
        """Anyone on the staff says that a story which is out is wrong; its desk finds it among the errors reported."""
        text = wellformed.check_text(text, "text", NOTE_LIMIT)
        need(text, "Say what is wrong.", "report_error")
        with acting(self, "report_error", by, press=press) as act:
            if act:
                note = DeskNote.objects.create(
                    article=act.article,
                    revision=act.article.revision,
                    by=by,
                    text=text,
                    anchor=anchor or {},
                    error=True,
                )
                act.record(detail={"note": note.pk})
        return self._note_of("report_error", press)

    def _note_of(self: Article, act: str, press: uuid.UUID | None) -> DeskNote:
        entries = AuditEntry.objects.filter(article=self, act=act, **({"press": press} if press else {}))
        return DeskNote.objects.get(pk=entries.latest("number").detail["note"])

    # ---- the desk's arrangements

    def assign(self: Article, *, by: User, to: User | None, press: uuid.UUID | None = None) -> None:
        with acting(self, "assign", by, press=press) as act:
            if act:
                if to is not None and not to.role_on(self.desk_id):
                    raise Refused(f"{to} does not work on this desk.", "assign")
                act.record(detail={"to": to.pk if to else None})
                act.change(assignee=to)

    def transfer(self: Article, *, by: User, to: Desk, reason: str = "", press: uuid.UUID | None = None) -> None:
        """To another desk; whoever had it has it no longer only if they don't work there."""
        with acting(self, "transfer", by, press=press) as act:
            if act:
                if act.article.state == "in_review":
                    raise Refused("Let it go first; the other desk claims it then.", "transfer")
                act.record(reason=reason, detail={"from": act.article.desk_id, "to": to.pk})
                act.change(desk=to, assignee=None)

    def park(self: Article, *, by: User, until: datetime, press: uuid.UUID | None = None) -> None:
        with acting(self, "park", by, press=press) as act:
            if act:
                if until <= act.now:
                    raise Refused("Park it until a moment that lies ahead.", "park")
                act.record(detail={"until": until.isoformat()})
                act.change(parked_until=until)

    def unpark(self: Article, *, by: User, press: uuid.UUID | None = None) -> None:
        with acting(self, "unpark", by, press=press) as act:
            if act:
                act.record()
                act.change(parked_until=None)


QUEUE_ORDER: tuple[Any, ...] = (
    models.Case(
        models.When(urgency__lte=2, then=0), models.When(deadline__lt=models.functions.Now(), then=1), default=2
    ),
    F("urgency"),
    F("waiting_since").asc(nulls_last=True),
    F("id"),
)


def _taken_by_press(press: uuid.UUID, by: User) -> Article | None:
    """What this press took already and they still have. Two requests of one press wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(press)])
    taken = AuditEntry.objects.filter(article__claimed_by=by, press=press, by=by).select_related("article").first()
    return taken.article if taken else None


def lapsed() -> Q:
    """Stories whose holder gave no sign of life for as long as their urgency allows."""
    now = models.functions.Now()
    since = Q()
    for minutes in sorted(set(settings.CLAIM_LAPSES.values())):
        urgencies = [urgency for urgency, after in settings.CLAIM_LAPSES.items() if after == minutes]
        since |= Q(urgency__in=urgencies, claim_seen__lt=now - timedelta(minutes=minutes))
    return Q(state="in_review") & since


def need(words: str, sentence: str, act: str) -> None:
    if not words.strip():
        raise Refused(sentence, act)
