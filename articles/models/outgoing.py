"""Going out: what writes an edition or moves its moment."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from accounts.models import User
from articles.wirecopy import wellformed
from articles.wirecopy.merge import merge

from .content import NOTE_LIMIT
from .door import Act, Refused, acting
from .edition import Edition
from .issue import (
    coded,
    dateline_text,
    iso,
    issue,
    lock_family,
    refuse_to_repeat,
    reissue,
    set_moment,
    withdraw,
    withhold_translations,
)
from .reviewing import need
from .text import check_coding, jsonable, tidy

if TYPE_CHECKING:
    from .article import Article

LIVE = models.Q(live_from__lte=models.functions.Now()) & (
    models.Q(live_until=None) | models.Q(live_until__gt=models.functions.Now())
)


class Outgoing(models.Model):
    """The verbs whose effect the world sees."""

    class Meta:
        abstract = True

    def publish(
        self: Article, *, by: User, seen: int | None = None, press: uuid.UUID | None = None,
        to_top: bool = False, override: str = "", plan: str | None = None,
    ) -> Edition:  # fmt: skip
        """The approved text goes out: at once, at the planned moment, or held. Returns its edition, the same for the
        same press. `to_top`: a new lead that opens the listings again. Raises Refused with nothing done."""
        with acting(self, "publish", by, seen=seen, press=press) as act:
            if act:
                if plan is not None and plan != act.article.plan:
                    raise Refused(
                        "The plan has changed since this page was opened; see when it goes out.", "publish", "stale"
                    )
                act.article.check_gates(act.name, by, act.now, override)
                issue(act, override, to_top)
        return self._edition_of("publish", press)

    def approve_and_publish(
        self: Article,
        *,
        by: User,
        seen: int | None = None,
        press: uuid.UUID | None = None,
        to_top: bool = False,
        override: str = "",
        plan: str | None = None,
        newer: int | None = None,
    ) -> Edition:
        """One press, two entries, one transaction: approved and out, or neither."""
        with transaction.atomic():
            self.approve(by=by, seen=seen, press=press, override=override, newer=newer)
            return self.publish(by=by, seen=seen, press=press, to_top=to_top, override=override, plan=plan)

    def unschedule(self: Article, *, by: User, reason: str = "", press: uuid.UUID | None = None) -> None:
        """Take back an edition that nobody has yet; the approved text stays approved."""
        with acting(self, "unschedule", by, press=press) as act:
            if act:
                act.move(reason=reason)

    def withhold(self: Article, *, by: User, reason: str, press: uuid.UUID | None = None) -> Edition:
        """Off every public surface at once, whatever the work stands at, until another person reinstates it."""
        need(reason, "Say why it is withheld.", "withhold")
        with acting(self, "withhold", by, press=press) as act:
            if act:
                act.record(reason=reason)
                withdraw(act, "withhold", "")
        return self._edition_of("withhold", press)

    def kill(self: Article, *, by: User, reason: str, notice: str, press: uuid.UUID | None = None) -> Edition:
        """Ends the story for good: `notice` is the public wording. Its live translations are withheld with it."""
        need(reason, "Say why it is killed.", "kill")
        need(notice, "Give the wording that readers and subscribers get.", "kill")
        notice = wellformed.check_text(notice, "notice", NOTE_LIMIT)
        with transaction.atomic():
            lock_family(self)
            with acting(self, "kill", by, press=press) as act:
                if act:
                    refuse_to_repeat(act.article, notice)
                    state = act.article.state
                    act.record(reason=reason, to_state="published" if state != "published" else "")
                    withdraw(act, "kill", notice)
                    if state != "published":
                        act.arrive("published", newer=None, waiting_since=None, parked_until=None)
                        act.article.show_what_ran()
                    withhold_translations(act)
        return self._edition_of("kill", press)

    def reinstate(self: Article, *, by: User, reason: str = "", press: uuid.UUID | None = None) -> Edition:
        """What was withheld comes back, by another person; under embargo if it was under embargo."""
        with acting(self, "reinstate", by, press=press) as act:
            if act:
                withhold = act.article.editions.filter(kind="withhold").latest("number")
                texts = act.article.editions.filter(revision__isnull=False, number__lt=withhold.number)
                ran = texts.filter(live_until=withhold.live_from, live_from__lt=models.F("live_until"))
                back = ran.order_by("-number").first() or texts.latest("number")
                act.record(reason=reason)
                moment = act.now if back.live_from and back.live_from <= act.now else back.live_from
                sent = moment if moment == act.now else back.sent_from and max(act.now, back.sent_from)
                reissue(act, back, "reinstate", {"sent_from": sent, "live_from": moment})
        return self._edition_of("reinstate", press)

    def release(self: Article, *, by: User, reason: str = "", press: uuid.UUID | None = None) -> None:
        """A held or embargoed edition goes live now. `reason`, for the record: why earlier than planned."""
        with acting(self, "release", by, press=press) as act:
            if act:
                edition = act.article.editions.get(pk=act.seen.waiting_edition)
                _keeps_its_day(act, edition, act.now)
                # Sent and live at one moment is a schedule, not an embargo: to bring it forward is re-timing.
                if edition.live_from and edition.sent_from == edition.live_from:
                    act.name = "re_time"
                act.record(reason=reason, detail={"edition": edition.number, "from": iso(edition.live_from)})
                set_moment(edition.pk, None)
                act.change(embargo=None, hold=False, advance=False)

    def re_time(self: Article, *, by: User, moment: datetime, press: uuid.UUID | None = None) -> None:
        """Another moment for what waits; once subscribers have it, only an earlier one."""
        with acting(self, "re_time", by, press=press) as act:
            if act:
                if moment <= act.now:
                    raise Refused("That moment has passed; release it instead.", "re_time")
                edition = act.article.editions.get(pk=act.seen.waiting_edition)
                _keeps_its_day(act, edition, moment)
                act.record(detail={"edition": edition.number, "from": iso(edition.live_from), "to": iso(moment)})
                set_moment(edition.pk, moment)
                act.change(embargo=moment, hold=False)

    def recode(
        self: Article, *, by: User, press: uuid.UUID | None = None, was: dict[str, Any] | None = None, **coding: Any
    ) -> Edition:
        """Other section, topics, tags, places, urgency or related stories; the same text and moment.

        `was` is the coding on the page that the changes were made on: what a colleague changed since stays. What is
        live and what waits are recoded alike. Raises Refused where both changed the same.
        """
        with acting(self, "recode", by, press=press) as act:
            if act:
                article = act.article
                article.recode_working(tidy(coding), was)
                live = article.editions.filter(LIVE).first()
                act.record(detail=jsonable(article.coding()))
                if live:
                    at: dict[str, Any] = {"sent_from": act.now, "live_from": act.now}
                    reissue(act, live, "recode", at, **coded(article, live.language))
                    act = Act(article, "recode", by, None) if act.seen.waiting_edition else act
                    if act.seen.waiting_edition:
                        act.record(detail=jsonable(article.coding()))
                if act.seen.waiting_edition:
                    back = article.editions.get(pk=act.seen.waiting_edition)
                    at = {"sent_from": back.sent_from and max(act.now, back.sent_from), "live_from": back.live_from}
                    reissue(act, back, "recode", at, **coded(article, back.language))
        own = self.editions.filter(kind="recode", **({"entry__press": press} if press else {}))
        return own.latest("number")

    def recode_working(self: Article, coding: dict[str, Any], was: dict[str, Any] | None) -> None:
        """The working coding with these changes, merged like a save; the note to editors is text and stays."""
        now = self._working()
        names = [name for name in self.CODING if name != "ed_note"]
        base = {name: (was or now).get(name, now[name]) for name in names}
        mine = {**base, **{name: value for name, value in coding.items() if name in names}}
        merged = merge(base, {name: now[name] for name in names}, mine)
        if merged.conflicts:
            raise Refused(
                "A colleague changed the same meanwhile: " + ", ".join(sorted(merged.conflicts)) + ".", "recode"
            )
        check_coding({name: merged.content[name] for name in names if merged.content[name] != now[name]}, now)
        self._store_settings({**now, **merged.content})

    def _edition_of(self: Article, act: str, press: uuid.UUID | None) -> Edition:
        own = self.editions.filter(entry__act=act, **({"entry__press": press} if press else {}))
        return own.latest("number")


def _keeps_its_day(act: Act, edition: Edition, moment: datetime) -> None:
    """A dateline that took its day from the plan does not run on another, unless subscribers have it already."""
    if not act.seen.facts.sent and dateline_text(act.article, edition, moment) != edition.dateline_text:
        raise Refused(
            f"Its dateline says “{edition.dateline_text}”: unschedule it, set the moment and publish again."
            " The approval stands.",
            act.name,
        )
