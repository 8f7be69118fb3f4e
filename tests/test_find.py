"""Choosing and searching stories in real Chromium, with a script and without."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser import served
from tests.test_browser import RULES

pytestmark = [pytest.mark.browser, pytest.mark.build]

UNSEARCHED = "out-of-step"
"""A story of the sample whose storyteller did not agree to excerpts."""
SHIFTS = """() => new Promise((tell) => new PerformanceObserver((list, observer) => {
    observer.disconnect();
    tell(list.getEntries().map((entry) => entry.value));
}).observe({type: "layout-shift", buffered: true}) || setTimeout(() => tell([]), 500))"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone. Whatever the browser complains of fails, a broken policy above all."""
    context = browser.new_context(viewport={"width": 320, "height": 700})
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert [line for line in said if "net::ERR_FAILED" not in line] == []


@pytest.fixture(scope="session")
def stories(sample_site: Path) -> list[dict[str, Any]]:
    return list(json.loads((sample_site / "find/list.json").read_text())["stories"])


def names(page: Page) -> list[str]:
    return page.locator("#page-found .card__who").all_inner_texts()


def status(page: Page) -> Locator:
    return page.locator("#page-found [role=status]")


def expect_said(page: Page, words: str) -> None:
    expect(status(page)).to_contain_text(words, use_inner_text=True)


def search(page: Page, words: str) -> None:
    page.get_by_label("Search for").fill(words)
    page.keyboard.press("Enter")


def choose(page: Page, field: str, value: str) -> None:
    page.locator(f"[name={field}]").select_option(value)


def unfold(page: Page, summary: str) -> None:
    page.locator("#page-finder summary", has_text=summary).click()


def leave_out(page: Page, note: str) -> None:
    page.locator(f"[name=without][value='{note}']").check()


def test_without_a_script_links_lead_to_the_stories_of_a_place(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}stories/")
    page.locator("summary", has_text="Choose by theme").locator("visible=true").click()
    page.get_by_role("navigation", name="Ways in").get_by_text("Place", exact=True).click()
    page.get_by_role("link", name="North of England").click()
    shown = page.locator(".card__place").all_inner_texts()
    context.close()
    assert set(shown) == {"North of England"}


def test_without_a_script_there_is_no_form_that_does_nothing(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}find/")
    form, links = page.locator("#page-finder"), page.get_by_role("navigation", name="Ways in")
    seen = (form.is_visible(), links.is_visible())
    context.close()
    assert seen == (False, True)


def test_choices_are_combined_counted_and_kept_in_the_address(page, address, stories):
    both = [
        s["name"]
        for s in stories
        if "hope" in s["by"].get("theme", []) and "name" in s["by"]["told-as"]
    ]
    page.goto(f"{address}stories/")
    unfold(page, "Choose by theme")
    choose(page, "theme", "hope")
    choose(page, "told-as", "name")
    expect_said(page, f"{len(both)} stories")
    assert (names(page), page.url) == (both, f"{address}stories/?theme=hope&told-as=name")


def test_a_linked_choice_is_shown_and_back_leads_to_it_again(page, address, stories):
    chosen = [s["name"] for s in stories if "film" in s["by"]["format"]]
    page.goto(f"{address}stories/?format=film")
    expect(page.locator("#page-found .card")).to_have_count(len(chosen))
    page.locator("#page-found .card a").first.click()
    page.wait_for_url("**/stories/*/")
    page.go_back()
    expect(page.locator("#page-found .card")).to_have_count(len(chosen))
    assert page.locator("[name=format]").input_value() == "film"


def test_clearing_leads_back_to_all_stories(page, address):
    page.goto(f"{address}stories/?theme=hope")
    expect(page.locator("#page-all")).to_be_hidden()
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("#page-all")).to_be_visible()
    assert (page.url, names(page)) == (f"{address}stories/", [])


def test_clearing_a_search_lets_nothing_back_in(page, address):
    page.goto(f"{address}find/#leave-out")
    leave_out(page, "death")
    unfold(page, "Choose by theme")
    choose(page, "theme", "hope")
    page.get_by_role("button", name="Clear all").click()
    expect(page.get_by_role("button", name="Clear all")).to_be_hidden()
    assert page.evaluate("ownwords.leftOut()") == ["death"]


