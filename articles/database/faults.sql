-- Every rule over the whole database, one query each: a row is a fault. It reads what the guards wrote and asks nobody
-- who could be mistaken with them: neither articles_standing() nor the door. Run it in one snapshot; it takes minutes
-- for a million stories, in bounded memory. `articles_faults()` at the end calls them all.

CREATE OR REPLACE FUNCTION articles_kind_of_round(act text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE act WHEN 'revise' THEN 'update' WHEN 'correct' THEN 'correction' WHEN 'clarify' THEN 'clarification' WHEN 'refile' THEN 'refile' END $$;
CREATE OR REPLACE FUNCTION articles_is_text(kind text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT kind IN ('new', 'update', 'correction', 'clarification', 'refile') $$;

CREATE OR REPLACE FUNCTION articles_faults_of_articles() RETURNS TABLE (rule text, relation text, key bigint, sentence text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH last AS (SELECT DISTINCT ON (article_id) article_id, to_state FROM articles_auditentry ORDER BY article_id, number DESC)
  SELECT 'a_state_is_what_was_recorded', 'article', a.id, format('Story %s is %s; its record ends with %s.', a.id, a.state, coalesce(last.to_state, 'draft'))
    FROM articles_article a LEFT JOIN last ON last.article_id = a.id WHERE a.state <> coalesce(last.to_state, 'draft');
  RETURN QUERY
  WITH last AS (SELECT DISTINCT ON (article_id) article_id, id FROM articles_auditentry WHERE from_state <> to_state ORDER BY article_id, number DESC)
  SELECT 'a_move_names_its_audit_entry', 'article', a.id, format('Story %s does not name its last move.', a.id)
    FROM articles_article a LEFT JOIN last ON last.article_id = a.id WHERE a.entry_id IS DISTINCT FROM last.id;
  RETURN QUERY
  WITH last AS (SELECT DISTINCT ON (article_id) article_id, id FROM articles_auditentry WHERE act = 'approve' ORDER BY article_id, number DESC)
  SELECT 'an_approval_is_recorded', 'article', a.id, format('Story %s does not name its last approval.', a.id)
    FROM articles_article a LEFT JOIN last ON last.article_id = a.id WHERE a.approval_id IS DISTINCT FROM last.id;
  RETURN QUERY
  SELECT 'an_approved_text_is_frozen', 'article', a.id, format('Story %s is approved, and its text is not the approved one.', a.id)
    FROM articles_article a LEFT JOIN articles_auditentry p ON p.id = a.approval_id
   WHERE a.state = 'approved' AND (p.revision_id, p.round) IS DISTINCT FROM (a.revision_id, a.round);
  RETURN QUERY
  WITH opened AS (SELECT article_id, count(*) AS rounds, (array_agg(act ORDER BY number DESC))[1] AS act
                    FROM articles_auditentry WHERE act IN ('revise', 'correct', 'clarify', 'refile') GROUP BY 1)
  SELECT 'a_round_opens_once', 'article', a.id, format('Story %s is in round %s (%s); its record says round %s (%s).', a.id, a.round, a.round_kind,
                                                       coalesce(rounds, 0) + 1, coalesce(articles_kind_of_round(act), 'new'))
    FROM articles_article a LEFT JOIN opened ON opened.article_id = a.id
   WHERE (a.round, a.round_kind) <> (coalesce(rounds, 0) + 1, coalesce(articles_kind_of_round(act), 'new'));
  RETURN QUERY
  SELECT 'in_review_means_somebody_has_it', 'article', a.id, format('Story %s is %s; who has it is not what was recorded.', a.id, a.state)
    FROM articles_article a LEFT JOIN LATERAL (SELECT by_id FROM articles_auditentry WHERE article_id = a.id AND act IN ('claim', 'take_over', 'reopen')
                                                ORDER BY number DESC LIMIT 1) e ON a.state = 'in_review'
   WHERE a.claimed_by_id IS DISTINCT FROM e.by_id;
  RETURN QUERY
  SELECT 'a_story_changes_hands_by_its_entry', 'article', a.id, format('Story %s is not on the desk that it was last transferred to.', a.id)
    FROM articles_article a JOIN LATERAL (SELECT detail FROM articles_auditentry WHERE article_id = a.id AND act = 'transfer' ORDER BY number DESC LIMIT 1) e ON true
   WHERE a.desk_id::text IS DISTINCT FROM e.detail ->> 'to';
  RETURN QUERY
  SELECT 'who_filed_it_stays', 'article', a.id, format('Story %s is said to be of somebody else than who filed it.', a.id)
    FROM articles_article a JOIN articles_auditentry e ON e.article_id = a.id AND e.act = 'file' WHERE e.by_id <> a.author_id;
  RETURN QUERY
  WITH RECURSIVE line AS (SELECT id, translation_of_id AS source FROM articles_article WHERE translation_of_id IS NOT NULL
                    UNION SELECT l.id, a.translation_of_id FROM line l JOIN articles_article a ON a.id = l.source WHERE a.translation_of_id IS NOT NULL AND l.source <> l.id)
  SELECT 'no_translation_goes_in_a_circle', 'article', l.id, format('Story %s is a translation of itself, by way of others.', l.id) FROM line l WHERE l.source = l.id;
  RETURN QUERY
  SELECT 'a_revision_belongs_to_its_article', 'article', a.id, format('Story %s has a revision of another story.', a.id)
    FROM articles_article a CROSS JOIN LATERAL (VALUES (a.revision_id), (a.newer_id), (a.submitted_id), (a.legal_cleared_id), (a.picture_cleared_id)) named (id)
    JOIN articles_revision r ON r.id = named.id WHERE r.article_id <> a.id;
  RETURN QUERY                                      -- the columns that lists show
  SELECT 'lists_show_the_text_on_the_desk', 'article', a.id, format('Story %s stands in lists under another headline or language than its text.', a.id)
    FROM articles_article a JOIN articles_revision r ON r.id = a.revision_id WHERE (a.headline, a.language) <> (r.headline, r.language);
END $$;

CREATE OR REPLACE FUNCTION articles_faults_of_revisions() RETURNS TABLE (rule text, relation text, key bigint, sentence text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT 'revisions_are_numbered_in_a_row', 'revision', r.id, format('Story %s: revision %s follows revision %s.', r.article_id, r.number, r.before)
    FROM (SELECT id, article_id, number, round, lag(number, 1, 0) OVER w AS before, lag(round, 1, 1) OVER w AS round_before
            FROM articles_revision WINDOW w AS (PARTITION BY article_id ORDER BY number)) r
   WHERE number <> before + 1;
  RETURN QUERY
  SELECT 'a_revision_is_of_its_round', 'revision', r.id, format('Story %s: revision %s is said to be of round %s.', r.article_id, r.number, r.round)
    FROM (SELECT id, article_id, number, round, lag(round, 1, 1) OVER (PARTITION BY article_id ORDER BY number) AS round_before FROM articles_revision) r
    JOIN articles_article a ON a.id = r.article_id
   WHERE r.round < round_before OR r.round > a.round;
  RETURN QUERY
  SELECT 'a_save_builds_on_the_text_on_the_desk', 'revision', r.id, format('Story %s: revision %s builds on no earlier one of this story.', r.article_id, r.number)
    FROM articles_revision r LEFT JOIN articles_revision b ON b.id = r.base_id AND b.article_id = r.article_id AND b.number < r.number
   WHERE (r.number > 1 AND b.id IS NULL) OR (r.number = 1 AND r.base_id IS NOT NULL);
  RETURN QUERY
  SELECT 'a_text_has_its_shape', 'revision', r.id, format('Story %s: the dateline, credits or photos of revision %s are not of their shape.', r.article_id, r.number)
    FROM articles_revision r WHERE (jsonb_typeof(dateline), jsonb_typeof(credits), jsonb_typeof(photos)) <> ('object', 'array', 'array');
  RETURN QUERY                                      -- generated, so it differs only where somebody replaced the function
  SELECT 'a_digest_covers_the_content', 'revision', r.id, format('Story %s: the digest of revision %s is not that of its content.', r.article_id, r.number)
    FROM articles_revision r
   WHERE digest <> articles_digest(headline, body, dateline, language, credits, byline, sign_off, photos, notice);
END $$;

CREATE OR REPLACE FUNCTION articles_faults_of_entries() RETURNS TABLE (rule text, relation text, key bigint, sentence text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT 'the_record_is_unaltered', CASE WHEN article IS NULL THEN 'seal' ELSE 'auditentry' END, number,
         CASE WHEN article IS NULL THEN format('Seal %s: %s.', number, fault) ELSE format('Story %s, entry %s: %s.', article, number, fault) END
    FROM articles_audit_faults();
  RETURN QUERY
  SELECT 'legal_moves_only', 'auditentry', e.id, format('Story %s, entry %s: %s from %s to %s, after %s.', e.article_id, e.number, e.act, e.from_state, e.to_state, e.was)
    FROM (SELECT id, article_id, number, act, from_state, to_state, lag(to_state, 1, 'draft') OVER (PARTITION BY article_id ORDER BY number) AS was
            FROM articles_auditentry) e
   WHERE e.from_state <> e.was
      OR ((e.from_state <> e.to_state OR e.act IN (SELECT m.act FROM articles_moves() m)) AND (e.act, e.from_state, e.to_state) <> ('kill', 'published', 'published')
          AND (e.act, e.from_state, e.to_state) NOT IN (SELECT m.act, m.from_state, m.to_state FROM articles_moves() m));
  RETURN QUERY
  SELECT 'an_entry_is_of_its_round', 'auditentry', e.id, format('Story %s, entry %s is said to be of round %s.', e.article_id, e.number, e.round)
    FROM (SELECT id, article_id, number, round, 1 + coalesce(count(*) FILTER (WHERE act IN ('revise', 'correct', 'clarify', 'refile'))
                   OVER (PARTITION BY article_id ORDER BY number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS due FROM articles_auditentry) e
   WHERE e.round <> e.due;
  RETURN QUERY
  SELECT 'an_entry_names_its_text', 'auditentry', e.id, format('Story %s, entry %s (%s) names no revision of this story.', e.article_id, e.number, e.act)
    FROM articles_auditentry e LEFT JOIN articles_revision r ON r.id = e.revision_id
   WHERE r.article_id <> e.article_id OR (e.act IN ('submit', 'approve', 'publish', 'confirm') AND r.id IS NULL);
  RETURN QUERY
  SELECT 'what_is_recorded_happened', 'auditentry', e.id, format('Story %s, entry %s: to %s was recorded and not done.', e.article_id, e.number, e.act)
    FROM articles_auditentry e LEFT JOIN articles_edition d ON d.entry_id = e.id
   WHERE e.act IN ('publish', 'withhold', 'reinstate', 'kill', 'recode') AND d.id IS NULL;
  RETURN QUERY                                      -- the moments are of the same transaction
  SELECT 'what_is_recorded_happened', 'auditentry', e.id, format('Story %s, entry %s: to release was recorded and no edition went live then.', e.article_id, e.number)
    FROM articles_auditentry e
   WHERE e.act = 'release' AND NOT EXISTS (SELECT FROM articles_edition WHERE article_id = e.article_id AND live_from BETWEEN e.at - interval '1 minute' AND e.at + interval '1 minute');
  -- Four eyes at the approval. What an editor rewrote is looked at where it went out.
  RETURN QUERY
  SELECT 'four_eyes', 'auditentry', p.id, format('Story %s, entry %s: whoever approved it had filed or submitted it.', p.article_id, p.number)
    FROM articles_auditentry p
   WHERE p.act = 'approve' AND EXISTS (SELECT FROM articles_auditentry s WHERE s.article_id = p.article_id AND s.round = p.round AND s.number < p.number
                                       AND s.act IN ('file', 'submit') AND s.by_id = p.by_id);
  RETURN QUERY
  SELECT 'four_eyes', 'auditentry', p.id, format('Story %s, entry %s: whoever approved it is credited on it.', p.article_id, p.number)
    FROM articles_auditentry p JOIN articles_revision r ON r.id = p.revision_id
   WHERE p.act = 'approve' AND EXISTS (SELECT FROM jsonb_path_query(r.credits, '$[*]') c WHERE c ->> 'role' IS DISTINCT FROM 'editor' AND c ->> 'user' = p.by_id::text);
END $$;

CREATE OR REPLACE FUNCTION articles_faults_of_editions() RETURNS TABLE (rule text, relation text, key bigint, sentence text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE t timestamptz := statement_timestamp();
BEGIN
  RETURN QUERY
  SELECT 'editions_are_numbered_in_a_row', 'edition', d.id, format('Story %s: edition %s follows edition %s.', d.article_id, d.number, d.before)
    FROM (SELECT id, article_id, number, lag(number, 1, 0) OVER (PARTITION BY article_id ORDER BY number) AS before FROM articles_edition) d
   WHERE number <> before + 1;
  RETURN QUERY
  SELECT 'an_edition_names_its_entry', 'edition', d.id, format('Story %s: edition %s names no entry that fits it.', d.article_id, d.number)
    FROM articles_edition d LEFT JOIN articles_auditentry e ON e.id = d.entry_id
   WHERE (e.article_id, e.by_id, e.act) IS DISTINCT FROM (d.article_id, d.by_id, CASE WHEN articles_is_text(d.kind) THEN 'publish' ELSE d.kind END)
      OR (articles_is_text(d.kind) AND (e.revision_id, e.round) IS DISTINCT FROM (d.revision_id, d.round));
  RETURN QUERY
  SELECT 'an_edition_begins_now_or_later', 'edition', d.id, format('Story %s: edition %s is said to have begun before it was recorded.', d.article_id, d.number)
    FROM articles_edition d JOIN articles_auditentry e ON e.id = d.entry_id WHERE least(d.sent_from, d.live_from) < e.at - interval '1 minute';      -- of the same transaction
  RETURN QUERY
  SELECT 'an_edition_is_the_approved_text', 'edition', d.id, format('Story %s: edition %s is not the text of its revision.', d.article_id, d.number)
    FROM articles_edition d LEFT JOIN articles_revision r ON r.id = d.revision_id AND r.article_id = d.article_id
   WHERE (d.kind NOT IN ('withhold', 'kill') OR d.revision_id IS NOT NULL) AND d.digest IS DISTINCT FROM r.digest;
  RETURN QUERY
  SELECT 'a_digest_covers_the_content', 'edition', d.id, format('Story %s: the digest of edition %s is not that of its content.', d.article_id, d.number)
    FROM articles_edition d
   WHERE digest <> articles_digest(headline, body, dateline, language, credits, byline, sign_off, photos, notice);
  RETURN QUERY
  SELECT 'only_the_approved_revision_goes_out', 'edition', d.id, format('Story %s: the text of edition %s was never approved.', d.article_id, d.number)
    FROM articles_edition d JOIN articles_auditentry e ON e.id = d.entry_id
   WHERE articles_is_text(d.kind) AND NOT EXISTS (SELECT FROM articles_auditentry p WHERE p.article_id = d.article_id AND p.act = 'approve'
                                                  AND p.round = d.round AND p.revision_id = d.revision_id AND p.number < e.number);
  RETURN QUERY                                      -- whether the desk was strict then is not on record; what was substantial is
  SELECT 'four_eyes', 'edition', d.id, format('Story %s: edition %s was approved by who had rewritten it, and no author confirmed it.', d.article_id, d.number)
    FROM articles_edition d JOIN articles_auditentry e ON e.id = d.entry_id JOIN articles_revision text ON text.id = d.revision_id
    JOIN LATERAL (SELECT by_id FROM articles_auditentry WHERE article_id = d.article_id AND act = 'approve' AND number < e.number ORDER BY number DESC LIMIT 1) p ON true
   WHERE articles_is_text(d.kind)
     AND EXISTS (SELECT FROM articles_revision r WHERE r.article_id = d.article_id AND r.round = d.round AND r.by_id = p.by_id AND r.substantial AND r.number <= text.number)
     AND NOT EXISTS (SELECT FROM articles_auditentry c WHERE c.article_id = d.article_id AND c.act = 'confirm' AND c.revision_id = d.revision_id AND c.number < e.number
                     AND articles_hand(d.article_id, d.round, d.revision_id, c.by_id) IN ('submitted', 'credited'));
  RETURN QUERY
  SELECT 'an_edition_is_of_its_rounds_kind', 'edition', d.id, format('Story %s: edition %s of round %s is no %s.', d.article_id, d.number, d.round, d.kind)
    FROM articles_edition d LEFT JOIN articles_auditentry o ON o.article_id = d.article_id AND o.round = d.round - 1 AND o.act IN ('revise', 'correct', 'clarify', 'refile')
   WHERE articles_is_text(d.kind) AND d.kind <> coalesce(articles_kind_of_round(o.act), 'new');
  RETURN QUERY
  SELECT 'a_reissue_keeps_its_text', 'edition', d.id, format('Story %s: edition %s (%s) repeats no earlier edition.', d.article_id, d.number, d.kind)
    FROM articles_edition d
   WHERE CASE WHEN d.kind IN ('recode', 'reinstate')
         THEN NOT EXISTS (SELECT FROM articles_edition b WHERE b.article_id = d.article_id AND b.number < d.number AND articles_is_text(b.kind)
                          AND (b.revision_id, b.round, b.kind) = (d.revision_id, d.round, d.text_kind))
         ELSE d.text_kind <> d.kind END;
  RETURN QUERY
  SELECT 'a_second_person_reinstates', 'edition', d.id, format('Story %s: edition %s was reinstated by who had withheld it.', d.article_id, d.number)
    FROM articles_edition d
    JOIN LATERAL (SELECT number, by_id FROM articles_edition WHERE article_id = d.article_id AND kind = 'withhold' AND number < d.number ORDER BY number DESC LIMIT 1) w ON true
   WHERE d.kind = 'reinstate' AND d.by_id = w.by_id;
  RETURN QUERY                                      -- of what counts, nothing came between
  SELECT 'only_what_is_withheld_is_reinstated', 'edition', d.id, format('Story %s: edition %s was reinstated when nothing was withheld.', d.article_id, d.number)
    FROM articles_edition d
   WHERE d.kind = 'reinstate' AND (SELECT kind FROM articles_edition b WHERE b.article_id = d.article_id AND b.number < d.number
                                      AND (b.kind IN ('withhold', 'kill') OR coalesce(b.live_until, 'infinity') > coalesce(b.live_from, b.live_until, '-infinity'))
                                    ORDER BY number DESC LIMIT 1) IS DISTINCT FROM 'withhold';
  RETURN QUERY
  SELECT 'an_embargo_outlasts_a_withhold', 'edition', d.id, format('Story %s: edition %s came back before its embargo.', d.article_id, d.number)
    FROM articles_edition d
    JOIN LATERAL (SELECT number, live_from FROM articles_edition WHERE article_id = d.article_id AND kind = 'withhold' AND number < d.number ORDER BY number DESC LIMIT 1) w ON true
    JOIN LATERAL (SELECT live_from FROM articles_edition WHERE article_id = d.article_id AND revision_id IS NOT NULL AND number < w.number
                   ORDER BY (live_until = w.live_from AND live_from < live_until) IS TRUE DESC, number DESC LIMIT 1) b ON true
    JOIN articles_auditentry e ON e.id = d.entry_id
   WHERE d.kind = 'reinstate' AND d.live_from < b.live_from
     AND NOT EXISTS (SELECT FROM articles_auditentry m WHERE m.article_id = d.article_id AND m.number > e.number AND m.act IN ('release', 're_time')
                     AND m.detail ->> 'edition' = d.number::text);
  RETURN QUERY
  SELECT 'a_withdrawal_carries_no_text', 'edition', d.id, format('Story %s: edition %s (%s) carries more than its notice.', d.article_id, d.number, d.kind)
    FROM articles_edition d
   WHERE d.kind IN ('withhold', 'kill') AND (d.section_id IS NOT NULL OR (headline, body, dateline, dateline_text, credits, byline, sign_off, photos, coding, slugline, earlier)
         <> ('', '', '{}', '', '[]', '', '', '[]', '{}', '', '[]'));
  RETURN QUERY
  SELECT 'the_dateline_is_the_approved_one', 'edition', d.id, format('Story %s: the dateline of edition %s is not the approved one.', d.article_id, d.number)
    FROM articles_edition d, coalesce(d.dateline ->> 'rendered', '') rendered, position('{date}' IN rendered) mark
   WHERE d.revision_id IS NOT NULL AND NOT CASE WHEN d.dateline ->> 'date' = 'release' AND mark > 0
         THEN length(d.dateline_text) > length(rendered) - 6 AND starts_with(d.dateline_text, left(rendered, mark - 1))
          AND right(d.dateline_text, length(rendered) - mark - 5) = substr(rendered, mark + 6)
          AND substr(d.dateline_text, mark, length(d.dateline_text) - length(rendered) + 6) ~ articles_date_pattern()
         ELSE d.dateline_text = rendered END;
  RETURN QUERY
  SELECT 'what_readers_had_before', 'edition', d.id, format('Story %s: edition %s tells wrongly since when readers have the story.', d.article_id, d.number)
    FROM articles_edition d JOIN articles_auditentry e ON e.id = d.entry_id
    LEFT JOIN LATERAL (SELECT min(live_from) AS first FROM articles_edition b WHERE b.article_id = d.article_id AND b.number < d.number AND b.revision_id IS NOT NULL
                        AND b.live_from <= greatest(e.at, d.published_at) AND (b.live_until IS NULL OR b.live_until > b.live_from)) b
           ON d.number > 1 AND d.revision_id IS NOT NULL
   WHERE d.published_at IS DISTINCT FROM b.first;
  RETURN QUERY
  SELECT 'what_readers_had_before', 'edition', d.id, format('Story %s: edition %s tells wrongly of earlier editions.', d.article_id, d.number)
    FROM articles_edition d, jsonb_array_elements(d.earlier) told
   WHERE NOT EXISTS (SELECT FROM articles_edition b WHERE b.article_id = d.article_id AND b.number < d.number AND articles_is_text(b.kind)
                     AND (b.number, b.kind, b.live_from, b.notice) = ((told ->> 'number')::int, told ->> 'kind', (told ->> 'at')::timestamptz, told ->> 'notice'));
  RETURN QUERY
  SELECT 'what_readers_had_before', 'edition', d.id, format('Story %s: edition %s keeps silent about edition %s.', d.article_id, d.number, b.number)
    FROM articles_edition d JOIN articles_auditentry e ON e.id = d.entry_id
    JOIN articles_edition b ON b.article_id = d.article_id AND b.number < d.number AND b.revision_id <> d.revision_id AND articles_is_text(b.kind) AND b.live_from <= e.at
     AND (b.live_until IS NULL OR b.live_until > b.live_from)
   WHERE articles_is_text(d.kind) AND NOT d.earlier @> jsonb_build_array(jsonb_build_object('number', b.number));
END $$;

CREATE OR REPLACE FUNCTION articles_faults_of_moments() RETURNS TABLE (rule text, relation text, key bigint, sentence text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE t timestamptz := statement_timestamp(); link record;
BEGIN
  RETURN QUERY
  SELECT 'subscribers_get_it_first', 'edition', d.id, format('Story %s: readers get edition %s before subscribers.', d.article_id, d.number)
    FROM articles_edition d WHERE d.live_from < d.sent_from;
  RETURN QUERY
  SELECT 'an_editions_moments_are_real', 'edition', d.id, format('Story %s: a moment of edition %s lies beyond all calendars.', d.article_id, d.number)
    FROM articles_edition d, unnest(ARRAY[d.sent_from, d.live_from, d.live_until, d.listed_at]) moment WHERE moment NOT BETWEEN '1900-01-01Z' AND '3000-01-01Z';
  RETURN QUERY
  SELECT 'edition_ends_after_it_begins', 'edition', d.id, format('Story %s: edition %s ends before it begins.', d.article_id, d.number)
    FROM articles_edition d WHERE d.live_until < d.live_from;
  RETURN QUERY
  SELECT 'one_edition_is_live_at_a_time', 'edition', d.id, format('Story %s: edition %s begins while edition %s is live.', d.article_id, d.number, d.before)
    FROM (SELECT id, article_id, number, live_from, lag(number) OVER w AS before, lag(coalesce(live_until, 'infinity')) OVER w AS ends FROM articles_edition
           WHERE live_from IS NOT NULL AND (live_until IS NULL OR live_until > live_from) WINDOW w AS (PARTITION BY article_id ORDER BY live_from, number)) d
   WHERE d.ends > d.live_from;
  RETURN QUERY
  SELECT 'one_edition_waits_at_a_time', 'edition', d.id, format('Story %s: edition %s waits beside edition %s.', d.article_id, d.number, d.before)
    FROM (SELECT id, article_id, number, lag(number) OVER (PARTITION BY article_id ORDER BY number) AS before FROM articles_edition
           WHERE (live_from IS NULL AND live_until IS NULL) OR (live_from > t AND (live_until IS NULL OR live_until > live_from))) d
   WHERE d.before IS NOT NULL;
  RETURN QUERY
  SELECT 'what_ends_is_followed', 'edition', d.id, format('Story %s: edition %s ended and nothing followed it.', d.article_id, d.number)
    FROM articles_edition d
   WHERE d.live_until > d.live_from AND d.live_until <= t
     AND NOT EXISTS (SELECT FROM articles_edition f WHERE f.article_id = d.article_id AND f.id <> d.id AND f.live_from = d.live_until);
  RETURN QUERY
  SELECT 'a_kill_is_final', 'edition', d.id, format('Story %s: edition %s comes after its kill.', d.article_id, d.number)
    FROM articles_edition k JOIN articles_edition d ON d.article_id = k.article_id AND d.number > k.number WHERE k.kind = 'kill';
  RETURN QUERY
  SELECT 'a_kill_is_final', 'article', a.id, format('Story %s was killed and is being worked on.', a.id)
    FROM articles_edition k JOIN articles_article a ON a.id = k.article_id WHERE k.kind = 'kill' AND a.state <> 'published';
  RETURN QUERY
  SELECT 'what_is_withdrawn_is_gone', 'edition', d.id, format('Story %s: edition %s is not ended by the %s that is edition %s.', d.article_id, d.number, w.kind, w.number)
    FROM articles_edition w JOIN articles_edition d ON d.article_id = w.article_id AND d.number < w.number
   WHERE w.kind IN ('withhold', 'kill') AND CASE WHEN d.live_from IS NULL THEN d.live_until IS NULL
                                                 ELSE coalesce(d.live_until, 'infinity') > d.live_from AND coalesce(d.live_until, 'infinity') > w.live_from END;
  RETURN QUERY
  SELECT 'what_is_withdrawn_is_gone', 'edition', w.id, format('Story %s: readers see the %s that is edition %s.', w.article_id, w.kind, w.number)
    FROM articles_edition w
   WHERE w.kind IN ('withhold', 'kill') AND w.live_until IS DISTINCT FROM CASE WHEN w.kind = 'withhold'
         OR NOT EXISTS (SELECT FROM articles_edition d WHERE d.article_id = w.article_id AND d.number < w.number AND d.live_from < w.live_from
                        AND (d.live_until IS NULL OR d.live_until > d.live_from)) THEN w.live_from END;
  RETURN QUERY                                      -- the withhold is of the same transaction as the kill
  SELECT 'a_killed_source_takes_its_translations', 'edition', d.id, format('Story %s stayed live when story %s, which it translates, was killed.', d.article_id, k.article_id)
    FROM articles_edition k JOIN articles_article a ON a.translation_of_id = k.article_id JOIN articles_edition d ON d.article_id = a.id
   WHERE k.kind = 'kill' AND d.revision_id IS NOT NULL AND d.live_from < k.live_from AND coalesce(d.live_until, 'infinity') > greatest(k.live_from + interval '1 minute', d.live_from);
  RETURN QUERY
  SELECT 'a_listing_has_its_moment', 'edition', d.id, format('Story %s: edition %s is listed under a moment of none of its editions.', d.article_id, d.number)
    FROM articles_edition d
   WHERE CASE WHEN d.kind IN ('withhold', 'kill') THEN d.listed_at IS NOT NULL
              WHEN d.listed_at IS NULL THEN d.live_from IS NOT NULL
              WHEN d.listed_at = d.live_from THEN false
              ELSE d.listed_at > d.live_from OR NOT EXISTS (SELECT FROM articles_edition b WHERE b.article_id = d.article_id AND b.number < d.number
                                                            AND d.listed_at IN (b.listed_at, b.live_from)) END;
  -- The page says what its edition is filed under. Names are those of its day: a section or topic may be called otherwise since.
  RETURN QUERY
  SELECT 'the_coding_agrees_with_its_links', 'edition', d.id, format('Story %s: the page of edition %s tells of another section than its own.', d.article_id, d.number)
    FROM articles_edition d LEFT JOIN articles_section s ON s.id = d.section_id WHERE d.revision_id IS NOT NULL AND d.coding -> 'section' ->> 'slug' IS DISTINCT FROM s.slug;
  FOR link IN SELECT * FROM (VALUES ('editiontag', 'tags', '(SELECT name FROM articles_tag WHERE id = l.tag_id)', '->'), ('editiontopic', 'topics', 'l.topic_id', 'code'),
                                    ('editionplace', 'places', 'l.place_id::text', 'id')) v (name, list, value, member) LOOP
    RETURN QUERY EXECUTE format($q$
      SELECT 'listings_follow_their_edition', %1$L, l.id, format('Edition %%s is listed by %2$s at another moment than its own.', l.edition_id)
        FROM %3$I l JOIN articles_edition d ON d.id = l.edition_id WHERE l.listed_at IS DISTINCT FROM d.listed_at$q$, link.name, link.list, 'articles_' || link.name);
    RETURN QUERY EXECUTE format($q$
      SELECT 'the_coding_agrees_with_its_links', 'edition', d.id, format('Story %%s: edition %%s is not listed under the %2$s on its page.', d.article_id, d.number)
        FROM (SELECT edition_id, array_agg(%4$s ORDER BY 1) AS named FROM %3$I l GROUP BY 1) l RIGHT JOIN articles_edition d ON d.id = l.edition_id,
             jsonb_path_query_array(d.coding, '$.%2$s[*]') listed
       WHERE jsonb_array_length(listed) + coalesce(cardinality(l.named), 0) > 0
         AND NOT (jsonb_array_length(listed) = coalesce(cardinality(l.named), 0)
                  AND (SELECT bool_and(coalesce(%5$s, '') = ANY (l.named)) FROM jsonb_array_elements(listed) one))$q$,
      link.name, link.list, 'articles_' || link.name, link.value, CASE link.member WHEN '->' THEN 'one #>> ''{}''' ELSE format('one ->> %L', link.member) END);
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION articles_faults_of_wire() RETURNS TABLE (rule text, relation text, key bigint, sentence text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE t timestamptz := statement_timestamp() - interval '1 minute';      -- till then the worker may be late
BEGIN
  RETURN QUERY
  SELECT 'the_wire_is_numbered_in_a_row', 'wireentry', w.number, format('Wire entry %s follows entry %s.', w.number, w.before)
    FROM (SELECT number, lag(number, 1, 0::bigint) OVER (ORDER BY number) AS before FROM articles_wireentry) w WHERE w.number <> w.before + 1;
  RETURN QUERY
  SELECT 'the_wire_is_numbered_in_a_row', 'wirecounter', c.id, format('The wire counts %s entries; the last is number %s.', c.last, coalesce(w.last, 0))
    FROM (SELECT max(number) AS last FROM articles_wireentry) w FULL JOIN articles_wirecounter c ON true WHERE c.last IS DISTINCT FROM coalesce(w.last, 0) AND (c.last, w.last) IS DISTINCT FROM (NULL, NULL);
  RETURN QUERY
  SELECT 'a_wire_entry_tells_what_was_due', 'wireentry', w.number, format('Wire entry %s: %s of edition %s was not due then.', w.number, w.act, w.edition_id)
    FROM articles_wireentry w JOIN articles_edition d ON d.id = w.edition_id
   WHERE (CASE w.act WHEN 'out' THEN d.sent_from = d.live_from AND w.moment = d.live_from WHEN 'advance' THEN d.sent_from IS DISTINCT FROM d.live_from AND w.moment = d.sent_from
                     WHEN 'release' THEN d.sent_from < d.live_from AND w.moment = d.live_from ELSE false END) IS NOT TRUE
      OR w.at < w.moment;
  RETURN QUERY
  SELECT 'the_wire_misses_nothing', 'edition', d.id, format('Story %s: %s of edition %s is due since %s and not on the wire. Is a worker running?', d.article_id, m.act, d.number, m.at)
    FROM articles_edition d CROSS JOIN LATERAL (VALUES (CASE WHEN sent_from = live_from THEN 'out' ELSE 'advance' END, sent_from),
                                                       (CASE WHEN sent_from < live_from THEN 'release' END, live_from)) m (act, at)
    LEFT JOIN articles_wireentry w ON w.edition_id = d.id AND w.act = m.act
   WHERE m.act IS NOT NULL AND m.at <= t AND w.number IS NULL
     AND CASE WHEN kind IN ('withhold', 'kill')
         THEN EXISTS (SELECT FROM articles_edition b JOIN articles_wireentry x ON x.edition_id = b.id WHERE b.article_id = d.article_id AND b.number < d.number)
         ELSE (live_until IS NULL OR live_until > live_from)
          AND NOT EXISTS (SELECT FROM articles_edition k WHERE k.article_id = d.article_id AND k.number > d.number AND k.kind IN ('withhold', 'kill')) END;
  RETURN QUERY
  SELECT 'the_wire_keeps_order', 'wireentry', w.number, format('Wire entry %s of story %s stands on the wrong side of its withdrawal, entry %s.', w.number, d.article_id, x.number)
    FROM articles_edition k JOIN articles_wireentry x ON x.edition_id = k.id JOIN articles_edition d ON d.article_id = k.article_id AND d.number <> k.number
    JOIN articles_wireentry w ON w.edition_id = d.id
   WHERE k.kind IN ('withhold', 'kill') AND (w.number > x.number) <> (d.number > k.number);
END $$;

-- What keeps the rules is there: every reference leads somewhere, every guard stands, the roles have no more than their rights.
CREATE OR REPLACE FUNCTION articles_faults_of_guards() RETURNS TABLE (rule text, relation text, key bigint, sentence text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE r record;
BEGIN
  FOR r IN SELECT c.conrelid::regclass AS child, c.confrelid::regclass AS parent, (SELECT attname FROM pg_attribute WHERE attrelid = c.conrelid AND attnum = c.conkey[1]) AS column,
                  (SELECT attname FROM pg_attribute WHERE attrelid = c.confrelid AND attnum = c.confkey[1]) AS target, pk.attname AS own, pk.atttypid::regtype::text AS kind
             FROM pg_constraint c JOIN pg_index i ON i.indrelid = c.conrelid AND i.indisprimary JOIN pg_attribute pk ON pk.attrelid = c.conrelid AND pk.attnum = i.indkey[0]
            WHERE c.contype = 'f' AND c.conparentid = 0 AND c.connamespace = 'public'::regnamespace AND c.conrelid::regclass::text LIKE 'articles\_%'
            ORDER BY c.conrelid::regclass::text, c.conname LOOP
    RETURN QUERY EXECUTE format($q$
      SELECT 'every_reference_leads_somewhere', %1$L, %6$s, format('%%s of this row names %%s, and there is no such row.', %3$L, c.%2$I)
        FROM %4$s c LEFT JOIN %5$s p ON p.%7$I = c.%2$I WHERE c.%2$I IS NOT NULL AND p.%7$I IS NULL$q$,
      replace(r.child::text, 'articles_', ''), r.column, r.column, r.child, r.parent, CASE WHEN r.kind IN ('bigint', 'integer') THEN format('c.%I::bigint', r.own) ELSE 'NULL::bigint' END, r.target);
  END LOOP;
  RETURN QUERY
  SELECT 'every_guard_stands', g.relation, NULL::bigint, format('The trigger %s on %s is missing or switched off.', g.name, g.relation)
    FROM (VALUES ('article', 'articles_article_guard'), ('revision', 'articles_revision_guard'), ('auditentry', 'articles_auditentry_chain'),
                 ('auditentry', 'articles_auditentry_commit'), ('seal', 'articles_seal_chain'), ('edition', 'articles_edition_insert'), ('edition', 'articles_edition_update'),
                 ('edition', 'articles_edition_commit'), ('edition', 'articles_edition_coding'), ('editiontag', 'articles_editiontag_insert'),
                 ('editiontopic', 'articles_editiontopic_insert'), ('editionplace', 'articles_editionplace_insert')) g (relation, name)
   WHERE NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = to_regclass('articles_' || g.relation) AND t.tgname = g.name AND t.tgenabled IN ('O', 'A'));
  RETURN QUERY                                      -- those of the foreign keys
  SELECT 'every_guard_stands', replace(t.tgrelid::regclass::text, 'articles_', ''), NULL::bigint, format('A foreign key of %s is switched off.', t.tgrelid::regclass)
    FROM pg_trigger t WHERE t.tgisinternal AND t.tgenabled NOT IN ('O', 'A') AND t.tgrelid::regclass::text LIKE 'articles\_%';
  RETURN QUERY
  SELECT 'every_guard_stands', g.relation, NULL::bigint, format('The constraint %s on %s is missing or was never checked.', g.name, g.relation)
    FROM (VALUES ('revision', 'revision_and_digest'), ('edition', 'an_edition_is_the_approved_text'), ('edition', 'one_edition_is_live_at_a_time'),
                 ('edition', 'subscribers_get_it_first'), ('edition', 'edition_ends_after_it_begins'), ('edition', 'an_editions_moments_are_real'),
                 ('edition', 'a_correction_says_what_it_corrects'), ('edition', 'edition_has_text_unless_withdrawn'), ('article', 'in_review_means_somebody_has_it'),
                 ('article', 'held_or_embargoed_not_both'), ('revision', 'a_first_text_is_substantial'), ('desknote', 'a_note_is_resolved_by_someone'),
                 ('wireentry', 'wire_act_once')) g (relation, name)
   WHERE NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = to_regclass('articles_' || g.relation) AND c.conname = g.name AND c.convalidated);
  RETURN QUERY
  SELECT 'every_guard_stands', 'auditentry', NULL::bigint, format('The index %s is missing.', g.name)
    FROM (VALUES ('a_press_acts_once'), ('a_press_files_once')) g (name) WHERE to_regclass(g.name) IS NULL;
  RETURN QUERY                                      -- EXPLAIN counts rows by them
  SELECT 'public_sees_what_is_live', replace(a.attrelid::regclass::text, 'articles_', ''), NULL::bigint, format('Statistics of %s.%s may tell of rows that are not live.', a.attrelid::regclass, a.attname)
    FROM pg_attribute a
   WHERE a.attrelid IN ('articles_edition'::regclass, 'articles_tag'::regclass) AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(a.attstattarget, -1) <> 0
     AND a.atttypid IN ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype) AND a.attname NOT IN ('kind', 'language', 'text_kind');
  RETURN QUERY
  SELECT 'public_sees_what_is_live', g.relation, NULL::bigint, format('Row security on %s is off.', g.relation)
    FROM (VALUES ('edition'), ('editiontag'), ('editiontopic'), ('editionplace'), ('tag')) g (relation) JOIN pg_class c ON c.oid = to_regclass('articles_' || g.relation)
   WHERE NOT c.relrowsecurity;
  RETURN QUERY
  SELECT 'no_role_has_more_than_its_rights', replace(c.relname, 'articles_', ''), NULL::bigint, format('%s may %s %s.', p.grantee, lower(p.may), c.relname)
    FROM pg_class c CROSS JOIN LATERAL (VALUES
           ('newsroom_desk', 'UPDATE', ARRAY['auditentry', 'revision', 'seal', 'edition', 'wirecounter', 'wireentry', 'editiontag', 'editiontopic', 'editionplace', 'tag', 'desknote']),
           ('newsroom_desk', 'DELETE', ARRAY['auditentry', 'revision', 'seal', 'edition', 'wirecounter', 'wireentry', 'editiontag', 'editiontopic', 'editionplace', 'article',
                                              'section', 'topic', 'place', 'tag', 'desknote', 'photo']),
           ('newsroom_desk', 'INSERT', ARRAY['wirecounter', 'wireentry']), ('newsroom_desk', 'TRUNCATE', NULL),
           ('newsroom_public', 'SELECT', ARRAY['article', 'revision', 'workingcopy', 'auditentry', 'seal', 'desknote', 'photo', 'wireentry', 'edition']),
           ('newsroom_public', 'INSERT', NULL), ('newsroom_public', 'UPDATE', NULL), ('newsroom_public', 'DELETE', NULL), ('newsroom_public', 'TRUNCATE', NULL)) p (grantee, may, tables)
   WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname LIKE 'articles\_%'
     AND (p.tables IS NULL OR replace(c.relname, 'articles_', '') = ANY (p.tables)) AND has_table_privilege(p.grantee, c.oid, p.may);
  RETURN QUERY
  SELECT 'no_role_has_more_than_its_rights', replace(p.relation::text, 'articles_', ''), NULL::bigint, format('%s may %s %s.%s.', p.grantee, lower(p.may), p.relation, a.attname)
    FROM (VALUES ('newsroom_desk', 'UPDATE', 'articles_edition'::regclass, ARRAY['sent_from', 'live_from']),
                 ('newsroom_desk', 'UPDATE', 'articles_desknote'::regclass, ARRAY['resolved_by_id', 'resolved_at']),
                 ('newsroom_public', 'SELECT', 'articles_edition'::regclass, ARRAY['id', 'article_id', 'number', 'kind', 'headline', 'body', 'dateline_text', 'language', 'byline', 'sign_off',
                   'photos', 'notice', 'section_id', 'coding', 'urgency', 'words', 'listed_at', 'live_from', 'live_until', 'published_at', 'text_kind', 'text_from', 'earlier'])) p (grantee, may, relation, columns)
    JOIN pg_attribute a ON a.attrelid = p.relation AND a.attnum > 0 AND NOT a.attisdropped
   WHERE a.attname <> ALL (p.columns) AND NOT has_table_privilege(p.grantee, p.relation, p.may) AND has_column_privilege(p.grantee, p.relation, a.attnum, p.may);
END $$;

CREATE OR REPLACE FUNCTION articles_faults() RETURNS TABLE (rule text, relation text, key bigint, sentence text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT * FROM articles_faults_of_guards();
  RETURN QUERY SELECT * FROM articles_faults_of_articles();
  RETURN QUERY SELECT * FROM articles_faults_of_revisions();
  RETURN QUERY SELECT * FROM articles_faults_of_entries();
  RETURN QUERY SELECT * FROM articles_faults_of_editions();
  RETURN QUERY SELECT * FROM articles_faults_of_moments();
  RETURN QUERY SELECT * FROM articles_faults_of_wire();
END $$;
