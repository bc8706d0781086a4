"""The project: how Newsroom is set up and started. What the product does lives in `articles` and `accounts`.

| folder or file | what lives here |
|---|---|
| settings.py | the one configuration file, filled from the environment (docs/configuration.md) |
| urls.py, site_urls.py | addresses of all surfaces; of the readers' site alone, for a process with the public role |
| wsgi.py | where web servers enter |
| databases.py, roles.sql | DATABASE_URL into settings; the three roles |
| embedded_postgres.py, postgres_binaries.py | a private PostgreSQL where DATABASE_URL is not set; its programs |
| agency.py, locale.py, log.py | the agency's name on pages; the language of staff's pages; logs as lines of JSON |
| encoding.py | requests in UTF-8, and the refusal of any other |
| demo/ | people, processes and static files of `make demo` |
| sample/ | the sample newsroom: original copy, filed and walked through the workflow |
| corpus/ | made-up stories by the hundred thousand, for measuring |
| management/commands/ | demo, corpus, migrate (as owner), database_roles |

Nothing of `articles` or `accounts` imports this package; it may import both. To add a setting: settings.py and
docs/configuration.md. To add a surface: an address in urls.py, and in site_urls.py if it is for readers.
"""
