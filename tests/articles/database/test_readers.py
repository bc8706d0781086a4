"""What the public role can get at. In a plain test the same connection becomes the reader and sees uncommitted rows."""

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from articles.models import Edition, EditionTag, Tag
from articles.public.reader import as_reader
from tests.cast import SOON, clock, sql

from .raw import connect, edition, next_round, publish, re_time, standing, withdraw

pytestmark = pytest.mark.django_db


def visible(query="SELECT count(*) FROM articles_edition"):
    with as_reader():
        return sql(query)[0][0]


def test_a_reader_sees_what_is_live_and_only_then(approved, cast):
    assert visible() == 0
    e = publish(approved, cast[0], clock() + SOON)
    assert visible() == 0
    re_time(approved, e, cast[0], live_from=(now := clock()), sent_from=now)
    assert visible() == 1
    with as_reader():
        assert [x.headline for x in Edition.objects.for_readers()] == ["Minsk opens bridge"]
    assert sql("SELECT current_user")[0][0] == "newsroom_desk"
    withdraw(approved, "withhold", cast[1])
    assert visible() == 0
    withdraw(approved, "kill", cast[1])
    with as_reader():
        assert list(Edition.objects.values_list("kind", "headline", "body", "notice")) == [
            ("kill", "", "", "Withdrawn.")
        ]


def test_a_held_edition_is_not_seen(approved, cast):
    publish(approved, cast[0], live_from=None)
    assert visible() == 0


def test_readers_are_told_of_a_kill_only_if_they_had_the_story(approved, cast):
    publish(approved, cast[0], clock() + SOON)
    withdraw(approved, "withhold", cast[1])
    withdraw(approved, "kill", cast[1])
    assert (visible(), standing(approved)) == (0, "killed")


def test_the_role_ends_with_an_error_too(live):
    with pytest.raises(ZeroDivisionError), as_reader():
        1 / 0
    assert sql("SELECT current_user")[0][0] == "newsroom_desk"
    with pytest.raises(ProgrammingError), as_reader():
        sql("SELECT * FROM articles_article")
    assert sql("SELECT current_user")[0][0] == "newsroom_desk"


def test_readers_reach_no_other_table_view_function_or_sequence(live):
    with as_reader():
        tables = dict(
            sql("""SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'p', 'S')
            AND (has_table_privilege(oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER') OR has_any_column_privilege(oid, 'SELECT, INSERT, UPDATE')
                 OR (relkind = 'S' AND has_sequence_privilege(oid, 'USAGE, SELECT, UPDATE')))""")
        )
        assert sorted(tables) == [
            "articles_edition",
            "articles_editionplace",
            "articles_editiontag",
            "articles_editiontopic",
            "articles_place",
            "articles_section",
            "articles_tag",
            "articles_topic",
        ]
        assert sql(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND has_function_privilege(oid, 'EXECUTE')"
        ) == [("articles_search",)]
        for query in (
            "SELECT * FROM articles_edition",
            "SELECT by_id FROM articles_edition",
            "SELECT sent_from FROM articles_edition",
            "SELECT articles_standing(1)",
            "SELECT * FROM articles_revision",
            "SELECT * FROM accounts_user",
            "SELECT credits FROM articles_edition",
            "SELECT slugline FROM articles_edition",
            "SELECT nextval('articles_article_id_seq')",
            "SELECT last_value FROM articles_article_id_seq",
            "INSERT INTO articles_tag (name) VALUES ('x')",
            "UPDATE articles_edition SET notice = 'x'",
            "CREATE TABLE x (y int)",
            "CREATE TEMP TABLE x (y int)",
            "CREATE FUNCTION pg_temp.f(text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "SELECT pg_read_file('/etc/passwd')",
        ):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                sql(query)


def test_a_draft_only_tag_is_not_seen(live, cast):
    known, coming = (Tag.objects.create(name=n) for n in ("known", "coming"))
    EditionTag.objects.create(
        edition=edition(live, cast[1], "recode", live_from=clock(), coding={"tags": ["known"]}), tag=known
    )
    later = next_round(live, cast, clock() + SOON, coding={"tags": ["coming"]})
    EditionTag.objects.create(edition=later, tag=coming)
    with as_reader():
        assert list(Tag.objects.values_list("name", flat=True)) == ["known"]
        assert EditionTag.objects.count() == 1
    withdraw(live, "withhold", cast[1])
    assert visible("SELECT count(*) FROM articles_tag") == 0


