"""Writing: saves that never lose a word, and the moves around a writer's desk."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from django.db import models, transaction

from accounts.models import Desk, User
from articles.wirecopy import change, markup
from articles.wirecopy.merge import Conflict, merge

from .audit import AuditEntry
from .content import Content
from .door import Refused, lock
from .revision import Revision, WorkingCopy, builds_on, fork
from .text import SOURCE, check_coding, finish, jsonable, source, tidy, written

if TYPE_CHECKING:
    from .article import Article

FROZEN = {
    "approved": "This text is approved: reopen it before you change it.",
    "published": "This text went out: open an update or a correction before you change it.",
    "spiked": "This story is spiked: unspike it before you change it.",
}
WRITABLE = ("draft", "submitted", "in_review", "returned")


class Conflicts(Exception):
    """Two people changed the same. `fields` maps each to base, theirs and mine; `tip` is the text to start anew from,
    and `content` all fields merged as far as they go, with theirs where they don't.

    Nothing was saved and nothing is lost: what was typed stands in `fields` and `content`.
    """

    def __init__(self, fields: dict[str, Conflict], tip: Revision, content: dict[str, Any]) -> None:
        super().__init__("Someone else changed the same passage; choose between the two texts.")
        self.fields, self.tip, self.content = fields, tip, content


@dataclass(frozen=True)
class Saved:
    """What a save did. `revision` is None where nothing had changed; `merged` names fields with a colleague's words."""

    revision: Revision | None
    merged: tuple[str, ...] = ()
    waits: bool = False  # saved beside the text under review, which its editor takes in or not
    reasons: tuple[str, ...] = field(default=())  # what made it more than light subbing


