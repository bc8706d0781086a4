-- Public sees an edition while it is live by the database's clock, and what hangs on such an edition.
ALTER TABLE articles_edition ENABLE ROW LEVEL SECURITY;
CREATE POLICY desk ON articles_edition TO newsroom_desk USING (true) WITH CHECK (true);
CREATE POLICY live ON articles_edition FOR SELECT TO newsroom_public
  USING (live_from <= statement_timestamp() AND (live_until IS NULL OR live_until > statement_timestamp()));
GRANT SELECT (id, article_id, number, kind, headline, body, dateline_text, language, byline, sign_off, photos, notice, section_id, coding, urgency, words, listed_at,
              live_from, live_until, published_at, text_kind, text_from, earlier)
  ON articles_edition TO newsroom_public;           -- not round, by_id, revision_id, entry_id, credits, sent_from, slugline, ed_note, digest, tsv

-- A scalar query and not EXISTS, which the planner may answer by hashing every live edition for a page of twenty (70 ms of 100,000).
-- Statistics know no row security: EXPLAIN's row counts would spell out what stands in hidden rows, letter by letter.
DO $$
DECLARE hidden record;
BEGIN
  FOR hidden IN SELECT attrelid::regclass AS relation, attname FROM pg_attribute
     WHERE attrelid IN ('articles_edition'::regclass, 'articles_tag'::regclass) AND attnum > 0 AND NOT attisdropped
       AND atttypid IN ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype) AND attname NOT IN ('kind', 'language', 'text_kind')
  LOOP
    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS 0', hidden.relation, hidden.attname);
  END LOOP;
END $$;

ALTER TABLE articles_editiontag ENABLE ROW LEVEL SECURITY;
CREATE POLICY desk ON articles_editiontag TO newsroom_desk USING (true) WITH CHECK (true);
CREATE POLICY live ON articles_editiontag FOR SELECT TO newsroom_public USING ((SELECT true FROM articles_edition e WHERE e.id = edition_id));
GRANT SELECT ON articles_editiontag TO newsroom_public;

ALTER TABLE articles_editiontopic ENABLE ROW LEVEL SECURITY;
CREATE POLICY desk ON articles_editiontopic TO newsroom_desk USING (true) WITH CHECK (true);
CREATE POLICY live ON articles_editiontopic FOR SELECT TO newsroom_public USING ((SELECT true FROM articles_edition e WHERE e.id = edition_id));
GRANT SELECT ON articles_editiontopic TO newsroom_public;

ALTER TABLE articles_editionplace ENABLE ROW LEVEL SECURITY;
CREATE POLICY desk ON articles_editionplace TO newsroom_desk USING (true) WITH CHECK (true);
CREATE POLICY live ON articles_editionplace FOR SELECT TO newsroom_public USING ((SELECT true FROM articles_edition e WHERE e.id = edition_id));
GRANT SELECT ON articles_editionplace TO newsroom_public;

ALTER TABLE articles_tag ENABLE ROW LEVEL SECURITY;
CREATE POLICY desk ON articles_tag TO newsroom_desk USING (true) WITH CHECK (true);
CREATE POLICY live ON articles_tag FOR SELECT TO newsroom_public USING (EXISTS (SELECT FROM articles_editiontag t WHERE t.tag_id = articles_tag.id));
GRANT SELECT ON articles_tag TO newsroom_public;

-- Public vocabularies.
GRANT SELECT ON articles_section, articles_topic, articles_place TO newsroom_public;

-- Full text. "@@" is not leakproof, so under a policy the planner will not use the GIN index. The owner's function gives ids only.
CREATE OR REPLACE FUNCTION articles_search(query tsquery, before timestamptz DEFAULT 'infinity', before_id bigint DEFAULT 9223372036854775807, size int DEFAULT 20)
RETURNS TABLE (id bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 SET search_path = public, pg_temp AS $$
DECLARE rare boolean := 2000 > (SELECT count(*) FROM (SELECT FROM articles_edition e WHERE e.tsv @@ query LIMIT 2000) probe);
BEGIN
  IF rare THEN                                      -- all matches through GIN, then the newest
    RETURN QUERY WITH hit AS MATERIALIZED (SELECT e.id, e.listed_at, e.live_from, e.live_until FROM articles_edition e WHERE e.tsv @@ query)
      SELECT h.id FROM hit h WHERE h.live_from <= statement_timestamp() AND (h.live_until IS NULL OR h.live_until > statement_timestamp())
        AND (h.listed_at, h.id) < (before, before_id) ORDER BY h.listed_at DESC, h.id DESC LIMIT least(size, 100);
  ELSE                                              -- walk newest first until the page is full
    RETURN QUERY SELECT e.id FROM articles_edition e WHERE e.tsv @@ query AND e.live_from <= statement_timestamp()
        AND (e.live_until IS NULL OR e.live_until > statement_timestamp())
        AND (e.listed_at, e.id) < (before, before_id) ORDER BY e.listed_at DESC, e.id DESC LIMIT least(size, 100);
  END IF;
END $$;
GRANT EXECUTE ON FUNCTION articles_search TO newsroom_public;
