"""For every test: Hypothesis tries the same examples each time; one Chromium, one sample site."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from ownwords.mkdocs_build import build_site
from tests.browser import REPOSITORY, SAMPLE_DAY, chromium_path, served

settings.register_profile("ownwords", deadline=None, derandomize=True, database=None)
settings.load_profile("ownwords")


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archive, built once."""
    folder = tmp_path_factory.mktemp("sample") / "site"
    return build_site(REPOSITORY, folder, SAMPLE_DAY, strict=True)


@pytest.fixture(scope="session")
def address(sample_site: Path) -> Iterator[str]:
    """Where the sample site is served."""
    with served(sample_site) as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI=true, and there is no Chromium: nothing may be skipped")
        pytest.skip("no Chromium here: install it, or name it in OWNWORDS_CHROMIUM")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """At a desk."""
    opened = browser.new_page(viewport={"width": 1280, "height": 800}, locale="en-GB")
    yield opened
    opened.close()


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """Without script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()