class Writing(models.Model):
    """The verbs of writing."""

    class Meta:
        abstract = True

    @classmethod
    def start(
        cls: type[Article],
        *,
        desk: Desk,
        by: User,
        reason: str = "",
        press: uuid.UUID | None = None,
        detail: dict[str, Any] | None = None,
        **changes: Any,
    ) -> Article:
        """A new article on a desk, filed by this person. With content among `changes` it has its first revision.

        The same press again gives the article that it made. Raises Refused where the person has no role on the desk,
        IllFormed for a text that can't be stored.
        """
        if not by.role_on(desk.pk):
            raise Refused(f"You are not a member of {desk}.", "file")
        changes = tidy(changes)
        article = cls(desk=desk, author=by, language=changes.get("language", desk.language))
        with transaction.atomic():
            if press:
                User.objects.select_for_update(no_key=True).get(pk=by.pk)  # two presses at once: the second one waits
                made = AuditEntry.objects.filter(by=by, act="file", press=press).select_related("article").first()
                if made:
                    return made.article
            for name in (*article.CODING, *article.PLANNING):
                if name in changes:
                    setattr(article, f"{name}_id" if name in ("section", "translation_of") else name, changes[name])
            coding = article.coding()
            check_coding({name: coding[name] for name in article.CODING if name in changes}, cls().coding())
            article.save()
            AuditEntry.objects.create(
                article=article, act="file", by=by, reason=reason, press=press, detail=detail or {}
            )
            content = {name: value for name, value in changes.items() if name in Content.FIELDS}
            if content:
                article.save_text(by=by, base=None, **content)
        return article

    def save_text(self: Article, *, by: User, base: int | None, **changes: Any) -> Saved:
        """Save content, coding and planning written from revision `base` (its key; None for a first text).

        Changes to different paragraphs and fields merge with what came first; the rest raises Conflicts. A save that
        changes nothing changes nothing. Raises Refused and IllFormed with nothing saved.
        """
        changes = tidy(changes)
        with transaction.atomic():
            article = lock(self.pk)
            if not article.desk_role(by):
                raise Refused("This story belongs to another desk.", "save")
            saved = article._save_locked(by, base, changes)
            WorkingCopy.objects.filter(article=article, by=by).delete()
        self.refresh_from_db()
        return saved

    def desk_role(self: Article, user: User) -> str:
        return user.role_on(self.desk_id)

    def _save_locked(self: Article, by: User, base_key: int | None, changes: dict[str, Any]) -> Saved:
        tip = self.tip_for(by)
        base = self._base(base_key, tip)
        theirs = {**source(tip), **self._working()}
        fork = self._fork(base, tip)
        was = {**source(fork), **(self._coding_of(fork) if fork else self._working())}
        if tip and tip.round != self.round:
            theirs["notice"] = was["notice"] = ""  # the last round's wording is not this round's
        own = {**source(base), **(self._coding_of(base) if base else self._working())}
        if fork and fork.round != self.round:
            own["notice"] = own["notice"] if base and base.round == self.round else ""
        mine = {**own, **{name: value for name, value in changes.items() if name in own}}
        for name in self.PLANNING:  # planning has no revisions: the newest word counts
            was[name] = theirs[name]
            mine[name] = changes.get(name, theirs[name])
        merged = merge(was, theirs, mine)
        if merged.conflicts:
            raise Conflicts(merged.conflicts, cast(Revision, tip), merged.content)
        took = tuple(name for name in theirs if theirs[name] != was[name] and theirs[name] != mine[name])
        text_changed = tip is None or any(merged.content[name] != theirs[name] for name in SOURCE)
        coding_changed = any(merged.content[name] != theirs[name] for name in self.CODING)
        if text_changed and self.state not in WRITABLE:
            raise Refused(FROZEN[self.state], "save")
        if coding_changed and self.state == "published":
            raise Refused("What is out is coded anew by recoding it.", "save")
        if merged.content["ed_note"] != theirs["ed_note"] and self.state not in WRITABLE:
            raise Refused(FROZEN[self.state], "save")
        check_coding(
            {name: merged.content[name] for name in self.CODING if merged.content[name] != theirs[name]}, theirs
        )
        self._plan(by, {name: (theirs[name], mine[name]) for name in self.PLANNING if mine[name] != theirs[name]})
        self._store_settings({name: merged.content[name] for name in (*self.CODING, *self.PLANNING)})
        if not text_changed and not (coding_changed and self.state in WRITABLE):
            if coding_changed:
                self._record(by, "code", detail=jsonable(self.coding()))
            return Saved(None, took)
        content = finish({name: merged.content[name] for name in SOURCE})
        return self._write(by, tip, content, took)

    def _write(self: Article, by: User, tip: Revision | None, content: dict[str, Any], took: tuple[str, ...]) -> Saved:
        """The new revision on top of `tip`: on the desk, or waiting beside the text that somebody reviews."""
        waits = self.state == "in_review" and self.claimed_by_id != by.pk
        substantial, reasons = self._weigh(by, tip, content)
        revision = Revision.objects.create(
            article=self, number=self.next_number(), round=self.round, by=by, base=tip, substantial=substantial,
            hand="; ".join(reasons)[:500], coding=jsonable(self.coding()), **content,
        )  # fmt: skip
        if waits:
            self._store(newer=revision)
        else:
            self._put_on_desk(revision)
            if self.claimed_by_id == by.pk:
                self.beat(by=by)
        return Saved(revision, took, waits, reasons)

    def next_number(self: Article) -> int:
        return (Revision.objects.filter(article=self).aggregate(n=models.Max("number"))["n"] or 0) + 1

    def _put_on_desk(self: Article, revision: Revision) -> None:
        """Make a revision the text on the desk; the lists' columns follow it."""
        newer = None if self.newer_id in (None, revision.pk, revision.base_id) else self.newer
        self._store(
            revision=revision, newer=newer, headline=revision.headline, language=revision.language,
            words=markup.word_count(revision.body),
        )  # fmt: skip

    def _weigh(self: Article, by: User, tip: Revision | None, content: dict[str, Any]) -> tuple[bool, tuple[str, ...]]:
        """Whether this person's changes since the text was submitted are more than light, and what made them so.

        Alone with the text, a person is measured by what is left of all their changes; among others, by their sum.
        """
        if tip is None:
            return True, ("a first text",)
        start = self._measured_from(by) or tip
        later = list(
            Revision.objects.filter(article=self, number__gt=start.number, round=self.round)
            .select_related("base")
            .order_by("number")
        )
        if all(revision.by_id == by.pk for revision in later):
            hand = change.is_substantial(start.content(), content)
            return hand.substantial, tuple(hand.reasons)
        words = max(markup.word_count(start.body), 1)
        hand = change.is_substantial(tip.content(), content, words_in_submitted=words)
        before = [
            change.is_substantial(revision.base.content(), revision.content(), words_in_submitted=words)
            for revision in later if revision.by_id == by.pk and revision.base
        ]  # fmt: skip
        total = hand.changed_words + sum(one.changed_words for one in before)
        reasons = [*hand.reasons]
        if not hand.substantial and total > words * change.LIGHT_SHARE:
            reasons.append(f"{total} of {words} words, all changes together")
        return hand.substantial or total > words * change.LIGHT_SHARE, tuple(reasons)

    def _measured_from(self: Article, by: User) -> Revision | None:
        """The text as submitted; before that the round's first, or what it began from where this person wrote it."""
        if self.submitted and self.submitted.round == self.round:
            return self.submitted
        first = (
            Revision.objects.filter(article=self, round=self.round).select_related("base").order_by("number").first()
        )
        return first.base if first and first.by_id == by.pk and first.base else first

    def _fork(self: Article, base: Revision | None, tip: Revision | None) -> Revision | None:
        """What a save is compared with: its base, where the desk's text was written from it; else where they parted."""
        if base is None or tip is None or base == tip or builds_on(tip, base):
            return base
        return Revision.objects.get(article=self, pk=fork(base, tip))

    def _plan(self: Article, by: User, changed: dict[str, tuple[Any, Any]]) -> None:
        """Changes of the plan, recorded. What guards a submitted story is loosened by an editor only."""
        if not changed:
            return
        if {"embargo", "hold"} & set(changed):
            hold, embargo = changed.get("hold", (0, self.hold))[1], changed.get("embargo", (0, self.embargo))[1]
            if hold and embargo:
                raise Refused("Either it is held for release or it has an embargo.", "save")
        guarded = {"embargo", "hold", "advance"} & set(changed) if self.state not in ("draft", "returned") else set()
        loosened = {name for name in ("legal_needed", "picture_needed") if changed.get(name, (False, True))[0]}
        if (guarded or loosened) and self.desk_role(by) == "reporter":
            what = "A check that is needed" if loosened else "The embargo of a submitted story"
            raise Refused(f"{what} is changed by an editor.", "save")
        self._record(by, "plan", detail={name: [written(old), written(new)] for name, (old, new) in changed.items()})

    def tip_for(self: Article, by: User) -> Revision | None:
        """What a save by this person lies on: the text on the desk, or the newer one beside it that others write on."""
        if self.state == "in_review" and self.claimed_by_id != by.pk and self.newer_id:
            return self.newer
        return self.revision

    def _base(self: Article, key: int | None, tip: Revision | None) -> Revision | None:
        if key is None:
            if tip is not None:
                raise Refused("This save names no revision that it started from; open the story again.", "save")
            return None
        if tip and tip.pk == key:
            return tip
        base = Revision.objects.filter(article=self, pk=key).first()
        if base is None:
            raise Refused("The revision that this save started from is none of this story's.", "save")
        return base

    def _working(self: Article) -> dict[str, Any]:
        names = (*self.CODING, *self.PLANNING)
        return {name: getattr(self, f"{name}_id" if name in ("section", "translation_of") else name) for name in names}

    def _coding_of(self: Article, base: Revision) -> dict[str, Any]:
        return {**self._working(), **{name: value for name, value in base.coding.items() if name in self.CODING}}

    def _store_settings(self: Article, settings: dict[str, Any]) -> None:
        now = self._working()
        changed = {
            f"{name}_id" if name in ("section", "translation_of") else name: value
            for name, value in settings.items() if value != now[name]
        }  # fmt: skip
        if changed:
            self._store(**changed)

    def _store(self: Article, **changes: Any) -> None:
        for name, value in changes.items():
            setattr(self, name, value)
        type(self)._base_manager.filter(pk=self.pk).update(**changes)

    def _record(self: Article, by: User, act: str, **more: Any) -> AuditEntry:
        return AuditEntry.objects.create(article=self, act=act, by=by, revision_id=self.revision_id, **more)
