"""The quick exit in real Chromium: blank at once, nothing left behind, and no way back."""

from __future__ import annotations

import base64
import http.server
import io
import threading
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Route

from ownwords.mkdocs_build import build_site
from tests.archives import TODAY, write_archive, write_story
from tests.browser import chromium_path, served, until, without_complaint

pytestmark = [pytest.mark.browser, pytest.mark.build]

AWAY = "https://www.bbc.co.uk/weather"
STORY = "stories/spare-key/"
STORIES = [STORY, "stories/leeks-in-february/", "stories/the-green-door/"]
WATCH = """
    const told = () => seen(getComputedStyle(document.documentElement).display,
                            document.documentElement.style.opacity);
    addEventListener("pageshow", told);
    addEventListener("DOMContentLoaded", told);
"""
LEAVE = """() => new Promise((tell) => {
    const from = performance.now();
    document.querySelector(".exit").click();
    requestAnimationFrame(() => requestAnimationFrame(() => tell([
        performance.now() - from, document.title, ...[...document.querySelectorAll("audio")].map(
            (each) => each.paused)])));
})"""


def answer(route: Route) -> None:
    route.fulfill(content_type="text/html", body="<title>Weather</title>Sunny")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader's browser, for whom the other site answers at once."""
    opened = browser.new_context(viewport={"width": 360, "height": 740})
    opened.route(f"{AWAY}**", answer)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    yield from without_complaint(context)


