"""A guide as a trainer sees it, in real Chromium: on a screen, on a wall and on paper."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Page

from tests.browser import until

pytestmark = [pytest.mark.browser, pytest.mark.build]

THEME = "guides/theme/hope/"
WRITTEN = "guides/small-kindnesses/"
LINKED = "guides/a-door-that-opens/"


def sessions_shown(page: Page) -> list[str]:
    return page.locator(".session:visible h2").all_inner_texts()


def choose(page: Page, session: str) -> None:
    page.locator(f'[data-session="session-{session}"]').check(force=True)


# The session


def test_shows_one_session_the_first(page, address):
    page.goto(address + THEME)
    assert sessions_shown(page) == ["Conversation Café"]


def test_a_guide_for_one_story_speaks_of_one(page, address):
    page.goto(f"{address}guides/story/the-long-corridor/")
    assert page.locator(".guide__notes").inner_text().startswith("The story mentions ")


def test_a_row_of_the_run_sheet_is_named_by_its_title_alone(page, address):
    page.goto(address + THEME)
    named = page.locator(".session:visible tbody th").first
    assert named.get_attribute("abbr") == named.locator("b").inner_text()


def test_shows_the_session_that_is_chosen(page, address):
    page.goto(address + THEME)
    choose(page, "world-cafe")
    assert (sessions_shown(page), page.url) == (
        ["World Café"],
        f"{address}{THEME}#session-world-cafe",
    )


def test_shows_the_session_that_is_chosen_without_script(plain_page, address):
    plain_page.goto(address + THEME)
    choose(plain_page, "world-cafe")
    assert sessions_shown(plain_page) == ["World Café"]


def test_shows_the_session_that_the_address_names(page, address):
    page.goto(f"{address}{THEME}#session-ripple-mapping")
    assert sessions_shown(page) == ["Ripple mapping"]


def test_arrow_keys_choose_another_session(page, address):
    page.goto(address + THEME)
    page.locator("[data-session]").first.focus()
    page.keyboard.press("ArrowRight")
    assert sessions_shown(page) == ["Story discussion"]


def test_what_needs_a_script_is_not_there_without_one(plain_page, address):
    plain_page.goto(address + THEME)
    unwanted = ".run__start, .run__lead, [data-link], [data-copy], [data-print]"
    assert plain_page.locator(unwanted).locator("visible=true").count() == 0


# The run sheet


def clock(page: Page) -> list[str]:
    cells = page.locator(".run").first.locator("tr td:first-child").all_inner_texts()
    return [cells[0], cells[1], cells[-1]]


def test_says_minutes_after_the_start_until_a_start_is_typed_in(page, address):
    page.goto(address + WRITTEN)
    assert clock(page) == ["+0", "+5", "+80"]


@pytest.mark.parametrize(
    ("start", "times"),
    [
        ("10:00", ["10:00", "10:05", "11:20"]),
        ("23:30", ["23:30", "23:35", "00:50"]),
        ("", ["+0", "+5", "+80"]),
    ],
)
def test_tells_the_time_of_each_part(page, address, start, times):
    page.goto(address + WRITTEN)
    field = page.get_by_label("Starts at")
    field.fill("09:00")
    field.fill(start)
    assert clock(page) == times


def test_minutes_of_every_run_sheet_come_to_its_total(page, address):
    page.goto(address + THEME)
    sums = page.locator(".run").evaluate_all(
        """tables => tables.map(table => [
            [...table.querySelectorAll("[data-minutes]")]
                .reduce((sum, row) => sum + Number(row.dataset.minutes), 0),
            parseInt(table.tFoot.rows[0].cells[1].textContent)])"""
    )
    assert [told for told, _ in sums] == [total for _, total in sums]


def test_stays_a_table_where_it_stacks_on_a_phone(page, address):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + WRITTEN)
    sheet = page.get_by_role("table", name="Conversation Café: what happens, minute by minute")
    found = [sheet.get_by_role(role).count() > 0 for role in ("row", "columnheader", "rowheader")]
    assert found == [True, True, True]


# Links


@pytest.mark.parametrize("anchor", ["#prompt-3", "#quote-2"])
def test_copies_a_link_to_a_prompt_and_to_a_quote(page, address, anchor):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + WRITTEN)
    page.locator(f'[data-link="{anchor}"]').click()
    until(page, "document.getElementById('page-said').textContent !== ''")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"https://ownwords.example/{WRITTEN}{anchor}"


def test_every_link_within_a_guide_leads_somewhere(page, address):
    page.goto(address + LINKED)
    dead = """[...document.querySelectorAll('main a[href^="#"]')]
        .filter(link => !document.getElementById(link.hash.slice(1))).map(link => link.hash)"""
    assert page.evaluate(dead) == []


# What it weighs


def test_the_scripts_of_guides_are_small(sample_site):
    sizes = [
        len(gzip.compress((sample_site / "assets" / name).read_bytes()))
        for name in ("guide.js", "guides.js")
    ]
    assert sum(sizes) <= 6 * 1024


def test_no_guide_is_heavier_than_150_kilobytes(sample_site):
    heavy = [
        path.parent.name
        for path in sample_site.glob("guides/**/index.html")
        if path.stat().st_size > 150 * 1000
    ]
    assert heavy == []
