"""What the desk role may do to each table, as the database tells it."""

import pytest

from tests.cast import sql

pytestmark = pytest.mark.django_db
ALL = "select insert update delete"
DESK = {
    "article": "select insert update",
    "auditentry": "select insert",
    "desknote": "select insert update(resolved_at resolved_by_id)",
    "edition": "select insert update(live_from sent_from)",
    "editionplace": "select insert",
    "editiontag": "select insert",
    "editiontopic": "select insert",
    "photo": "select insert update",
    "place": "select insert update",
    "revision": "select insert",
    "seal": "select insert",
    "section": "select insert update",
    "tag": "select insert",
    "topic": "select insert update",
    "wirecounter": "select",
    "wireentry": "select",
    "workingcopy": ALL,
}


def test_desk_may_this_and_no_more():
    tables = sql("""
        SELECT replace(relname, 'articles_', ''),
               array_to_string(ARRAY(SELECT lower(may) FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) may
                                      WHERE has_table_privilege('newsroom_desk', c.oid, may)), ' ')
            || coalesce((SELECT format(' update(%%s)', string_agg(attname, ' ' ORDER BY attname)) FROM pg_attribute a
                          WHERE a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND NOT has_table_privilege('newsroom_desk', c.oid, 'UPDATE')
                            AND has_column_privilege('newsroom_desk', c.oid, attnum, 'UPDATE') HAVING count(*) > 0), '')
          FROM pg_class c WHERE relkind = 'r' AND relname LIKE 'articles\\_%%'""")
    assert dict(tables) == DESK
