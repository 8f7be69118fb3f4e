"""The index of guides, narrowed by what is chosen, in real Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser import until

pytestmark = [pytest.mark.browser, pytest.mark.build]


def sessions_shown(page: Page) -> list[str]:
    return page.locator(".session:visible h2").all_inner_texts()


def titles(page: Page) -> list[str]:
    return page.locator(".guide-cards h2").all_inner_texts()


def test_the_index_is_narrowed_by_what_is_chosen_on_all_its_pages(page, address):
    page.goto(f"{address}guides/")
    page.get_by_label("Format", exact=True).select_option("film-discussion")
    until(page, "document.querySelectorAll('.guide-cards > li').length < 20")
    said = page.locator(".guides-finder [role=status]").inner_text()
    assert (said, page.url) == (
        f"Guides found: {len(titles(page))}",
        f"{address}guides/?format=film-discussion",
    )


def test_a_choice_in_the_address_holds_and_leads_to_its_session(page, address):
    page.goto(f"{address}guides/?format=one-to-one&theme=meaning")
    until(page, "document.querySelectorAll('.guide-cards > li').length < 20")
    page.locator(".guide-cards a").first.click()
    assert sessions_shown(page) == ["One to one"]


def test_says_where_no_guide_fits_and_clears_what_was_chosen(page, address):
    page.goto(f"{address}guides/?format=film-discussion&audience=ward-staff")
    page.get_by_text("No guide fits all of that.").wait_for()
    page.get_by_role("button", name="Clear all").click()
    until(page, "document.querySelectorAll('.guide-cards > li').length > 20")
    assert page.url == f"{address}guides/"


def test_guides_are_found_by_links_without_script(plain_page, address):
    plain_page.goto(f"{address}guides/")
    plain_page.locator("summary", has_text="Format").click()
    plain_page.get_by_role("link", name="World Café").click()
    assert plain_page.locator("h1").inner_text() == "World Café"
