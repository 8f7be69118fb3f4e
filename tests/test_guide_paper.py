"""A guide on paper: what is printed, of which session, with which head."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from ownwords.editorial.guides.model import Sheet
from tests.browser import REPOSITORY

pytestmark = [pytest.mark.browser, pytest.mark.build]

THEME = "guides/theme/hope/"
WRITTEN = "guides/small-kindnesses/"
LINKED = "guides/a-door-that-opens/"
NOTICE = "Every story in this sample archive is invented"


def choose(page: Page, session: str) -> None:
    page.locator(f'[data-session="session-{session}"]').check(force=True)


def printed(page: Page) -> list[str]:
    """The words of each sheet of paper."""
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    texts = (sheet.extract_text() for sheet in PdfReader(io.BytesIO(paper)).pages)
    return [re.sub(r"\s+", " ", text) for text in texts]


def test_facilitators_sheet_and_handout_come_to_four_to_eight_pages(page, address):
    """Every written guide, and a theme in its longest formats. The others are made of the same."""
    written = [f"guides/{path.stem}/" for path in (REPOSITORY / "pages/guides").glob("*.md")]
    themes = [f"{THEME}#session-{name}" for name in ("dialogue-workshop", "ripple-mapping")]
    lengths = {}
    for guide in [*written, *themes]:
        page.goto("about:blank")
        page.goto(address + guide)
        lengths[guide] = len(printed(page))
    assert {key: pages for key, pages in lengths.items() if not 4 <= pages <= 8} == {}


@pytest.fixture(scope="module")
def usual_print(browser: Browser, address: str) -> list[str]:
    page = browser.new_page(locale="en-GB")
    page.goto(address + THEME)
    choose(page, "world-cafe")
    sheets = printed(page)
    page.close()
    return sheets


def test_each_part_begins_on_a_new_sheet_with_its_head(usual_print):
    begins = [sheet for sheet in usual_print if "Printed on" in sheet]
    heads = [
        [part in sheet for part in ("Own Words · Hope", f"https://ownwords.example/{THEME}")]
        for sheet in begins
    ]
    assert heads == [[True, True]] * 2


def test_the_head_says_the_day_and_until_when_it_holds(usual_print):
    assert re.search(
        r"Printed on \d+ \w+ \d{4} · check the live page before you use this again · "
        r"valid until \d+ \w+ \d{4} · version [A-Z2-7]{5}",
        usual_print[0],
    )


def test_the_notice_stands_on_every_sheet(usual_print):
    assert [sheet for sheet in usual_print if NOTICE not in sheet] == []


@pytest.mark.parametrize("guide", [THEME, WRITTEN, "guides/story/the-long-corridor/"])
def test_a_run_sheet_begins_on_the_page_that_has_its_heading(page, address, guide):
    page.goto(address + guide)
    begins = [sheet for sheet in printed(page) if "Run sheet" in sheet]
    assert [("+0" in sheet) for sheet in begins] == [True]


def test_only_the_chosen_session_is_printed(usual_print):
    words = " ".join(usual_print)
    assert ("World Café" in words, "Conversation Café" in words) == (True, False)


def test_nothing_to_press_or_to_go_to_is_printed(usual_print):
    words = " ".join(usual_print)
    unwanted = ("Copy", "Lead this session", "Exit", "Starts at", "Reading settings", "In this")
    assert [each for each in unwanted if each in words] == []


def test_paper_has_a_line_for_the_day_without_script(plain_page, address):
    plain_page.goto(address + THEME)
    plain_page.emulate_media(media="print")
    line = plain_page.locator(".paper__day").first.evaluate(
        "(line) => getComputedStyle(line).borderBottomStyle"
    )
    assert line == "solid"


@pytest.mark.parametrize(
    ("session", "ticked", "words"),
    [
        ("conversation-cafe", "stories", "To read aloud"),
        ("conversation-cafe", "quote-cards", "Quote cards"),
        ("conversation-cafe", "prompt-cards", "You may pass."),
        ("conversation-cafe", "pledge", "Nobody collects it."),
        ("conversation-cafe", "questions", "Number of this slip"),
        ("conversation-cafe", "round-cards", "Round two: a little deeper"),
        ("conversation-cafe", "agreements", "What is missing?"),
        ("conversation-cafe", "talking-object", "Whoever holds this speaks."),
        ("ripple-mapping", "ripple-map", "And what did that lead to?"),
        ("learning-huddle", "one-pager", "One thing to try this week"),
    ],
)
def test_what_is_ticked_is_printed_and_nothing_else(plain_page, address, session, ticked, words):
    plain_page.goto(address + THEME)
    choose(plain_page, session)
    plain_page.uncheck("#print-facilitator")
    plain_page.uncheck("#print-handout")
    plain_page.check(f"#print-{ticked}")
    sheets = printed(plain_page)
    heads = [sheet for sheet in sheets if "Printed on" in sheet]
    everything = " ".join(sheets)
    unwanted = [part for part in ("Facilitator’s sheet", "Run sheet") if part in everything]
    assert (words in everything, len(heads) > 0, unwanted) == (True, True, [])


def test_every_sheet_can_be_printed(address, page):
    page.goto(address + THEME)
    there = {
        sheet for sheet in Sheet if page.locator(f"#print-{sheet}").count()
    }  # of these eight formats together
    assert there == set(Sheet)


def test_a_sheet_can_only_be_ticked_for_a_session_that_has_it(page, address):
    page.goto(address + THEME)
    seen = [page.locator("#print-ripple-map").is_visible()]
    choose(page, "ripple-mapping")
    seen.append(page.locator("#print-ripple-map").is_visible())
    assert seen == [False, True]


def test_large_print_is_large(page, address):
    page.goto(address + WRITTEN)
    page.check("#print-large")
    page.emulate_media(media="print")
    size = page.locator(".paper--handout li").first.evaluate(
        "(li) => getComputedStyle(li).fontSize"
    )
    assert float(size.removesuffix("px")) * 72 / 96 > 15.9


def test_a_story_that_is_only_linked_to_is_on_no_paper(page, address):
    page.goto(address + LINKED)
    linked = page.locator(".tales__linked a").all_inner_texts()
    for box in page.locator("#guide-print ~ form [type=checkbox]").all():
        if box.is_visible():
            box.check()
    words = " ".join(printed(page))
    assert (len(linked), [title for title in linked if title.strip("“”") in words]) == (1, [])
