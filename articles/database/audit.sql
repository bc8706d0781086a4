-- Audit: one hash chain per article
CREATE OR REPLACE FUNCTION articles_auditentry_hash(e articles_auditentry) RETURNS bytea LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT sha256(e.previous || convert_to(jsonb_build_array(e.article_id, e.number, extract(epoch FROM e.at), e.by_id, e.act, e.from_state, e.to_state,
                                                           e.round, e.revision_id, (SELECT encode(r.digest, 'hex') FROM articles_revision r WHERE r.id = e.revision_id), e.reason, e.detail, e.press)::text, 'UTF8')) $$;   -- epoch: the session's time zone must not matter
CREATE OR REPLACE FUNCTION articles_auditentry_chain() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE a articles_article; last articles_auditentry;
BEGIN
  SELECT * INTO a FROM articles_article WHERE id = NEW.article_id FOR NO KEY UPDATE;
  SELECT * INTO last FROM articles_auditentry WHERE article_id = NEW.article_id ORDER BY number DESC LIMIT 1;
  IF last.from_state <> last.to_state AND last.id IS DISTINCT FROM a.entry_id THEN
    PERFORM articles_refuse('what_is_recorded_happened', 'The move before this one was recorded and not made.');
  END IF;
  IF NEW.revision_id IS NOT NULL AND NOT EXISTS (SELECT FROM articles_revision WHERE id = NEW.revision_id AND article_id = NEW.article_id) THEN
    PERFORM articles_refuse('a_revision_belongs_to_its_article', 'That revision belongs to another article.');
  END IF;
  NEW.from_state := a.state;
  NEW.to_state := coalesce(nullif(NEW.to_state, ''), a.state);          -- empty: an act that leaves the state alone
  IF (NEW.from_state <> NEW.to_state OR NEW.act IN (SELECT m.act FROM articles_moves() m)) AND (NEW.act, NEW.from_state, NEW.to_state) <> ('kill', 'published', 'published')
     AND NOT EXISTS (SELECT FROM articles_moves() m WHERE (m.act, m.from_state, m.to_state) = (NEW.act, NEW.from_state, NEW.to_state)) THEN
    PERFORM articles_refuse('legal_moves_only', format('An article cannot %s from %s to %s.', NEW.act, NEW.from_state, NEW.to_state));
  END IF;
  NEW.round := a.round;
  NEW.number := coalesce(last.number, 0) + 1;
  NEW.previous := coalesce(last.hash, '');
  NEW.at := clock_timestamp();
  NEW.hash := articles_auditentry_hash(NEW);
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER articles_auditentry_chain BEFORE INSERT ON articles_auditentry FOR EACH ROW EXECUTE FUNCTION articles_auditentry_chain();

-- The record tells no more than what was done: a move was made, an edition written, an embargo lifted. As the entry of a kill is a move to
-- `published` wherever work is open, a killed article is in that state at the commit.
CREATE OR REPLACE FUNCTION articles_auditentry_commit() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.from_state <> NEW.to_state AND NOT EXISTS (SELECT FROM articles_article WHERE id = NEW.article_id AND entry_id = NEW.id)
        AND NOT EXISTS (SELECT FROM articles_auditentry WHERE article_id = NEW.article_id AND number > NEW.number))     -- a later entry has seen to it
     OR (NEW.act IN ('publish', 'withhold', 'reinstate', 'kill', 'recode') AND NOT EXISTS (SELECT FROM articles_edition WHERE entry_id = NEW.id))
     OR (NEW.act = 'release' AND NOT EXISTS (SELECT FROM articles_edition WHERE article_id = NEW.article_id AND live_from BETWEEN now() AND statement_timestamp())) THEN
    PERFORM articles_refuse('what_is_recorded_happened', format('To %s was recorded and not done.', NEW.act));
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER articles_auditentry_commit AFTER INSERT ON articles_auditentry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION articles_auditentry_commit();

CREATE OR REPLACE FUNCTION articles_seal_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  LOCK TABLE articles_seal IN SHARE ROW EXCLUSIVE MODE;
  WITH sealed AS (SELECT (h ->> 0)::bigint AS article, max((h ->> 1)::int) AS number FROM articles_seal, jsonb_array_elements(heads) h GROUP BY 1),
       head AS (SELECT DISTINCT ON (article_id) article_id, number, hash FROM articles_auditentry ORDER BY article_id, number DESC)
  SELECT coalesce(jsonb_agg(jsonb_build_array(article_id, number, encode(hash, 'hex')) ORDER BY article_id), '[]') INTO NEW.heads
    FROM (SELECT article_id, head.number, hash FROM head LEFT JOIN sealed ON sealed.article = article_id
           WHERE head.number > coalesce(sealed.number, 0) ORDER BY article_id LIMIT 200000) grown;      -- a seal stays far below jsonb's 256 MB; the next one takes the rest
  NEW.hash := sha256(coalesce((SELECT hash FROM articles_seal ORDER BY id DESC LIMIT 1), '') || convert_to(NEW.heads::text, 'UTF8'));
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER articles_seal_chain BEFORE INSERT ON articles_seal FOR EACH ROW EXECUTE FUNCTION articles_seal_chain();

-- Every row is a fault. The last seal's hash belongs outside the database (log, mail): whoever can rewrite the table can rewrite the seals.
CREATE OR REPLACE FUNCTION articles_audit_faults() RETURNS TABLE (article bigint, number bigint, fault text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT article_id, number, 'altered, or the entry before it is' FROM (
    SELECT article_id, number, hash, previous, articles_auditentry_hash(e) AS true_hash, lag(hash, 1, ''::bytea) OVER w AS true_previous,
           row_number() OVER w AS true_number FROM articles_auditentry e WINDOW w AS (PARTITION BY article_id ORDER BY number)) c
   WHERE (hash, previous, number) <> (true_hash, true_previous, true_number)
  UNION ALL
  SELECT (h ->> 0)::bigint, (h ->> 1)::bigint, 'sealed entry is missing or altered' FROM articles_seal, jsonb_array_elements(heads) h
   WHERE NOT EXISTS (SELECT FROM articles_auditentry a WHERE a.article_id = (h ->> 0)::bigint AND a.number = (h ->> 1)::int AND encode(a.hash, 'hex') = h ->> 2)
  UNION ALL
  SELECT NULL, id, 'seal altered' FROM (SELECT *, lag(hash, 1, ''::bytea) OVER (ORDER BY id) AS true_previous FROM articles_seal) s
   WHERE hash <> sha256(true_previous || convert_to(heads::text, 'UTF8')) $$;
