-- Existing tables (other apps migrated first) and, by default, every later one: desk may work, public may nothing.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO newsroom_desk, newsroom_public;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO newsroom_desk;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO newsroom_desk;
ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO newsroom_desk;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO newsroom_desk;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;     -- must be global: "IN SCHEMA" can only add
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO newsroom_desk;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO newsroom_desk;
REVOKE ALL ON django_migrations FROM newsroom_desk;
GRANT SELECT ON django_migrations TO newsroom_desk;
DO $$ BEGIN                                                           -- no TEMP: a temporary table could shadow ours
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO newsroom_desk, newsroom_public', current_database());
END $$;
-- Append-only or immutable: no UPDATE, no DELETE. Nobody but the owner may TRUNCATE, so no trigger need forbid it.
REVOKE UPDATE, DELETE ON articles_auditentry, articles_revision, articles_seal FROM newsroom_desk;
REVOKE UPDATE, DELETE ON articles_edition FROM newsroom_desk;
GRANT UPDATE (sent_from, live_from) ON articles_edition TO newsroom_desk;
REVOKE DELETE ON articles_article FROM newsroom_desk;
REVOKE INSERT, UPDATE, DELETE ON articles_wirecounter, articles_wireentry FROM newsroom_desk;
REVOKE UPDATE, DELETE ON articles_editiontag, articles_editiontopic, articles_editionplace FROM newsroom_desk;
REVOKE UPDATE, DELETE ON articles_tag FROM newsroom_desk;
REVOKE UPDATE ON articles_desknote FROM newsroom_desk;
GRANT UPDATE (resolved_by_id, resolved_at) ON articles_desknote TO newsroom_desk;
REVOKE DELETE ON articles_section, articles_topic, articles_place, articles_desknote, articles_photo FROM newsroom_desk;
