"""The records of the newsroom. `Article` is the work, `Edition` what the world has; `door.py` is the only way between.

| file | noun |
|---|---|
| article.py | the story on the desk: state, claim, plan, coding; its verbs come from the files below |
| writing.py, rounds.py, reviewing.py, outgoing.py | the verbs: saving, handing over, the desk's, what the world sees |
| issue.py | what an act writes for the world: the edition, its coding, its moments |
| gates.py | `problems()`: what stops, warns, hints |
| door.py | lock, look, check, record: every act passes here |
| text.py | a text between a form and a row |
| content.py, revision.py, edition.py | what a reader sees; a saved state; a text that went out |
| audit.py, wirelog.py | the record of who did what; the numbered log of what went out |
| reference.py, photo.py, note.py | sections, topics, places, tags; pictures; remarks for colleagues |
| filing.py | filed plain copy becomes a draft |

To add a state, act or kind: workflow.py first, then articles/database/, then the verb.
"""

from .article import Article
from .audit import AuditEntry, Seal
from .content import Content
from .door import Refused
from .edition import Edition, EditionPlace, EditionTag, EditionTopic
from .note import DeskNote
from .photo import Photo
from .reference import Place, Section, Tag, Topic
from .revision import Revision, WorkingCopy
from .wirelog import WireCounter, WireEntry
from .writing import Conflicts, Saved

__all__ = [
    "Article",
    "AuditEntry",
    "Conflicts",
    "Content",
    "DeskNote",
    "Edition",
    "EditionPlace",
    "EditionTag",
    "EditionTopic",
    "Photo",
    "Place",
    "Refused",
    "Revision",
    "Saved",
    "Seal",
    "Section",
    "Tag",
    "Topic",
    "WireCounter",
    "WireEntry",
    "WorkingCopy",
]
