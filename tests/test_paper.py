"""What a printer is given, without anybody having scrolled or unfolded anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import until

pytestmark = [pytest.mark.browser, pytest.mark.build]

FACES = "[...document.querySelectorAll('.card img')].filter((each) => each.checkVisibility())"
A4 = {"width": 643, "height": 930}
"""What is between the margins, in CSS pixels."""


@pytest.fixture(params=["with script", "without"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param == "with script", viewport=A4)
    yield context.new_page()
    context.close()


@pytest.fixture
def scripted(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 360, "height": 740})
    yield opened
    opened.close()


def printed(page: Page, url: str) -> int:
    """Opens a page as for a printer, and gives its number of sheets."""
    page.goto(url)
    page.emulate_media(media="print")
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


def test_the_words_of_a_recording_are_printed_though_nobody_unfolded_them(page, address):
    page.goto(f"{address}stories/cut-to-the-sea/")
    was_open = page.locator(".transcript[open]").count()
    page.emulate_media(media="print")
    words = page.locator(".transcript .prose").bounding_box()
    shown = page.locator(".player summary:visible, .player video:visible, .player a:visible")
    assert (was_open, words["height"] > 60, shown.count()) == (0, True, 0)  # three lines


def test_faces_far_down_are_printed(scripted, address):
    scripted.goto(f"{address}stories/")
    missing = f"{FACES}.filter((each) => !each.complete || !each.naturalWidth).length"
    before = scripted.evaluate(missing)
    scripted.emulate_media(media="print")
    until(scripted, f"{missing} === 0")
    assert before > 0


def test_a_lists_cards_stand_three_in_a_row(page, address):
    page.goto(f"{address}themes/connectedness/")
    page.emulate_media(media="print")
    tops = [card.bounding_box()["y"] for card in page.locator(".card").all()[:4]]
    assert [round(top - tops[0]) for top in tops[:3]] == [0, 0, 0]
    assert tops[3] > tops[0]


def test_no_link_is_printed_that_leads_nowhere_on_paper(page, address):
    page.goto(f"{address}stories/the-farm-gate/")
    page.emulate_media(media="print")
    assert page.locator(".help a:visible").all_text_contents() == ["Samaritans, 116 123"] * 2


def test_the_numbers_of_the_help_page_fit_two_sheets(page, address):
    assert printed(page, f"{address}get-help/") == 2


def test_what_a_story_is_about_stays_together(page, address):
    page.goto(f"{address}stories/the-farm-gate/")
    page.emulate_media(media="print")
    assert page.locator(".about").evaluate("it => getComputedStyle(it).breakInside") == "avoid"
