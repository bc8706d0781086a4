-- Wire log
-- Appends what is due and not yet numbered: of one article at the commit of each edition or moment, of all when the worker calls (every
-- second; any number of workers). One counter row, locked till the commit: numbers have no gap and stand in commit order.
-- A text goes "out", or as "advance" to the entitled and "release" to all. What was withdrawn before it was written is never written;
-- a withdrawal is written when something before it was. `seen` is the last whole pass: older moments were written by then or at their commit.
CREATE OR REPLACE FUNCTION articles_wire_due(only_article bigint DEFAULT NULL) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE t timestamptz := statement_timestamp(); since timestamptz; due record; n bigint; life uuid; appended int := 0;
BEGIN
  INSERT INTO articles_wirecounter (id, last, seen, epoch) VALUES (1, 0, t, gen_random_uuid()) ON CONFLICT DO NOTHING;
  SELECT seen - interval '1 minute', epoch INTO since, life FROM articles_wirecounter FOR UPDATE;    -- wait for whoever publishes; the next statement sees their rows
  FOR due IN
    SELECT e.id, m.act, m.at FROM articles_edition e CROSS JOIN LATERAL (VALUES
        (CASE WHEN sent_from = live_from THEN 'out' ELSE 'advance' END, sent_from),
        (CASE WHEN sent_from < live_from THEN 'release' END, live_from)) m (act, at)
     WHERE (only_article IS NULL AND (sent_from BETWEEN since AND t OR live_from BETWEEN since AND t) OR article_id = only_article)
       AND m.act IS NOT NULL AND m.at <= t AND NOT EXISTS (SELECT FROM articles_wireentry w WHERE w.edition_id = e.id AND w.act = m.act)
       AND CASE WHEN kind IN ('withhold', 'kill')
           THEN EXISTS (SELECT FROM articles_edition b JOIN articles_wireentry w ON w.edition_id = b.id WHERE b.article_id = e.article_id AND b.number < e.number)
           ELSE (live_until IS NULL OR live_until > live_from)
            AND NOT EXISTS (SELECT FROM articles_edition k WHERE k.article_id = e.article_id AND k.number > e.number AND k.kind IN ('withhold', 'kill')) END
     ORDER BY m.at, e.number, m.act
  LOOP
    UPDATE articles_wirecounter SET last = last + 1 RETURNING last INTO n;
    INSERT INTO articles_wireentry (number, epoch, edition_id, act, moment) VALUES (n, life, due.id, due.act, due.at);
    appended := appended + 1;
  END LOOP;
  IF only_article IS NULL THEN
    UPDATE articles_wirecounter SET seen = t WHERE seen < t;
  END IF;
  RETURN appended;
END $$;
CREATE OR REPLACE FUNCTION articles_edition_commit() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS
$$ BEGIN PERFORM articles_wire_due(NEW.article_id); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER articles_edition_commit AFTER INSERT OR UPDATE OF sent_from, live_from ON articles_edition DEFERRABLE INITIALLY DEFERRED     -- last in the transaction
  FOR EACH ROW EXECUTE FUNCTION articles_edition_commit();
