"""A large newsroom for measuring: plausible published stories with all that hangs on them, loaded past the triggers.

| file | what |
|---|---|
| prose.py | headlines, paragraphs and names, with the words of the sample's copy as frequent as in real text |
| stories.py | the rows of one story after another: revisions, record, editions, links, wire |
| load.py | COPY as the owner, in one transaction, with triggers and indexes away for so long |

What is loaded keeps every rule: `manage.py verify` finds nothing in it.
"""
