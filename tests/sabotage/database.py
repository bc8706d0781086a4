"""What the database promises, each broken in the SQL or the migration that makes it."""

import re

from .changes import BY_CONSTRAINTS, MIGRATION, ROOT, breaks, in_file, refusals, rule, silent, without_constraint

for refusal, at in refusals():
    breaks(f"refusal: {refusal}" + f" ({at + 1})" * bool(at), silent(refusal, at))

breaks(
    "text: foreign key",
    rule("FOREIGN KEY (revision_id, digest) REFERENCES articles_revision (id, digest)", "CHECK (true)"),
)
breaks("exclusion", rule("int8range(article_id, article_id, '[]') WITH &&", "int8range(id, id, '[]') WITH &&"))
breaks("hand: submitted", rule("THEN 'submitted'", "THEN NULL"))
breaks("hand: credited", rule("THEN 'credited'", "THEN NULL"))
breaks("hand: rewrote", rule("THEN 'rewrote'", "THEN NULL"))
breaks("strict", rule("OR d.strict OR", "OR"))
breaks("strict: stays with the round", rule("OR d.strict OR EXISTS (", "OR d.strict OR false AND EXISTS ("))
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
breaks(
    "entry: of this transaction",
    rule(
        "ELSIF e.at < now() OR e.act IS DISTINCT FROM (CASE WHEN NEW.live_from",
        "ELSIF e.act IS DISTINCT FROM (CASE WHEN NEW.live_from",
    ),
)
breaks(
    "hands: of this transaction",
    rule(
        "IF e.at < now() OR e.act IS DISTINCT FROM (CASE WHEN NEW.desk_id",
        "IF e.act IS DISTINCT FROM (CASE WHEN NEW.desk_id",
    ),
)
breaks(
    "hands: who took it over has it",
    rule("OR (e.act = 'take_over' AND e.by_id IS DISTINCT FROM NEW.claimed_by_id)", ""),
)
breaks(
    "hands: taking over is no transfer",
    rule("CASE WHEN NEW.desk_id <> OLD.desk_id THEN 'transfer' ELSE 'take_over' END", "e.act"),
)
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
    "recode: moment",
    rule(
        "NEW.live_from IS DISTINCT FROM back.live_from OR coalesce(NEW.sent_from, 'infinity') < coalesce(back.sent_from, 'infinity')",
        "false",
    ),
)
breaks("recode ahead of what waits", rule("NEW.live_until := waiting.live_from;", "NULL;"))
breaks(
    "embargo: no prolonging",
    rule("OR (OLD.sent_from <= t AND coalesce(NEW.live_from", "OR (false AND coalesce(NEW.live_from"),
)
breaks("embargo: sent is sent", rule("(NEW.sent_from IS DISTINCT FROM OLD.sent_from AND", "(false AND"))
breaks(
    "embargo: sent is not unscheduled",
    rule(
        "AND kind <> 'reinstate' AND coalesce(sent_from, 'infinity') > t",
        "AND kind <> 'reinstate' AND (live_from IS NULL OR live_from > t)",
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

breaks("readers: statistics", rule("SET STATISTICS 0", "SET STATISTICS 100"))
breaks("grant: notes", rule("REVOKE UPDATE ON articles_desknote FROM newsroom_desk;", ""))
breaks(
    "grant: reference data stays",
    rule(
        "REVOKE DELETE ON articles_section, articles_topic, articles_place, articles_desknote, articles_photo FROM",
        "REVOKE TRUNCATE ON articles_section FROM",
    ),
)
breaks("grant: tags stay as written", rule("REVOKE UPDATE, DELETE ON articles_tag FROM newsroom_desk;", ""))
breaks("grant: stories stay", rule("REVOKE DELETE ON articles_article FROM newsroom_desk;", ""))
breaks(
    "grant: links stay as written",
    rule(
        "REVOKE UPDATE, DELETE ON articles_editiontag, articles_editiontopic, articles_editionplace FROM newsroom_desk;",
        "",
    ),
)
breaks(
    "audit: covers the text",
    rule("(SELECT encode(r.digest, 'hex') FROM articles_revision r WHERE r.id = e.revision_id)", "NULL::text"),
)
breaks(
    "withdrawal: listed nowhere",
    rule("    NEW.live_from := t;\n    NEW.listed_at := NULL;\n", "    NEW.live_from := t;\n"),
)
breaks(
    "dateline: a day and no news",
    rule(
        "length(NEW.dateline_text) - length(rendered) + 6) ~ articles_date_pattern()",
        "length(NEW.dateline_text) - length(rendered) + 6) ~ '.'",
    ),
)
breaks("coding: is an object", rule("jsonb_typeof(NEW.coding) <> 'object'\n    OR", ""))
for what, start in (
    ("tags", "OR ARRAY(SELECT jsonb_array_elements_text("),
    ("topics", "OR ARRAY(SELECT c ->> 'code' FROM"),
    ("places", "OR ARRAY(SELECT (c ->> 'id')::bigint FROM"),
    ("topics' names", "OR EXISTS (SELECT FROM jsonb_array_elements(coalesce(NEW.coding -> 'topics'"),
    ("places' names", "OR EXISTS (SELECT FROM jsonb_array_elements(coalesce(NEW.coding -> 'places'"),
    ("section", "OR coalesce(NEW.coding -> 'section' ->> 'slug'"),
    ("section's name", "OR coalesce(NEW.coding -> 'section' ->> 'name'"),
):
    breaks(f"coding: {what}", rule(start, start.replace("OR ", "OR false AND ", 1)))
for number, shape in enumerate(("dateline", "credits", "photos")):
    breaks(f"shape: {shape}", rule(f"jsonb_typeof(NEW.{shape})", f"'{('object', 'array', 'array')[number]}'"))
for field in ("newer_id", "submitted_id", "legal_cleared_id", "picture_cleared_id"):
    breaks(
        f"own revision: {field}", rule(f"NEW.{field}", "NULL") if field == "newer_id" else rule(f", NEW.{field}", "")
    )

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
for name in re.findall(r"Constraint\(.*name='(\w+)'\),$", (ROOT / MIGRATION).read_text(), re.MULTILINE):
    breaks(f"constraint: {name}", without_constraint(name), by=BY_CONSTRAINTS)

breaks("a text too rich to index", rule("PERFORM articles_words(NEW.language, NEW.headline, NEW.body);", ""))
breaks(
    "readers: credits",
    rule("byline, sign_off, photos, notice, section_id", "byline, sign_off, credits, photos, notice, section_id"),
)
