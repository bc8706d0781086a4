"""The rows of made-up stories as COPY takes them, in the order in which they ran."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from heapq import heappop, heappush

from articles.wirecopy.credits import render_byline
from articles.wirecopy.dateline_style import fill_date, render_dateline

from .prose import Prose, Zipf

COLUMNS = {
    "articles_article": "id desk_id state round round_kind revision_id submitted_id entry_id approval_id headline "
    "language words author_id created_at slugline section_id urgency topics tags places related ed_note hold advance "
    "legal_needed picture_needed",
    "articles_revision": "id article_id number round by_id at base_id substantial hand coding headline body dateline "
    "language credits byline sign_off photos notice",
    "articles_auditentry": "id article_id number at previous hash by_id act from_state to_state round revision_id "
    "reason detail",
    "articles_edition": "id article_id number kind revision_id entry_id round by_id dateline_text section_id urgency "
    "slugline ed_note coding words listed_at sent_from live_from live_until published_at text_kind earlier headline "
    "body dateline language credits byline sign_off photos notice",
    "articles_editiontag": "id edition_id tag_id listed_at",
    "articles_editiontopic": "id edition_id topic_id listed_at",
    "articles_editionplace": "id edition_id place_id listed_at",
    "articles_wireentry": "number epoch edition_id act moment at",
}
SPACING = 300  # seconds; one story runs in each
MINSK = timedelta(hours=3)
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)  # moments are counted from here, in microseconds
WAYS = (("corrected", 0.04), ("updated", 0.03), ("killed", 0.004))
NOTICES = {
    "en": "Corrects a figure in paragraph 2.",
    "ru": "Исправлено число во втором абзаце.",
    "be": "Выпраўлена лічба ў другім абзацы.",
}
KILLED = {
    "en": "This story is withdrawn. Please do not use it.",
    "ru": "Материал отозван. Просим не использовать его.",
    "be": "Матэрыял адкліканы. Просім не выкарыстоўваць яго.",
}


@dataclass(frozen=True)
class Named:
    """A section, topic, tag or place: its key, and how editions freeze it in each language."""

    key: int | str
    frozen: dict[str, str]
    name: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Vocabulary:
    """What stories are filed under, and by whom. Reporters are (key, name); desks are by language."""

    sections: list[Named]
    topics: list[Named]
    tags: list[Named]
    places: list[Named]
    cities: list[Named]  # for datelines
    reporters: list[tuple[int, str]]
    editors: list[int]
    desks: dict[str, int]
    credit: dict[str, str]


class Stories:
    """Makes stories one after another; `rows` are the COPY lines of each table since they were last taken."""

    def __init__(
        self, count: int, *, vocabulary: Vocabulary, first: dict[str, int], epoch: str, until: datetime, seed: int = 1
    ) -> None:
        self.chance = random.Random(seed)
        self.vocabulary, self.epoch, self.count = vocabulary, epoch, count
        self.ids = dict(first)  # the next key of each table
        self.rows: dict[str, list[str]] = {table: [] for table in COLUMNS}
        self.prose = {language: Prose(language, self.chance) for language in ("en", "ru", "be")}
        self.slot = (int(until.timestamp()) - count * SPACING) * 10**6
        self.moment = self.slot
        self.due: list[tuple[int, int]] = []  # (moment, edition) not yet numbered on the wire
        rare = {name: Zipf([str(n) for n in range(len(getattr(vocabulary, name)))], self.chance) for name in
                ("sections", "topics", "tags", "places", "cities")}  # fmt: skip
        self.dateline, self.credits = cache(self._dateline), cache(_credits)
        self.pick = {name: (lambda draw=zipf.draw: int(draw())) for name, zipf in rare.items()}

    def batches(self, size: int) -> Iterator[dict[str, str]]:
        """COPY text by table for `size` stories at a time; the wire entries of the last ones close the log."""
        for done in range(1, self.count + 1):
            self._story()
            if done == self.count:
                self._number(until=None)
            if done % size == 0 or done == self.count:
                yield {table: "".join(lines) for table, lines in self.rows.items()}
                self.rows = {table: [] for table in COLUMNS}

    def _story(self) -> None:
        draw = self.chance.random
        self.slot += SPACING * 10**6
        self.moment = self.slot - int(SPACING * draw() * 10**6)
        self._number(until=self.moment)
        language = "en" if draw() < 0.6 else "ru" if draw() < 0.75 else "be"
        way, chance = "plain", draw()
        for name, share in WAYS:
            if chance < share:
                way = name
                break
            chance -= share
        _Story(self, language, way).write()

    def next(self, table: str) -> int:
        key = self.ids[table]
        self.ids[table] = key + 1
        return key

    def send(self, moment: int, edition: int) -> None:
        heappush(self.due, (moment, edition))

    def _dateline(self, key: int | str, name: str, language: str) -> tuple[str, str]:
        """As it reads, and its parts as jsonb."""
        credit = self.vocabulary.credit[language]
        parts = {
            "places": [{"id": key, "name": name}], "date": "release", "source": credit, "correspondent": "", "text": ""
        }  # fmt: skip
        rendered = render_dateline(parts, language, credit=credit)
        return rendered, _jsonb({**parts, "rendered": rendered})

    def _number(self, until: int | None) -> None:
        """Wire entries for what was due before this moment, in the order of their moments."""
        while self.due and (until is None or self.due[0][0] < until):
            moment, edition = heappop(self.due)
            at = _written(moment)
            number = self.next("articles_wireentry")
            self.rows["articles_wireentry"].append(f"{number}\t{self.epoch}\t{edition}\tout\t{at}\t{at}\n")


class _Story:
    """One story: filed, approved, published, and what became of it."""

    def __init__(self, stories: Stories, language: str, way: str) -> None:
        v, pick, draw = stories.vocabulary, stories.pick, stories.chance.random
        self.all, self.language, self.way, self.draw = stories, language, way, draw
        self.prose = stories.prose[language]
        self.key, self.desk = stories.next("articles_article"), v.desks[language]
        reporter = v.reporters[int(draw() * len(v.reporters))]
        self.author = reporter[0]
        self.editor = v.editors[int(draw() * len(v.editors))]
        self.section = v.sections[pick["sections"]()]
        self.topics = _some(v.topics, pick["topics"], 1 + int(draw() * 2))
        self.tags = _some(v.tags, pick["tags"], int(draw() * 4))
        self.places = _some(v.places, pick["places"], 1 + int(draw() * draw() * 3))
        self.urgency = 4 if draw() < 0.6 else 5 if draw() < 0.6 else 3
        self.slugline = self.prose.words.draw().upper()[:60]
        self.moment = stories.moment
        self.entries, self.editions, self.revisions, self.previous, self.state = 0, 0, 0, b"", "draft"
        self.digests: dict[int | None, str] = {None: "null"}  # of each revision, as an audit entry's hash covers it
        self.headline, self.body, self.notice = self.prose.headline(), self.prose.body(), ""
        city = v.cities[pick["cities"]()]
        self.rendered, self.dateline = stories.dateline(city.key, city.name[language], language)
        self.credits, self.byline = stories.credits(*reporter, language)
        self.frozen = (
            f'{{"section": {self.section.frozen[language]}, "topics": [{self._list(self.topics)}],'
            f' "tags": [{self._list(self.tags)}], "places": [{self._list(self.places)}], "related": []}}'
        )

    def write(self) -> None:
        self._enter("file", None)
        created = self.moment - 1_800_000_000
        revision = self._save(1, None, created)
        if self.draw() < 0.3:
            self.body = self.body.replace("<p>", f"<p>{self.prose.headline()}. ", 1)
            revision = self._save(1, revision, created + 600_000_000)
        approval, entry = self._approve(1, revision)
        ends, kind, second = None, "new", 1
        if self.way in ("corrected", "updated", "killed"):
            ends = self.moment + int(900 + self.draw() * 6300) * 10**6
        first = self._edition("new", 1, revision, entry, self.moment, self.moment, ends, None, "[]")
        if self.way == "killed" and ends:
            self._kill(revision, ends)
        elif ends:
            kind, second = ("correction", 2) if self.way == "corrected" else ("update", 2)
            self._enter("correct" if kind == "correction" else "revise", revision, "draft", at=ends - 500_000_000)
            self.notice = NOTICES[self.language] if kind == "correction" else ""
            self.body = self.body.replace("</p>", f" {self.prose.name()}.</p>", 1)
            revision = self._save(2, revision, ends - 400_000_000)
            approval, entry = self._approve(2, revision, ends)
            listed = ends if kind == "update" and self.draw() < 0.5 else self.moment
            earlier = f'[{{"number": 1, "kind": "new", "at": "{_written(self.moment)}", "notice": ""}}]'
            self._edition(kind, 2, revision, entry, listed, ends, None, self.moment, earlier)
        assert first
        self.all.rows["articles_article"].append(
            f"{self.key}\t{self.desk}\tpublished\t{second}\t{kind}\t{revision}\t{revision}\t{entry}\t{approval}\t"
            f"{self.headline}\t{self.language}\t{self._words()}\t{self.author}\t{_written(created)}\t{self.slugline}\t"
            f"{self.section.key}\t{self.urgency}\t{_array(self.topics)}\t{_array(self.tags)}\t{_array(self.places)}\t"
            "{}\t\tf\tf\tf\tf\n"
        )

    def _save(self, round_: int, base: int | None, at: int) -> int:
        self.revisions += 1
        key = self.all.next("articles_revision")
        self.all.rows["articles_revision"].append(
            f"{key}\t{self.key}\t{self.revisions}\t{round_}\t{self.author}\t{_written(at)}\t{_null(base)}\tt\t\t{{}}\t"
            f"{self._content()}\n"
        )
        self.digests[key] = f'"{self._digest()}"'
        return key

    def _content(self) -> str:
        return (
            f"{self.headline}\t{self.body}\t{_copied(self.dateline)}\t{self.language}\t{_copied(self.credits)}\t"
            f"{self.byline}\t\t[]\t{self.notice}"
        )

    def _digest(self) -> str:
        """What articles_digest() makes of it, in hex."""
        text = (
            f"[{_jsonb(self.headline)}, {_jsonb(self.body)}, {self.dateline}, {_jsonb(self.language)}, {self.credits}, "
            f'{_jsonb(self.byline)}, "", [], {_jsonb(self.notice)}]'
        )
        return sha256(text.encode()).hexdigest()

    def _approve(self, round_: int, revision: int, at: int | None = None) -> tuple[int, int]:
        """The road from draft to publication; the keys of the approving and of the publishing entry."""
        at = at or self.moment
        self._enter("submit", revision, "submitted", round_, at - 300_000_000)
        self._enter("claim", revision, "in_review", round_, at - 200_000_000, self.editor)
        approval = self._enter("approve", revision, "approved", round_, at - 1_000, self.editor)
        detail = f'{{"hold": false, "live_from": "{_written(at)}"}}'
        return approval, self._enter("publish", revision, "published", round_, at, self.editor, detail)

    def _enter(
        self, act: str, revision: int | None, to: str = "", round_: int = 1, at: int | None = None,
        by: int | None = None, detail: str = "{}", reason: str = "",
    ) -> int:  # fmt: skip
        """An audit entry with its hash, over just the text that the database would hash."""
        self.entries += 1
        at, by, was = at or self.moment - 1_800_000_000, by or self.author, self.state
        self.state = to or was
        key = self.all.next("articles_auditentry")
        text = (
            f'[{self.key}, {self.entries}, {at // 10**6}.{at % 10**6:06d}, {by}, "{act}", "{was}", "{self.state}", '
            f'{round_}, {revision or "null"}, {self.digests[revision]}, "{reason}", {detail}, null]'
        )
        digest = sha256(self.previous + text.encode()).digest()
        self.all.rows["articles_auditentry"].append(
            f"{key}\t{self.key}\t{self.entries}\t{_written(at)}\t\\\\x{self.previous.hex()}\t\\\\x{digest.hex()}\t{by}\t"
            f"{act}\t{was}\t{self.state}\t{round_}\t{_null(revision)}\t{reason}\t{detail}\n"
        )
        self.previous = digest
        return key

    def _edition(
        self, kind: str, round_: int, revision: int, entry: int, listed: int, live: int, until: int | None,
        published: int | None, earlier: str,
    ) -> int:  # fmt: skip
        self.editions += 1
        key = self.all.next("articles_edition")
        day = (BEGINNING + timedelta(microseconds=live) + MINSK).date()
        at, listed_at = _written(live), _written(listed)
        self.all.rows["articles_edition"].append(
            f"{key}\t{self.key}\t{self.editions}\t{kind}\t{revision}\t{entry}\t{round_}\t{self.editor}\t"
            f"{fill_date(self.rendered, day, self.language)}\t{self.section.key}\t{self.urgency}\t{self.slugline}\t\t"
            f"{self.frozen}\t{self._words()}\t{listed_at}\t{at}\t{at}\t{_moment(until)}\t{_moment(published)}\t{kind}\t"
            f"{earlier}\t{self._content()}\n"
        )
        for table, things in (("tag", self.tags), ("topic", self.topics), ("place", self.places)):
            table = f"articles_edition{table}"
            for one in things:
                self.all.rows[table].append(f"{self.all.next(table)}\t{key}\t{one.key}\t{listed_at}\n")
        self.all.send(live, key)
        return key

    def _kill(self, revision: int, at: int) -> None:
        entry = self._enter("kill", revision, "published", 1, at, self.editor, reason="made up for measuring")
        key, moment = self.all.next("articles_edition"), _written(at)
        self.all.rows["articles_edition"].append(
            f"{key}\t{self.key}\t2\tkill\t\\N\t{entry}\t1\t{self.editor}\t\t\\N\t1\t\t\t{{}}\t0\t\\N\t{moment}\t{moment}\t"
            f"\\N\t\\N\tkill\t[]\t\t\t{{}}\t{self.language}\t[]\t\t\t[]\t{KILLED[self.language]}\n"
        )
        self.all.send(at, key)

    def _words(self) -> int:
        return self.body.count(" ") + self.body.count("</p>")

    def _list(self, things: list[Named]) -> str:
        return ", ".join(one.frozen[self.language] for one in things)


def _credits(user: int, name: str, language: str) -> tuple[str, str]:
    """The credit of one author as jsonb, and the byline that it makes."""
    credit = {
        "role": "author", "name": name, "user": user, "place": "", "title": "", "agency": "", "show": "byline"
    }  # fmt: skip
    return _jsonb([credit]), render_byline([credit], language)


def _some(things: list[Named], pick: object, count: int) -> list[Named]:
    assert callable(pick)
    return [things[n] for n in dict.fromkeys(pick() for _ in range(count))]


def _array(things: list[Named]) -> str:
    return "{" + ",".join(str(one.name.get("tag") or one.key) for one in things) + "}"


def _jsonb(value: object) -> str:
    """JSON as PostgreSQL's jsonb writes it: the keys by length, then by alphabet."""
    if isinstance(value, dict):
        ordered = sorted(value.items(), key=lambda item: (len(item[0].encode()), item[0].encode()))
        return "{" + ", ".join(f"{_jsonb(key)}: {_jsonb(one)}" for key, one in ordered) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_jsonb, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _json(value: object) -> str:
    """JSON as a column of COPY's text form."""
    return _copied(_jsonb(value))


def _copied(text: str) -> str:
    return text.replace("\\", "\\\\")


def _written(moment: int) -> str:
    return (BEGINNING + timedelta(microseconds=moment)).isoformat(timespec="microseconds")


def _moment(moment: int | None) -> str:
    return "\\N" if moment is None else _written(moment)


def _null(key: int | None) -> str:
    return "\\N" if key is None else str(key)
