-- Editions
-- What runs is what was approved, bit for bit: both digests are generated from the same columns, so one foreign key says it all.
-- The exclusion is deferred, because a moment that moves and the neighbour that follows it overlap for a statement.
ALTER TABLE articles_edition
  ADD CONSTRAINT an_edition_is_the_approved_text FOREIGN KEY (revision_id, digest) REFERENCES articles_revision (id, digest),
  ADD CONSTRAINT one_edition_is_live_at_a_time EXCLUDE USING gist (
    int8range(article_id, article_id, '[]') WITH &&,
    tstzrange(coalesce(live_from, live_until, 'infinity'), coalesce(live_until, 'infinity')) WITH &&) DEFERRABLE INITIALLY DEFERRED;

-- A day as datelines write it, in any of the house's languages, and nothing that could be news.
CREATE OR REPLACE FUNCTION articles_date_pattern() RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT '^([0-9]{1,2}\.?( de)? [[:alpha:]]{3,12}\.?|[[:alpha:]]{3,9}\.? [0-9]{1,2}(, [0-9]{4})?|[0-9]{1,2}月[0-9]{1,2}日)$' $$;

-- Order in a transaction: lock the article, write the entry, write the edition that names it, then move the article.
-- The database itself ends what an edition ends (desk may not write live_until), so no text is lost sight of and no gap arises.
CREATE OR REPLACE FUNCTION articles_edition_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  t timestamptz := statement_timestamp(); a articles_article; e articles_auditentry; standing text; approver bigint; at_once boolean;
  live articles_edition; waiting articles_edition; withhold articles_edition; back articles_edition; opened text; rendered text;
