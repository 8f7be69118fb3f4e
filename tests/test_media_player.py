"""Recordings and their words in real Chromium, with and without the script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from ownwords.mkdocs_build import build_site
from tests.archives import TODAY, write_archive, write_story
from tests.browser import REPOSITORY, served, until

pytestmark = [pytest.mark.browser, pytest.mark.build]

VOICE = REPOSITORY / "stories" / "sound-check" / "sound-check.mp3"
FILM = REPOSITORY / "stories" / "cut-to-the-sea" / "sea.mp4"
MEDIA = (".mp3", ".mp4", ".vtt")
WORDS = b"""WEBVTT

00:02.000 --> 00:04.000
Is this on? It is.

00:04.000 --> 00:05.000
I said &lt;script&gt;alert(1)&lt;/script&gt;.

00:20.000 --> 00:24.000
Then nothing for a while.
"""
SENTENCES = [
    "Is this on?",
    "It is.",
    "I said <script>alert(1)</script>.",
    "Then nothing for a while.",
]
CURRENT = ".transcript [aria-current]"
PLAYED = "document.querySelector('audio, video')"


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A story with a voice and its film in sign language, and one with a film told three ways."""
    root = write_archive(tmp_path_factory.mktemp("media") / "archive")
    film = FILM.read_bytes()
    allowed = {"allow": {"web": ["words", "audio", "film"]}}
    write_story(
        root,
        "a-voice",
        files={"a.mp3": VOICE.read_bytes(), "a.vtt": WORDS, "b.mp4": film},
        audio={"file": "a.mp3", "alt": "A voice.", "transcript": "a.vtt", "bsl": "b.mp4"},
        consent=allowed,
    )
    told = {"file": "a.mp4", "alt": "A film.", "captions": "a.vtt"}
    write_story(
        root,
        "a-film",
        files={"a.mp4": film, "a.vtt": WORDS, "d.mp3": VOICE.read_bytes()},
        film=told | {"described": "d.mp3", "bsl": "a.mp4"},
        consent=allowed,
    )
    with served(build_site(root, root / "site", TODAY, strict=True)) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 360, "height": 740})
    yield opened
    opened.close()


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
    page.wait_for_selector(".transcript [role=button]")  # what lets it be heard from there has come


def is_playing_after(page: Page, seconds: float) -> bool:
    """Waits until it plays, and tells whether it began there and not at the beginning."""
    until(page, f"!{PLAYED}.paused && {PLAYED}.currentTime > 0.2")
    return bool(seconds <= page.evaluate(f"{PLAYED}.currentTime") < seconds + 2)


@pytest.mark.parametrize("story", ["a-voice", "a-film"])
def test_nothing_of_a_recording_is_fetched_before_it_is_played(page, at, story):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{at}stories/{story}/")
    open_everything(page)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if url.endswith(MEDIA)] == []


def test_a_sentence_plays_from_there(page, at):
    page.goto(f"{at}stories/a-voice/")
    page.get_by_text("Then nothing for a while.").click()
    assert is_playing_after(page, 20)


def test_the_time_of_a_paragraph_plays_from_there(page, at):
    page.goto(f"{at}stories/a-voice/")
    page.get_by_role("link", name="0:20").click()
    assert (is_playing_after(page, 20), page.url) == (True, f"{at}stories/a-voice/")


def test_the_sentence_that_is_heard_is_marked_and_then_the_next(page, at):
    page.goto(f"{at}stories/a-voice/")
    page.get_by_text("Is this on?").click()
    current = page.locator(CURRENT)
    for sentence in SENTENCES[:2]:
        expect(current).to_have_text(sentence)
    assert current.evaluate("(it) => getComputedStyle(it).textDecorationLine") == "underline"


def test_nothing_scrolls_while_it_plays(page, at):
    page.goto(f"{at}stories/a-voice/")
    page.get_by_text("It is.").click()
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator(CURRENT)).to_have_text(SENTENCES[2])
    assert page.evaluate("scrollY") == 0


def test_who_selects_words_does_not_start_the_recording(page, at):
    page.goto(f"{at}stories/a-voice/")
    box = page.get_by_text("Then nothing for a while.").bounding_box()
    page.mouse.move(box["x"] + 4, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 8, steps=4)
    page.mouse.up()
    selected = page.evaluate("String(getSelection())")
    assert (bool(selected), page.evaluate(f"{PLAYED}.paused")) == (True, True)


