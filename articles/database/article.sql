-- The article: a state changes only by naming its audit entry
-- Was this text written from that one, directly or by way of others? Without that a save would silently lose somebody's words.
CREATE OR REPLACE FUNCTION articles_builds_on(revision bigint, base bigint) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE line AS (SELECT id, base_id FROM articles_revision WHERE id = revision
                    UNION SELECT r.id, r.base_id FROM line JOIN articles_revision r ON r.id = line.base_id AND line.id <> base)
  SELECT EXISTS (SELECT FROM line WHERE id = base) $$;

-- Is this story a translation of that one, directly or by way of others?
CREATE OR REPLACE FUNCTION articles_descends_from(article bigint, source bigint) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE line AS (SELECT id, translation_of_id FROM articles_article WHERE id = article
                    UNION SELECT a.id, a.translation_of_id FROM line JOIN articles_article a ON a.id = line.translation_of_id)
  SELECT EXISTS (SELECT FROM line WHERE id = source) $$;

CREATE OR REPLACE FUNCTION articles_article_guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE e articles_auditentry; d articles_edition; r articles_revision; t timestamptz := statement_timestamp(); standing text;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF (NEW.state, NEW.round) <> ('draft', 1) OR coalesce(NEW.entry_id, NEW.approval_id, NEW.revision_id, NEW.newer_id) IS NOT NULL THEN
      PERFORM articles_refuse('an_article_starts_as_a_draft', 'An article starts as an empty draft.');
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.revision_id IS DISTINCT FROM OLD.revision_id THEN
    SELECT * INTO r FROM articles_revision WHERE id = NEW.revision_id;
    IF r.article_id IS DISTINCT FROM NEW.id THEN
      PERFORM articles_refuse('a_revision_belongs_to_its_article', 'That revision belongs to another article.');
    ELSIF OLD.state NOT IN ('draft', 'submitted', 'in_review', 'returned') THEN
      PERFORM articles_refuse('an_approved_text_is_frozen', 'This text is approved or published; reopen it or open a round first.');
    ELSIF OLD.revision_id IS NOT NULL AND NOT articles_builds_on(NEW.revision_id, OLD.revision_id) THEN
      PERFORM articles_refuse('a_save_builds_on_the_text_on_the_desk', 'Someone saved first; look at their text.');
    END IF;
  END IF;
  IF NEW.author_id <> OLD.author_id THEN
    PERFORM articles_refuse('who_filed_it_stays', 'Who filed a story never changes.');
  END IF;
  IF EXISTS (SELECT FROM articles_revision x WHERE x.article_id <> NEW.id AND x.id IN (NEW.newer_id, NEW.submitted_id, NEW.legal_cleared_id, NEW.picture_cleared_id)) THEN
    PERFORM articles_refuse('a_revision_belongs_to_its_article', 'That revision belongs to another article.');
  END IF;
  IF NEW.translation_of_id IS DISTINCT FROM OLD.translation_of_id AND articles_descends_from(NEW.translation_of_id, NEW.id) THEN
    PERFORM articles_refuse('no_translation_goes_in_a_circle', 'That story is itself a translation of this one.');
  END IF;
  IF NEW.desk_id <> OLD.desk_id OR (NEW.state = OLD.state AND NEW.claimed_by_id IS DISTINCT FROM OLD.claimed_by_id) THEN
    SELECT * INTO e FROM articles_auditentry WHERE article_id = NEW.id ORDER BY number DESC LIMIT 1;
    IF e.at < now() OR e.act IS DISTINCT FROM (CASE WHEN NEW.desk_id <> OLD.desk_id THEN 'transfer' ELSE 'take_over' END)
       OR (e.act = 'take_over' AND e.by_id IS DISTINCT FROM NEW.claimed_by_id) THEN
      PERFORM articles_refuse('a_story_changes_hands_by_its_entry', 'Taking over and transferring are recorded.');
    END IF;
  END IF;
  IF NEW.state = OLD.state THEN
    IF NEW.round_kind <> OLD.round_kind THEN
      PERFORM articles_refuse('a_move_changes_state', 'Round, entry and approval change only with a move.');
    END IF;
    IF (NEW.round, NEW.entry_id, NEW.approval_id) IS DISTINCT FROM (OLD.round, OLD.entry_id, OLD.approval_id) THEN
      PERFORM articles_refuse('a_move_changes_state', 'Round, entry and approval change only with a move.');
    END IF;
    RETURN NEW;
  END IF;

  SELECT * INTO e FROM articles_auditentry WHERE id = NEW.entry_id AND article_id = NEW.id;     -- used once: it has to be the newest
  IF NOT FOUND OR (e.from_state, e.to_state, e.round) <> (OLD.state, NEW.state, OLD.round)
     OR (e.act IN ('submit', 'approve', 'publish') AND (e.revision_id = NEW.revision_id) IS NOT TRUE)
     OR e.number <> (SELECT max(number) FROM articles_auditentry WHERE article_id = NEW.id) THEN
    PERFORM articles_refuse('a_move_names_its_audit_entry', 'Every move is recorded, with the revision on the screen.');
  ELSIF NEW.round_kind <> (CASE e.act WHEN 'revise' THEN 'update' WHEN 'correct' THEN 'correction' WHEN 'clarify' THEN 'clarification' WHEN 'refile' THEN 'refile' ELSE OLD.round_kind END) THEN
    PERFORM articles_refuse('a_round_opens_once', 'A round is opened by revise, correct, clarify or refile.');
  ELSIF e.act IN ('claim', 'reopen') AND e.by_id IS DISTINCT FROM NEW.claimed_by_id THEN
    PERFORM articles_refuse('who_claimed_it_decides', 'Whoever claims or reopens a story has it.');
  ELSIF e.act IN ('approve', 'return') AND e.by_id IS DISTINCT FROM OLD.claimed_by_id THEN
    PERFORM articles_refuse('who_claimed_it_decides', 'Whoever has the story approves or returns it.');
  ELSIF NEW.round <> OLD.round + (e.act IN ('revise', 'correct', 'clarify', 'refile'))::int THEN
    PERFORM articles_refuse('a_round_opens_once', 'A round is opened by revise, correct, clarify or refile.');
  END IF;

  standing := articles_standing(NEW.id);
  IF standing = 'killed' AND e.act <> 'kill' THEN
    PERFORM articles_refuse('a_kill_is_final', 'This story was killed.');
  ELSIF e.act IN ('publish', 'kill') AND NOT EXISTS (SELECT FROM articles_edition WHERE entry_id = e.id) THEN
    PERFORM articles_refuse('a_move_has_its_edition', format('To %s writes an edition.', e.act));
  ELSIF e.act = 'approve' AND articles_hand(NEW.id, NEW.round, NEW.revision_id, e.by_id) IN ('submitted', 'credited') THEN
    PERFORM articles_refuse('four_eyes', 'You wrote or filed this story, so someone else has to approve it.');
  ELSIF e.act = 'abandon' AND standing = 'not_out' THEN
    PERFORM articles_refuse('only_a_later_round_is_abandoned', 'Nothing of this story went out; spike it.');
  ELSIF e.act = 'spike' AND standing <> 'not_out' THEN
    PERFORM articles_refuse('only_what_never_ran_is_spiked', 'This story went out or is about to; withhold or kill it.');
  ELSIF e.act = 'unschedule' THEN
    -- Once sent_from has come, subscribers have the text: then it is withheld or replaced, and they are told.
    SELECT * INTO d FROM articles_edition WHERE article_id = NEW.id AND round = NEW.round AND kind <> 'reinstate' AND coalesce(sent_from, 'infinity') > t
       AND (live_until IS NULL OR live_until > live_from) ORDER BY number DESC LIMIT 1;
    IF NOT FOUND THEN
      PERFORM articles_refuse('only_what_waits_is_unscheduled', 'This edition is already out.');
    END IF;
    UPDATE articles_edition SET live_until = coalesce(live_from, t) WHERE id = d.id;
    UPDATE articles_edition SET live_until = NULL WHERE article_id = NEW.id AND id <> d.id AND live_from < live_until AND live_until = d.live_from;
  END IF;
  NEW.approval_id := CASE WHEN e.act = 'approve' THEN e.id ELSE OLD.approval_id END;
  IF NEW.state = 'published' THEN       -- what an abandoned round left behind must not slip into the next one as nobody's work
    SELECT revision_id INTO NEW.revision_id FROM articles_edition WHERE article_id = NEW.id AND revision_id IS NOT NULL      -- what ran, else what waited
     ORDER BY (live_until IS NULL OR live_until > live_from) IS TRUE DESC, live_from DESC NULLS FIRST, number DESC LIMIT 1;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER articles_article_guard BEFORE INSERT OR UPDATE ON articles_article FOR EACH ROW EXECUTE FUNCTION articles_article_guard();