BEGIN
  SELECT * INTO a FROM articles_article WHERE id = NEW.article_id FOR NO KEY UPDATE;
  SELECT * INTO e FROM articles_auditentry WHERE article_id = a.id ORDER BY number DESC LIMIT 1;
  standing := articles_standing(a.id);
  SELECT * INTO live FROM articles_edition WHERE article_id = a.id AND live_from <= t AND (live_until IS NULL OR live_until > t);
  SELECT * INTO waiting FROM articles_edition WHERE article_id = a.id AND (live_from IS NULL OR live_from > t) AND (live_until IS NULL OR live_until > live_from);
  IF NEW.kind IN ('withhold', 'kill') THEN
    NEW.sent_from := t;
    NEW.live_from := t;
    NEW.listed_at := NULL;
  END IF;
  at_once := coalesce(NEW.live_from <= t, false);
  NEW.round := a.round;
  NEW.live_until := NULL;
  NEW.text_kind := NEW.kind;
  NEW.text_from := NULL;
  -- What readers had before: the texts that ran, and since when they have the story at all.
  SELECT min(live_from), coalesce(jsonb_agg(jsonb_build_object('number', number, 'kind', kind, 'at', live_from, 'notice', notice) ORDER BY number)
                                  FILTER (WHERE kind IN ('new', 'update', 'correction', 'clarification', 'refile')), '[]')
    INTO NEW.published_at, NEW.earlier FROM articles_edition
   WHERE article_id = a.id AND revision_id IS NOT NULL AND live_from <= t AND (live_until IS NULL OR live_until > live_from);

  IF standing = 'killed' THEN
    PERFORM articles_refuse('a_kill_is_final', 'This story was killed.');
  ELSIF NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM articles_edition WHERE article_id = a.id) THEN
    PERFORM articles_refuse('editions_are_numbered_in_a_row', 'Another edition went out first; look at it.');       -- so nothing is replaced unseen
  ELSIF (NEW.entry_id, NEW.by_id) IS DISTINCT FROM (e.id, e.by_id)
     OR e.act <> (CASE WHEN NEW.kind IN ('new', 'update', 'correction', 'clarification', 'refile') THEN 'publish' ELSE NEW.kind END) THEN     -- in brackets: plpgsql ends the IF at the first bare THEN
    PERFORM articles_refuse('an_edition_names_its_entry', 'Every edition is recorded: the same act, by the same person, just now.');
  ELSIF NEW.sent_from < now() OR (NEW.sent_from IS NULL AND NEW.live_from IS NOT NULL) THEN
    PERFORM articles_refuse('an_edition_begins_now_or_later', 'An edition begins now or later.');
  END IF;

  CASE
  WHEN e.act = 'publish' THEN
    SELECT by_id INTO approver FROM articles_auditentry WHERE id = a.approval_id;
    IF NEW.revision_id IS DISTINCT FROM a.revision_id THEN      -- approved it is: else its entry had been no legal move
      PERFORM articles_refuse('only_the_approved_revision_goes_out', 'This is not the approved text.');
    ELSIF articles_hand(a.id, a.round, a.revision_id, approver) IS NOT NULL AND NOT articles_confirmed(a.id, a.round, a.revision_id) THEN
      PERFORM articles_refuse('four_eyes', 'The editor who approved this also rewrote it: its author has to confirm, or another editor approve.');
    END IF;
    SELECT act INTO opened FROM articles_auditentry WHERE article_id = a.id AND round = a.round - 1 AND act IN ('revise', 'correct', 'clarify', 'refile')
     ORDER BY number DESC LIMIT 1;
    IF NEW.kind <> (CASE opened WHEN 'revise' THEN 'update' WHEN 'correct' THEN 'correction' WHEN 'clarify' THEN 'clarification' WHEN 'refile' THEN 'refile' ELSE 'new' END) THEN
      PERFORM articles_refuse('an_edition_is_of_its_rounds_kind', 'A correction goes out as a correction, an update as an update.');
    END IF;
  WHEN NEW.kind = 'recode' THEN                     -- of the live edition, at once; of the one that waits, for the same moment
    back := CASE WHEN at_once THEN live ELSE waiting END;
    IF back.id IS NULL OR NEW.revision_id IS DISTINCT FROM back.revision_id
       OR (NOT at_once AND (NEW.live_from IS DISTINCT FROM back.live_from OR coalesce(NEW.sent_from, 'infinity') < coalesce(back.sent_from, 'infinity'))) THEN
      PERFORM articles_refuse('a_recode_keeps_text_and_moment', 'A recode keeps the text and the moment of what it recodes.');
    END IF;
    NEW.round := back.round;
    NEW.text_kind := back.text_kind;
    NEW.text_from := coalesce(back.text_from, CASE WHEN back.live_from <= t THEN back.live_from END);
    NEW.earlier := back.earlier;
  WHEN NEW.kind = 'reinstate' THEN                  -- what the withhold took off, else what waited then
    SELECT * INTO withhold FROM articles_edition WHERE article_id = a.id AND kind = 'withhold' ORDER BY number DESC LIMIT 1;
    SELECT * INTO back FROM articles_edition WHERE article_id = a.id AND revision_id IS NOT NULL AND number < withhold.number
     ORDER BY (live_until = withhold.live_from AND live_from < live_until) IS TRUE DESC, number DESC LIMIT 1;
    IF standing <> 'withheld' THEN
      PERFORM articles_refuse('only_what_is_withheld_is_reinstated', 'This story is not withheld.');
    ELSIF NEW.by_id = withhold.by_id THEN
      PERFORM articles_refuse('a_second_person_reinstates', 'Someone else than the one who withheld it has to reinstate it.');
    ELSIF NEW.revision_id IS DISTINCT FROM back.revision_id THEN
      PERFORM articles_refuse('only_the_approved_revision_goes_out', 'What comes back is what was withheld.');
    ELSIF coalesce(NEW.sent_from, 'infinity') < coalesce(back.sent_from, 'infinity') OR coalesce(NEW.live_from, 'infinity') < coalesce(back.live_from, 'infinity') THEN
      PERFORM articles_refuse('an_embargo_outlasts_a_withhold', 'What was under embargo comes back under embargo; release it then.');
    END IF;
    NEW.round := back.round;
    NEW.text_kind := back.text_kind;
    NEW.text_from := coalesce(back.text_from, CASE WHEN back.live_from < back.live_until THEN back.live_from END);
    NEW.earlier := back.earlier;
  WHEN NEW.kind IN ('withhold', 'kill') THEN
    IF standing = 'not_out' OR (standing = 'withheld' AND NEW.kind = 'withhold') THEN
      PERFORM articles_refuse('only_what_is_out_or_to_come_is_withdrawn', 'Nothing of this story is out or to come.');
    ELSIF (NEW.headline, NEW.body, NEW.dateline, NEW.dateline_text, NEW.credits, NEW.byline, NEW.sign_off, NEW.photos, NEW.coding, NEW.slugline)
       <> ('', '', '{}', '', '[]', '', '', '[]', '{}', '') OR NEW.section_id IS NOT NULL THEN
      PERFORM articles_refuse('a_withdrawal_carries_no_text', 'Withhold and kill carry a notice and nothing else.');
    END IF;
    NEW.earlier := '[]';
    NEW.published_at := NULL;
    -- Readers are told of a kill only if they ever had the story.
    IF NEW.kind = 'withhold' OR NOT EXISTS (SELECT FROM articles_edition WHERE article_id = a.id AND live_from < t AND (live_until IS NULL OR live_until > live_from)) THEN
      NEW.live_until := t;
    END IF;
  ELSE
    PERFORM articles_refuse('edition_kind', 'No such kind of edition.');
  END CASE;

  -- The dateline that readers get is the approved one; only the day of release is filled in.
  rendered := coalesce(NEW.dateline ->> 'rendered', '');
  IF NEW.revision_id IS NOT NULL AND NOT (CASE WHEN NEW.dateline ->> 'date' = 'release' AND position('{date}' IN rendered) > 0
       THEN length(NEW.dateline_text) > length(rendered) - 6 AND starts_with(NEW.dateline_text, split_part(rendered, '{date}', 1))
            AND right(NEW.dateline_text, length(rendered) - position('{date}' IN rendered) - 5) = substr(rendered, position('{date}' IN rendered) + 6)
            AND substr(NEW.dateline_text, position('{date}' IN rendered), length(NEW.dateline_text) - length(rendered) + 6) ~ articles_date_pattern()
       ELSE NEW.dateline_text = rendered END) THEN
    PERFORM articles_refuse('the_dateline_is_the_approved_one', 'The dateline is not the one that was approved.');
  END IF;

  IF NEW.kind = 'recode' AND at_once THEN           -- only a recode runs ahead of what waits: a correction there would be undone by an older text
    NEW.live_until := waiting.live_from;
  ELSE
    UPDATE articles_edition SET live_until = coalesce(live_from, t) WHERE id = waiting.id;
  END IF;
  UPDATE articles_edition SET live_until = NEW.live_from WHERE id = live.id;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER articles_edition_insert BEFORE INSERT ON articles_edition FOR EACH ROW EXECUTE FUNCTION articles_edition_insert();

