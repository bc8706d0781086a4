"""The memory of a web server as the demo runs it, after it has answered."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from newsroom.demo.processes import free_port

REQUESTS = 400


def memory(addresses: list[str]) -> dict[str, float] | None:
    """Of all its processes, in MB: `rss`, and `pss`, which counts shared pages once. None where /proc doesn't tell."""
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    port = free_port("127.0.0.1", 8700)
    # fmt: off
    server = subprocess.Popen([
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--no-ws",
        "--workers", "1", "--blocking-threads", "8", "--log-level", "warning", "newsroom.wsgi:application",
    ], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    # fmt: on
    try:
        _wait(server, port)
        for number in range(REQUESTS):
            _get(port, addresses[number % len(addresses)])
        return _of(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _get(port: int, address: str) -> None:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{address}", headers={"Host": "localhost"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        answer.read()


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(200):
        if server.poll() is not None:
            raise RuntimeError("The web server did not start.")
        try:
            _get(port, "/")
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The web server gives no answer.")


def _of(process: int) -> dict[str, float]:
    family = [process]
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent in family:
            family.append(int(status.parent.name))
    total = {"rss": 0.0, "pss": 0.0}
    for member in family:
        for line in Path(f"/proc/{member}/smaps_rollup").read_text().splitlines():
            name = line.partition(":")[0].lower()
            if name in total:
                total[name] += int(line.split()[1]) / 1024
    return {name: round(size, 1) for name, size in total.items()} | {"processes": len(family)}
