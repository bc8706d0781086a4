"""A web server on the test database, as production starts it, to be killed."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).parents[1]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """Starts on loopback at a free port; `kill()` ends it as a power cut would, `stop()` as an operator."""

    def __init__(self):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        p = connection.settings_dict
        address = f"postgresql://{p['USER']}@{quote(p['HOST'], safe='')}:{p['PORT'] or 5432}/{p['NAME']}"
        plain = {key: value for key, value in os.environ.items() if key not in ("OWNER_DATABASE_URL", "PYTEST_VERSION")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port),
             "--no-ws", "--workers", "1", "--blocking-threads", "4", "newsroom.wsgi:application"],
            cwd=ROOT, env={**plain, "DATABASE_URL": address, "DEBUG": "1", "TESTING": "1"}, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.wait()

    def wait(self):
        for _ in range(400):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{self.url}/accounts/sign-in/", timeout=5).close()
                return
            assert self.process.poll() is None, "the server did not start"
            time.sleep(0.05)
        raise TimeoutError("the server did not answer")

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def post(url, fields, cookies):
    """The status of one POST that is not followed; None when the server went away in the middle."""
    body = "&".join(f"{quote(key)}={quote(str(value))}" for key, value in fields.items()).encode()
    request = urllib.request.Request(url, body, {"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())})
    opener = urllib.request.build_opener(NoRedirect, urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=20) as response:
            return response.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except (OSError, ConnectionError):
        return None
