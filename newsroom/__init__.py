"""The project: how Newsroom is set up and started. What the product does lives in `articles` and `accounts`.

- `settings` is the one configuration file; everything site-specific comes from the environment (docs/configuration.md).
- `urls` serves all surfaces; `site_urls` only the readers' site, for a process with the public role's credentials.
- `databases` turns DATABASE_URL into settings; without it `embedded_postgres` starts a private PostgreSQL.
- `management/commands`: `migrate` (as owner), `database_roles`, `demo`.
"""
