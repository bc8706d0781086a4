"""Going out: what writes an edition or moves its moment."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import connection, models

from accounts.models import User
from articles.wirecopy import markup, wellformed
from articles.wirecopy.dateline import fill_date, local_day

from .content import NOTE_LIMIT
from .door import Act, Refused, acting
from .edition import Edition, EditionPlace, EditionTag, EditionTopic
from .reference import Place, Tag, Topic
from .reviewing import need
from .text import jsonable, tidy

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
        to_top: bool = False, override: str = "",
    ) -> Edition:  # fmt: skip
        """The approved text goes out: at once, at the planned moment, or held. Returns its edition, the same for the
        same press. `to_top`: a new lead that opens the listings again. Raises Refused with nothing done."""
        with acting(self, "publish", by, seen=seen, press=press) as act:
            if act:
                act.article.check_gates(by, act.now, override)
                _publish(act, override, to_top)
        return self._edition_of("publish", press)

    def approve_and_publish(
        self: Article,
        *,
        by: User,
        seen: int | None = None,
        press: uuid.UUID | None = None,
        to_top: bool = False,
    ) -> Edition:
        """One press, two entries, one transaction: approved and out, or neither."""
        from django.db import transaction

        with transaction.atomic():
            self.approve(by=by, seen=seen, press=press)
            return self.publish(by=by, seen=seen, press=press, to_top=to_top)

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
                _withdraw(act, "withhold", "")
        return self._edition_of("withhold", press)

    def kill(self: Article, *, by: User, reason: str, notice: str, press: uuid.UUID | None = None) -> Edition:
        """Ends the story for good: `notice` is the public wording. Its live translations are withheld with it."""
        need(reason, "Say why it is killed.", "kill")
        need(notice, "Give the wording that readers and subscribers get.", "kill")
        notice = wellformed.check_text(notice, "notice", NOTE_LIMIT)
        with acting(self, "kill", by, press=press) as act:
            if act:
                _repeats_nothing(act.article, notice)
                _lock_family(act.article)
                state = act.article.state
                act.record(reason=reason, to_state="published" if state != "published" else "")
                _withdraw(act, "kill", notice)
                if state != "published":
                    act.arrive("published", newer=None, waiting_since=None, parked_until=None)
                _withhold_translations(act)
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
                sent = max(act.now, back.sent_from) if moment is None or moment > act.now else moment
                _reissue(act, back, "reinstate", {"sent_from": sent, "live_from": moment})
        return self._edition_of("reinstate", press)

    def release(self: Article, *, by: User, press: uuid.UUID | None = None) -> None:
        """A held or embargoed edition goes live now."""
        with acting(self, "release", by, press=press) as act:
            if act:
                edition = act.article.editions.get(pk=act.seen.waiting_edition)
                # Sent and live at one moment is a schedule, not an embargo: to bring it forward is re-timing.
                if edition.sent_from == edition.live_from:
                    act.name = "re_time"
                act.record(detail={"edition": edition.number, "from": iso(edition.live_from)})
                _set_moment(edition.pk, None)

    def re_time(self: Article, *, by: User, moment: datetime, press: uuid.UUID | None = None) -> None:
        """Another moment for what waits; once subscribers have it, only an earlier one."""
        with acting(self, "re_time", by, press=press) as act:
            if act:
                if moment <= act.now:
                    raise Refused("That moment has passed; release it instead.", "re_time")
                edition = act.article.editions.get(pk=act.seen.waiting_edition)
                act.record(detail={"edition": edition.number, "from": iso(edition.live_from), "to": iso(moment)})
                _set_moment(edition.pk, moment)
                act.change(embargo=moment, hold=False)

    def recode(self: Article, *, by: User, press: uuid.UUID | None = None, **coding: Any) -> Edition:
        """Other section, topics, tags, places, urgency or related stories; the same text and moment."""

        with acting(self, "recode", by, press=press) as act:
            if act:
                article = act.article
                changes = {name: value for name, value in tidy(coding).items() if name in article.CODING}
                article._store_settings({**article._working(), **changes})
                live = article.editions.filter(LIVE).first()
                back = live or article.editions.get(pk=act.seen.waiting_edition)
                act.record(detail=jsonable(article.coding()))
                at = (
                    {"sent_from": act.now, "live_from": act.now}
                    if live
                    else {"sent_from": max(act.now, back.sent_from), "live_from": back.live_from}
                )
                _reissue(act, back, "recode", at, **_coded(article, back.language))
        return self._edition_of("recode", press)

    def _edition_of(self: Article, act: str, press: uuid.UUID | None) -> Edition:
        own = self.editions.filter(entry__act=act, **({"entry__press": press} if press else {}))
        return own.latest("number")


def _publish(act: Act, reason: str, to_top: bool) -> Edition:
    article, revision = act.article, act.article.revision
    assert revision
    held = article.hold
    moment = None if held else max(article.embargo, act.now) if article.embargo else act.now
    sent = act.now if held or article.advance else moment
    before = article.editions.filter(revision__isnull=False, live_from__lte=act.now, listed_at__isnull=False).filter(
        models.Q(live_until=None) | models.Q(live_until__gt=models.F("live_from"))
    )
    first = None if to_top else before.order_by("number").values_list("listed_at", flat=True).last()
    act.record(reason=reason, to_state="published", detail={"live_from": iso(moment), "hold": held})
    zone = _zone(article)
    edition = _write(
        act, article.round_kind, revision, sent_from=sent, live_from=moment, listed_at=first or moment,
        dateline_text=_dateline_text(revision, local_day(moment or act.now, zone)),
        words=markup.word_count(revision.body), revision=revision, ed_note=article.ed_note, **revision.content(),
        **_coded(article, revision.language),
    )  # fmt: skip
    act.arrive("published", newer=None, waiting_since=None, parked_until=None)
    return edition


def _dateline_text(revision: Any, day: Any) -> str:
    line = revision.dateline
    rendered = str(line.get("rendered", ""))
    return fill_date(rendered, day, revision.language) if line.get("date") == "release" else rendered


def _zone(article: Article) -> str:
    """The zone in which the dateline's day begins: its first city's, else the desk's."""
    key = (
        next((place.get("id") for place in article.revision.dateline.get("places", []) if place.get("id")), None)
        if article.revision
        else None
    )
    place = Place.objects.filter(pk=key).only("time_zone").first() if key else None
    return place.time_zone if place else article.desk.time_zone


