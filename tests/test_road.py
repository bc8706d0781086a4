"""The road of one story, from filed copy to the reader's page."""

import html
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.models import Article
from tests.cast import desk, person

REAL = sorted((Path(__file__).parents[2] / "shared" / "data" / "copy").glob("00-*.txt"))


@pytest.mark.django_db
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_real_story_reaches_its_page_letter_for_letter(client, path):
    rita, ed = person("rita"), person("ed")
    call_command("file_copy", str(path), desk=desk().slug, by=rita.username, stdout=StringIO())
    article = Article.objects.get()
    article.submit(by=rita)
    article.claim(by=ed)
    article.approve_and_publish(by=ed, seen=article.revision_id)
    page = client.get(f"/news/{article.pk}/", follow=True)
    assert page.status_code == 200
    text = html.unescape(page.content.decode()).replace("\xa0", " ")  # a no-break space reads as a space
    filed = [line.strip() for line in path.read_text(encoding="utf-8").replace("\xa0", " ").split("\n") if line.strip()]
    headline, first, *rest = [line for line in filed if not line.startswith("/ ")]
    assert re.search(r"<h1[^>]*>\s*" + re.escape(headline) + r"\s*</h1>", text)
    readable = re.sub(r"<[^>]+>", "", text)
    assert "MINSK, (BelTA)" in readable
    assert first.removeprefix("MINSK, (BelTA) ") in readable
    assert [paragraph in readable for paragraph in rest] == [True] * 3
    crumbs = re.search(r'<nav class="crumbs".*?</nav>', text, re.S)
    assert " ".join(re.sub(r"<[^>]+>", "", crumbs[0]).split()) == "/ News"
