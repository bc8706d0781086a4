"""The demo: a newsroom on this machine, from nothing, with one command (`manage.py demo`).

- `people` hires one user for each role and keeps their passwords.
- `processes` runs the web server and the worker as children, and leaves none behind.
- `static` collects the static files when they have changed.

What it keeps lies in `.demo/` beside manage.py; the database lies in `.postgres/`.
"""
