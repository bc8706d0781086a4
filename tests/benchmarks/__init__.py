"""How fast it is: `make bench`, about three minutes. What counts are the ratios to a bare Django view in the same run.

| file | what |
|---|---|
| __main__.py | the run: a database of its own, both sizes, the table and bench.json |
| newsroom.py | that database: made-up stories, 5,000 that wait |
| pages.py | the pages, called as the web server calls them |
| workflow.py | one story from its writer to its readers; copy taken apart |
| server.py | memory of a web server that has answered |
| clock.py | interleaved timing |

The database lies in the quick cluster of the tests (no fsync): what a durable commit costs is the disk's, not ours.
"""