-- What the page says it is filed under is what it is filed under, in the names that these have; checked at the commit, when the links are there.
CREATE OR REPLACE FUNCTION articles_edition_coding() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.revision_id IS NOT NULL AND (
       jsonb_typeof(NEW.coding) <> 'object'
    OR ARRAY(SELECT jsonb_array_elements_text(coalesce(NEW.coding -> 'tags', '[]')) ORDER BY 1)
       IS DISTINCT FROM ARRAY(SELECT t.name::text FROM articles_editiontag l JOIN articles_tag t ON t.id = l.tag_id WHERE l.edition_id = NEW.id ORDER BY 1)
    OR ARRAY(SELECT c ->> 'code' FROM jsonb_array_elements(coalesce(NEW.coding -> 'topics', '[]')) c ORDER BY 1)
       IS DISTINCT FROM ARRAY(SELECT l.topic_id::text FROM articles_editiontopic l WHERE l.edition_id = NEW.id ORDER BY 1)
    OR ARRAY(SELECT (c ->> 'id')::bigint FROM jsonb_array_elements(coalesce(NEW.coding -> 'places', '[]')) c ORDER BY 1)
       IS DISTINCT FROM ARRAY(SELECT l.place_id FROM articles_editionplace l WHERE l.edition_id = NEW.id ORDER BY 1)
    OR EXISTS (SELECT FROM jsonb_array_elements(coalesce(NEW.coding -> 'topics', '[]')) c JOIN articles_topic t ON t.code = c ->> 'code'
                WHERE (coalesce(c ->> 'name', '') = ANY (ARRAY[t.name_en, t.name_ru, t.name_be])) IS NOT TRUE)
    OR EXISTS (SELECT FROM jsonb_array_elements(coalesce(NEW.coding -> 'places', '[]')) c JOIN articles_place p ON p.id = (c ->> 'id')::bigint
                WHERE (coalesce(c ->> 'name', '') = ANY (ARRAY[p.name, p.name_en, p.name_ru, p.name_be])) IS NOT TRUE)
    OR coalesce(NEW.coding -> 'section' ->> 'slug', '') IS DISTINCT FROM coalesce((SELECT slug FROM articles_section WHERE id = NEW.section_id), '')
    OR coalesce(NEW.coding -> 'section' ->> 'name', '') NOT IN (SELECT unnest(ARRAY[name_en, name_ru, name_be]) FROM articles_section WHERE id = NEW.section_id UNION SELECT '')) THEN
    PERFORM articles_refuse('the_coding_agrees_with_its_links', 'The page would say another section, topic, place or tag than it is filed under.');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER articles_edition_coding AFTER INSERT ON articles_edition DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION articles_edition_coding();

