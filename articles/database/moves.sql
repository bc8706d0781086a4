-- refuse(rule, sentence): an IntegrityError in Django, the rule's name in error.__cause__.diag.constraint_name
CREATE OR REPLACE FUNCTION articles_refuse(rule text, sentence text) RETURNS void LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%', sentence USING ERRCODE = 'check_violation', CONSTRAINT = rule; END $$;

-- the moves (frozen copy of workflow.MOVES; a test compares)
CREATE OR REPLACE FUNCTION articles_moves() RETURNS TABLE (act text, from_state text, to_state text) LANGUAGE sql IMMUTABLE AS $$ VALUES
  ('abandon', 'approved', 'published'),
  ('abandon', 'draft', 'published'),
  ('abandon', 'in_review', 'published'),
  ('abandon', 'returned', 'published'),
  ('abandon', 'submitted', 'published'),
  ('approve', 'in_review', 'approved'),
  ('claim', 'submitted', 'in_review'),
  ('clarify', 'published', 'draft'),
  ('correct', 'published', 'draft'),
  ('kill', 'approved', 'published'),
  ('kill', 'draft', 'published'),
  ('kill', 'in_review', 'published'),
  ('kill', 'returned', 'published'),
  ('kill', 'submitted', 'published'),
  ('let_go', 'in_review', 'submitted'),
  ('publish', 'approved', 'published'),
  ('refile', 'published', 'draft'),
  ('reopen', 'approved', 'in_review'),
  ('return', 'in_review', 'returned'),
  ('revise', 'published', 'draft'),
  ('spike', 'approved', 'spiked'),
  ('spike', 'draft', 'spiked'),
  ('spike', 'in_review', 'spiked'),
  ('spike', 'returned', 'spiked'),
  ('spike', 'submitted', 'spiked'),
  ('submit', 'draft', 'submitted'),
  ('submit', 'returned', 'submitted'),
  ('unschedule', 'published', 'approved'),
  ('unspike', 'spiked', 'draft'),
  ('withdraw', 'submitted', 'draft')
$$;
