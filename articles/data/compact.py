"""Makes `places.tsv.gz` and `topics.tsv` from the files that GeoNames and IPTC publish.

    python -m articles.data.compact FOLDER

FOLDER holds `cities15000.txt` and `admin1CodesASCII.txt` of GeoNames and `mediatopics_flat.csv`, the Media Topics as
CSV (columns qcode, broader, name_en_GB, retired).
"""

import csv
import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
PLACES = ["geonameid", "name", "ascii", "region", "country", "population", "time_zone", "alternates"]
TOPICS = ["code", "parent", "name_en", "retired"]

# Parts of cities, and places that are abandoned, destroyed or historical: nobody files from there.
NO_CITY = {"PPLX", "PPLQ", "PPLW", "PPLH"}
# Where GeoNames keeps another transliteration than the house.
REGIONS = {"BY.02": "Gomel", "BY.03": "Grodno"}
NEAR = {"BY", "RU", "UA", "PL", "LT", "LV", "EE", "MD", "KZ", "GE", "AM", "AZ"}

RUSSIAN_OR_BELARUSIAN = re.compile(r"[А-ЯЁІЎ][А-Яа-яЁёІіЎў’' .-]*")
PLAIN_LATIN = re.compile(r"[A-Z][A-Za-z' .-]*")


def places(folder: Path) -> Iterator[list[str]]:
    """GeoNames' columns: id, name, ascii, alternates; 7 feature code, 8 country, 10 region, 14 population, 17 zone."""
    regions = dict(
        line.split("\t")[:2] for line in (folder / "admin1CodesASCII.txt").read_text(encoding="utf-8").splitlines()
    )
    for line in (folder / "cities15000.txt").read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if row[7] in NO_CITY:
            continue
        place = f"{row[8]}.{row[10]}"
        region = REGIONS.get(place, regions.get(place, ""))
        alternates = _alternates(row[1:3], row[3].split(","), everything=row[8] in NEAR or int(row[14]) >= 300_000)
        yield [row[0], row[1], row[2], region, row[8], row[14], row[17], ",".join(alternates)]


def _alternates(names: list[str], spellings: list[str], *, everything: bool) -> list[str]:
    """What a reporter may type: Russian and Belarusian spellings, and for near or big places plain Latin ones."""
    cyrillic = [each for each in spellings if RUSSIAN_OR_BELARUSIAN.fullmatch(each)][:5]
    latin = [each for each in spellings if PLAIN_LATIN.fullmatch(each) and each not in names and len(each) > 3]
    return cyrillic + (latin[:10] if everything else [])


def topics(folder: Path) -> Iterator[list[str]]:
    with (folder / "mediatopics_flat.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code, parent = (row[column].removeprefix("medtop:") for column in ("qcode", "broader"))
            yield [code, parent, row["name_en_GB"], row["retired"]]


def table(columns: list[str], rows: Iterator[list[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in [columns, *rows])


def main(folder: Path) -> None:
    with (HERE / "places.tsv.gz").open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(table(PLACES, places(folder)).encode())
    (HERE / "topics.tsv").write_text(table(TOPICS, topics(folder)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
