"""The desk's papers as printed: large enough, and no page as good as empty."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest
from pypdf import PageObject, PdfReader

from ownwords.desk.consent_form import form_page
from ownwords.desk.paper import Size

pytestmark = pytest.mark.browser

SMALLEST = {Size.STANDARD: 9, Size.EASY: 14, Size.LARGE: 18}
"""Points, on the foot of a page too. RNIB: large print is 16 to 18 and more."""
FOOT = 80
"""Points from the paper's lower edge, below which there is the foot alone."""


@dataclass(frozen=True)
class Sheet:
    texts: tuple[tuple[str, float, float], ...]
    """Each bit of text, its size in points, and how high it stands above the lower edge."""

    @property
    def words(self) -> str:
        return " ".join("".join(text for text, _, y in self.texts if y > FOOT).split())

    @property
    def filled(self) -> float:
        """How far down the words go: 1 for to the foot."""
        lowest = min(y for text, _, y in self.texts if y > FOOT and text.strip())
        return (842 - lowest) / (842 - FOOT)


@pytest.fixture
def printed(browser):
    """Gives the sheets of a page."""
    page = browser.new_page()

    def sheets_of(html):
        page.set_content(html)
        file = page.pdf(format="A4", prefer_css_page_size=True)
        return [sheet_of(each) for each in PdfReader(io.BytesIO(file)).pages]

    yield sheets_of
    page.close()


def sheet_of(page: PageObject) -> Sheet:
    texts = []

    def see(text, moved, at, _font, size):
        height = at[4] * moved[1] + at[5] * moved[3] + moved[5]
        texts.append((text, size * abs(at[3] * moved[3]), height))

    page.extract_text(visitor_text=see)
    return Sheet(tuple(texts))


def too_small(sheets: list[Sheet], size: Size) -> list[str]:
    return [
        text
        for sheet in sheets
        for text, points, _ in sheet.texts
        if text.strip() and points < SMALLEST[size] - 0.1
    ]


def nearly_empty(sheets: list[Sheet]) -> list[str]:
    """What stands on sheets of less than a third, but for the last."""
    return [sheet.words for sheet in sheets[:-1] if sheet.filled < 1 / 3]


@pytest.mark.parametrize("size", Size)
def test_the_form_is_large_enough_and_no_page_of_it_nearly_empty(printed, size):
    sheets = printed(form_page("A small archive in a town with a long name", size))
    assert (too_small(sheets, size), nearly_empty(sheets)) == ([], [])


def test_the_large_form_s_second_page_is_more_than_half_full(printed):
    assert printed(form_page("A small archive", Size.LARGE))[1].filled > 0.6


@pytest.mark.parametrize("size", Size)
def test_each_signature_on_the_form_stands_with_what_it_signs(printed, size):
    words = {
        Size.EASY: ("1. I say yes", "Your name or mark"),
    }.get(size, ("First signature: I agree", "My name or mark"))
    (sheet,) = (s for s in printed(form_page("A small archive", size)) if words[0] in s.words)
    assert words[1] in sheet.words
