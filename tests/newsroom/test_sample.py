"""The sample newsroom shows everything once, and nothing in it breaks a rule."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from articles import workflow
from articles.models import Article, DeskNote, Edition, WireEntry
from articles.wirecopy.filed import take_apart
from articles.wirecopy.housestyle import check_text
from articles.wirecopy.markup import from_plain, word_count
from newsroom.sample import build_sample, build_staff
from newsroom.sample.house import COPY
from tests.cast import clock, sql

FILES = sorted(COPY.glob("*.txt"))


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_building_it_shows_every_state_and_standing():
    call_command("load_reference", verbosity=0)
    lines = []
    stories = build_sample(progress=lines.append)

    assert len(stories) == Article.objects.count() == len(FILES) == 35
    assert {line.split()[:2] == ["Sample", "stories"] for line in lines} == {True}
    assert {a.state for a in Article.objects.all()} == set(workflow.STATES)
    assert {a.standing() for a in Article.objects.all()} == set(workflow.STANDINGS)
    assert set(Edition.objects.values_list("kind", flat=True)) == {
        "new", "update", "correction", "clarification", "refile", "recode", "withhold", "reinstate", "kill",
    }  # fmt: skip
    assert {a.language for a in Article.objects.all()} == {"en", "ru", "be"}
    waiting = Article.objects.filter(state__in=["submitted", "in_review"])
    assert sorted({a.urgency for a in waiting}) == [2, 3, 4, 5, 6]
    assert [a.is_alert for a in waiting.filter(urgency__lte=2)] == [True]
    assert waiting.filter(claimed_by__isnull=False).count() == 2
    assert waiting.filter(newer__isnull=False).count() == 1
    assert waiting.filter(parked_until__gt=clock()).count() == 1
    assert waiting.filter(deadline__range=(clock(), clock() + timedelta(hours=1))).count() == 1
    assert Article.objects.filter(translation_of__isnull=False).count() == 1
    assert DeskNote.objects.filter(blocking=True).count() == 1
    assert DeskNote.objects.filter(error=True).count() == 1
    held = Edition.objects.get(live_from=None, live_until=None)
    assert held.article.hold
    assert sorted(WireEntry.objects.exclude(act="out").values_list("act", flat=True)) == ["advance"]
    assert Article.objects.filter(section=None).count() == 0
    assert all(e.dateline_text and "{" not in e.dateline_text for e in Edition.objects.exclude(revision=None))

    assert sql("SELECT * FROM articles_faults()") == []


def test_staff_that_is_there_stays(db):
    before = build_staff()
    before.people["rita"].name = "Rita Malko-Berg"
    before.people["rita"].save()

    after = build_staff()

    assert after.people["rita"].name == "Rita Malko-Berg"
    assert after.people["rita"].role_on(after.desks["russian"].pk) == "reporter"
    assert after.people["vera"].role_on(after.desks["sport"].pk) == "chief"
    assert not after.people["ed"].has_usable_password()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_copy_is_clean_and_of_a_stories_length(file):
    copy = take_apart(file.read_text(encoding="utf-8").replace("{day}", "9 June"))
    body = from_plain(copy.text)
    problems = [p.code for p in check_text(copy.headline, body, copy.language, copy.urgency)]

    assert problems == (["placeholder"] if file.stem == "bell-ringers" else [])
    assert copy.section is not None
    assert copy.dateline is not None
    assert copy.set_aside == ()
    assert word_count(body) <= 350
