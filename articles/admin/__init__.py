"""The admin: where reporters draft, and where the house keeps its lists.

| file | what |
|---|---|
| article.py, listing.py | the list of stories, and the addresses of the form |
| drafting.py | opening and saving a story: find, act, respond |
| forms.py, fields.py, rows.py | the form, its fields, its rows of credits and photos |
| plan.py | the planning in the form: what was touched, what is an editor's to change |
| written.py | what an article holds as people write it, and back: names for keys |
| conflict.py | two people changed the same: both texts, and a form to settle it |
| page.py | what the page shows around the form |
| suggest.py | completion while one types |
| photo.py, reference.py | the photo library; sections, topics, places, tags |
| site.py | the site itself: sign-in, names |

The form is no ModelForm: it asks the article's own verbs (`Article.start`, `save_text`, `submit`), which lock, merge,
check and record. Nothing is deleted here. May import models and wirecopy; nothing imports this package.
To add a field: forms.py, its inputs in written.py, its place in page.py.
"""

from . import article, photo, reference, site  # noqa: F401  registers them
