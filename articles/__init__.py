"""What the newsroom works on: articles, which the desk writes, and editions, which the world reads.

| folder or file | what lives here |
|---|---|
| workflow.py | states, moves, acts, who may: data and pure functions |
| wirecopy/ | text as the trade handles it: datelines, credits, filed copy, house style; no database |
| data/ | reference data as it is shipped: sections, topics, gazetteer |
| database/ | the promises that PostgreSQL keeps, as SQL |
| models/ | the records and their verbs; `door.py` is the one way to an act |
| admin/ | writing: the article form, the photo library, reference data |
| desk/ | the review queue, the review page, a form for each move |
| public/ | the readers' site: editions only, as the public role |
| management/commands/ | file_copy, dateline, load_reference, work, verify, audit |
| migrations/ | 0001 makes the tables, the later ones run the files of database/ |

Imports point one way: `wirecopy, workflow <- models <- admin, desk, public`. The audiences never import each other, and
`accounts` never imports this package; `tests/test_structure.py` sees to it. Templates and static files lie in
`templates/` and `static/` by the same names.

To add

- **a state, a move or an act**: workflow.py; articles/database/ (moves.sql, and the guard that concerns it, with a
  migration that runs the file again); a rule of faults.sql, so that `verify` knows it; the verb in models/
  (reviewing.py, rounds.py, outgoing.py); its form in desk/forms.py and its place in desk/bar.py; tests/articles/
  test_workflow.py, and a line in tests/sabotage/ for each new mechanism.
- **a field of the text** (all that a reader sees): models/content.py, digest.sql and the tables' generated columns with
  it, admin/forms.py and written.py, public/story.py.
- **a check before publication**: wirecopy/housestyle.py where the text alone shows it, else models/gates.py.
- **a format** of filed copy: wirecopy/headers.py, head.py or endings.py, and a piece of such copy in the tests; a style
  of datelines: a row in wirecopy/dateline_style.py. A format of what goes out is a pure function from an edition to a
  document, in an audience of its own beside public/.
- **a language**: its row in models/content.py LANGUAGES; public/phrases.py, public/moments.py; wirecopy/months.py,
  roles.py, tongue.py, dateline_style.py; names in the reference data (a column `name_xx` in models/reference.py, the
  files of data/, admin/suggest.py); its dictionary in database/words.sql and public/search.py; AGENCY_CREDIT in the
  settings.
"""
