"""Leading a session from a guide, one step at a time, in real Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.test_browser import AXE, faults_at

pytestmark = [pytest.mark.browser, pytest.mark.build]

WRITTEN = "guides/small-kindnesses/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 800}, locale="en-GB")
    yield opened
    opened.close()


def lead(page: Page, address: str) -> None:
    page.goto(address + WRITTEN)
    page.get_by_role("button", name="Lead this session").click()


def step(page: Page) -> str:
    return page.locator(".leading__count").inner_text()


def test_leads_from_step_to_step_by_keyboard(page, address):
    lead(page, address)
    seen = [step(page)]
    for key in ("ArrowRight", "PageDown", "Space", "PageUp", "ArrowLeft"):
        page.keyboard.press(key)
        seen.append(step(page).split(" of ")[0])
    assert seen == ["Step 1 of 10", "Step 2", "Step 3", "Step 4", "Step 3", "Step 2"]


def test_asks_the_prompts_of_a_step_one_by_one(page, address):
    lead(page, address)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    asked = []
    for _ in range(2):
        prompt, which = page.locator(".leading__prompt"), page.locator(".leading__which")
        asked.append((step(page), which.inner_text(), prompt.inner_text()[:16]))
        page.keyboard.press("ArrowRight")
    assert asked == [
        ("Step 4 of 10", "Prompt 1 of 2", "What stays with "),
        ("Step 4 of 10", "Prompt 2 of 2", "Who does somethi"),
    ]


def test_goes_no_further_than_the_last_step_and_the_first(page, address):
    lead(page, address)
    page.keyboard.press("ArrowLeft")
    first = step(page)
    for _ in range(30):
        page.keyboard.press("ArrowRight")
    assert (first, step(page)) == ("Step 1 of 10", "Step 10 of 10")


def test_escape_leaves_and_the_focus_returns(page, address):
    lead(page, address)
    page.keyboard.press("Escape")
    focused = page.evaluate("document.activeElement.textContent")
    assert (page.locator("#guide-lead").is_visible(), focused) == (False, "Lead this session")


def test_only_the_lead_view_and_the_way_out_can_be_reached_while_it_is_open(page, address):
    lead(page, address)
    reached = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.closest('#guide-lead, [data-exit], body').className"
            )
        )
    assert reached <= {"leading", "exit", "skip", "kind-guide"}


def test_the_timer_counts_down_pauses_and_says_time(page, address):
    page.clock.install()
    lead(page, address)
    left = page.locator('[data-is="left"]')
    over = page.locator('[data-is="over"]')
    told = [left.inner_text()]
    page.get_by_role("button", name="Start the timer").click()
    page.clock.run_for(121_000)
    told.append(left.inner_text())
    page.get_by_role("button", name="Pause the timer").click()
    page.clock.run_for(600_000)
    told.append(left.inner_text())
    page.get_by_role("button", name="Start the timer").click()
    page.clock.run_for(180_000)
    assert (told, left.inner_text(), over.is_visible()) == (["5", "3", "3"], "0", True)


def test_the_timer_goes_on_with_the_next_step_once_it_was_started(page, address):
    page.clock.install()
    lead(page, address)
    page.get_by_role("button", name="Start the timer").click()
    page.keyboard.press("ArrowRight")
    page.clock.run_for(61_000)
    assert page.locator('[data-is="left"]').inner_text() == "1"


def test_nothing_is_fetched_while_leading(page, address):
    asked: list[str] = []
    page.goto(address + WRITTEN)
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Lead this session").click()
    for _ in range(15):
        page.keyboard.press("ArrowRight")
    # A browser may take its time with the icon of the page.
    assert [url for url in asked if not url.endswith("icon.svg")] == []


def test_the_way_out_lies_above_the_lead_view(page, address):
    lead(page, address)
    above = """() => {
        const box = document.querySelector(".exit").getBoundingClientRect();
        const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return at.matches(".exit");
    }"""
    assert page.evaluate(above)


@pytest.mark.parametrize("way", ["link", "keys"])
def test_the_way_out_works_while_leading(page, address, way):
    page.route("**bbc**", lambda route: route.fulfill(body="Weather"))
    lead(page, address)
    if way == "link":
        page.locator(".exit").click()
    for _ in range(3 if way == "keys" else 0):
        page.keyboard.press("Shift")
    page.wait_for_url("**bbc**")
    assert "bbc" in page.url


@pytest.mark.parametrize("width", [320, 1280])
def test_the_lead_view_is_for_everyone(page, address, width):
    lead(page, address)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.evaluate(AXE)
    assert list(faults_at(page, width)) == []
