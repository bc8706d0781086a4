"""What an act writes for the world: the edition with its coding and moments, inside the act's transaction."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import connection, models

from articles.wirecopy import markup
from articles.wirecopy.dateline import fill_date, local_day

from .door import Act, Refused, lock
from .edition import Edition, EditionPlace, EditionTag, EditionTopic
from .reference import Place, Tag, Topic

if TYPE_CHECKING:
    from .article import Article
    from .content import Content


def issue(act: Act, reason: str, to_top: bool) -> Edition:
    article, revision = act.article, act.article.revision
    assert revision
    held = article.hold
    moment = None if held else max(article.embargo, act.now) if article.embargo else act.now
    sent = act.now if article.advance else moment
    before = article.editions.filter(revision__isnull=False, live_from__lte=act.now, listed_at__isnull=False).filter(
        models.Q(live_until=None) | models.Q(live_until__gt=models.F("live_from"))
    )
    first = None if to_top else before.order_by("number").values_list("listed_at", flat=True).last()
    act.record(reason=reason, to_state="published", detail={"live_from": iso(moment), "hold": held})
    edition = _write(
        act, article.round_kind, revision, sent_from=sent, live_from=moment, listed_at=first or moment,
        dateline_text=dateline_text(article, revision, moment or act.now),
        words=markup.word_count(revision.body), revision=revision, ed_note=article.ed_note, **revision.content(),
        **coded(article, revision.language),
    )  # fmt: skip
    act.arrive("published", newer=None, waiting_since=None, parked_until=None)
    return edition


def dateline_text(article: Article, revision: Content, moment: datetime) -> str:
    """The dateline as readers get it at this moment: the day of release is that of its first city, else of the desk."""
    line = revision.dateline
    rendered = str(line.get("rendered", ""))
    if line.get("date") != "release":
        return rendered
    return fill_date(rendered, local_day(moment, _zone(article, revision)), revision.language)


def _zone(article: Article, revision: Content) -> str:
    key = next((place.get("id") for place in revision.dateline.get("places", []) if place.get("id")), None)
    place = Place.objects.filter(pk=key).only("time_zone").first() if key else None
    return place.time_zone if place else article.desk.time_zone


def coded(article: Article, language: str) -> dict[str, Any]:
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
    assert act.entry  # an act is recorded before it is done
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


def reissue(act: Act, back: Edition, kind: str, moments: dict[str, Any], **coded: Any) -> Edition:
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


def withdraw(act: Act, kind: str, notice: str) -> Edition:
    assert act.entry
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


def set_moment(edition: int, moment: datetime | None) -> None:
    """Readers' moment; None is now, by the database's clock in the very statement. What all get at once moves whole."""
    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE articles_edition SET live_from = coalesce(%(moment)s, statement_timestamp()),
                 sent_from = CASE WHEN sent_from IS NOT DISTINCT FROM live_from
                             THEN coalesce(%(moment)s, statement_timestamp()) ELSE sent_from END
               WHERE id = %(edition)s""",
            {"moment": moment, "edition": edition},
        )


def refuse_to_repeat(article: Article, notice: str) -> None:
    """A killed story's wording never repeats its headline or slugline, whatever the marks and capitals."""
    told = f" {_plain(notice)} "
    for headline, slugline in article.editions.exclude(revision=None).values_list("headline", "slugline"):
        label = _plain(slugline)
        if f" {_plain(headline)} " in told or (" " in label and f" {label} " in told):  # one word alone is no label
            raise Refused("The public wording must not repeat the headline or slugline of what is killed.", "kill")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


FAMILY = """WITH RECURSIVE family AS (SELECT id FROM articles_article WHERE id = %s
                UNION SELECT a.id FROM family JOIN articles_article a ON a.translation_of_id = family.id)
            SELECT id FROM family"""


def family(article: Article) -> list[int]:
    """The story and every translation of it, of its translations too."""
    with connection.cursor() as cursor:
        cursor.execute(FAMILY, [article.pk])
        return sorted(key for (key,) in cursor.fetchall())


def lock_family(article: Article) -> None:
    """Their rows, in the order of their keys, so that two kills never wait for each other."""
    rows = type(article)._base_manager.filter(pk__in=family(article))
    list(rows.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def withhold_translations(act: Act) -> None:
    """Killing a source withholds its live translations in the same transaction; a person decides on each afterwards."""
    for key in family(act.article):
        if key == act.article.pk:
            continue
        own = Act(lock(key), "withhold", act.by, None)
        if own.seen.facts.standing in ("live", "to_come"):
            own.record(reason=f"Its source, story {act.article.pk}, was killed.")
            withdraw(own, "withhold", "")


def iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
