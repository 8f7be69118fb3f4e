"""Archives in other languages in real Chromium: from right to left, and with no word of English."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tools.update_catalogues import words_of_the_interface

from tests.browser import pages_by_kind, served
from tests.reading import texts_in
from tests.test_browser import RULES, TOO_WIDE
from tests.tongues import make_site

pytestmark = [pytest.mark.browser, pytest.mark.build]

LANGUAGES = ["ar", "gd", "en"]
LOOKED_AT = {"home", "story-with-picture", "stories", "theme", "find"}
UNITS = {"%(number)s KB", "%(number)s MB"}
DIRECTION = "at => getComputedStyle(at).direction"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A finished site for each language, with stories in all three."""
    return {code: make_site(tmp_path_factory.mktemp(code), code) for code in LANGUAGES}


@pytest.fixture(scope="module")
def at(sites: dict[str, Path]) -> Iterator[dict[str, str]]:
    """Where each of them is served."""
    with ExitStack() as stack:
        yield {code: stack.enter_context(served(site)) for code, site in sites.items()}


@pytest.fixture(scope="module", params=[320, 1280])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": request.param, "height": 800})
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 360, "height": 740})
    yield opened
    opened.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways(page, sites, at, language):
    too_wide = []
    for path in [*pages_by_kind(sites[language]).values(), "stories/ar-0/", "stories/en-0/"]:
        page.goto(at[language] + path)
        too_wide += [path] if page.evaluate(TOO_WIDE) else []
    assert too_wide == []


@pytest.mark.parametrize("language", ["ar", "gd"])
def test_axe_finds_nothing(phone, sites, at, language):
    found = {}
    for kind, path in pages_by_kind(sites[language]).items():
        if kind not in LOOKED_AT:
            continue
        phone.goto(at[language] + path)
        violations = [v["id"] for v in Axe().run(phone, options=RULES).response["violations"]]
        found |= {kind: violations} if violations else {}
    assert found == {}


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("gd", "ltr"), ("en", "ltr")])
def test_every_page_says_its_language_and_direction(sites, language, direction):
    opening = f'<html lang="{language}" dir="{direction}">'
    pages = sites[language].rglob("*.html")
    assert [page.name for page in pages if opening not in page.read_text("utf-8")] == []


def test_an_arabic_archive_begins_at_the_right(page, at):
    page.goto(f"{at['ar']}stories/ar-0/")
    boxes = [page.locator(part).bounding_box() for part in (".top__name a", ".credit b", ".exit")]
    middles = [box["x"] + box["width"] / 2 > page.viewport_size["width"] / 2 for box in boxes]
    assert middles == [True, True, False]


@pytest.mark.parametrize(
    ("archive", "story", "language", "direction"),
    [("ar", "en-0", "en-GB", "ltr"), ("en", "ar-0", "ar", "rtl"), ("gd", "ar-0", "ar", "rtl")],
)
def test_a_story_in_another_language_runs_its_own_way(
    phone, at, archive, story, language, direction
):
    phone.goto(f"{at[archive]}stories/{story}/")
    for part in ("h1", ".story__text > .prose", ".hero blockquote"):
        shown = phone.locator(part)
        said = (shown.get_attribute("lang"), shown.evaluate(DIRECTION))
        assert said == (language, direction)


@pytest.mark.parametrize(("archive", "story"), [("ar", "en-0"), ("en", "ar-0")])
def test_a_story_stands_in_its_pages_column_whichever_way_it_runs(page, at, archive, story):
    page.goto(f"{at[archive]}stories/{story}/")
    text, help_below = (page.locator(p).bounding_box() for p in (".story__text", ".story__after"))
    assert (text["x"], text["width"]) == (help_below["x"], help_below["width"])


@pytest.mark.parametrize(("archive", "story"), [("ar", "en-0"), ("en", "ar-0")])
def test_a_title_that_runs_the_other_way_begins_where_its_story_does(page, at, archive, story):
    page.goto(f"{at[archive]}stories/{story}/")
    sides = [
        page.locator(part).first.evaluate(
            "at => [getComputedStyle(at).textAlign, at.closest('[dir]').dir]"
        )
        for part in ("h1", ".hero p", ".story__text p")
    ]
    assert sides == [["start", {"ar": "ltr", "en": "rtl"}[archive]]] * 3


def test_a_title_on_a_card_runs_its_own_way(phone, at):
    phone.goto(f"{at['en']}stories/")
    title = phone.get_by_text("باب في آخر الممر").first
    assert (title.get_attribute("lang"), title.evaluate(DIRECTION)) == ("ar", "rtl")


def test_what_runs_the_other_way_does_not_tear_a_line_apart(phone, at):
    """A credit reads name, role, place from left to right, though each of them is Arabic."""
    phone.goto(f"{at['en']}stories/ar-0/")
    starts = [part.bounding_box()["x"] for part in phone.locator(".credit bdi").all()]
    assert (len(starts), starts) == (3, sorted(starts))


def test_a_number_stands_behind_a_tag_that_runs_the_other_way(phone, at):
    phone.goto(f"{at['en']}tags/")
    tag = phone.locator("li", has=phone.locator("bdi", has_text="شاي"))
    word, number = (tag.locator(part).bounding_box() for part in ("bdi", ".tags__count"))
    assert word["x"] < number["x"]


def test_nothing_leans_that_has_no_italics(phone, at):
    phone.goto(f"{at['en']}stories/ar-0/")
    leans = "at => getComputedStyle(at).fontStyle"
    assert phone.locator(".hero p").evaluate(leans) == "normal"


def test_a_gaelic_archive_has_no_english_around_its_stories(sites):
    english = {form for m in words_of_the_interface() if m.id for form in _forms(m.id)} - UNITS
    left = {
        page.relative_to(sites["gd"]).as_posix(): said
        for page in sorted(sites["gd"].rglob("*.html"))
        if (said := english & set(texts_in(page.read_text("utf-8"))))
    }
    assert left == {}


def _forms(id: str | tuple[str, ...]) -> list[str]:
    return [id] if isinstance(id, str) else list(id)