def _coded(article: Article, language: str) -> dict[str, Any]:
    """The working coding as an edition freezes it: keys for listings, names for pages and wires."""
    topics = {topic.pk: topic for topic in Topic.objects.filter(pk__in=article.topics)} if article.topics else {}
    places = {place.pk: place for place in Place.objects.filter(pk__in=article.places)} if article.places else {}
    section = article.section
    return {
        "section": section,
        "urgency": article.urgency,
        "slugline": article.slugline,
        "coding": {
            "section": {"slug": section.slug, "name": section.name_in(language)} if section else None,
            "topics": [
                {"code": code, "name": topics[code].name_in(language)} for code in article.topics if code in topics
            ],
            "tags": list(article.tags),
            "places": [
                {"id": key, "name": places[key].name_in(language), "country": places[key].country}
                for key in article.places
                if key in places
            ],
            "related": list(article.related),
        },
    }


def _write(act: Act, kind: str, text: Any, **columns: Any) -> Edition:
    """The edition that names the act's entry, and what it is filed under."""
    edition = Edition.objects.create(
        article=act.article, number=act.seen.editions + 1, kind=kind, entry=act.entry, by=act.by, **columns
    )
    coding = columns.get("coding") or {}
    listed = columns.get("listed_at")
    if tags := coding.get("tags"):
        Tag.objects.bulk_create([Tag(name=name) for name in tags], ignore_conflicts=True)
        EditionTag.objects.bulk_create(
            [EditionTag(edition=edition, tag=tag, listed_at=listed) for tag in Tag.objects.filter(name__in=tags)]
        )
    if topics := coding.get("topics"):
        EditionTopic.objects.bulk_create(
            [EditionTopic(edition=edition, topic_id=one["code"], listed_at=listed) for one in topics]
        )
    if places := coding.get("places"):
        EditionPlace.objects.bulk_create(
            [EditionPlace(edition=edition, place_id=one["id"], listed_at=listed) for one in places]
        )
    return edition


def _reissue(act: Act, back: Edition, kind: str, moments: dict[str, Any], **coded: Any) -> Edition:
    """The same text again, as a recode or reinstatement."""
    columns = {
        "section": back.section,
        "urgency": back.urgency,
        "slugline": back.slugline,
        "coding": back.coding,
        "ed_note": back.ed_note,
        "words": back.words,
        "dateline_text": back.dateline_text,
        "listed_at": moments["live_from"]
        if back.listed_at is None
        or (back.listed_at == back.live_from and kind == "reinstate" and moments["live_from"] != act.now)
        else back.listed_at,
        **moments,
        **coded,
    }
    return _write(act, kind, back, revision_id=back.revision_id, **back.content(), **columns)


def _withdraw(act: Act, kind: str, notice: str) -> Edition:
    return Edition.objects.create(
        article=act.article,
        number=act.seen.editions + 1,
        kind=kind,
        entry=act.entry,
        by=act.by,
        notice=notice,
        language=act.article.language,
        sent_from=act.now,
        live_from=act.now,
        urgency=1 if kind == "kill" else act.article.urgency,
    )


def _set_moment(edition: int, moment: datetime | None) -> None:
    """Readers' moment; None is now, by the database's clock in the very statement. What all get at once moves whole."""
    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE articles_edition SET live_from = coalesce(%(moment)s, statement_timestamp()),
                 sent_from = CASE WHEN sent_from = live_from THEN coalesce(%(moment)s, statement_timestamp())
                             ELSE sent_from END
               WHERE id = %(edition)s""",
            {"moment": moment, "edition": edition},
        )


def _repeats_nothing(article: Article, notice: str) -> None:
    """A killed story's wording never repeats its headline."""
    folded = " ".join(notice.casefold().split())
    for headline in {*article.editions.exclude(headline="").values_list("headline", flat=True)}:
        if " ".join(headline.casefold().split()) in folded:
            raise Refused("The public wording must not repeat the headline of what is killed.", "kill")


def _lock_family(article: Article) -> None:
    """The translations' rows, in the order of their keys, so that two kills never wait for each other."""
    list(
        type(article)
        ._base_manager.filter(translation_of=article)
        .select_for_update(no_key=True, of=("self",))
        .order_by("pk")
        .values_list("pk")
    )


def _withhold_translations(act: Act) -> None:
    """Killing a source withholds its live translations in the same transaction; a person decides on each afterwards."""
    from .door import look

    for translation in (
        type(act.article)
        ._base_manager.filter(translation_of=act.article)
        .select_related("desk", "revision", "claimed_by", "author")
        .order_by("pk")
    ):
        if look(translation, act.by).facts.standing in ("live", "to_come"):
            own = Act(translation, "withhold", act.by, None)
            own.record(reason=f"Its source, story {act.article.pk}, was killed.")
            _withdraw(own, "withhold", "")


def iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