def test_what_is_left_out_stays_out_and_is_in_no_address(page, address, stories):
    death = [s["title"] for s in stories if any(n.startswith("death") for n in s.get("notes", []))]
    page.goto(f"{address}find/#leave-out")
    leave_out(page, "death")
    expect_said(page, f"{len(stories) - len(death)} stories")
    expect_said(page, f"Left out, as you asked: {len(death)}")
    titles = page.locator("#page-found .card__title").all_inner_texts()
    assert (set(titles) & set(death), "death" in page.url) == (set(), False)
    page.goto(f"{address}stories/")
    shown = page.locator("#page-all .card").locator("visible=true")
    assert len(shown.all()) == len(stories) - len(death)


def test_with_nothing_chosen_but_what_to_leave_out_there_is_nothing_to_clear(
    page, address, stories
):
    page.goto(f"{address}stories/")
    unfold(page, "Leave out stories")
    leave_out(page, "death")
    expect_said(page, "Left out, as you asked")
    assert page.get_by_role("button", name="Clear all").is_hidden()
    page.get_by_role("button", name="Show them").locator("visible=true").click()
    expect_said(page, f"{len(stories)} stories")
    focused = page.evaluate("document.activeElement.closest('.card').dataset.notes")
    kept = page.evaluate("ownwords.leftOut()")
    assert ("death" in focused, kept, page.locator("#page-found .card:visible").count()) == (
        True,
        ["death"],
        len(stories),
    )


def test_words_inside_a_story_are_found_and_marked(page, address):
    page.goto(f"{address}find/")
    search(page, "kettle")
    expect_said(page, "stories")
    first = page.locator("#page-found .card", has_text="Doreen")
    assert "kettle" in first.locator(".card__passage mark").first.inner_text()
    first.get_by_role("link").click()
    page.wait_for_url("**/stories/ten-past-nine-bus/")


def test_typing_is_enough_and_the_focus_stays(page, address):
    page.goto(f"{address}find/")
    page.get_by_label("Search for").press_sequentially("kettle")
    expect(page.locator("#page-found .card").first).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "page-words"


def test_what_was_searched_for_is_in_no_address_and_there_again_after_back(page, address):
    page.goto(f"{address}find/?words=kettle")
    expect(page.locator("#page-found .card").first).to_be_visible()
    found = names(page)
    assert page.url == f"{address}find/"
    page.locator("#page-found .card a").first.click()
    page.wait_for_url("**/stories/*/")
    page.go_back()
    expect(page.locator("#page-found .card")).to_have_count(len(found))


def test_a_search_finds_nothing_of_what_is_left_out(page, address):
    page.goto(f"{address}find/#leave-out")
    search(page, "kettle")
    expect(page.locator("#page-found .card", has_text="Gethin")).to_be_visible()
    leave_out(page, "mental-health/suicidal-thoughts")
    expect(page.locator("#page-found .card", has_text="Gethin")).to_have_count(0)


def test_a_search_says_how_many_of_its_stories_are_left_out_and_shows_them_when_asked(
    page, address, stories
):
    (gaz,) = [s for s in stories if s["id"] == "out-of-step"]
    page.goto(f"{address}find/#leave-out")
    for note in gaz["notes"]:
        page.evaluate("note => ownwords.leaveOut([note])", note)
    search(page, "post-traumatic")
    expect_said(page, "Left out, as you asked: 1")
    expect(status(page)).not_to_contain_text("Nothing found", use_inner_text=True)
    page.get_by_role("button", name="Show them").locator("visible=true").click()
    expect(page.locator("#page-found .card:visible")).to_have_count(1)
    assert names(page) == ["Gaz"]


def test_a_search_is_narrowed_by_what_is_chosen(page, address):
    page.goto(f"{address}find/?place=mid-wales")
    search(page, "kettle")
    expect_said(page, "1 story")
    assert names(page) == ["Gethin"]


def test_a_story_without_excerpts_is_found_by_its_title_and_not_by_its_words(
    page, address, sample_site
):
    page.goto(f"{address}find/")
    search(page, "OUT of stép")
    expect(page.locator("#page-found .card h2").first).to_contain_text("Out of step")
    search(page, _word_of(sample_site, UNSEARCHED))
    expect(page.locator("#page-found .card", has_text="Out of step")).to_have_count(0)
    expect_said(page, "Nothing found.")


