"""What is shipped in articles/data, and how it gets into the database."""

import io
import re
from datetime import date

import pytest
from django.core.management import call_command

from articles.management.commands.load_reference import table
from articles.models.reference import Place, Section, Topic

RUSSIAN = re.compile(r"[А-ЯЁа-яё -]+")
BELARUSIAN = re.compile(r"[А-ЯЁІЎа-яёіў’ -]+")
NEVER_BELARUSIAN = re.compile(r"[ИиЩщЪъ]|[ЖжШшЧчРр][ЕеИиЮюЯяЁёІі]")


def load():
    said = io.StringIO()
    call_command("load_reference", stdout=said)
    return said.getvalue().strip()


def names(pk):
    place = Place.objects.get(pk=pk)
    return [place.name_in(language) for language in ("en", "ru", "be")]


@pytest.mark.django_db
def test_loading_fills_an_empty_database_and_a_second_time_writes_nothing():
    said = re.fullmatch(r"(\d+) sections, (\d+) topics, (\d+) places written", load())
    sections, topics, places = map(int, said.groups())
    assert (Section.objects.count(), Topic.objects.count(), Place.objects.count()) == (sections, topics, places)
    assert topics == 1392
    assert places > 30_000
    assert load() == "0 sections, 0 topics, 0 places written"

    assert names(627907) == ["Gomel", "Гомель", "Гомель"]
    assert names(627904) == ["Grodno", "Гродно", "Гродна"]
    assert names(625665) == ["Mogilev", "Могилёв", "Магілёў"]
    minsk = Place.objects.get(pk=625144)
    assert (minsk.country, minsk.time_zone, minsk.population > 1_500_000) == ("BY", "Europe/Minsk", True)
    assert Place.objects.get(pk=629634).region == "Brest"

    what_the_newsroom_changed(minsk)


def what_the_newsroom_changed(minsk):
    Place.objects.filter(pk=minsk.pk).update(name_en="Mensk", population=1)
    Section.objects.filter(slug="sport").update(name_en="Sports")
    Topic.objects.filter(pk="15000000").update(name_en="games")
    assert load() == "0 sections, 1 topics, 1 places written"
    minsk = Place.objects.get(pk=minsk.pk)
    assert (minsk.name_en, minsk.population > 1_500_000) == ("Mensk", True)
    assert Section.objects.get(slug="sport").name_en == "Sports"
    assert Topic.objects.get(pk="15000000").name_en == "sport"


@pytest.mark.django_db
def test_retired_topics_keep_their_names_and_say_since_when():
    load()
    retired = Topic.objects.exclude(retired=None)
    assert retired.count() == 308
    assert retired.earliest("retired").retired >= date(2009, 1, 1)
    assert not Topic.objects.filter(retired=None, parent__retired__isnull=False).exists()


def test_the_house_spells_at_least_150_places_and_each_is_in_the_gazetteer():
    known = {row["geonameid"] for row in table("places.tsv.gz")}
    house = [row["geonameid"] for row in table("house_places.tsv")]
    assert len(house) == len(set(house)) >= 150
    assert set(house) <= known


def test_every_belarusian_city_has_a_house_spelling():
    house = {row["geonameid"] for row in table("house_places.tsv")}
    assert [
        row["name"] for row in table("places.tsv.gz") if row["country"] == "BY" and row["geonameid"] not in house
    ] == []


@pytest.mark.parametrize("file", ["house_places.tsv", "topic_names.tsv", "sections.tsv"])
def test_each_language_keeps_to_its_alphabet(file):
    rows = list(table(file))
    assert [row["ru"] for row in rows if not RUSSIAN.fullmatch(row["ru"].replace(",", ""))] == []
    assert [row["be"] for row in rows if not BELARUSIAN.fullmatch(row["be"].replace(",", ""))] == []
    assert [row["be"] for row in rows if NEVER_BELARUSIAN.search(row["be"])] == []


def test_the_seventeen_top_topics_have_russian_and_belarusian_names():
    top = [row["code"] for row in table("topics.tsv") if not row["parent"]]
    assert [row["code"] for row in table("topic_names.tsv")] == top
    assert len(top) == 17


def test_shipped_files_stay_small():
    from articles.management.commands.load_reference import FOLDER

    assert sum(file.stat().st_size for file in FOLDER.iterdir() if file.is_file()) < 3 * 2**20
