"""The sample site in real Chromium, at the widths and in the colours of READER's bar."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from ownwords.mkdocs_build import build_site

pytestmark = [pytest.mark.browser, pytest.mark.build]

REPOSITORY = Path(__file__).parents[1]
PAGES = [
    "",
    "stories/",
    "stories/cut-to-the-sea/",
    "stories/sound-check/",
    "stories/spare-key/",
    "stories/the-green-door/",
    "themes/",
    "themes/hope/",
    "tags/",
    "tags/hospital/",
    "collections/",
    "collections/kirkhaven-champions/",
    "get-help/",
    "404.html",
]
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


def chromium_path() -> str | None:
    named = os.environ.get("OWNWORDS_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = build_site(
        REPOSITORY, tmp_path_factory.mktemp("browser") / "site", date.today(), strict=True
    )
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
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


@pytest.fixture(params=[(320, "light"), (360, "dark"), (768, "dark"), (1280, "light")], ids=str)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    opened = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    yield opened
    opened.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 360, "height": 740})
    yield opened
    opened.close()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page, address, path):
    page.goto(address + path)
    found = [v["id"] for v in Axe().run(page, options=RULES).response["violations"]]
    too_wide = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    assert (found, too_wide) == ([], False)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_no_other_host_keeps_nothing_and_complains_of_nothing(phone, address, path):
    asked, said = [], []
    phone.on("request", lambda request: asked.append(request.url))
    phone.on("console", lambda message: said.append(message.text))
    phone.on("pageerror", lambda error: said.append(str(error)))
    phone.goto(address + path, wait_until="networkidle")
    kept = phone.evaluate("[document.cookie, localStorage.length, sessionStorage.length]")
    assert ([u for u in asked if not u.startswith(address)], said, kept) == ([], [], ["", 0, 0])


def test_text_spacing_of_wcag_does_not_make_a_story_scroll_sideways(phone, address):
    phone.goto(f"{address}stories/spare-key/")
    phone.add_style_tag(
        content="* {line-height: 1.5 !important; letter-spacing: .12em !important; "
        "word-spacing: .16em !important} p {margin-bottom: 2em !important}"
    )
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_quote_on_a_theme_page_opens_its_very_passage(phone, address):
    phone.goto(f"{address}themes/hope/")
    link = phone.locator('main a[href*="#"][href*="stories/"]').first
    anchor = (link.get_attribute("href") or "").split("#")[1]
    link.click()
    passage = phone.locator(f"#{anchor}")
    box = passage.bounding_box()
    assert (
        box is not None and 0 <= box["y"] < 740,
        "passage" in passage.get_attribute("class"),
    ) == (
        True,
        True,
    )


def test_the_content_notes_come_before_the_story_and_offer_three_ways_on(phone, address):
    phone.goto(f"{address}stories/the-farm-gate/")
    ways = (
        phone.get_by_role("link", name="Read on"),
        phone.get_by_role("link", name="Another story"),
    )
    top = [way.first.bounding_box()["y"] for way in ways]
    text = phone.locator(".passage").first.bounding_box()["y"]
    assert max(top) < text


def test_next_stories_lead_round_without_a_script(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}stories/leeks-in-february/")
    seen = []
    for _ in range(40):
        if page.url in seen:
            break
        seen.append(page.url)
        page.locator(".next a, .next-story a").first.click()
    context.close()
    assert page.url == seen[0]


def test_no_recording_is_fetched_before_it_is_played(phone, address):
    asked = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(f"{address}stories/cut-to-the-sea/", wait_until="networkidle")
    assert [url for url in asked if url.endswith((".mp4", ".mp3"))] == []


def test_the_film_can_be_played_with_its_captions(phone, address):
    phone.goto(f"{address}stories/cut-to-the-sea/")
    length = phone.evaluate(
        """async () => {
            const film = document.querySelector("video");
            film.load();
            await new Promise((go) => film.addEventListener("loadedmetadata", go, {once: true}));
            film.textTracks[0].mode = "showing";
            await new Promise((go) => setTimeout(go, 500));
            return [film.duration, film.textTracks[0].cues.length];
        }"""
    )
    assert (round(length[0]), length[1]) == (24, 8)


def test_every_tab_stop_is_visible(phone, address):
    phone.goto(f"{address}stories/spare-key/")
    stops = []
    for _ in range(60):
        phone.keyboard.press("Tab")
        stop = phone.evaluate(
            """() => {
                const at = document.activeElement, box = at.getBoundingClientRect();
                const style = getComputedStyle(at);
                return [at.tagName, box.width > 0 && box.height > 0,
                        style.outlineStyle !== "none" || style.boxShadow !== "none"];
            }"""
        )
        if stop[0] == "BODY":
            break
        stops.append(stop)
    assert [stop for stop in stops if not all(stop[1:])] == []
