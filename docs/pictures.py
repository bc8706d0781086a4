"""Takes the README's pictures anew from a running demo: `make demo` in one window, `make pictures` in another. Where
the demo listens on another port: `make pictures DEMO=http://localhost:8001`.

It only looks: nothing in the demo is claimed, saved or published. The stories are found by their headlines in the
sample newsroom, so a demo in which one has left its place since wants a `make demo-reset` first.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
CORRECTED = "121 kinds"
UNDER_REVIEW = "Minsk planetarium"
IN_WORK = "Glass school"
LARGEST = 120_000  # bytes
COLOURS = 96


class Pictures:
    """`address` is the demo's, `passwords` by username."""

    def __init__(self, chrome: Browser, address: str, passwords: dict[str, str]) -> None:
        self.chrome, self.address, self.passwords = chrome, address, passwords

    def take_all(self) -> None:
        with self.screen() as page:
            page.goto(self.address)
            self.keep(page, "front")
            page.get_by_role("link", name=CORRECTED).first.click()
            self.keep(page, "article")
        with self.screen(390, 844, dark=True) as page:
            page.goto(self.address)
            self.keep(page, "front-dark-390")
        with self.screen(height=800, by="ed") as page:
            self.keep(page, "queue")
            page.get_by_role("link", name=UNDER_REVIEW).first.click()
            page.get_by_role("link", name="Since edition").click()
            self.keep(page, "review")
        with self.screen(height=800, dark=True, by="ed") as page:
            self.keep(page, "queue-dark")
        with self.screen(390, 844, by="ed") as page:
            page.get_by_role("link", name=UNDER_REVIEW).first.click()
            page.get_by_role("link", name="Since edition").click()
            self.keep(page, "review-390")
        with self.screen(height=1000, by="rita") as page:
            page.goto(f"{self.address}/desk/mine/")
            page.get_by_role("link", name=IN_WORK).first.click()
            page.get_by_role("link", name="Edit", exact=True).click()
            page.locator(".ProseMirror:visible").first.wait_for()
            self.keep(page, "form")

    @contextmanager
    def screen(self, width: int = 1280, height: int = 900, *, dark: bool = False, by: str = "") -> Iterator[Page]:
        """A page on a screen of this size; with `by`, the desk as that person sees it after signing in."""
        context = self.chrome.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", locale="en-GB"
        )
        page = context.new_page()
        if by:
            page.goto(f"{self.address}/desk/")
            page.get_by_label("Name").fill(by)
            page.get_by_label("Password").fill(self.passwords[by])
            page.get_by_role("button", name="Sign in").click()
        yield page
        context.close()

    def keep(self, page: Page, name: str) -> None:
        """What the screen shows, in few colours."""
        page.wait_for_load_state("networkidle")
        shot = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
        file = HERE / "pictures" / f"{name}.png"
        shot.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
        size = file.stat().st_size
        sys.stdout.write(f"{file.relative_to(HERE.parent)}  {shot.width}×{shot.height}  {size // 1000} kB\n")
        if size > LARGEST:
            sys.exit(f"{name} is larger than {LARGEST // 1000} kB: take less of the page, or fewer colours.")


def main() -> None:
    parser = argparse.ArgumentParser(description="Takes the README's pictures anew from a running demo.")
    parser.add_argument("address", nargs="?", default="http://localhost:8000", help="as `make demo` printed it")
    parser.add_argument("--passwords", type=Path, default=HERE.parent / ".demo" / "people.json")
    given = parser.parse_args()
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        sys.exit(f"No browser is here to take them: install one of {', '.join(CHROMIUM)}.")
    if not given.passwords.exists():
        sys.exit(f"{given.passwords} is not there: start the demo with `make demo`, here.")
    (HERE / "pictures").mkdir(exist_ok=True)
    with sync_playwright() as driver:
        chrome = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        Pictures(chrome, given.address.rstrip("/"), json.loads(given.passwords.read_text())).take_all()
        chrome.close()


if __name__ == "__main__":
    main()