@pytest.fixture
def slow_site(context: BrowserContext) -> Iterator[None]:
    """Instead of the other site one that takes its time."""
    asleep = threading.Event()

    class Slow(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asleep.wait(5)

        def log_message(self, *words: object) -> None:
            pass

    def lead_there(route: Route) -> None:
        given = route.fetch()
        route.fulfill(response=given, body=given.text().replace(AWAY, slow))

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
        slow = f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context.route("**/stories/*/", lead_there)
        yield
        asleep.set()
        server.shutdown()


def back(page: Page) -> None:
    page.evaluate("() => { setTimeout(() => history.back()) }")
    # What is left leads on by itself, on a busy machine not at once.
    page.wait_for_timeout(1000)


@pytest.mark.parametrize("path", ["", STORY, "themes/", "about/", "404.html"])
def test_the_way_out_is_on_every_page_and_works_without_a_script(browser, address, path):
    context = browser.new_context(java_script_enabled=False)
    context.route(f"{AWAY}**", answer)
    page = context.new_page()
    page.goto(address + path)
    way = page.get_by_role("link", name="Exit this site", exact=True)
    box, rel = way.bounding_box(), way.get_attribute("rel")
    way.click()
    assert (box["height"] >= 44, rel, page.url) == (True, "noreferrer", AWAY)
    context.close()


def test_a_keyboard_meets_the_way_out_right_after_the_skip_link(page, address):
    page.goto(address + STORY)
    stops = []
    for _ in range(3):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.textContent"))
    page.keyboard.press("Enter")
    page.wait_for_url(AWAY)
    assert stops == [
        "Skip to the main part",
        "Exit this site quickly (or press Shift three times)",
        "Exit this site",
    ]


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_focused_is_never_under_the_exit(browser, address, width):
    page = browser.new_page(viewport={"width": width, "height": 500})
    page.goto(address + STORY)
    hidden = []
    for _ in range(80):
        page.keyboard.press("Tab")
        at = page.evaluate(
            """() => {
                const at = document.activeElement, exit = document.querySelector(".exit");
                const a = at.getBoundingClientRect(), b = exit.getBoundingClientRect();
                const corner = document.elementFromPoint(
                    Math.max(a.left, b.left) + 2, Math.min(a.bottom, b.bottom) - 2);
                const overlap = a.right > b.left && a.bottom > b.top && a.top < b.bottom;
                return at === document.body ? "end"
                    : overlap && at !== exit && corner === exit ? at.outerHTML.slice(0, 80) : "";
            }"""
        )
        if at == "end":
            break
        hidden += [at] if at else []
    page.close()
    assert hidden == []


def test_the_screen_is_blank_within_a_tenth_of_a_second_though_the_other_site_is_slow(
    page, address, slow_site
):
    page.goto(address + STORY)
    milliseconds, title = page.evaluate(LEAVE)
    shot = page.context.new_cdp_session(page).send("Page.captureScreenshot")["data"]
    colours = Image.open(io.BytesIO(base64.b64decode(shot))).convert("RGB").getcolors()
    assert (milliseconds < 100, title, len(colours or "many")) == (True, "…", 1)


def test_a_voice_falls_silent_as_the_reader_leaves(page, address, slow_site):
    page.goto(f"{address}stories/sound-check/")
    page.evaluate(
        "() => { const a = document.querySelector('audio'); a.muted = true; return a.play() }"
    )
    assert page.evaluate(LEAVE)[2] is True


def test_everything_kept_is_wiped(page, address):
    page.goto(address + STORY)
    page.evaluate("localStorage.setItem('ownwords', '{\"size\": \"3\"}')")
    page.reload()
    page.locator(".exit").click()
    page.wait_for_url(AWAY)
    page.goto(address + STORY)
    kept = page.evaluate(
        "async () => [document.cookie, localStorage.length, sessionStorage.length,"
        " (await indexedDB.databases()).length, (await caches.keys()).length]"
    )
    assert kept == ["", 0, 1, 0, 0]  # the mark by which Back is known to lead before the exit


@pytest.fixture(params=["pages set aside", "pages loaded anew"])
def launched(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Browser]:
    """Chromium with and without pages set aside for Back, as Chromium calls its bfcache."""
    aside = "--disable-back-forward-cache"
    opened = browser.browser_type.launch(
        executable_path=chromium_path(),
        args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        ignore_default_args=[aside] if request.param == "pages set aside" else [],
    )
    yield opened
    opened.close()


@pytest.mark.parametrize("since", [(), ("get-help/",)], ids=["nothing since", "a page since"])
def test_back_never_shows_a_story_from_before(launched, address, since):
    page = launched.new_page()
    page.route(f"{AWAY}**", answer)
    seen = []
    page.expose_binding("seen", lambda source, *style: seen.append((source["page"].url, *style)))
    page.add_init_script(WATCH)
    for path in STORIES:
        page.goto(address + path)
    page.locator(".exit").click()
    page.wait_for_url(AWAY)
    for path in since:
        page.goto(address + path)
    seen.clear()
    shown = []
    for _ in (*STORIES[1:], *since):
        back(page)
        shown.append(page.url)
    lit = [each for each in seen if STORY[:7] in each[0] and "none" not in each and "0" not in each]
    page.close()
    assert (shown, lit) == ([AWAY] * (2 + len(since)), [])


def test_a_page_holds_a_lock_which_keeps_firefox_from_setting_it_aside(page, address):
    """And shares it with the same site in other tabs: docs/decisions/0019-a-lock.md."""
    page.goto(address + STORY)
    held = "navigator.locks.query().then(({held}) => held.map((each) => each.mode).join())"
    until(page, held)
    assert page.evaluate(held) == "shared"


def test_back_shows_what_was_opened_since_the_last_exit_alone(launched, address):
    page = launched.new_page()
    page.route(f"{AWAY}**", answer)
    for path in ("stories/sound-check/", STORY):
        page.goto(address + path)
        page.locator(".exit").click()
        page.wait_for_url(AWAY)
        page.goto(f"{address}get-help/")
    # A leap within a page, and a list that keeps its choices in the history.
    page.goto(f"{address}stories/the-farm-gate/")
    page.get_by_role("link", name="Read on").click()
    page.goto(f"{address}stories/?theme=hope")
    page.wait_for_timeout(300)
    page.goto(f"{address}about/")
    shown = []
    for _ in range(7):
        back(page)
        shown.append(page.url.removeprefix(address))
    page.close()
    assert shown == [
        "stories/?theme=hope",
        "stories/the-farm-gate/#page-story",
        "stories/the-farm-gate/",
        "get-help/",
        AWAY,
        AWAY,
        AWAY,
    ]


def test_reloading_a_page_opened_since_shows_it_again(page, address):
    page.goto(address + STORY)
    page.locator(".exit").click()
    page.wait_for_url(AWAY)
    page.goto(address + STORY)
    page.reload()
    assert (page.url, page.locator("h1").is_visible()) == (address + STORY, True)


def test_reloading_a_page_that_was_left_leads_away_again(page, address):
    page.goto(address + STORY)
    page.evaluate("sessionStorage.setItem('ownwords', '1')")
    page.reload()
    page.wait_for_url(AWAY)


def test_whoever_comes_again_of_their_own_accord_reads_on(page, address):
    page.goto(address + STORY)
    page.locator(".exit").click()
    page.wait_for_url(AWAY)
    page.goto(address + STORY)
    page.goto(address + STORIES[1])
    back(page)
    assert (page.url, page.locator("h1").is_visible()) == (address + STORY, True)


SHIFT = ["Shift"] * 3


@pytest.mark.parametrize(
    ("keys", "leaves"),
    [
        (SHIFT, True),
        (["Shift", "Shift"], False),
        (["Shift+A", "Shift+B", "Shift+C"], False),
        (["Shift", "Shift", "a", "Shift"], False),
        (["Shift+Tab", "Shift+Tab", "Shift+Tab"], False),
        (["Control+Shift", "Control+Shift", "Control+Shift"], False),
        (["a", *SHIFT], True),
    ],
)
def test_shift_three_times_by_itself_leads_away(page, address, keys, leaves):
    page.goto(address + STORY)
    for key in keys:
        page.keyboard.press(key)
    if leaves:
        page.wait_for_url(AWAY)
    else:
        page.wait_for_timeout(300)
    assert (page.url == AWAY) == leaves


def test_shift_and_the_wheel_scroll_sideways_and_do_not_lead_away(page, address):
    page.goto(address + STORY)
    for _ in range(3):
        page.keyboard.down("Shift")
        page.mouse.wheel(0, 40)
        page.wait_for_timeout(50)
        page.keyboard.up("Shift")
    page.wait_for_timeout(100)
    assert page.url == address + STORY


def test_shift_held_down_is_one_press(page, address):
    page.goto(address + STORY)
    for _ in range(5):
        page.keyboard.down("Shift")
    page.keyboard.up("Shift")
    assert page.locator("#page-exit").text_content() == "To exit, press Shift 2 more times."


def test_presses_of_shift_are_counted_for_screen_readers_alone_and_forgotten(page, address):
    page.clock.install()
    page.goto(address + STORY)
    status = page.locator("#page-exit[role=status]")
    said = [status.text_content()]
    for _ in range(2):
        page.keyboard.press("Shift")
        said.append(status.text_content())
    page.clock.fast_forward(5001)
    said.append(status.text_content())
    page.keyboard.press("Shift")
    said.append(status.text_content())
    two, one = "To exit, press Shift 2 more times.", "To exit, press Shift 1 more time."
    assert (said, status.bounding_box()["height"]) == (["", two, one, "", two], 1)


def test_switched_off_there_is_nothing_of_it(browser, tmp_path):
    root = write_archive(
        tmp_path / "archive",
        {"plugins": [{"ownwords": {"exit_address": False, "word_search": False}}]},
    )
    write_story(root, "the-landing")
    with served(build_site(root, tmp_path / "site", TODAY, strict=False)) as at:
        page = browser.new_page()
        page.goto(f"{at}stories/the-landing/")
        for key in SHIFT:
            page.keyboard.press(key)
        html, where = page.content(), page.url
        page.close()
    found = [word for word in ("data-exit", "page-exit", 'class="exit"', "bbc") if word in html]
    assert (found, where) == ([], f"{at}stories/the-landing/")