def test_a_transcript_is_one_tab_stop_with_the_arrow_keys_inside(page, at):
    page.goto(f"{at}stories/a-voice/")
    page.locator(".transcript summary").focus()
    stops = []
    for key in ("Tab", "ArrowUp", "ArrowDown", "ArrowDown", "Tab", "Shift+Tab"):
        page.keyboard.press(key)
        stops.append(page.evaluate("document.activeElement.closest('[data-at]')?.textContent"))
    first, _, third, _ = SENTENCES
    assert stops == [first, first, SENTENCES[1], third, None, third]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_enter_and_space_play_a_sentence_and_scroll_nothing(page, at, key):
    page.goto(f"{at}stories/a-voice/")
    page.locator(".transcript summary").focus()
    for each in ("Tab", "ArrowDown", "ArrowDown", "ArrowDown"):
        page.keyboard.press(each)
    before = page.evaluate("scrollY")
    page.keyboard.press(key)
    assert (is_playing_after(page, 20), page.evaluate("scrollY")) == (True, before)


def test_a_sentence_says_what_it_is(page, at):
    page.goto(f"{at}stories/a-voice/")
    sentences = page.locator(".transcript").get_by_role("button")
    assert sentences.all_text_contents() == SENTENCES


def test_its_script_is_fetched_once_it_is_unfolded_or_played(page, address):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{address}stories/sound-check/", wait_until="networkidle")
    before = "media.js" in asked
    page.evaluate(f"{PLAYED}.muted = true, {PLAYED}.play()")
    until(page, f"!{PLAYED}.paused")
    page.wait_for_load_state("networkidle")
    assert (before, "media.js" in asked) == (False, True)


def test_words_of_a_recording_are_no_markup(page, at):
    page.goto(f"{at}stories/a-voice/")
    shown = page.locator(".transcript span[data-at]").all_text_contents()
    assert (shown, page.locator(".transcript script").count()) == (SENTENCES, 0)


def test_captions_come_with_the_film(page, at):
    page.goto(f"{at}stories/a-film/")
    page.get_by_text("Is this on?").click()
    until(page, f"{PLAYED}.textTracks[0].activeCues?.length === 1")
    assert page.evaluate(f"{PLAYED}.textTracks[0].activeCues[0].text") == "Is this on? It is."


def test_captions_that_were_switched_off_stay_off(page, at):
    page.goto(f"{at}stories/a-film/")
    page.get_by_text("Is this on?").click()
    until(page, f"{PLAYED}.textTracks[0].mode === 'showing'")
    page.evaluate(f"{PLAYED}.textTracks[0].mode = 'disabled', {PLAYED}.pause()")
    page.get_by_text("Is this on?").click()
    until(page, f"!{PLAYED}.paused")
    assert page.evaluate(f"{PLAYED}.textTracks[0].mode") == "disabled"


def test_one_recording_at_a_time(page, at):
    page.goto(f"{at}stories/a-film/")
    page.get_by_text("Is this on?").click()
    assert is_playing_after(page, 2)
    open_everything(page)
    page.evaluate("document.querySelector('.player__version audio').play()")
    until(page, f"{PLAYED}.paused")
    assert page.evaluate("document.querySelector('.player__version audio').paused") is False


def test_versions_are_named_and_wait_to_be_opened(page, at):
    page.goto(f"{at}stories/a-film/")
    versions = page.locator(".player__version")
    names = versions.locator("summary").all_text_contents()
    visible = [each.is_visible() for each in versions.locator("video, audio").all()]
    assert (names, visible) == (
        ["In British Sign Language (BSL)", "With audio description"],
        [False, False],
    )


@pytest.mark.parametrize("story", ["a-voice", "a-film"])
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_while_it_plays_with_everything_open(browser, at, story, width, scheme):
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{at}stories/{story}/")
    open_everything(page)
    page.get_by_text("Then nothing for a while.").click()
    page.wait_for_selector(CURRENT)
    rules = {
        "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag22aa", "best-practice"]}
    }
    found = [each["id"] for each in Axe().run(page, options=rules).response["violations"]]
    scrolled = page.evaluate("document.documentElement.scrollWidth") > width
    page.close()
    assert (found, said, scrolled) == ([], [], False)


def test_without_script_a_time_leads_into_the_recording(browser, at):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{at}stories/a-voice/")
    hint = page.locator(".transcript__how").is_visible()
    page.get_by_role("link", name="0:20").click()
    page.wait_for_url("**/media/*.mp3#t=20")
    context.close()
    assert hint is False
