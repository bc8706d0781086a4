"""Reference data as it is shipped: small files, their sources and licences in LICENCES.md.

- `sections.tsv` and `house_places.tsv` are ours: edit them, then run `manage.py load_reference`.
- `places.tsv.gz` and `topics.tsv` are made from GeoNames' and IPTC's files by `python -m articles.data.compact`.
- `countries.tsv` are GeoNames' English names of countries, for datelines.
- `topic_names.tsv`: the seventeen top topics in Russian and Belarusian, ours.

All are UTF-8, tab-separated, with one line of column names.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path


@cache
def country_names() -> dict[str, str]:
    """English names of countries by their ISO 3166-1 code, as a dateline writes them behind a city."""
    with (Path(__file__).parent / "countries.tsv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name_en"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
