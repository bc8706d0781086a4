-- Many stories filed and submitted at once: plain SQL as desk, under every trigger.
INSERT INTO articles_article (desk_id, state, round, round_kind, headline, language, words, author_id, slugline,
  section_id, urgency, topics, tags, places, related, ed_note, hold, advance, legal_needed, picture_needed, deadline)
SELECT desk_id, 'draft', 1, 'new', headline, language, words, %(author)s, 'WAITING', section_id,
       CASE WHEN number %% 1000 = 0 THEN 2 ELSE 3 + number %% 4 END, topics, tags, places, '{}', '', false, false,
       false, false, CASE WHEN number %% 7 = 0 THEN now() + number * interval '1 minute' END
  FROM (SELECT *, row_number() OVER (ORDER BY id) AS number FROM articles_article WHERE language = 'en'
         ORDER BY id LIMIT %(count)s) source;

INSERT INTO articles_revision (article_id, number, round, by_id, substantial, coding, headline, body, dateline,
  language, credits, byline, sign_off, photos, notice)
SELECT a.id, 1, 1, %(author)s, true, '{}', a.headline, t.body, t.dateline, a.language, t.credits, t.byline, '', '[]', ''
  FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM articles_article WHERE slugline = 'WAITING') a
  JOIN (SELECT body, dateline, credits, byline, row_number() OVER (ORDER BY id) AS n FROM articles_revision
         WHERE language = 'en' LIMIT %(count)s) t USING (n);

UPDATE articles_article a SET revision_id = r.id, submitted_id = r.id FROM articles_revision r
 WHERE r.article_id = a.id AND a.slugline = 'WAITING';

INSERT INTO articles_auditentry (article_id, number, previous, hash, by_id, act, from_state, to_state, round,
  revision_id, reason, detail)
SELECT id, 0, '', '', %(author)s, 'submit', '', 'submitted', 1, revision_id, '', '{}' FROM articles_article
 WHERE slugline = 'WAITING' ORDER BY id;

UPDATE articles_article a SET state = 'submitted', entry_id = e.id, waiting_since = now() - a.id %% 600 * interval '1 minute'
  FROM articles_auditentry e WHERE e.article_id = a.id AND a.slugline = 'WAITING';
