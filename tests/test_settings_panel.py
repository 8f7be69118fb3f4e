"""Reading settings in real Chromium: kept only after a choice, there before anything is painted."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import pages_by_kind, without_complaint

pytestmark = [pytest.mark.browser, pytest.mark.build]

STORY = "stories/spare-key/"
NOTHING_KEPT = ["", 0, 0, 0, 0]
KEPT = """async () => [document.cookie, localStorage.length, sessionStorage.length,
                       (await indexedDB.databases()).length, (await caches.keys()).length]"""
AS_THE_BODY_CAME = """
    new MutationObserver((changes, observer) => {
        if (!document.body) return;
        window.asTheBodyCame = {...document.documentElement.dataset};
        observer.disconnect();
    }).observe(document, {childList: true, subtree: true});
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
            if (!entry.hadRecentInput) window.shifted = (window.shifted || 0) + entry.value;
    }).observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 360, "height": 740})
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    yield from without_complaint(context)


@pytest.fixture
def without_script(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(java_script_enabled=False)
    yield opened
    opened.close()


def choose(page: Page, group: str, choice: str) -> None:
    if not page.locator(".settings form").is_visible():
        page.get_by_text("Reading settings").click()
    page.get_by_role("group", name=group).get_by_label(choice, exact=True).check()


def keep(page: Page, address: str, **kept: object) -> None:
    page.goto(f"{address}about/")
    page.evaluate("kept => localStorage.setItem('ownwords', kept)", json.dumps(kept))


def style(page: Page, name: str, selector: str = "html") -> str:
    """How something is shown; asked of the browser itself, since scripts may be off."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    node = devtools.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    styles = devtools.send("CSS.getComputedStyleForNode", {"nodeId": node})["computedStyle"]
    return next(each["value"] for each in styles if each["name"] == name)


def test_nothing_is_kept_before_a_choice_and_nothing_after_back_to_how_it_was(page, address):
    page.goto(address + STORY)
    page.get_by_text("Reading settings").click()
    before = page.evaluate(KEPT)
    choose(page, "Size of the text", "Larger")
    chosen = page.evaluate("localStorage.ownwords")
    page.get_by_role("button", name="Back to how it was").click()
    after = page.evaluate(KEPT), style(page, "font-size")
    assert (before, chosen, after) == (NOTHING_KEPT, '{"size":"3"}', (NOTHING_KEPT, "16px"))


def test_back_to_how_it_was_lets_no_story_back_in(page, address):
    page.goto(address + STORY)
    page.evaluate("ownwords.leaveOut(['death'])")
    choose(page, "Size of the text", "Larger")
    page.get_by_role("button", name="Back to how it was").click()
    assert page.evaluate("localStorage.ownwords") == '{"leftOut":["death"]}'


def test_the_usual_is_nothing_to_keep(page, address):
    page.goto(address + STORY)
    choose(page, "Colours", "Dark")
    choose(page, "Colours", "As on my device")
    assert page.evaluate(KEPT) == NOTHING_KEPT


def test_a_choice_holds_on_the_next_page_before_anything_is_painted(page, address):
    page.add_init_script(AS_THE_BODY_CAME)
    page.goto(address + STORY)
    choose(page, "Size of the text", "Large")
    choose(page, "Letters", "Plain")
    page.goto(f"{address}themes/")
    page.get_by_text("Reading settings").click()
    ticked = page.locator(".settings :checked").evaluate_all("all => all.map(each => each.value)")
    found = page.evaluate("[window.asTheBodyCame, window.shifted || 0]")
    assert (found, ticked) == ([{"size": "2", "face": "plain"}, 0], ["2", "", "", "plain", ""])


def test_a_choice_reaches_pages_that_are_open_already(page, address):
    page.goto(address + STORY)
    other = page.context.new_page()
    other.goto(f"{address}about/")
    choose(page, "Size of the text", "Largest")
    expect(other.locator("html")).to_have_attribute("data-size", "4")


def test_what_is_kept_but_cannot_be_read_changes_nothing(page, address):
    page.goto(address + STORY)
    for kept in ("{", "7", '"x"', '{"leftOut": 7, "size": {}}', '{"leftOut": ["\\"]*{}"]}'):
        page.evaluate("kept => localStorage.setItem('ownwords', kept)", kept)
        page.reload()
        assert page.locator("h1").is_visible()


def test_a_refused_storage_still_lets_a_choice_hold_for_its_page(page, address):
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, {get() { throw new Error('refused') }})"
    )
    page.goto(address + STORY)
    choose(page, "Size of the text", "Largest")
    assert style(page, "font-size") == "32px"


CHOICES = [
    ("Size of the text", "Largest", "font-size", "html", "32px"),
    ("Size of the text", "Usual", "font-size", "html", "16px"),
    ("Space between lines", "Most", "line-height", ".story__text .prose", "45.6px"),
    ("Width of the text", "Narrow", "max-width", ".story__text .prose", "416px"),
    ("Colours", "Dark", "background-color", "body", "rgb(23, 26, 26)"),
    ("Colours", "Black on white", "color", "body", "rgb(0, 0, 0)"),
    ("Colours", "White on black", "background-color", "body", "rgb(0, 0, 0)"),
]


@pytest.mark.parametrize("script", ["page", "without_script"])
def test_a_choice_is_seen_at_once(request, address, script):
    page = request.getfixturevalue(script)
    page.goto(address + STORY)
    seen = []
    for group, choice, name, selector, _ in CHOICES:
        choose(page, group, choice)
        seen.append((group, choice, style(page, name, selector)))
    assert seen == [(group, choice, value) for group, choice, *_, value in CHOICES]


def test_plain_letters_are_those_of_the_menus(page, address):
    page.goto(address + STORY)
    choose(page, "Letters", "Plain")
    assert style(page, "font-family", ".story__text .prose") == style(page, "font-family", "body")


def test_plain_letters_stand_upright_but_for_what_the_storyteller_stressed(page, address):
    page.goto(f"{address}stories/cut-to-the-sea/")
    choose(page, "Letters", "Plain")
    upright = [style(page, "font-style", each) for each in (".hero p", ".prose blockquote")]
    assert (upright, style(page, "font-style", ".hero em")) == (["normal"] * 2, "italic")


def test_enter_on_a_choice_does_not_load_the_page_anew(page, address):
    page.goto(address + STORY)
    page.get_by_text("Reading settings").click()
    page.locator("[name=size]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert (page.url, style(page, "font-size")) == (address + STORY, "19.2px")


@pytest.mark.parametrize(
    ("device", "colours"),
    [
        ("dark", "light"),
        ("light", "dark"),
        ("dark", "contrast-light"),
        ("light", "contrast-dark"),
    ],
)
def test_chosen_colours_are_readable_whatever_the_device_asks_for(
    browser, address, device, colours
):
    page = browser.new_page(viewport={"width": 320, "height": 700}, color_scheme=device)
    keep(page, address, colours=colours)
    found = []
    for path in ("", STORY):
        page.goto(address + path)
        found += Axe().run(page, options={"runOnly": ["color-contrast"]}).response["violations"]
    page.close()
    assert found == []


def test_the_largest_text_in_the_widest_lines_breaks_no_page_at_320_pixels(
    browser, address, sample_site
):
    page = browser.new_page(viewport={"width": 320, "height": 700})
    keep(page, address, size="4", lines="3", width="wide")
    too_wide = []
    for path in pages_by_kind(sample_site).values():
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            too_wide.append(path)
    page.close()
    assert too_wide == []


def test_on_paper_everything_is_as_usual(page, address):
    keep(page, address, size="4", colours="contrast-dark")
    page.goto(address + STORY)
    page.emulate_media(media="print")
    shown = [style(page, "font-size"), style(page, "background-color", "body")]
    assert (shown, page.locator(".settings, .exit").first.is_visible()) == (
        ["16px", "rgb(255, 255, 255)"],
        False,
    )


def test_a_citation_is_copied_and_said_to_be(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + STORY)
    page.get_by_text("Cite this story").click()
    words = page.locator("#page-citation").text_content()
    page.locator("[data-copy=page-citation]").click()
    expect(page.locator("#page-said")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == words


def test_without_script_nothing_is_offered_that_needs_it(without_script, address):
    without_script.goto(address + STORY)
    for summary in without_script.locator("summary").all():
        summary.click()
    seen = without_script.locator("[data-copy], .with-script, .left-out").all()
    assert [each.text_content() for each in seen if each.is_visible()] == []
