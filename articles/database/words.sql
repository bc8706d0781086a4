-- The search vector of a text, by its language. Belarusian has no dictionary in PostgreSQL and is taken word for word.
CREATE OR REPLACE FUNCTION articles_words(language text, headline text, body text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE left(language, 2)
    WHEN 'en' THEN setweight(to_tsvector('pg_catalog.english', headline), 'A') || setweight(to_tsvector('pg_catalog.english', body), 'D')
    WHEN 'ru' THEN setweight(to_tsvector('pg_catalog.russian', headline), 'A') || setweight(to_tsvector('pg_catalog.russian', body), 'D')
    WHEN 'de' THEN setweight(to_tsvector('pg_catalog.german', headline), 'A') || setweight(to_tsvector('pg_catalog.german', body), 'D')
    WHEN 'fr' THEN setweight(to_tsvector('pg_catalog.french', headline), 'A') || setweight(to_tsvector('pg_catalog.french', body), 'D')
    WHEN 'es' THEN setweight(to_tsvector('pg_catalog.spanish', headline), 'A') || setweight(to_tsvector('pg_catalog.spanish', body), 'D')
    ELSE setweight(to_tsvector('pg_catalog.simple', headline), 'A') || setweight(to_tsvector('pg_catalog.simple', body), 'D')
  END $$;
