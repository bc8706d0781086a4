-- Standing: what the world has of an article
-- An edition that never went out, and never will, has ended where it began, or before it got a moment at all. It counts for nothing.
-- What is live says it, else the newest edition: a withhold ended all before it, so whatever counts after one lifts it.
CREATE OR REPLACE FUNCTION articles_standing(article bigint) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT coalesce((
    SELECT CASE WHEN kind = 'kill' THEN 'killed' WHEN kind = 'withhold' THEN 'withheld' WHEN live_from <= statement_timestamp() THEN 'live' ELSE 'to_come' END
      FROM articles_edition WHERE article_id = $1 AND (kind IN ('withhold', 'kill') OR live_until IS NULL OR live_until > live_from)
     ORDER BY (live_from <= statement_timestamp() AND (live_until IS NULL OR live_until > statement_timestamp())) IS TRUE DESC, number DESC LIMIT 1), 'not_out') $$;
