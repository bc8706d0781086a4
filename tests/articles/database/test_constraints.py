"""The constraints hold by themselves, where every trigger is switched off: what a superuser tries is refused by name."""

import psycopg
import pytest
from django.core.management import call_command

from articles.models import DeskNote, Place, Topic
from tests.cast import claimed, corrected, person, published, section, sql, story

from .raw import connect

# {live} went out twice, {claimed} is in review, {draft} has a text.
CRIMES = {
    "revision_numbered_once": "UPDATE articles_revision SET number = 1 WHERE article_id = {live}",
    "a_first_text_is_substantial": "UPDATE articles_revision SET substantial = false WHERE article_id = {draft}",
    "a_note_is_resolved_by_someone": "UPDATE articles_desknote SET resolved_at = now()",
    "audit_numbered_once": "UPDATE articles_auditentry SET number = 1 WHERE article_id = {live}",
    "a_press_files_once": "UPDATE articles_auditentry SET act = 'file', press = {press}, by_id = {rita}, number = number",
    "a_press_acts_once": "UPDATE articles_auditentry SET act = 'note', press = {press} WHERE article_id = {live}",
    "edition_numbered_once": "UPDATE articles_edition SET number = 1 WHERE article_id = {live}",
    "edition_is_of_a_known_kind": "UPDATE articles_edition SET kind = 'rumour' WHERE article_id = {live}",
    "subscribers_get_it_first": "UPDATE articles_edition SET sent_from = live_from + interval '1 hour'",
    "edition_ends_after_it_begins": "UPDATE articles_edition SET live_until = live_from - interval '1 hour'",
    "edition_has_text_unless_withdrawn": "UPDATE articles_edition SET kind = 'withhold' WHERE article_id = {live}",
    "a_correction_says_what_it_corrects": "UPDATE articles_edition SET notice = '' WHERE kind = 'correction'",
    "edition_urgency_is_1_to_8": "UPDATE articles_edition SET urgency = 9",
    "an_editions_moments_are_real": "UPDATE articles_edition SET live_until = 'infinity'",
    "article_state_is_known": "UPDATE articles_article SET state = 'lost' WHERE id = {draft}",
    "urgency_is_1_to_8": "UPDATE articles_article SET urgency = 0",
    "round_kind_is_known": "UPDATE articles_article SET round_kind = 'rumour'",
    "in_review_means_somebody_has_it": "UPDATE articles_article SET claimed_by_id = NULL WHERE id = {claimed}",
    "held_or_embargoed_not_both": "UPDATE articles_article SET hold = true, embargo = now()",
    "no_translation_of_itself": "UPDATE articles_article SET translation_of_id = id",
    "tag_once": "INSERT INTO articles_editiontag (edition_id, tag_id) SELECT edition_id, tag_id FROM articles_editiontag",
    "topic_once": "INSERT INTO articles_editiontopic (edition_id, topic_id) SELECT edition_id, topic_id FROM articles_editiontopic",
    "place_once": "INSERT INTO articles_editionplace (edition_id, place_id) SELECT edition_id, place_id FROM articles_editionplace",
    "wire_act_once": "INSERT INTO articles_wireentry (number, epoch, edition_id, act, moment) SELECT 99, epoch, edition_id, act, moment FROM articles_wireentry WHERE number = 1",
    "one_working_copy_each": "INSERT INTO articles_workingcopy (article_id, by_id, text) SELECT {draft}, {rita}, '{}' FROM generate_series(1, 2)",
    # deferred, and so done by a trigger of its own
    "one_edition_is_live_at_a_time": """SET LOCAL session_replication_role = origin; ALTER TABLE articles_edition DISABLE TRIGGER USER;
        UPDATE articles_edition SET live_until = NULL; SET CONSTRAINTS ALL IMMEDIATE""",
}


@pytest.fixture(scope="module")
def newsroom(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        section()
        Topic.objects.get_or_create(code="11000000", defaults={"name_en": "politics"})
        Place.objects.get_or_create(id=625144, defaults={"name": "Minsk", "country": "BY"})
        coded = {"tags": ["bridge"], "topics": ["11000000"], "places": [625144]}
        live = corrected(published(slugline="live", **coded))
        DeskNote.leave(live, by=person("ed"), text="Check the day.")
        claimed(slugline="claimed")
        story(slugline="draft")
        yield
        call_command("flush", database="owner", interactive=False, verbosity=0)


def broken_by(crime):
    """The name of the constraint that refuses it."""
    names = {
        name: f"(SELECT id FROM articles_article WHERE slugline = '{name}')" for name in ("live", "claimed", "draft")
    }
    names["rita"] = "(SELECT id FROM accounts_user WHERE username = 'rita')"
    names["press"] = "'00000000-0000-0000-0000-000000000001'"
    for name, value in names.items():
        crime = crime.replace(f"{{{name}}}", value)
    with connect() as superuser:
        superuser.execute("BEGIN")
        superuser.execute("SET LOCAL session_replication_role = replica")
        try:
            with pytest.raises(psycopg.errors.IntegrityError) as refused:
                superuser.execute(crime)
        finally:
            superuser.execute("ROLLBACK")
    return refused.value.diag.constraint_name


@pytest.mark.parametrize("name", CRIMES)
def test_a_constraint_holds_without_any_trigger(name, newsroom):
    assert broken_by(CRIMES[name]) == name


@pytest.mark.django_db
def test_there_is_a_crime_for_every_constraint_with_a_name_of_ours():
    named = sql("""SELECT conname FROM pg_constraint WHERE conrelid::regclass::text LIKE 'articles%%' AND contype IN ('c', 'u', 'x')
        UNION SELECT relname FROM pg_index JOIN pg_class ON oid = indexrelid
               WHERE indisunique AND NOT indisprimary AND indrelid::regclass::text LIKE 'articles%%'""")
    follows = {"revision_and_digest"}  # from the primary key; it is there to be referred to
    assert {name for (name,) in named if not name.startswith("articles_")} - follows == set(CRIMES)
