"""Interleaved timing: whatever else the machine does hits every subject alike, so ratios hold where seconds don't."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter, process_time

from django.db import connection


@dataclass
class Subject:
    """Something to call; its times in seconds, by the clock and of this process alone, and the queries of one call."""

    name: str
    call: Callable[[], object]
    rounds: int = 200
    times: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    queries: int | None = None

    @property
    def median(self) -> float:
        return median(self.times)

    def figures(self, bare: float) -> dict[str, object]:
        return {
            "name": self.name,
            "median_ms": round(self.median * 1000, 3),
            "own_ms": round(median(self.busy) * 1000, 3),
            "p90_ms": round(quantiles(self.times, n=10, method="inclusive")[-1] * 1000, 3),
            "times_a_bare_view": round(self.median / bare, 1),
            "queries": self.queries,
            "rounds": len(self.times),
        }


def interleave(subjects: list[Subject], warm: int = 5) -> None:
    """Each in turn, round after round; one with fewer rounds sits out, spread over the whole."""
    for subject in subjects:
        for _ in range(warm):
            subject.call()
        with counted() as queries:
            subject.call()
        subject.queries = len(queries)
    most = max(subject.rounds for subject in subjects)
    for turn in range(most):
        for subject in subjects:
            if turn * subject.rounds // most < (turn + 1) * subject.rounds // most:
                before, worked = perf_counter(), process_time()
                subject.call()
                subject.times.append(perf_counter() - before)
                subject.busy.append(process_time() - worked)


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements sent meanwhile, without BEGIN and COMMIT."""
    sent: list[str] = []

    def note(execute, sql, params, many, context):
        sent.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield sent
