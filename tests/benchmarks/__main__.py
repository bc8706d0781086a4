"""`python -m tests.benchmarks [--sizes 10000,100000] [--json bench.json]`: the table, and the same as JSON."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from pathlib import Path
from typing import Any

from . import newsroom


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--sizes", default="10000,100000", help="how many stories, in rising order")
    parser.add_argument("--json", type=Path, default=newsroom.BASE / "bench.json", help="where the figures go")
    given = parser.parse_args()
    sizes = sorted(int(size) for size in given.sizes.split(","))
    if sizes[0] < 10_000:
        parser.error("the queue is copied from 5,000 English stories: 10,000 is the least")
    started = time.monotonic()
    newsroom.begin()
    try:
        figures = run(sizes)
    finally:
        newsroom.end()
    figures["seconds"] = round(time.monotonic() - started, 1)
    given.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    say(f"\n{figures['seconds']:.0f} s in all; the same figures are in {given.json.name}.")


def run(sizes: list[int]) -> dict[str, Any]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from . import pages, server, workflow
    from .clock import Subject, interleave

    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_reference", stdout=open(os.devnull, "w"))  # noqa: SIM115 (for the whole run)
    call_command("collectstatic", verbosity=0, interactive=False)
    figures: dict[str, Any] = {**machine(), "sizes": {}}
    site = pages.Site()

    def measure(title: str, subjects: list[Subject]) -> list[dict[str, object]]:
        interleave(subjects)
        bare = pages.bare_median(subjects)
        rows = [one.figures(bare) for one in subjects]
        table(title, rows)
        return rows

    for size in sizes:
        newsroom.fill(size)
        figures["sizes"][str(size)] = measure(f"{size:,} stories", pages.readers_pages(site))
    newsroom.fill_queue()
    copy, about = workflow.taking_apart()
    figures["desk"] = measure(
        f"The desk, with {sizes[-1]:,} stories and {newsroom.WAITING:,} waiting",
        [Subject("bare view", site.bare), *pages.desk_pages(site), workflow.road(), copy],
    )
    figures["copy"] = about | {
        "pieces_a_second": round(about["pieces"] / copy.median),
        "words_a_second": round(about["words"] / copy.median),
    }
    say(f"\nCopy taken apart: {figures['copy']['pieces_a_second']:,} pieces a second ({about['pieces']} of the sample)")
    figures["server_mb"] = server.memory(["/", "/news/", *pages.some_articles(20)])
    if memory := figures["server_mb"]:
        say(f"Web server after {server.REQUESTS} pages: {memory['rss']} MB resident, {memory['pss']} MB its own share")
    for each in connections.all():
        each.close()
        each.close_pool()
    return figures


def machine() -> dict[str, Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0]
        cursor.execute("SHOW fsync")
        fsync = cursor.fetchone()[0]
    return {
        "at": time.strftime("%Y-%m-%dT%H:%M:%S%z"), "python": platform.python_version(), "postgresql": version,
        "fsync": fsync, "cores": os.cpu_count(), "load": [round(one, 1) for one in os.getloadavg()],
    }  # fmt: skip


def table(title: str, rows: list[dict[str, object]]) -> None:
    say(f"\n{title:52} {'median ms':>10} {'p90 ms':>9} {'Python ms':>10} {'x bare':>8} {'queries':>8}")
    for row in rows:
        say(
            f"  {row['name']:50} {row['median_ms']:10.2f} {row['p90_ms']:9.2f} {row['own_ms']:10.2f}"
            f" {row['times_a_bare_view']:8.1f} {row['queries']:8}"
        )


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
