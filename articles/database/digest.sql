-- IMMUTABLE is true here (text, jsonb and a UTF8 database), though PostgreSQL marks convert_to() and jsonb_build_array() only stable.
CREATE OR REPLACE FUNCTION articles_digest(headline text, body text, dateline jsonb, language text, credits jsonb, byline text, sign_off text,
                                           photos jsonb, notice text)
RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT sha256(convert_to(jsonb_build_array(headline, body, dateline, language, credits, byline, sign_off, photos, notice)::text, 'UTF8')) $$;
