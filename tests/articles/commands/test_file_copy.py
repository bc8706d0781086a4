"""`manage.py file_copy`"""

import io
import json
import os
import sys
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

COPY = "Slug: FERRY\n\nFerry wins\n\nBy Rita Malko\n\nMINSK, 9 June (BelTA) – The ferry won."


@pytest.fixture
def file(tmp_path):
    def write(name, data):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return str(path)

    return write


def run(*args):
    """Standard output, standard error, exit status."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("file_copy", *args, stdout=out, stderr=err)
    except SystemExit as end:
        return out.getvalue(), err.getvalue(), end.code
    return out.getvalue(), err.getvalue(), 0


def test_a_dry_run_prints_how_copy_is_understood_in_the_order_of_the_files(file):
    out, err, status = run("--dry-run", "--json", file("b", COPY), file("a", "Boat wins\n\nIt won."))
    assert [json.loads(line)["headline"] for line in out.splitlines()] == ["Ferry wins", "Boat wins"]
    assert (err, status) == ("", 0)


def test_without_json_a_line_says_it_in_words(file):
    name = file("a", f"Date: today\n{COPY}")
    assert run("--dry-run", name) == (f"{name}: Ferry wins (set aside: Date: today)\n", "", 0)


def test_bad_files_get_a_sentence_and_the_others_are_still_read(file, tmp_path):
    good, empty, noise = file("good", COPY), file("empty", ""), file("noise", bytes(range(256)) * 9)
    huge = file("huge", b"")
    os.truncate(huge, 50_000_000)
    nowhere = str(tmp_path / "nowhere")
    out, err, status = run("--dry-run", "--json", empty, noise, huge, nowhere, str(tmp_path), good)
    assert [json.loads(line)["slugline"] for line in out.splitlines()] == ["FERRY"]
    assert err.splitlines() == [
        f"{empty} is empty.",
        f"{noise} is not text.",
        f"{huge} is too large for copy: more than 1 MB.",
        f"{nowhere} can't be read: No such file or directory.",
        f"{tmp_path} can't be read: Is a directory.",
    ]
    assert status == 1


def test_standard_input_is_a_file_too(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(COPY.encode())))
    assert run("--dry-run", "-") == ("-: Ferry wins\n", "", 0)


def test_standard_input_that_is_empty_gets_a_sentence(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    assert run("--dry-run", "-") == ("", "standard input is empty.\n", 1)


@pytest.mark.django_db
class TestFiling:
    @pytest.fixture
    def newsroom(self):
        from accounts.models import Desk, Membership, User

        rita = User.objects.create_user("rita", name="Rita Malko")
        vera = User.objects.create_superuser("vera", password="x", name="Vera Lis")
        english = Desk.objects.create(slug="english", name="English service", language="en")
        russian = Desk.objects.create(slug="russian", name="Russian service", language="ru")
        for desk in (russian, english):
            Membership.objects.create(user=rita, desk=desk, role="reporter")
        return SimpleNamespace(rita=rita, vera=vera, english=english, russian=russian)

    def test_copy_becomes_a_draft_of_its_filer(self, newsroom, file):
        from articles.models import Article

        name = file("a", COPY)
        out, err, status = run("--by", "rita", "--desk", "english", name)
        article = Article.objects.get()
        assert (out, err, status) == (f"{name}: filed as {article.pk}: Ferry wins\n", "", 0)
        assert (article.state, article.desk, article.slugline) == ("draft", newsroom.english, "FERRY")

    def test_json_has_the_same_keys_when_copy_is_filed(self, newsroom, file):
        name = file("a", COPY)
        assert run("--by", "rita", "--json", name)[0] == run("--dry-run", "--json", name)[0]

    def test_the_desk_is_the_filers_own_that_writes_the_language(self, newsroom, file):
        from articles.models import Article

        run("--by", "rita", file("a", COPY), file("b", "Паром победил\n\nПаром победил и в этом году, сказал мэр."))
        assert [article.desk for article in Article.objects.order_by("pk")] == [newsroom.english, newsroom.russian]

    def test_without_a_name_the_first_member_of_the_desk_files(self, newsroom, file):
        from articles.models import Article, AuditEntry

        run("--desk", "english", file("a", COPY))
        assert AuditEntry.objects.filter(article=Article.objects.get()).first().by == newsroom.rita

    def test_who_is_not_of_the_desk_is_told_so(self, newsroom, file):
        name = file("a", COPY)
        out, err, status = run("--by", "vera", "--desk", "english", name)
        assert (out, err, status) == ("", f"{name} was not filed: You are not a member of English service.\n", 1)

    def test_a_bad_file_keeps_no_other_from_being_filed(self, newsroom, file):
        from articles.models import Article

        bad, good = file("bad", b"\0" * 99), file("good", COPY)
        assert run("--by", "rita", bad, good)[1:] == (f"{bad} is not text.\n", 1)
        assert Article.objects.count() == 1

    @pytest.mark.parametrize(
        ("args", "sentence"),
        [
            (("--by", "nobody"), "There is no user “nobody”."),
            (("--by", "rita", "--desk", "Sport"), "There is no desk “Sport”. The desks: english, russian."),
        ],
    )
    def test_unknown_people_and_desks_get_a_sentence(self, newsroom, file, args, sentence):
        with pytest.raises(CommandError) as refusal:
            run(*args, file("a", COPY))
        assert str(refusal.value) == sentence
