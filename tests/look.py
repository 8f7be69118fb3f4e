"""Pictures of every sort of page, to be looked at: `./run look` writes them into build/look/.

On a phone and on a wide screen, in light and dark; and what a printer would be given.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from ownwords.mkdocs_build import build_site
from tests.browser import REPOSITORY, SAMPLE_DAY, chromium_path, pages_by_kind, served

LOOK = REPOSITORY / "build" / "look"
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
PRINTED = ("story-with-picture", "theme", "help")


def main() -> int:
    path = chromium_path()
    if path is None:
        print("No Chromium here: install it, or name it in OWNWORDS_CHROMIUM.", file=sys.stderr)
        return 2
    shutil.rmtree(LOOK, ignore_errors=True)
    LOOK.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        site = build_site(REPOSITORY, Path(folder) / "site", SAMPLE_DAY, strict=False)
        with served(site) as address, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(
                executable_path=path, args=["--no-sandbox", "--disable-gpu"]
            )
            take(chromium, address, pages_by_kind(site))
            chromium.close()
    print(f"{len(list(LOOK.iterdir()))} pictures are in {LOOK.relative_to(REPOSITORY)}/.")
    return 0


def take(browser: Browser, address: str, pages: dict[str, str]) -> None:
    for width in WIDTHS:
        for scheme in SCHEMES:
            page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            for kind, path in pages.items():
                show(page, address + path)
                page.screenshot(path=LOOK / f"{kind}-{width}-{scheme}.png", full_page=True)
            page.close()
    page = browser.new_page()
    for kind in PRINTED:
        show(page, address + pages[kind])
        page.pdf(path=LOOK / f"{kind}.pdf", format="A4", prefer_css_page_size=True)
    page.close()


def show(page: Page, url: str) -> None:
    """Open a page with all its pictures, also those a reader would have to scroll to."""
    page.goto(url)
    page.evaluate(
        """async () => {
            const pictures = [...document.images];
            for (const each of pictures) each.loading = "eager";
            await Promise.all(pictures.map((each) => each.decode().catch(() => {})));
        }"""
    )


if __name__ == "__main__":
    sys.exit(main())
