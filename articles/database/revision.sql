-- Revisions: numbered, of the article's present round
CREATE OR REPLACE FUNCTION articles_revision_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE now_round int;
BEGIN
  SELECT round INTO now_round FROM articles_article WHERE id = NEW.article_id FOR NO KEY UPDATE;
  IF NEW.round <> now_round OR NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM articles_revision WHERE article_id = NEW.article_id) THEN
    PERFORM articles_refuse('revisions_are_numbered_in_a_row', 'Someone saved first; look at their text.');
  END IF;
  IF NEW.base_id IS NOT NULL AND NOT EXISTS (SELECT FROM articles_revision WHERE id = NEW.base_id AND article_id = NEW.article_id) THEN
    PERFORM articles_refuse('a_revision_belongs_to_its_article', 'That revision belongs to another article.');
  END IF;
  IF (jsonb_typeof(NEW.dateline), jsonb_typeof(NEW.credits), jsonb_typeof(NEW.photos)) <> ('object', 'array', 'array') THEN
    PERFORM articles_refuse('a_text_has_its_shape', 'The dateline is an object, credits and photos are lists.');
  END IF;
  PERFORM articles_words(NEW.language, NEW.headline, NEW.body);    -- a text too rich to be indexed must fail here, not when it is published
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER articles_revision_guard BEFORE INSERT ON articles_revision FOR EACH ROW EXECUTE FUNCTION articles_revision_guard();
ALTER TABLE articles_revision ADD CONSTRAINT revision_and_digest UNIQUE (id, digest);
