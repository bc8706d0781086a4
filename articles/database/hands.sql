-- Four eyes
-- Did this person have a hand in the text under approval, in this round?
CREATE OR REPLACE FUNCTION articles_hand(article bigint, round int, revision bigint, person bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN EXISTS (SELECT FROM articles_auditentry e WHERE e.article_id = $1 AND e.round = $2 AND e.act IN ('submit', 'file') AND e.by_id = person)
      THEN 'submitted'
    WHEN EXISTS (SELECT FROM articles_revision r, jsonb_array_elements(r.credits) c WHERE r.id = $3
                 AND c ->> 'role' IS DISTINCT FROM 'editor' AND c ->> 'user' = person::text)      -- an unknown role counts
      THEN 'credited'
    WHEN EXISTS (SELECT FROM articles_revision r JOIN articles_article a ON a.id = r.article_id JOIN accounts_desk d ON d.id = a.desk_id
                 WHERE a.id = $1 AND r.round = $2 AND r.by_id = person AND (r.substantial OR d.strict OR EXISTS (     -- a strict desk's round stays strict wherever it goes
                       SELECT FROM articles_auditentry t JOIN accounts_desk f ON f.id = (t.detail ->> 'from')::bigint
                        WHERE t.article_id = a.id AND t.round = $2 AND t.act = 'transfer' AND f.strict)))
      THEN 'rewrote'
  END $$;

-- ... and did one of its authors confirm exactly this revision? (The approver is none: articles_article_guard() saw to that.)
CREATE OR REPLACE FUNCTION articles_confirmed(article bigint, round int, revision bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM articles_auditentry e WHERE e.article_id = $1 AND e.round = $2 AND e.act = 'confirm' AND e.revision_id = $3
                 AND articles_hand($1, $2, $3, e.by_id) IN ('submitted', 'credited')) $$;
