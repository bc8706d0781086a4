"""The browser that the tests drive: whatever Chromium this machine has."""

import shutil
from contextlib import contextmanager

from django.db import connections
from playwright.sync_api import sync_playwright

CHROMIUM = list(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))[:1]
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@contextmanager
def browser(path=None):
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path or CHROMIUM[0], args=QUIET)
        try:
            yield launched
        finally:
            launched.close()
            connections.close_all()  # beside the driver's event loop Django keeps connections of their own
