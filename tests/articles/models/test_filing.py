"""Filed copy becomes a draft, letter for letter."""

import re
from pathlib import Path

import pytest

from articles.models import DeskNote, Place, Refused
from articles.models.filing import file_article
from articles.wirecopy.filed import FiledCopy, read_filed, take_apart
from articles.wirecopy.markup import to_plain
from tests.cast import desk, person, section

pytestmark = pytest.mark.django_db
SAMPLES = sorted((Path(__file__).parents[4] / "shared" / "data" / "copy").glob("*.txt"))

COPY = """/ Regions

Slug: BRIDGE-OPENING
Urgency: 3

URGENT: Minsk opens its oldest bridge again

By Rita Malko and Carl Berg

MINSK, 9 June (Example) – The bridge over the Svislach opened on Tuesday.

“It took two years,” said Alena Zhuk, who leads the works.

(Editing by Ed Harker)
"""


def test_copy_becomes_a_draft_with_what_could_be_understood():
    Place.objects.create(pk=625144, name="Minsk", country="BY", population=1_742_124, time_zone="Europe/Minsk")
    regions, rita = section("regions"), person("rita")
    article = file_article(take_apart(COPY), desk=desk(), by=rita)
    text = article.revision
    assert (article.state, article.section, article.urgency, article.slugline) == (
        "draft",
        regions,
        3,
        "BRIDGE-OPENING",
    )
    assert (text.headline, text.dateline["rendered"], article.places) == (
        "Minsk opens its oldest bridge again", "MINSK, 9 June (Example) –", [625144],
    )  # fmt: skip
    assert text.body == (
        "<p>The bridge over the Svislach opened on Tuesday.</p>"
        "<p>“It took two years,” said Alena Zhuk, who leads the works.</p>"
    )
    assert (text.byline, text.sign_off) == ("By Rita Malko and Carl Berg", "(Editing by Ed Harker)")
    assert [(credit["name"], credit["user"]) for credit in text.credits] == [
        ("Rita Malko", rita.pk),
        ("Carl Berg", None),
        ("Ed Harker", None),
    ]
    assert article.entries.get(act="file").detail["as_filed"] == [
        "URGENT:",
        "/ Regions",
        "Slug: BRIDGE-OPENING",
        "Urgency: 3",
    ]
    assert DeskNote.objects.count() == 0


def test_the_biggest_place_of_a_name_is_meant_and_house_spellings_count():
    Place.objects.create(pk=1, name="Brest", country="FR", population=144_899)
    brest = Place.objects.create(pk=2, name="Brest", country="BY", population=300_715)
    gomel = Place.objects.create(pk=3, name="Homyel'", name_en="Gomel", name_ru="Гомель", population=480_951)
    kyiv = Place.objects.create(pk=4, name="Kyiv", alternates="Kiev,Київ,Киев", population=2_797_553)
    assert (Place.named("KIEV"), Place.named("Киев"), Place.named("Kie")) == (kyiv, kyiv, None)
    assert (Place.named("BREST"), Place.named("Гомель"), Place.named("GOMEL"), Place.named("Nowhere")) == (
        brest,
        gomel,
        gomel,
        None,
    )


def test_a_stranger_files_nothing():
    with pytest.raises(Refused, match="not a member of Politics"):
        file_article(take_apart(COPY), desk=desk(), by=person("sam"))


def test_a_signal_word_gives_the_urgency_that_nobody_wrote():
    for signal, urgency in (("URGENT: ", 3), ("ALERT: ", 2), ("", 4)):
        text = COPY.replace("Urgency: 3\n", "").replace("URGENT: ", signal)
        assert file_article(take_apart(text), desk=desk(), by=person("rita")).urgency == urgency


def test_what_was_set_aside_is_kept_in_notes_however_long():
    copy = FiledCopy(headline="Bridge", set_aside=("word " * 1500, "a" * 5000, "last"))
    article = file_article(copy, desk=desk(), by=person("rita"))
    kept = "\n".join(article.notes.order_by("pk").values_list("text", flat=True))
    assert (kept.count("word"), kept.count("a" * 100) >= 40, "last" in kept) == (1500, True, True)


def test_the_draft_of_every_sample_keeps_every_word():
    for path in SAMPLES:
        text = read_filed(path.read_bytes(), path.name)
        article = file_article(take_apart(text), desk=desk(), by=person("rita"))
        revision, entry = article.revision, article.entries.get(act="file")
        parts = [revision.headline, to_plain(revision.body), str(revision.dateline.get("text", ""))]
        parts += [revision.byline, revision.sign_off, article.slugline, article.ed_note, *entry.detail["as_filed"]]
        parts += [*article.notes.values_list("text", flat=True)]
        parts += [str(value) for credit in revision.credits for value in credit.values()]
        kept = " ".join(parts)
        kept = words_of(kept)
        lost = [word for word in words_of(text) if word not in kept]
        assert lost == [], (path.name, lost)


def words_of(text):
    return set(re.findall(r"\w+", re.sub("[\xad\u200b\x00-\x08]", "", text).casefold())) - CONNECTING


# "By A and B": what joins names is written anew.
CONNECTING = set(
    "by and in reporting additional writing editing photos translated von und"
    " с и фото редактор корр перевод корреспондент".split()
)
