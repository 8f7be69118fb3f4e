"""The sample site in real Chromium: what must hold on every sort of page, however it is read."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response

from tests.browser import pages_by_kind, served

pytestmark = [pytest.mark.browser, pytest.mark.build]

WIDTHS = (320, 360, 768, 1280)
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
AXE = Axe().axe_script
KB = 1024
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SHIFTS = """async () => {
    let moved = 0;
    new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) if (!shift.hadRecentInput) moved += shift.value;
    }).observe({type: "layout-shift", buffered: true});
    for (let y = 0; y < document.body.scrollHeight; y += 600) {
        scrollTo(0, y);
        await new Promise((go) => requestAnimationFrame(() => setTimeout(go, 20)));
    }
    return moved;
}"""
STOP = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect();
    const style = getComputedStyle(at);
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const over = document.elementFromPoint(x, Math.max(box.top + Math.min(box.height, 40) / 2, 0));
    return {
        name: `${at.tagName} ${at.textContent.trim().slice(0, 40)}`,
        end: at === document.body || at === document.documentElement,
        wrong: [
            !(box.width > 0 && box.height > 0) && "has no size",
            !(box.top >= -1 && box.top < innerHeight && box.right > 0) && "is out of sight",
            style.outlineStyle === "none" && "shows no focus",
            !(over && (at.contains(over) || over.contains(at))) && "is under something",
        ].filter(Boolean),
    };
}"""
EDGELESS = """() => [...document.querySelectorAll(".exit, .button, .use, .next, .quote, .door")]
    .filter((box) => box.checkVisibility() && !box.closest(".single"))
    .filter((box) => getComputedStyle(box).borderTopWidth === "0px")
    .map((box) => box.className)"""
SPACING = (
    "* {line-height: 1.5 !important; letter-spacing: .12em !important; "
    "word-spacing: .16em !important}",
    "p {margin-bottom: 2em !important}",
)


@pytest.fixture(scope="module")
def pages(sample_site: Path) -> dict[str, str]:
    return pages_by_kind(sample_site)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 320, "height": 640})
    yield opened
    opened.close()


def restyled(page: Page, *rules: str) -> None:
    """Add rules as a reader's own stylesheet would: the page's policy lets none in."""
    for rule in rules:
        page.evaluate("(rule) => document.styleSheets[0].insertRule(rule, 0)", rule)


