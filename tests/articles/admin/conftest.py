from datetime import UTC

import pytest

from tests import cast

STORY = "/admin/articles/article/{}/change/"
ADD = "/admin/articles/article/add/"


@pytest.fixture
def as_rita(client):
    return signed_in(client, "rita")


def signed_in(client, username, **seat):
    client.force_login(cast.person(username, **seat))
    return client


def posted(response, **changes):
    """What a browser would send from the form of this page, with these fields typed anew."""
    form = response.context["form"]
    data = {}
    fixed = getattr(form, "fixed", False)
    counts = [] if fixed else [form.credits.management_form, form.photos.management_form]
    for part in (form, *form.credits, *form.photos, *counts):
        for field in part:
            if field.field.disabled or field.name in ("file", "DELETE"):
                continue
            widget = field.field.widget
            if hasattr(widget, "widgets"):
                for at, value in enumerate(widget.decompress(field.initial)):
                    data[f"{field.html_name}_{at}"] = widget.widgets[at].format_value(value) or ""
            elif widget.__class__.__name__ == "CheckboxInput":
                if field.value():
                    data[field.html_name] = "on"
            else:
                value = widget.format_value(field.value())
                value = (value or [""])[0] if isinstance(value, list) else value
                data[field.html_name] = "" if value is None else value
    return {name: value for name, value in {**data, "_continue": "Save", **changes}.items() if value is not None}


def open_and_save(client, article, **changes):
    address = STORY.format(article.pk)
    return client.post(address, posted(client.get(address), **changes))


def said(response):
    """The messages that the next page shows."""
    return [str(message) for message in response.wsgi_request._messages]


@pytest.fixture
def filled_in():
    """A story of which every field holds something."""
    from datetime import datetime

    from articles.models import Photo, Place, Topic

    rita, ed = cast.person("rita"), cast.person("ed")
    minsk = Place.objects.create(id=625144, name="Minsk", name_en="Minsk", country="BY", population=2_000_000)
    Place.objects.create(id=3030300, name="Brest", region="Brittany", country="FR", population=140_000)
    brest = Place.objects.create(
        id=629634, name="Brest", name_en="Brest", region="Brest", country="BY", population=300_000
    )
    topic = Topic.objects.create(code="20000001", name_en="diplomacy")
    retired = Topic.objects.create(code="20000002", name_en="telegraphy")
    photo = Photo.objects.create(file="photos/x.jpg", sha256="0" * 64, width=600, height=400, by=rita, alt="A bridge")
    source = cast.story()
    line = {
        "places": [{"id": 3030300, "name": "Brest"}, {"id": None, "name": "United Nations"}],
        "date": "2026-06-09",
        "source": "BelTA",
        "correspondent": "Rita Malko",
        "text": "",
    }
    article = cast.story(
        dateline=line,
        credits=[
            cast.credit(rita, place="Brest", agency="BelTA"),
            {"role": "editor", "name": "Ed Harker", "user": ed.pk, "show": "sign-off"},
        ],
        photos=[{"photo": photo.pk, "alt": "A bridge", "caption": "It stands.", "credit": "R. M."}],
        topics=[topic.pk, retired.pk],
        tags=["bridges", "trams"],
        places=[minsk.pk, brest.pk],
        related=[source.pk],
        translation_of=source.pk,
        ed_note="More at 17:00.\nAnd later.",
        embargo=datetime(2031, 3, 1, 12, 0, 30, tzinfo=UTC),
        deadline=datetime(2031, 3, 1, 9, 0, tzinfo=UTC),
        planned_words=300,
        advance=True,
        legal_needed=True,
        urgency=3,
    )
    Topic.objects.filter(pk=retired.pk).update(retired="2020-01-01")
    return article
