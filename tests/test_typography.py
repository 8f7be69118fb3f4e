"""How pages are set, in real Chromium: what a reader on a phone would stumble over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import pages_by_kind

pytestmark = [pytest.mark.browser, pytest.mark.build]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 360, "height": 740})
    yield opened
    opened.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    yield opened
    opened.close()


def test_what_a_story_is_about_stands_in_two_columns(phone, address):
    phone.goto(f"{address}stories/the-farm-gate/")
    labels = {round(box.bounding_box()["x"]) for box in phone.locator(".about dt").all()}
    boxes = [box.bounding_box() for box in phone.locator(".about dd").all()]
    first = {min(round(box["x"]) for box in boxes)}
    lines = {round(box["y"]): round(box["x"]) for box in reversed(boxes)}
    assert (len(labels), set(lines.values())) == (1, first)


def test_the_number_stands_close_behind_each_tag(phone, address):
    phone.goto(f"{address}tags/")
    gaps = phone.locator(".tags li").evaluate_all(
        """all => all.filter((li) => li.offsetHeight < 60).map((li) => Math.round(
            li.lastElementChild.getBoundingClientRect().left
            - li.firstElementChild.getBoundingClientRect().right))"""
    )
    assert (len(gaps) > 5, max(gaps) - min(gaps)) == (True, 0)


@pytest.mark.parametrize("path", ["collections/", "themes/"])
def test_a_number_of_stories_is_never_torn_apart(phone, address, path):
    phone.goto(address + path)
    counts = phone.locator(".door .number").all()
    assert counts and {count.evaluate("it => it.getClientRects().length") for count in counts} == {
        1
    }


def test_a_summary_on_a_card_is_quieter_than_a_quote_and_not_long(phone, address):
    phone.goto(f"{address}stories/")
    sizes = [
        phone.locator(f".card__{part}").first.evaluate(
            "it => parseFloat(getComputedStyle(it).fontSize)"
        )
        for part in ("summary", "quote")
    ]
    lines = phone.locator(".card__summary").evaluate_all(
        "all => all.map((it) =>"
        " Math.round(it.clientHeight / parseFloat(getComputedStyle(it).lineHeight)))"
    )
    assert (sizes[0] < sizes[1], max(lines) <= 6) == (True, True)


def test_a_story_taken_back_and_one_never_there_look_alike(desk, address, sample_site: Path):
    pages = pages_by_kind(sample_site)
    places = []
    for kind in ("notice", "not-found"):
        desk.goto(address + pages[kind])
        box = desk.locator("h1").bounding_box()
        places.append((box["x"], box["y"], box["width"]))
    assert places[0] == places[1]


def test_an_emphasised_word_stands_upright_in_a_quote(desk, address):
    desk.goto(f"{address}stories/sound-check/")
    word = desk.locator(".pull em")
    assert (word.text_content(), word.evaluate("it => getComputedStyle(it).fontStyle")) == (
        "care",
        "normal",
    )


def test_nothing_of_ours_is_typed_with_straight_apostrophes(sample_site: Path):
    straight = {
        path.relative_to(sample_site).as_posix()
        for path in sample_site.rglob("*.html")
        for text in [path.read_text("utf-8").partition("<main")[2]]
        if "&#39;" in text or "&#x27;" in text or re.search(r"\w'\w", text)
    }
    assert straight == set()
