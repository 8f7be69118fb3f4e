"""Stories that a reader leaves out, in real Chromium: on cards, quotes and the way on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.build]

AS_THE_BODY_ENDED = """
    document.addEventListener("readystatechange", () => {
        if (document.readyState !== "interactive") return;
        window.atFirst = [...document.querySelectorAll("[data-notes]:not(.next)")].filter(
            (each) => each.offsetHeight).map((each) => each.dataset.notes);
    });
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
            if (!entry.hadRecentInput) window.shifted = (window.shifted || 0) + entry.value;
    }).observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Whatever the browser complains of, a broken Content-Security-Policy above all, fails."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert said == []


@pytest.fixture(scope="module")
def stories(sample_site: Path) -> dict[str, dict]:
    told = json.loads((sample_site / "find" / "list.json").read_text("utf-8"))["stories"]
    return {story["id"]: story for story in told}


@pytest.fixture(scope="module")
def note(stories: dict[str, dict]) -> str:
    """The content note that most stories have, not a whole domain."""
    used = [each for story in stories.values() for each in story.get("notes", [])]
    return max(sorted(each for each in used if "/" in each), key=used.count)


def leave_out(page: Page, address: str, *ids: str) -> None:
    page.goto(f"{address}about/")
    page.evaluate("ids => ownwords.leaveOut(ids)", list(ids))


def has(notes: Iterable[str], note: str) -> bool:
    return any(each == note or each.startswith(f"{note}/") for each in notes)


def mentioned(page: Page, note: str) -> list[str]:
    """What of the cards and quotes on show mentions it."""
    shown = page.locator(".card[data-notes]:visible, .quote[data-notes]:visible")
    notes = shown.evaluate_all("all => all.map(each => each.dataset.notes)")
    return [each for each in notes if has(each.split(), note)]


@pytest.mark.parametrize("path", ["", "stories/", "themes/hope/"])
def test_lists_leave_out_what_was_asked_from_the_first_paint_on(page, address, note, path):
    page.goto(address + path)
    had = mentioned(page, note)
    leave_out(page, address, note)
    page.add_init_script(AS_THE_BODY_ENDED)
    page.goto(address + path)
    at_first = [each for each in page.evaluate("window.atFirst") if has(each.split(), note)]
    shifted = page.evaluate("window.shifted || 0")
    assert (bool(had), at_first, mentioned(page, note), shifted) == (True, [], [], 0)


def test_a_whole_domain_is_left_out_with_everything_below_it(page, address, note):
    domain = note.split("/")[0]
    leave_out(page, address, domain)
    page.goto(f"{address}stories/")
    assert (mentioned(page, domain), page.locator(".card:visible").count() > 0) == ([], True)


def test_a_list_says_how_many_are_left_out_and_shows_them_when_asked(page, address, note):
    page.goto(f"{address}stories/")
    total = len(mentioned(page, note))
    leave_out(page, address, note)
    page.goto(f"{address}stories/")
    line = page.locator(".cards + .left-out").first
    said = line.text_content().split(" Show")[0]
    line.get_by_role("button").click()
    focused = page.evaluate("document.activeElement.closest('.card').dataset.notes")
    assert (said, len(mentioned(page, note)), has(focused.split(), note), line.is_visible()) == (
        f"Left out, as you asked: {total}",
        total,
        True,
        False,
    )


def test_no_line_is_seen_while_nothing_is_left_out(page, address):
    page.goto(f"{address}stories/")
    assert page.locator(".left-out:visible").count() == 0


def way_on(stories: dict[str, dict], start: str, note: str) -> list[str]:
    """The stories that follow, up to the first without the note."""
    following = [stories[start]["next"]]
    while has(stories[following[-1]].get("notes", []), note):
        following.append(stories[following[-1]]["next"])
    return following


@pytest.fixture(scope="module")
def before_a_noted_one(stories: dict[str, dict], note: str) -> str:
    """A story that has notes of its own, before one that has the note."""
    ways = {each: way_on(stories, each, note) for each in stories if stories[each].get("notes")}
    return next(each for each, way in sorted(ways.items()) if len(way) > 1 and each not in way)


def test_the_next_story_is_the_first_that_may_be_shown(
    page, address, stories, note, before_a_noted_one
):
    expected = stories[way_on(stories, before_a_noted_one, note)[-1]]
    leave_out(page, address, note)
    page.goto(f"{address}stories/{before_a_noted_one}/")
    shown = page.locator(".next")
    expect(shown.get_by_role("link")).to_have_text(expected["title"])
    found = (
        page.evaluate("document.querySelector('.next a').href"),
        shown.locator(".next__name").text_content(),
        shown.locator(".next__notes").text_content(),
        expected["face"] in shown.locator("img").get_attribute("src"),
        shown.is_visible(),
        page.evaluate("document.querySelector('a.another').href"),
    )
    there = f"{address}{expected['address']}"
    mentions = expected.get("mentions", "")
    assert found == (there, expected["name"], mentions, True, True, there)


def test_where_every_story_after_is_left_out_the_way_leads_to_all_stories(
    page, address, stories, before_a_noted_one
):
    every = sorted({note for story in stories.values() for note in story.get("notes", [])})
    page.route(
        "**/find/list.json",
        lambda route: route.fulfill(
            json={"stories": [story | {"notes": every} for story in stories.values()]}
        ),
    )
    leave_out(page, address, *every)
    page.goto(f"{address}stories/{before_a_noted_one}/")
    expect(page.locator(".next")).to_have_count(0)
    ways = page.locator(".story__after .more a, a.another")
    assert set(ways.evaluate_all("all => all.map(each => each.href)")) == {f"{address}stories/"}


def test_the_list_is_fetched_only_where_it_is_needed(page, address, stories, before_a_noted_one):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}stories/{before_a_noted_one}/", wait_until="networkidle")
    assert [url for url in asked if re.search(r"next\.js|list\.json", url)] == []
