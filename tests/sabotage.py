"""Breaks each mechanism in turn, in a copy of the tree, and sees that a test goes red: `make sabotage`.

    python tests/sabotage.py [part/of [word]]     0/2 is every second one; 0/1 wire those with that word

Prints a table, mechanism and the test that caught it. Ends with status 1 if anything survived or was not found.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATABASE = ROOT / "articles" / "database"
RULES = {path.name: path.read_text() for path in sorted(DATABASE.glob("*.sql"))}
BY_DATABASE = ("tests/articles/database", "--ignore=tests/articles/database/test_storm.py")
BY_MODELS = ("tests/articles/models",)
PASS = "CREATE OR REPLACE FUNCTION articles_pass(text, text) RETURNS void LANGUAGE sql AS '';\n"
Change = tuple[str, str, str]  # file, old text, new text

OUT = "(live_until IS NULL OR live_until > live_from)"
LIVE = "live_from <= statement_timestamp() AND (live_until IS NULL OR live_until > statement_timestamp())"


def rule(old: str, new: str) -> Change:
    """A change in whichever SQL file holds the text."""
    return next(
        ((f"articles/database/{name}", old, new) for name, text in RULES.items() if old in text), ("", old, new)
    )


def silent(name: str) -> Change:
    """A refusal that refuses no longer."""
    return rule(f"PERFORM articles_refuse('{name}'", f"PERFORM articles_pass('{name}'")


def in_file(path: str, old: str, new: str) -> Change:
    return (path, old, new)


REFUSALS = sorted({name for text in RULES.values() for name in re.findall(r"PERFORM articles_refuse\('(\w+)'", text)})
MIGRATION = "articles/migrations/0001_initial.py"
WRITING, DOOR, REVIEWING, OUTGOING = (
    f"articles/models/{name}.py" for name in ("writing", "door", "reviewing", "outgoing")
)

# What a broken mechanism is called: the changes that break it, and the tests that must notice.
BROKEN: dict[str, tuple[list[Change], tuple[str, ...]]] = {}


def breaks(name: str, *changes: Change, by: tuple[str, ...] = BY_DATABASE) -> None:
    BROKEN[name] = (list(changes), by)


for refusal in REFUSALS:
    breaks(f"refusal: {refusal}", silent(refusal))

breaks(
    "text: foreign key",
    rule("FOREIGN KEY (revision_id, digest) REFERENCES articles_revision (id, digest)", "CHECK (true)"),
)
breaks("exclusion", rule("int8range(article_id, article_id, '[]') WITH &&", "int8range(id, id, '[]') WITH &&"))
breaks("hand: submitted", rule("THEN 'submitted'", "THEN NULL"))
breaks("hand: credited", rule("THEN 'credited'", "THEN NULL"))
breaks("hand: rewrote", rule("THEN 'rewrote'", "THEN NULL"))
breaks("strict", rule("OR d.strict", "OR false"))
breaks("confirm exact revision", rule("AND e.revision_id = $3\n", "\n"))
breaks("published text set", rule("IF NEW.state = 'published' THEN", "IF false THEN"))
breaks(
    "published text: what ran first",
    rule(
        "ORDER BY (live_until IS NULL OR live_until > live_from) IS TRUE DESC, live_from DESC NULLS FIRST, number DESC",
        "ORDER BY number DESC",
    ),
)
breaks("entry: act fits", rule("OR e.act <> (CASE", "OR NULL <> (CASE"))
breaks(
    "entry: same person, newest",
    rule("(NEW.entry_id, NEW.by_id) IS DISTINCT FROM (e.id, e.by_id)", "NEW.entry_id IS NULL"),
)
breaks(
    "entry: same person",
    rule("(NEW.entry_id, NEW.by_id) IS DISTINCT FROM (e.id, e.by_id)", "NEW.entry_id IS DISTINCT FROM e.id"),
)
breaks("entry: once", in_file(MIGRATION, "('entry', models.OneToOneField(", "('entry', models.ForeignKey("))
breaks("entry: from is the database's", rule("NEW.from_state := a.state;", ""))
breaks(
    "entry: no edition, no act",
    rule("NEW.act IN ('publish', 'withhold', 'reinstate', 'kill', 'recode') AND NOT EXISTS", "false AND NOT EXISTS"),
)
breaks(
    "entry: no move, no entry",
    rule(
        "(NEW.from_state <> NEW.to_state AND NOT EXISTS (SELECT FROM articles_article",
        "(false AND NOT EXISTS (SELECT FROM articles_article",
    ),
)
breaks(
    "entry: the move before was made", rule("IF last.from_state <> last.to_state AND last.id", "IF false AND last.id")
)
breaks("entry: release", rule("OR (NEW.act = 'release' AND", "OR (false AND"))
breaks("entry: of this transaction", rule("e.at < now() OR e.act", "e.act"))
breaks("entry: only moves move", rule("(NEW.from_state <> NEW.to_state OR NEW.act IN", "(NEW.act IN"))
breaks(
    "kill: entry without round",
    rule("<> ('kill', 'published', 'published')", "<> ('kill', 'published', 'published') AND NEW.act <> 'kill'"),
)
breaks(
    "standing: never out counts for nothing", rule("OR live_until IS NULL OR live_until > live_from)\n", "OR true)\n")
)
breaks(
    "standing: live first",
    rule(
        "statement_timestamp())) IS TRUE DESC, number DESC LIMIT 1), 'not_out')",
        "statement_timestamp())) IS TRUE, number DESC LIMIT 1), 'not_out')",
    ),
)
breaks(
    "standing: a withhold counts",
    rule("AND (kind IN ('withhold', 'kill') OR live_until IS NULL", "AND (kind = 'kill' OR live_until IS NULL"),
)
breaks(
    "withhold ends what is live", rule("UPDATE articles_edition SET live_until = NEW.live_from WHERE id = live.id;", "")
)
breaks(
    "withhold ends what waits",
    rule("UPDATE articles_edition SET live_until = coalesce(live_from, t) WHERE id = waiting.id;", ""),
)
breaks("withdrawal: moments are the database's", rule("    NEW.sent_from := t;\n    NEW.live_from := t;\n", ""))
breaks(
    "reinstate: what ran first",
    rule("(live_until = withhold.live_from AND live_from < live_until) IS TRUE DESC, number DESC", "number DESC"),
)
breaks("reinstate: before the withhold", rule("AND number < withhold.number\n", "\n"))
breaks(
    "kill is told to readers who had it",
    rule("IF NEW.kind = 'withhold' OR NOT EXISTS", "IF NEW.kind = 'withhold' AND NOT EXISTS"),
)
breaks(
    "recode: moment", rule("NEW.live_from IS DISTINCT FROM back.live_from OR NEW.sent_from < back.sent_from", "false")
)
breaks("recode ahead of what waits", rule("NEW.live_until := waiting.live_from;", "NULL;"))
breaks(
    "embargo: no prolonging",
    rule("OR (OLD.sent_from <= t AND coalesce(NEW.live_from", "OR (false AND coalesce(NEW.live_from"),
)
breaks("embargo: sent is sent", rule("(NEW.sent_from <> OLD.sent_from AND", "(false AND"))
breaks(
    "embargo: sent is not unscheduled",
    rule(
        "AND kind <> 'reinstate' AND sent_from > t", "AND kind <> 'reinstate' AND (live_from IS NULL OR live_from > t)"
    ),
)
breaks(
    "embargo: order of moments",
    in_file(
        MIGRATION,
        "models.Q(('live_from', None), ('live_from__gte', models.F('sent_from')), _connector='OR')",
        "models.Q(('live_from', None), ('live_from__isnull', False), _connector='OR')",
    ),
)
breaks(
    "embargo: neighbour follows",
    rule(
        "UPDATE articles_edition SET live_until = NEW.live_from WHERE article_id = NEW.article_id AND id <> NEW.id",
        "UPDATE articles_edition SET live_until = live_until WHERE false AND id <> NEW.id",
    ),
)
breaks(
    "unschedule reopens",
    rule(
        "UPDATE articles_edition SET live_until = NULL WHERE article_id = NEW.id",
        "UPDATE articles_edition SET live_until = NULL WHERE false AND article_id = NEW.id",
    ),
)
breaks("unschedule ends", rule("UPDATE articles_edition SET live_until = coalesce(live_from, t) WHERE id = d.id;", ""))
breaks(
    "tags: of this transaction", rule("WHERE d.id = NEW.edition_id AND e.at >= now()", "WHERE d.id = NEW.edition_id")
)
breaks("grant: listed_at", rule("GRANT UPDATE (sent_from,", "GRANT UPDATE (listed_at, sent_from,"))
breaks("listed where it is live", rule("NEW.listed_at := NEW.live_from;", "NULL;"))
breaks(
    "wire: sequence instead",
    rule(
        "UPDATE articles_wirecounter SET last = last + 1 RETURNING last INTO n;",
        "n := nextval('articles_wirecounter_id_seq');",
    ),
    rule("FROM articles_wirecounter FOR UPDATE;", "FROM articles_wirecounter;"),
)
breaks("wire: lock", rule("FROM articles_wirecounter FOR UPDATE;", "FROM articles_wirecounter;"))
breaks("wire: append at commit", rule("PERFORM articles_wire_due(NEW.article_id);", ""))
breaks(
    "wire: append at release",
    rule(
        "AFTER INSERT OR UPDATE OF sent_from, live_from ON articles_edition DEF", "AFTER INSERT ON articles_edition DEF"
    ),
)
breaks(
    "wire: once",
    rule("AND NOT EXISTS (SELECT FROM articles_wireentry w WHERE w.edition_id = e.id AND w.act = m.act)", ""),
)
breaks("wire: not before its moment", rule("AND m.at <= t AND", "AND"))
breaks("wire: advance", rule("THEN 'out' ELSE 'advance' END", "THEN 'out' ELSE 'out' END"))
breaks(
    "wire: release", rule("CASE WHEN sent_from < live_from THEN 'release' END", "CASE WHEN false THEN 'release' END")
)
breaks("wire: order", rule("ORDER BY m.at, e.number, m.act", "ORDER BY m.at DESC, e.number DESC, m.act DESC"))
breaks("wire: replaced is silent", rule("ELSE (live_until IS NULL OR live_until > live_from)\n", "ELSE true\n"))
breaks(
    "wire: withdrawn is silent",
    rule("AND k.number > e.number AND k.kind IN ('withhold', 'kill')) END", "AND false) END"),
)
breaks(
    "wire: no notice of what nobody had",
    rule("WHERE b.article_id = e.article_id AND b.number < e.number)", "WHERE b.article_id = e.article_id) OR true"),
)
breaks(
    "wire: notice only of what came before",
    rule("WHERE b.article_id = e.article_id AND b.number < e.number)", "WHERE b.article_id = e.article_id)"),
)
breaks(
    "wire: looks back",
    rule(
        "UPDATE articles_wirecounter SET seen = t WHERE seen < t;",
        "UPDATE articles_wirecounter SET seen = t + interval '2 hours';",
    ),
)
breaks("audit chain", rule("NEW.hash := articles_auditentry_hash(NEW)", "NEW.hash := 'x'"))
breaks(
    "seal",
    rule(
        "NOT EXISTS (SELECT FROM articles_auditentry a WHERE a.article_id = (h",
        "false AND NOT EXISTS (SELECT FROM articles_auditentry a WHERE a.article_id = (h",
    ),
)
breaks("grant: audit", rule("REVOKE UPDATE, DELETE ON articles_auditentry,", "REVOKE UPDATE, DELETE ON"))
breaks("grant: live_until", rule("GRANT UPDATE (sent_from,", "GRANT UPDATE (live_until, sent_from,"))
breaks("grant: functions", rule("ALTER DEFAULT PRIVILEGES REVOKE EXECUTE", "-- "))
breaks("grant: temp", rule("EXECUTE format('REVOKE ALL ON DATABASE", "PERFORM format('REVOKE ALL ON DATABASE"))
breaks(
    "readers: policy",
    rule(
        "USING (live_from <= statement_timestamp() AND (live_until IS NULL OR live_until > statement_timestamp()))",
        "USING (true)",
    ),
)
breaks(
    "readers: now()",
    rule(
        "USING (live_from <= statement_timestamp() AND (live_until IS NULL OR live_until > statement_timestamp()))",
        "USING (live_from <= now() AND (live_until IS NULL OR live_until > now()))",
    ),
)
breaks(
    "readers: search",
    rule(
        "h.live_from <= statement_timestamp() AND (h.live_until IS NULL OR h.live_until > statement_timestamp())\n        AND",
        "true AND",
    ),
)
breaks("readers: tags", rule("USING ((SELECT true FROM articles_edition e WHERE e.id = edition_id))", "USING (true)"))

# What this house adds to it.
breaks(
    "recode keeps its round",
    rule(
        "    NEW.round := back.round;\n    NEW.text_kind := back.text_kind;\n    NEW.text_from := coalesce(back.text_from, CASE WHEN back.live_from <= t",
        "    NEW.text_kind := back.text_kind;\n    NEW.text_from := coalesce(back.text_from, CASE WHEN back.live_from <= t",
    ),
)
breaks("line: any text is taken", rule("SELECT EXISTS (SELECT FROM line WHERE id = base)", "SELECT true"))
breaks(
    "what ran before is told",
    rule(
        "FILTER (WHERE kind IN ('new', 'update', 'correction', 'clarification', 'refile')), '[]')",
        "FILTER (WHERE false), '[]')",
    ),
)
breaks(
    "what never ran is not told",
    rule(
        "WHERE article_id = a.id AND revision_id IS NOT NULL AND live_from <= t AND (live_until IS NULL OR live_until > live_from);",
        "WHERE article_id = a.id AND revision_id IS NOT NULL;",
    ),
)
breaks("a kill carries no history", rule("    NEW.earlier := '[]';\n    NEW.published_at := NULL;\n", ""))
breaks(
    "topics follow their edition",
    rule("UPDATE articles_editiontopic SET listed_at = NEW.live_from WHERE edition_id = NEW.id;", ""),
)
breaks(
    "places follow their edition",
    rule("UPDATE articles_editionplace SET listed_at = NEW.live_from WHERE edition_id = NEW.id;", ""),
)
breaks("a text too rich to index", rule("PERFORM articles_words(NEW.language, NEW.headline, NEW.body);", ""))
breaks(
    "in review means somebody has it", in_file(MIGRATION, "name='in_review_means_somebody_has_it'", "name='nothing'")
)
breaks(
    "a press acts once",
    in_file(
        MIGRATION,
        "fields=('article', 'press', 'act'), name='a_press_acts_once'",
        "fields=('article', 'press', 'act', 'number'), name='nothing'",
    ),
)
breaks(
    "a correction says what it corrects",
    in_file(MIGRATION, "name='a_correction_says_what_it_corrects'", "name='nothing'"),
)
breaks(
    "readers: credits",
    rule("byline, sign_off, photos, notice, section_id", "byline, sign_off, credits, photos, notice, section_id"),
)

breaks(
    "door: the lock",
    in_file(
        DOOR,
        'Article.objects.select_for_update(no_key=True).only("pk").get(pk=pk)',
        "pass",
    ),
    by=("tests/articles/models/test_concurrency.py",),
)
breaks(
    "door: the text on the screen",
    in_file(DOOR, "if seen is not None and seen != self.article.revision_id:", "if False:"),
    by=BY_MODELS,
)
breaks(
    "door: who may",
    in_file(
        DOOR,
        "if sentence := workflow.refusal(self.name, self.seen.facts, self.article.person(self.by)):",
        "if sentence := '':",
    ),
    by=BY_MODELS,
)
breaks(
    "door: the same press",
    in_file(
        DOOR, "if press and AuditEntry.objects.filter(article=locked, press=press, act=name).exists():", "if False:"
    ),
    by=BY_MODELS,
)
breaks("save: the base revision", in_file(WRITING, "base = self._base(base_key, tip)", "base = tip"), by=BY_MODELS)
breaks("save: conflicts", in_file(WRITING, "if merged.conflicts:", "if False:"), by=BY_MODELS)
breaks(
    "save: the lock",
    in_file(
        DOOR,
        'Article.objects.select_for_update(no_key=True).only("pk").get(pk=pk)',
        "pass",
    ),
    by=("tests/articles/models/test_concurrency.py",),
)
breaks("save: a stranger", in_file(WRITING, "if not article.desk_role(by):", "if False:"), by=BY_MODELS)
breaks(
    "save: sanitised",
    in_file("articles/models/text.py", 'markup.clean(out["body"])', 'out["body"]'),
    by=BY_MODELS,
)
breaks("save: substantial", in_file(WRITING, "hand.substantial, tuple(hand.reasons)", "False, ()"), by=BY_MODELS)
breaks(
    "gates: stops stop", in_file("articles/models/gates.py", "        if stops:\n", "        if False:\n"), by=BY_MODELS
)
breaks(
    "gates: promises are not overridden",
    in_file("articles/models/gates.py", "stops = [one for one in stops if one.code in NEVER_OVERRIDDEN]", "stops = []"),
    by=BY_MODELS,
)
breaks(
    "scope: a stranger's story",
    in_file("articles/models/article.py", "mine = Q(desk__in=user.desk_ids())", "mine = Q()"),
    by=BY_MODELS,
)
breaks(
    "claim next: skip what is locked",
    in_file(REVIEWING, "skip_locked=True, ", ""),
    by=("tests/articles/models/test_concurrency.py", "-k", "claim_next"),
)
breaks(
    "kill: translations with it", in_file(OUTGOING, "                withhold_translations(act)\n", ""), by=BY_MODELS
)
breaks("kill: repeats nothing", in_file(OUTGOING, "refuse_to_repeat(act.article, notice)", "pass"), by=BY_MODELS)
breaks(
    "workflow: four eyes",
    in_file("articles/workflow.py", 'if facts.hand == "credited":', 'if facts.hand == "nothing":'),
    by=("tests/articles/test_workflow.py",),
)
breaks(
    "public: the role",
    in_file("articles/public/reader.py", "SET LOCAL ROLE {settings.PUBLIC_ROLE}", "SELECT 1 -- {settings.PUBLIC_ROLE}"),
)


def copy_of_the_tree(to: Path) -> None:
    """What git would commit, as it stands in the work tree."""
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in names.stdout.splitlines():
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)


def caught(tree: Path, changes: list[Change], by: tuple[str, ...]) -> str:
    """The name of the first red test, or why there is none, in capitals."""
    originals: dict[Path, str] = {}
    try:
        for name, old, new in changes:
            if not name:
                return f"NOT FOUND: {old!r}"
            path = tree / name
            text = originals.setdefault(path, path.read_text())
            current = path.read_text()
            if old not in current:
                return f"NOT FOUND: {old!r}"
            broken = current.replace(old, new)
            path.write_text((PASS if "articles_pass" in broken else "") + broken)
        if text == path.read_text():
            return "NOT BROKEN"
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "--no-header", "-p", "no:cacheprovider", *by],
            cwd=tree, capture_output=True, text=True, timeout=600, check=False,
            env={key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "OWNER_DATABASE_URL")},
        )  # fmt: skip
    finally:
        for path, text in originals.items():
            path.write_text(text)
    if red := re.findall(r"^(?:FAILED|ERROR) (?:\S+/)?(\S+::\S+)", run.stdout, re.M):
        return red[0]
    return "SURVIVED" if run.returncode == 0 else f"NOT RUN: {(run.stdout + run.stderr)[-300:]}"


def main() -> int:
    part, of = map(int, (sys.argv[1:] or ["0/1"])[0].split("/"))
    word = (sys.argv[2:] or [""])[0]
    chosen = {name: how for name, how in BROKEN.items() if word in name}
    bad = 0
    with tempfile.TemporaryDirectory(prefix="sabotage-") as folder:
        tree = Path(folder)
        copy_of_the_tree(tree)
        for name in list(chosen)[part::of]:
            test = caught(tree, *chosen[name])
            bad += test.split(":")[0].isupper()
            print(f"{name:50} {test}", flush=True)  # noqa: T201
        subprocess.run(
            [sys.executable, "-m", "newsroom.embedded_postgres", "reset", "--test"],
            cwd=tree,
            capture_output=True,
            check=False,
        )
    print(f"{len(list(chosen)[part::of]) - bad} of {len(list(chosen)[part::of])} broken mechanisms were noticed")  # noqa: T201
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
