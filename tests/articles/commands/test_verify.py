"""Each crime that only a superuser can commit is named, with its row; an honest newsroom gives nothing."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Desk
from articles.database import FILES, read
from articles.models import Place, Seal, Topic
from tests.articles.database.raw import connect
from tests.cast import approved, claimed, clock, corrected, person, published, section, sql, story, submitted

RITA, ED, NINA, VERA = "rita", "ed", "nina", "vera"


def build():
    """One story of each kind, named by its slugline."""
    section()
    Topic.objects.get_or_create(code="11000000", defaults={"name_en": "politics"})
    Place.objects.get_or_create(id=625144, defaults={"name": "Minsk", "country": "BY"})
    coded = {"tags": ["bridge", "tram"], "topics": ["11000000"], "places": [625144]}
    published(slugline="live", **coded)
    corrected(published(slugline="fixed", **coded))
    killed = published(slugline="killed", **coded)
    killed.kill(by=person(VERA), reason="It was made up.", notice="This story is withdrawn.")
    withheld = published(slugline="withheld")
    withheld.withhold(by=person(ED), reason="Checking.")
    back = published(slugline="back")
    back.withhold(by=person(ED), reason="Checking.")
    back.reinstate(by=person(NINA))
    recoded = published(slugline="recoded", **coded)
    recoded.recode(by=person(NINA), tags=["tram"])
    soon = approved(slugline="soon", embargo=clock() + timedelta(hours=1), advance=True)
    soon.publish(by=person(ED))
    held = approved(slugline="held", hold=True)
    held.publish(by=person(ED))
    submitted(slugline="submitted")
    claimed(slugline="claimed")
    approved(slugline="approved")
    story(slugline="draft")
    rewritten = claimed(slugline="rewritten")
    rewritten.save_text(
        by=person(ED), base=rewritten.revision_id, headline="Minsk opens a new bridge over the Svislach"
    )
    rewritten.approve(by=person(ED), seen=rewritten.revision_id)
    rewritten.confirm(by=person(RITA), seen=rewritten.revision_id)
    rewritten.publish(by=person(ED))
    approved(slugline="moved").transfer(by=person(ED), to=Desk.objects.create(slug="other", name="Other"))
    early = approved(slugline="early", embargo=clock() + timedelta(hours=1), advance=True)
    early.publish(by=person(ED))
    early.withhold(by=person(ED), reason="Checking.")
    early.reinstate(by=person(NINA))
    early.release(by=person(ED))
    published(slugline="sealed")
    Seal.objects.create()


@pytest.fixture(scope="module")
def newsroom(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        build()
        yield
        call_command("flush", database="owner", interactive=False, verbosity=0)


@pytest.fixture
def faults(newsroom):
    """What is found after a crime of a superuser past every trigger; nothing of it is left."""

    def commit(crime=None):
        with connect() as superuser:
            superuser.execute("BEGIN")
            superuser.execute("SET LOCAL session_replication_role = replica")
            if crime:
                touched = superuser.execute(named(crime))
                assert touched.rowcount != 0, "the crime touched nothing"
            superuser.execute("SET LOCAL session_replication_role = origin")
            found = superuser.execute("SELECT rule, relation, sentence FROM articles_faults()").fetchall()
            superuser.execute("ROLLBACK")
        return found

    return commit


def named(crime):
    """`{live}` is the key of the story with that slugline, `{rita}` that of the person."""
    for name in (RITA, ED, NINA, VERA):
        crime = crime.replace(f"{{{name}}}", f"(SELECT id FROM accounts_user WHERE username = '{name}')")
    return re.sub(r"\{([a-z]+)\}", r"(SELECT id FROM articles_article WHERE slugline = '\1')", crime)


def test_an_honest_newsroom_has_no_fault(faults):
    assert faults() == []


CRIMES = re.findall(r"^-- ([a-z_ ]+)\n(.+)$", (Path(__file__).parent / "crimes.sql").read_text(), re.MULTILINE)


@pytest.mark.parametrize(("rules", "crime"), CRIMES, ids=[rules.split()[0] for rules, _ in CRIMES])
def test_a_crime_is_named(rules, crime, faults):
    assert {rule for rule, _, _ in faults(crime)} == set(rules.split())


def test_there_is_a_crime_for_every_rule():
    written = set(re.findall(r"SELECT '([a-z_]{9,})', ", read("faults.sql")))
    assert {rule for rules, _ in CRIMES for rule in rules.split()} == written


def test_every_guard_is_looked_for():
    written = {name for file in FILES for name in re.findall(r"^CREATE .*TRIGGER (\w+)", read(file), re.MULTILINE)}
    assert set(re.findall(r"\('\w+', '(articles_\w+)'\)", read("faults.sql"))) == written


def test_the_command_tells_what_it_looked_at(newsroom, capsys):
    call_command("verify")
    counted = "16 stories, 18 revisions, 19 editions, 84 audit entries and 19 wire entries"
    assert re.sub(r"[\d.]+ s\)", "… s)", capsys.readouterr().out) == f"Every rule holds for {counted} (… s).\n"


def test_the_command_names_each_row_and_fails(newsroom, capsys):
    change = "UPDATE articles_article SET headline = headline || %s WHERE slugline IN ('live', 'draft')"
    with connect() as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute(change, [" today"])
        try:
            with pytest.raises(CommandError, match=r"^2 rows break a rule\.$"):
                call_command("verify")
        finally:
            superuser.execute("UPDATE articles_article SET headline = replace(headline, ' today', '')")
    keys = sql("SELECT id FROM articles_article WHERE slugline IN ('live', 'draft') ORDER BY id")
    assert capsys.readouterr().out.splitlines() == [
        f"article {key}  lists_show_the_text_on_the_desk: "
        f"Story {key} stands in lists under another headline or language than its text."
        for (key,) in keys
    ]