def test_every_sort_of_page_is_among_those_looked_at(pages):
    assert set(pages) >= {
        *("home", "page", "help", "not-found", "notice"),
        *("stories", "theme", "themes", "tag", "tags", "collection", "collections"),
        *("story-with-picture", "story-without-picture", "story-with-film", "story-with-sound"),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_sort_of_page_is_for_everyone(browser, address, pages, scheme):
    page = browser.new_page(color_scheme=scheme)
    told: list[str] = []
    page.on("request", lambda asked: told.append(asked.url))
    page.on("console", lambda said: told.append(said.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    wrong = {}
    for kind, path in pages.items():
        told.clear()
        page.goto(address + path)
        page.evaluate(AXE)
        found = [fault for width in WIDTHS for fault in faults_at(page, width)]
        found += [each for each in told if not each.startswith(address)]
        if page.evaluate("document.cookie || localStorage.length || sessionStorage.length"):
            found.append("keeps something")
        if found:
            wrong[kind] = found
    page.close()
    assert wrong == {}


def faults_at(page: Page, width: int) -> Iterator[str]:
    page.set_viewport_size({"width": width, "height": 800})
    found = page.evaluate("async (rules) => (await axe.run(rules)).violations", RULES)
    for fault in found:
        yield f"{width} px: {fault['id']}: {fault['nodes'][0]['html']}"
    if page.evaluate(TOO_WIDE):
        yield f"{width} px: scrolls sideways"


@pytest.mark.parametrize("width", [320, 1280])
def test_larger_and_wider_set_text_never_makes_a_page_scroll_sideways(
    browser, address, pages, width
):
    page = browser.new_page(viewport={"width": width, "height": 800})
    too_wide = []
    for kind, path in pages.items():
        page.goto(address + path)
        restyled(page, *SPACING)
        too_wide += [f"{kind}, spaced"] if page.evaluate(TOO_WIDE) else []
        page.goto(address + path)
        restyled(page, "html {font-size: 200% !important}")
        too_wide += [f"{kind}, twice as large"] if page.evaluate(TOO_WIDE) else []
    page.close()
    assert too_wide == []


def test_on_a_phone_the_largest_text_leaves_numbers_large_and_words_whole(phone, address):
    phone.goto(f"{address}get-help/")
    restyled(phone, "html {font-size: 200% !important}")
    sizes = phone.evaluate(
        """() => [...document.querySelectorAll(".line__call")]
            .map((link) => parseFloat(getComputedStyle(link).fontSize))"""
    )
    phone.goto(f"{address}stories/sound-check/")
    restyled(phone, "html {font-size: 200% !important}")
    lines = phone.evaluate(
        """() => [...document.querySelectorAll(".about dt")].map((label) => {
            const words = document.createRange();
            words.selectNodeContents(label);
            return words.getClientRects().length;
        })"""
    )
    assert (min(sizes) >= 32, lines) == (True, [1, 1, 1])


def test_in_forced_colours_boxes_have_edges_and_the_focus_is_seen(browser, address, pages):
    page = browser.new_page(viewport={"width": 360, "height": 740}, forced_colors="active")
    wrong = {}
    for kind, path in pages.items():
        page.goto(address + path)
        page.keyboard.press("Tab")
        found = [page.evaluate(STOP)["wrong"], page.evaluate(EDGELESS)]
        if any(found):
            wrong[kind] = found
    page.close()
    assert wrong == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_while_a_page_comes_in(browser, address, pages, width):
    page = browser.new_page(viewport={"width": width, "height": 740})
    moved = {}
    for kind, path in pages.items():
        page.goto(address + path)
        if shift := page.evaluate(SHIFTS):
            moved[kind] = shift
    page.close()
    assert moved == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_while_a_page_comes_in_piece_by_piece(browser, sample_site, pages, width):
    moved = {}
    with served(sample_site, slowly=True) as slow_address:
        for kind, path in pages.items():
            page = browser.new_page(viewport={"width": width, "height": 740})
            page.goto(slow_address + path)
            # A line of text broken anew by its last words is less than that.
            if (shift := page.evaluate(SHIFTS)) > 0.001:
                moved[kind] = shift
            page.close()
    assert moved == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_the_tab_key_goes_through_a_page_and_out_and_is_seen_all_the_way(
    browser, address, pages, width
):
    page = browser.new_page(viewport={"width": width, "height": 640}, reduced_motion="reduce")
    wrong = {}
    for kind, path in pages.items():
        page.goto(address + path)
        links = page.locator("a[href]:visible:not([tabindex='-1'])").count()
        fields = page.locator("button, input, select, summary").count()
        stops = list(tab_stops(page, most=links * 2 + fields + 50))
        found = [f"{stop['name']} {stop['wrong']}" for stop in stops if stop["wrong"]]
        if not stops[-1]["end"]:
            found.append("there is no way out")
        if len(stops) <= links:
            found.append(f"{len(stops) - 1} stops for {links} links")
        if found:
            wrong[kind] = found
    page.close()
    assert wrong == {}


def tab_stops(page: Page, *, most: int) -> Iterator[dict[str, Any]]:
    """What the Tab key stops at, up to the end of the page."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        yield stop | {"wrong": [] if stop["end"] else stop["wrong"]}
        if stop["end"]:
            return


def test_a_story_without_a_picture_weighs_next_to_nothing(browser, address, sample_site):
    """All that a visit fetches. The longest of these are a thousand words."""
    for path in stories_in(sample_site, with_picture=False):
        weights = fetched(browser, address + path)
        assert (len(weights) <= 6, sum(weights.values()) <= 12 * KB) == (True, True), weights


@pytest.mark.parametrize("density", [2, 3])
def test_a_story_with_a_picture_is_light_too(browser, address, sample_site, density):
    for path in stories_in(sample_site, with_picture=True):
        weights = fetched(browser, address + path, density)
        assert sum(weights.values()) <= 45 * KB, weights


def test_a_story_with_a_recording_weighs_no_more_before_it_is_played(browser, address):
    """Though its transcript is a second text in the page."""
    weights = fetched(browser, f"{address}stories/sound-check/")
    assert (len(weights) <= 6, sum(weights.values()) <= 12 * KB) == (True, True), weights


def test_the_scripts_of_a_story_are_small(sample_site):
    scripts = [sample_site / "assets" / name for name in ("ownwords.js", "media.js")]
    assert sum(len(gzip.compress(script.read_bytes())) for script in scripts) <= 4 * KB


def stories_in(site: Path, *, with_picture: bool) -> Iterator[str]:
    """Addresses of stories to read: one with a recording fetches more."""
    for path in sorted(site.glob("stories/*/index.html")):
        html = path.read_text("utf-8")
        has_picture = '.webp"' in html.split('class="story__text')[0]
        is_read = '<body class="kind-story"' in html and 'class="player"' not in html
        if is_read and has_picture is with_picture:
            yield path.relative_to(site).as_posix().removesuffix("index.html")


def fetched(browser: Browser, url: str, density: float = 2) -> Mapping[str, int]:
    """What one visit on a phone fetches, and its bytes as a server with gzip sends them."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, device_scale_factor=density
    )
    page = context.new_page()
    bodies: dict[str, bytes] = {}

    def keep(answer: Response) -> None:
        bodies[answer.url] = answer.body()

    page.on("response", keep)
    page.goto(url, wait_until="networkidle")
    icon = page.locator('link[rel="icon"]').evaluate("(link) => link.href")
    bodies[icon] = page.request.get(icon).body()  # a browser with a tab bar fetches it
    context.close()
    return {urlsplit(name).path: weight(name, body) for name, body in bodies.items()}


def weight(name: str, body: bytes) -> int:
    return len(body) if name.endswith((".webp", ".mp3", ".mp4")) else len(gzip.compress(body))


def test_paper_shows_the_words_and_the_address_but_no_navigation(phone, address, pages):
    phone.emulate_media(media="print", color_scheme="dark")
    for kind in ("story-with-picture", "theme", "help"):
        phone.goto(address + pages[kind])
        heading = phone.locator("h1").inner_text()
        shown = phone.locator("body").inner_text()
        colour = phone.evaluate("getComputedStyle(document.querySelector('h1')).color")
        unwanted = [
            words
            for words in ("Skip to", "Exit", "Reading settings", "Find a story", "Next story")
            if words in shown
        ]
        assert (heading in shown, unwanted, colour) == (True, [], "rgb(0, 0, 0)")
        above = shown.partition(heading)[0].split()
        assert f"https://ownwords.example/{pages[kind]}" in above


def test_paper_keeps_how_a_story_may_be_used(phone, address, pages):
    phone.emulate_media(media="print")
    phone.goto(address + pages["story-with-picture"])
    assert "How this story may be used" in phone.locator("body").inner_text()


def test_a_quote_on_a_theme_page_opens_its_very_passage(phone, address):
    phone.goto(f"{address}themes/hope/")
    link = phone.locator('main a[href*="#"][href*="stories/"]').first
    anchor = (link.get_attribute("href") or "").split("#")[1]
    link.click()
    passage = phone.locator(f"#{anchor}.passage")
    box = passage.bounding_box()
    assert box is not None and 0 <= box["y"] < 640


def test_the_content_notes_come_before_the_story_and_offer_three_ways_on(phone, address):
    phone.goto(f"{address}stories/the-farm-gate/")
    notes = phone.locator(".notes")
    ways = ("Read on", "Jump past the story", "Another story")
    tops = [notes.get_by_role("link", name=way).bounding_box()["y"] for way in ways]
    assert max(tops) < phone.locator("#page-story").bounding_box()["y"]


def test_next_stories_lead_round_without_a_script(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}stories/leeks-in-february/")
    seen = []
    for _ in range(40):
        if page.url in seen:
            break
        seen.append(page.url)
        page.locator(".next a").first.click()
    context.close()
    assert page.url == seen[0]
