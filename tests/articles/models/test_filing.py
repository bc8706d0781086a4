"""Filed copy becomes a draft, letter for letter."""

import pytest

from articles.models import DeskNote, Place, Refused
from articles.models.filing import file_article
from articles.wirecopy.filed import take_apart
from tests.cast import desk, person, section

pytestmark = pytest.mark.django_db

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
    assert "URGENT" in DeskNote.objects.get().text


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
