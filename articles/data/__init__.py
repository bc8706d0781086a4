"""Reference data as it is shipped: small files, their sources and licences in LICENCES.md.

- `sections.tsv` and `house_places.tsv` are ours: edit them, then run `manage.py load_reference`.
- `places.tsv.gz` and `topics.tsv` are made from GeoNames' and IPTC's files by `python -m articles.data.compact`.
- `topic_names.tsv`: the seventeen top topics in Russian and Belarusian, ours.

All are UTF-8, tab-separated, with one line of column names.
"""
