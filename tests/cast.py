"""Who is who, and builders for what they work on.

Rita reports and Carl co-writes; Ed and Nina edit; Vera is chief editor and superuser; Sam reports for another desk;
Nick subscribes.
"""

import itertools
from datetime import timedelta

from django.db import connection

from accounts.models import Desk, Membership, User
from articles.models import Article, Section

PEOPLE = {  # username: (name, role on Politics)
    "rita": ("Rita Malko", "reporter"),
    "carl": ("Carl Berg", "reporter"),
    "ed": ("Ed Harker", "editor"),
    "nina": ("Nina Sokol", "editor"),
    "vera": ("Vera Lis", "chief"),
    "sam": ("Sam Doyle", None),
    "nick": ("Nick Orlov", None),
}
SOON = timedelta(hours=1)
BODY = (
    "<p>The bridge over the Svislach opened on Tuesday after two years of repairs.</p><p>Trams cross it from noon.</p>"
)
DATELINE = {"places": [{"id": None, "name": "Minsk"}], "date": "release", "source": "Example"}
numbers = itertools.count(1)


def sql(query, *params):
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def clock():
    """The database's clock."""
    return sql("SELECT statement_timestamp()")[0][0]


def desk(slug="politics", **more):
    defaults = {"name": slug.title(), **more}
    return Desk.objects.get_or_create(slug=slug, defaults=defaults)[0]


def person(username, on=None, role=None, **seat):
    """A member of the cast, on the Politics desk in their role unless told otherwise; the object is fresh each time."""
    name, usual = PEOPLE.get(username, (username.title(), "reporter"))
    user, made = User.objects.get_or_create(
        username=username,
        defaults={
            "name": name,
            "is_staff": username != "nick",
            "is_superuser": username == "vera",
            "email": f"{username}@example.org",
        },
    )
    if made and username == "sam":
        Membership.objects.create(desk=desk("sport"), user=user, role="reporter")
    role = role or usual
    if role and (made or on):
        Membership.objects.update_or_create(desk=on or desk(), user=user, defaults={"role": role, **seat})
    return User.objects.get(pk=user.pk)


def section(slug="politics"):
    return Section.objects.get_or_create(slug=slug, defaults={"name_en": slug.title()})[0]


def credit(user, role="author", **more):
    return {
        "role": role,
        "name": user.name,
        "user": user.pk,
        "place": "",
        "title": "",
        "agency": "",
        "show": "byline",
        **more,
    }


def story(by=None, on=None, **changes):
    """A draft of Rita's, complete enough for every gate."""
    by = by or person("rita")
    text = {
        "headline": f"Minsk opens bridge {next(numbers)}", "body": BODY, "dateline": DATELINE, "credits": [credit(by)],
        "language": "en", "section": section().pk, "slugline": "bridge",
    }  # fmt: skip
    return Article.start(desk=on or desk(), by=by, **{**text, **changes})


def submitted(**changes):
    article = story(**changes)
    article.submit(by=person("rita"))
    return article


def claimed(by=None, **changes):
    article = submitted(**changes)
    article.claim(by=by or person("ed"))
    return article


def approved(**changes):
    article = claimed(**changes)
    article.approve(by=person("ed"), seen=article.revision_id)
    return article


def published(**changes):
    article = approved(**changes)
    article.publish(by=person("ed"))
    return article


def corrected(article=None, notice="Corrects in paragraph 1 the day to Tuesday.", **changes):
    """A published story whose correction went out."""
    article = article or published()
    rita, ed = person("rita"), person("ed")
    article.correct(by=rita)
    article.save_text(by=rita, base=article.revision_id, notice=notice, **changes)
    article.submit(by=rita)
    article.claim(by=ed)
    article.approve(by=ed, seen=article.revision_id)
    article.publish(by=ed)
    return article
