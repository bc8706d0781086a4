"""The desk: the review queue and the review page. Staff only; imports models and below, no other audience.

| file | what |
|---|---|
| listings.py | which stories a list holds and in which order: to review, mine, returned … spiked |
| filters.py | the row of filters over a list, strictly parsed |
| pages.py | pages by key: a cursor names the last row seen |
| rows.py | what one line of a list says |
| queue.py | the views of the lists, and claiming from them |
| review.py | the view of the review page |
| reading.py | the text on it: as readers will see it, or compared with another |
| ran.py | the page of a story for an editor of another desk: what went out |
| timeline.py | its history |
| bar.py | its buttons: which moves this person may make now, and why not the others |
| forms.py, fields.py | what each move asks for |
| moves.py | the view that makes a move; the views for notes |
| clock.py, marks.py | how moments are written, and what templates make of them and of states |
| private.py | what every view here has in common |

To give a new move a button: a form in forms.py, and its place in bar.py.
"""