def marks(page: Page) -> set[str]:
    return {
        word.strip(".,?!").lower() for word in page.locator("#page-found mark").all_inner_texts()
    }


def test_a_word_with_a_hyphen_is_looked_for_whole(page, address):
    page.goto(f"{address}find/")
    search(page, "post-traumatic")
    expect_said(page, "1 story")
    assert (names(page), marks(page)) == (["Gaz"], {"post-traumatic"})


def test_a_word_with_a_hyphen_is_found_where_it_is_written_as_two(page, address, sample_site):
    page.goto(f"{address}find/")
    search(page, "bus-stop")
    expect_said(page, "stories")
    has = ("long-corridor", "table-for-nine", "what-the-kettle-heard", "ten-past-nine-bus")
    links = page.locator("#page-found .card a").evaluate_all("all => all.map(each => each.href)")
    missed = [id for id in has if f"{address}stories/{id}/" not in links and id != has[0]]
    assert (missed, len(links), marks(page)) == ([], 4, {"bus", "stop"})


@pytest.mark.parametrize("words", ["hi-hats", "hi-hats doctor"])
def test_a_word_with_a_hyphen_is_found_as_it_was_told(page, address, words):
    page.goto(f"{address}find/")
    search(page, words)
    expect_said(page, "1 story")
    assert (names(page), "hi-hats" in marks(page)) == (["Dex"], True)


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("don't", {"don’t"}),
        ("don’t", {"don’t"}),
        ("it's the window", {"it’s", "window", "windows", "windowsill", "its"}),
        ("the kettle", {"kettle", "kettles"}),
    ],
)
def test_an_apostrophe_parts_no_word_and_little_words_are_not_marked(page, address, words, right):
    page.goto(f"{address}find/")
    search(page, words)
    expect(page.locator("#page-found .card mark").first).to_be_visible()
    assert marks(page) <= right


@pytest.mark.parametrize("word", ["samaritans", "sertraline", "self-harm"])
def test_a_word_of_no_story_finds_none_that_has_its_first_letters(page, address, word):
    page.goto(f"{address}find/")
    search(page, word)
    expect_said(page, "Nothing found.")


@pytest.mark.parametrize("word", ["running", "crying", "nurses"])
def test_a_word_finds_its_other_forms(page, address, word):
    page.goto(f"{address}find/")
    search(page, word)
    expect(page.locator("#page-found .card mark").first).to_be_visible()


def _word_of(site: Path, story: str) -> str:
    """The longest word that stands in this story alone."""
    pages = {path.parent.name: path.read_text() for path in site.glob("stories/*/index.html")}
    words = re.findall("[a-z]+", pages.pop(story).split('id="page-story"')[1].split("</p>")[5])
    others = " ".join(pages.values())
    return max((word for word in words if word not in others), key=len)


def test_its_words_are_in_no_file_that_searches_read(sample_site):
    story = (sample_site / f"stories/{UNSEARCHED}/index.html").read_text()
    sentences = [p.split("</p>")[0] for p in story.split('id="page-story"')[1].split("<p>")[1:]]
    told = [s.split(". ")[0] for s in sentences if "<" not in s and len(s.split(". ")[0]) > 25]
    held = [_decoded(p) for p in (sample_site / "find").rglob("*") if p.is_file()]
    assert len(told) > 5
    assert [s for s in told if any(s in text for text in held)] == []


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8", "replace")


def test_an_address_chooses_only_what_can_be_chosen(page, address):
    page.goto(f"{address}stories/?theme=no-such-theme&format=film")
    expect(page.locator("#page-found .card").first).to_be_visible()
    assert page.locator("[name=theme]").input_value() == ""


def test_nothing_found_is_said_with_a_way_on(page, address):
    page.goto(f"{address}find/")
    search(page, "qwertzuiop")
    expect_said(page, "Nothing found.")
    assert status(page).get_by_role("link", name="See all stories").is_visible()


def test_nothing_is_fetched_before_it_is_asked_for(page, address):
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(address)))
    page.goto(f"{address}find/", wait_until="networkidle")
    assert [url for url in fetched if url.startswith("find/") and url != "find/"] == []
    unfold(page, "Choose by theme")
    choose(page, "theme", "hope")
    expect_said(page, "stories")
    assert [url for url in fetched if url.startswith("find/words")] == []


