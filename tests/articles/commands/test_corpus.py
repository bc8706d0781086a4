"""What is loaded past the triggers keeps every rule, beside what is there and with what comes after it."""

import re

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Desk
from articles.models import Article, AuditEntry, Edition, EditionTag, Place, Section, Topic, WireCounter, WireEntry
from newsroom.corpus.stories import Stories
from tests.cast import corrected, person, published, section, sql

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def reference():
    for slug in ("politics", "culture", "sport"):
        section(slug)
    for code in ("01000000", "04000000", "15000000"):
        Topic.objects.create(code=code, name_en=f"topic {code}")
    Place.objects.create(id=625144, name="Minsk", name_en="Minsk", name_ru="Минск", name_be="Мінск", country="BY")
    Place.objects.create(id=2761369, name="Vienna", name_en="Vienna", name_ru="Вена", name_be="Вена", country="AT")


def indexes_and_guards():
    """As PostgreSQL tells them, but for casts, which it writes at another place when it reads its own words."""
    indexes = sql(
        "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE tablename LIKE 'articles%%' ORDER BY 1, 2"
    )
    constraints = sql(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint"
        " WHERE conrelid::regclass::text LIKE 'articles%%' ORDER BY 1, 2"
    )
    triggers = sql(
        "SELECT tgrelid::regclass::text, tgname, tgenabled, pg_get_triggerdef(oid) FROM pg_trigger"
        " WHERE NOT tgisinternal AND tgrelid::regclass::text LIKE 'articles%%' ORDER BY 1, 2"
    )
    statistics = sql(
        "SELECT attrelid::regclass::text, attname FROM pg_attribute WHERE attstattarget = 0"
        " AND attrelid::regclass::text LIKE 'articles%%' ORDER BY 1, 2"
    )
    assert triggers
    assert statistics
    rows = indexes + constraints + triggers + statistics
    return [re.sub(r"::(text|character varying)|[()\[\]]", "", repr(row)) for row in rows]


def test_a_loaded_newsroom_has_no_fault(reference):
    before = indexes_and_guards()
    fixed = corrected(published(tags=["bridge"]))

    call_command("corpus", "400", verbosity=0)

    assert sql("SELECT * FROM articles_faults()") == []
    assert Article.objects.count() == 401
    assert sorted(set(Edition.objects.values_list("kind", flat=True))) == ["correction", "kill", "new", "update"]
    assert sorted(set(Article.objects.values_list("language", flat=True))) == ["be", "en", "ru"]
    assert set(Section.objects.values_list("slug", flat=True)) == set(
        Edition.objects.exclude(section=None).values_list("section__slug", flat=True)
    )
    assert EditionTag.objects.exclude(edition__article=fixed).exists()
    assert indexes_and_guards() == before
    assert WireEntry.objects.count() == WireCounter.objects.get().last == Edition.objects.count()
    moments = WireEntry.objects.filter(number__gt=2).order_by("number").values_list("moment", flat=True)
    assert list(moments) == sorted(moments)
    # ... and the newsroom works on
    after = corrected(published(tags=["bridge"]))
    assert after.pk == Article.objects.latest("pk").pk
    call_command("corpus", "50", verbosity=0)
    assert sql("SELECT * FROM articles_faults()") == []
    assert Article.objects.count() == 452


def test_words_are_as_unequal_as_in_real_text(reference):
    call_command("corpus", "300", verbosity=0)
    counted = [n for (n,) in sql(
        "SELECT nentry FROM ts_stat('SELECT tsv FROM articles_edition WHERE language = ''en''') ORDER BY 1 DESC"
    )]  # fmt: skip
    assert len(counted) > 1200
    assert counted[0] > 20 * counted[200] > 20 * counted[-1]


def test_a_load_that_breaks_off_leaves_nothing(reference, monkeypatch):
    before = indexes_and_guards()

    def broken(self, until):
        raise RuntimeError("the power went")

    monkeypatch.setattr(Stories, "_number", broken)
    with pytest.raises(RuntimeError, match="the power went"):
        call_command("corpus", "30", verbosity=0)

    assert (Article.objects.count(), AuditEntry.objects.count()) == (0, 0)
    assert indexes_and_guards() == before
    assert sql("SELECT * FROM articles_faults()") == []


def test_a_newsroom_that_readers_see_is_spared(reference, settings):
    settings.DEBUG = settings.TESTING = False
    with pytest.raises(CommandError, match="add --force"):
        call_command("corpus", "10")
    assert Article.objects.count() == 0
    call_command("corpus", "10", "--force", verbosity=0)
    assert Article.objects.count() == 10


@pytest.mark.parametrize("count", ["0", "-5", "10000001"])
def test_a_number_out_of_reach_gets_a_sentence(count, reference):
    with pytest.raises(CommandError, match="N is a number of stories"):
        call_command("corpus", count)


def test_without_the_owner_it_says_whom_it_needs(settings, monkeypatch):
    monkeypatch.delitem(settings.DATABASES, "owner")
    with pytest.raises(CommandError, match="OWNER_DATABASE_URL"):
        call_command("corpus", "10")


def test_staff_is_the_samples(reference):
    rita = person("rita")
    call_command("corpus", "20", verbosity=0)
    assert Article.objects.filter(author=rita).exists()
    assert {desk.slug for desk in Desk.objects.all()} >= {"english", "russian", "belarusian"}
