-- The three roles, once per cluster, as its superuser. Running it again changes nothing.
--   owner   migrates and owns the tables; CREATEDB is needed only where tests run
--   desk    runs the application and owns nothing; it may become public, but never inherits from it
--   public  reads for readers
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsroom_owner') THEN
    CREATE ROLE newsroom_owner LOGIN CREATEDB;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsroom_public') THEN
    CREATE ROLE newsroom_public LOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsroom_desk') THEN
    CREATE ROLE newsroom_desk LOGIN NOINHERIT;
  END IF;
  GRANT newsroom_public TO newsroom_desk;  -- NOINHERIT on the role itself works on 15 and on 16 and later alike
END $$;