def test_offline_it_says_so_and_tries_again(page, address):
    page.goto(f"{address}find/")
    page.route("**/find/list.json", lambda route: route.abort())
    search(page, "kettle")
    expect_said(page, "You may be offline")
    page.unroute("**/find/list.json")
    search(page, "kettle")
    expect(page.locator("#page-found .card").first).to_be_visible()


def test_on_a_slow_line_it_says_that_it_is_looking(page, address):
    page.goto(f"{address}find/")
    held: list[Route] = []
    page.route("**/find/list.json", lambda route: held.extend([route]))
    search(page, "kettle")
    expect_said(page, "Looking …")
    held[0].continue_()
    expect_said(page, "stories")
    expect(status(page)).not_to_contain_text("Looking …", use_inner_text=True)


def test_where_the_words_cannot_be_searched_titles_still_are(page, address):
    page.route("**/find/words/**", lambda route: route.abort())
    page.goto(f"{address}find/")
    search(page, "kettle")
    expect_said(page, "could not be searched just now")
    assert page.locator("#page-found .card__title").all_inner_texts() == ["What the kettle heard"]


def test_it_works_in_a_subfolder(browser, sample_site, tmp_path):
    shutil.copytree(sample_site, tmp_path / "some" / "archive")
    with served(tmp_path) as root:
        page = browser.new_page()
        page.goto(f"{root}some/archive/find/")
        search(page, "kettle")
        expect(page.locator("#page-found .card__passage mark").first).to_be_visible()
        image = page.locator("#page-found img").first
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
        assert image.evaluate("image => image.naturalWidth") > 0
        page.close()


@pytest.mark.parametrize("path", ["stories/", "find/", "stories/?theme=hope"])
def test_nothing_on_the_page_jumps(page, address, path):
    page.goto(address + path, wait_until="networkidle")
    assert sum(page.evaluate(SHIFTS)) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page, address, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}find/#leave-out")
    unfold(page, "Choose by theme")
    search(page, "kettle")
    expect(page.locator("#page-found .card").first).to_be_visible()
    found = [v["id"] for v in Axe().run(page, options=RULES).response["violations"]]
    assert (found, page.evaluate("document.documentElement.scrollWidth")) == ([], 320)


def test_text_of_twice_the_size_does_not_make_results_scroll_sideways(browser, address):
    context = browser.new_context(viewport={"width": 320, "height": 700}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}find/#leave-out")
    page.add_style_tag(content="html {font-size: 200%}")
    unfold(page, "Choose by theme")
    search(page, "kettle")
    expect(page.locator("#page-found .card").first).to_be_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width == 320


def many(stories: list[dict[str, Any]], times: int) -> str:
    made = [s | {"id": f"{s['id']}-{n}"} for n in range(times) for s in stories]
    return json.dumps({"stories": made, "words": {}})


def test_many_are_shown_a_page_at_a_time(page, address, stories):
    texts = [s for s in stories if "text" in s["by"]["format"]]
    body = many(texts, 3)
    page.route("**/find/list.json", lambda route: _answer(route, body))
    page.goto(f"{address}stories/?format=text")
    cards = page.locator("#page-found .card")
    expect(cards).to_have_count(24)
    page.get_by_role("button", name="Show more").click()
    expect(cards).to_have_count(48)
    page.get_by_role("button", name="Show more").click()
    expect(cards).to_have_count(len(texts) * 3)
    assert cards.nth(48).get_by_role("link").evaluate("link => link === document.activeElement")


def test_what_is_listed_is_only_text(page, address, stories):
    bad = "<img src=x onerror=\"document.title = 'run'\">"
    told = [s | {"name": bad, "title": bad, "quote": bad, "mentions": bad} for s in stories[:1]]
    page.route("**/find/list.json", lambda route: _answer(route, many(told, 1)))
    page.goto(f"{address}stories/?told-as={told[0]['by']['told-as'][0]}")
    expect(page.locator("#page-found .card__who")).to_have_text(bad)
    assert page.locator("#page-found .card img").count() == 1


def _answer(route: Route, body: str) -> None:
    route.fulfill(content_type="application/json", body=body)