def test_a_probing_error_leaks_nothing(approved, cast):
    publish(approved, cast[0], clock() + SOON)
    with as_reader():
        assert sql("SELECT id FROM articles_edition WHERE headline::int = 1") == []


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_why_a_policy_and_not_an_ordinary_view(approved, cast):
    """Through a view the planner may run the reader's condition first, and the cast's error message prints the secret."""
    publish(approved, cast[0], clock() + SOON)
    p = connection.settings_dict
    with (
        psycopg.connect(host=p["HOST"], user="newsroom_owner", dbname=p["NAME"], autocommit=True) as owner,
        psycopg.connect(host=p["HOST"], user="newsroom_public", dbname=p["NAME"], autocommit=True) as reader,
    ):
        owner.execute(
            "CREATE VIEW careless AS SELECT * FROM articles_edition WHERE live_from <= statement_timestamp() + interval '0 s' * length(body)"
        )
        owner.execute("GRANT SELECT ON careless TO newsroom_public")
        try:
            with pytest.raises(psycopg.DataError, match="Minsk opens bridge"):
                reader.execute("SELECT 1 FROM careless WHERE headline::int = 1")
            assert reader.execute("SELECT id FROM articles_edition WHERE headline::int = 1").fetchall() == []
        finally:
            owner.execute("DROP VIEW careless")


def test_public_cannot_become_desk(live):
    with as_reader(), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        sql("SET SESSION AUTHORIZATION newsroom_owner")
    with psycopg.connect(
        host=connection.settings_dict["HOST"],
        user="newsroom_public",
        dbname=connection.settings_dict["NAME"],
        autocommit=True,
    ) as c:
        for role in ("newsroom_desk", "newsroom_owner", "postgres"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                c.execute(f"SET ROLE {role}")


def test_search_gives_live_ids_only(live, cast, approved):
    assert visible("SELECT count(*) FROM articles_search(websearch_to_tsquery('english', 'bridge'))") == 1
    withdraw(live, "withhold", cast[1])
    assert visible("SELECT count(*) FROM articles_search(websearch_to_tsquery('english', 'bridge'))") == 0


def test_statistics_hide_what_the_policy_hides():
    with as_reader():
        assert {t for (t,) in sql("SELECT DISTINCT tablename FROM pg_stats WHERE schemaname = 'public'")} == set()


def test_a_prepared_plan_follows_the_role(approved, cast):
    publish(approved, cast[0], clock() + SOON)
    sql("PREPARE n AS SELECT count(*) FROM articles_edition")
    for _ in range(7):  # past the switch to a generic plan
        assert sql("EXECUTE n") == [(1,)]
        assert visible("EXECUTE n") == 0
    sql("DEALLOCATE n")


def test_a_later_table_is_desks_and_not_publics(db):
    with psycopg.connect(
        host=connection.settings_dict["HOST"],
        user="newsroom_owner",
        dbname=connection.settings_dict["NAME"],
        autocommit=True,
    ) as c:
        c.execute("CREATE TABLE later (id bigserial)")
        c.execute("CREATE FUNCTION later_f() RETURNS int LANGUAGE sql AS 'SELECT 1'")
        try:
            grants = c.execute(
                "SELECT r, has_table_privilege(r, 'later', 'SELECT'), has_table_privilege(r, 'later', 'DELETE'), has_table_privilege(r, 'later', 'TRUNCATE'), "
                "has_sequence_privilege(r, 'later_id_seq', 'USAGE'), has_function_privilege(r, 'later_f()', 'EXECUTE') "
                "FROM unnest(ARRAY['newsroom_desk', 'newsroom_public']) r"
            ).fetchall()
            assert grants == [
                ("newsroom_desk", True, True, False, True, True),
                ("newsroom_public", False, False, False, False, False),
            ]
        finally:
            c.execute("DROP TABLE later; DROP FUNCTION later_f()")


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_plans_tell_nothing_of_hidden_rows(approved, cast):
    """Row security binds no planner: had these columns statistics, EXPLAIN would spell out hidden headlines."""
    publish(approved, cast[0], clock() + SOON)
    with transaction.atomic():
        edition(approved, cast[1], "recode", live_from=Edition.objects.get(number=1).live_from)
    with connect("newsroom_owner") as owner:
        owner.execute("ANALYZE articles_edition")
    with connect() as superuser:
        known = {
            name for (name,) in superuser.execute("SELECT attname FROM pg_stats WHERE tablename = 'articles_edition'")
        }
    assert (
        known
        & {
            "headline",
            "body",
            "dateline_text",
            "byline",
            "sign_off",
            "notice",
            "photos",
            "coding",
            "earlier",
            "slugline",
        }
        == set()
    )
    assert "listed_at" in known
