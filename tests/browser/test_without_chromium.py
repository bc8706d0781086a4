import os
import re
import subprocess
import sys
from pathlib import Path


def test_a_machine_without_chromium_says_that_the_journey_did_not_run(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/browser/test_journey.py"],
        cwd=Path(__file__).parents[2], env={**os.environ, "PATH": str(tmp_path)}, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert re.search(r"^The browser journey did not run: \d+ tests need Chromium, and", ran.stdout, re.M), ran.stdout
