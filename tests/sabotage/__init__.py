"""Breaks each mechanism in turn, in a copy of the tree, and sees that a test goes red: `make sabotage`.

| file | what |
|---|---|
| changes.py | what a sabotage is, and the ways to break something |
| database.py, models.py | the mechanisms, a line each |
| __main__.py | breaks them, and writes docs/sabotage.md |

Refusals and constraints are found in the SQL and the migration by themselves; any other new mechanism gets a line.
"""