-- Only moments change: desk's grants end at sent_from and live_from, and the owner is bound too.
-- Generated columns are still empty in a BEFORE trigger's NEW, hence left out of the comparison.
CREATE OR REPLACE FUNCTION articles_edition_update() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t timestamptz := statement_timestamp(); e articles_auditentry; moments text[] := '{sent_from,live_from,live_until,listed_at,digest,tsv}';
BEGIN
  IF (to_jsonb(NEW) - moments) IS DISTINCT FROM (to_jsonb(OLD) - moments) THEN
    PERFORM articles_refuse('an_edition_never_changes', 'What went out is never changed; write another edition.');
  ELSIF OLD.kind IN ('withhold', 'kill') OR OLD.live_until <= t OR OLD.live_until <= coalesce(OLD.live_from, OLD.live_until) THEN
    PERFORM articles_refuse('an_ended_edition_stays_ended', 'This edition has ended.');
  ELSIF NEW.live_until IS DISTINCT FROM OLD.live_until AND NEW.live_until < now() THEN
    PERFORM articles_refuse('an_edition_ends_now_or_later', 'An edition cannot end in the past.');
  ELSIF (NEW.sent_from, NEW.live_from) IS DISTINCT FROM (OLD.sent_from, OLD.live_from) THEN
    SELECT * INTO e FROM articles_auditentry WHERE article_id = NEW.article_id ORDER BY number DESC LIMIT 1;
    IF OLD.live_from <= t OR NEW.live_from < now() OR (NEW.sent_from IS DISTINCT FROM OLD.sent_from AND (coalesce(OLD.sent_from, 'infinity') <= t OR NEW.sent_from < now() OR NEW.sent_from IS NULL))
       -- whoever has the text under embargo till noon will print at noon
       OR (OLD.sent_from <= t AND coalesce(NEW.live_from, 'infinity') > coalesce(OLD.live_from, 'infinity')) THEN
      PERFORM articles_refuse('only_what_waits_is_rescheduled', 'Only what still waits is moved, to now or later; once sent out, only to an earlier moment.');
    ELSIF e.at < now() OR e.act IS DISTINCT FROM (CASE WHEN NEW.live_from <= t AND (OLD.live_from IS NULL OR OLD.sent_from IS DISTINCT FROM OLD.live_from) THEN 'release' ELSE 're_time' END) THEN
      PERFORM articles_refuse('a_moment_moves_with_its_entry', 'Releasing and re-timing are recorded.');
    END IF;
    UPDATE articles_edition SET live_until = NEW.live_from WHERE article_id = NEW.article_id AND id <> NEW.id AND live_from <= t
       AND (live_until IS NULL OR live_until > t);
    IF NEW.listed_at IS NOT DISTINCT FROM OLD.live_from THEN
      NEW.listed_at := NEW.live_from;
      UPDATE articles_editiontag SET listed_at = NEW.live_from WHERE edition_id = NEW.id;
      UPDATE articles_editiontopic SET listed_at = NEW.live_from WHERE edition_id = NEW.id;
      UPDATE articles_editionplace SET listed_at = NEW.live_from WHERE edition_id = NEW.id;
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER articles_edition_update BEFORE UPDATE ON articles_edition FOR EACH ROW EXECUTE FUNCTION articles_edition_update();

-- A tag, topic or place added later would be a recode that nobody recorded.
CREATE OR REPLACE FUNCTION articles_link_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  SELECT d.listed_at INTO NEW.listed_at FROM articles_edition d JOIN articles_auditentry e ON e.id = d.entry_id WHERE d.id = NEW.edition_id AND e.at >= now();
  IF NOT FOUND THEN
    PERFORM articles_refuse('coding_comes_with_its_edition', 'To code anew what is out, recode it.');
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER articles_editiontag_insert BEFORE INSERT ON articles_editiontag FOR EACH ROW EXECUTE FUNCTION articles_link_insert();
CREATE OR REPLACE TRIGGER articles_editiontopic_insert BEFORE INSERT ON articles_editiontopic FOR EACH ROW EXECUTE FUNCTION articles_link_insert();
CREATE OR REPLACE TRIGGER articles_editionplace_insert BEFORE INSERT ON articles_editionplace FOR EACH ROW EXECUTE FUNCTION articles_link_insert();
