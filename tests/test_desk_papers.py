"""The desk's papers as printed: large enough, and no page as good as empty."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest
from pypdf import PageObject, PdfReader

from ownwords.desk.papers.consent_form import form_page
from ownwords.desk.papers.paper import Size
from ownwords.desk.papers.receipt_page import receipt_page
from ownwords.desk.proofs.facts import proof_of
from ownwords.desk.proofs.page import page_of, reading_of
from ownwords.desk.proofs.read_aloud import aloud_page
from ownwords.edition import make_edition, read_archive
from ownwords.settings import place_in
from ownwords.terms import Use
from tests.archives import TODAY, picture, write_archive, write_story

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


MUCH = {
    "allow": {str(use): ["words", "portrait"] for use in Use},
    "changes": ["excerpts", "translation"],
    "search_engines": "yes",
    "conditions": ["Not in the local paper", "Ask me before a talk to the council"],
}
LITTLE = {"allow": {"web": None, "book": ["words"]}, "changes": []}
TERMS = [MUCH, LITTLE]
BODY = "\n\n".join(
    ["They came up the stairs anyway.", *["I put the kettle on, and waited. " * 12] * 9]
)


@pytest.fixture(params=TERMS, ids=["much agreed", "little agreed"])
def root(request, tmp_path):
    root = write_archive(tmp_path / "archive", {"site_url": "https://archive.example/"})
    write_story(
        root,
        "the-landing",
        consent=request.param,
        body=BODY,
        portrait={"file": "portrait.jpg", "alt": "Maren on the stairs."},
        files={"portrait.jpg": picture()},
        people=[{"who": "my sister", "how": "agreed"}],
    )
    return root


def reading(root):
    place = place_in(root)
    read = read_archive(place)
    (story,) = read.stories
    return reading_of(proof_of(story, None, read, place, TODAY), read, place)


@pytest.mark.parametrize("size", [Size.STANDARD, Size.LARGE])
@pytest.mark.parametrize("make", [page_of, aloud_page])
def test_a_proof_is_large_enough_and_no_page_of_it_nearly_empty(printed, root, make, size):
    sheets = printed(make(reading(root), place_in(root), TODAY, size=size))
    assert (too_small(sheets, size), nearly_empty(sheets)) == ([], [])


@pytest.mark.parametrize("size", [Size.STANDARD, Size.LARGE])
def test_the_signature_stands_on_one_page_with_what_it_agrees_to(printed, root, size):
    last = printed(page_of(reading(root), place_in(root), TODAY, size=size))[-1].words
    needed = ("I say yes to:", "he story book", "My yes ends on", "The code:", "My name, or")
    assert [words for words in needed if words not in last] == []


@pytest.mark.parametrize("size", Size)
def test_a_receipt_is_large_enough_and_no_page_of_it_nearly_empty(printed, root, size):
    place = place_in(root)
    edition = make_edition(place, TODAY)
    sheets = printed(receipt_page(edition.stories[0], edition, place, TODAY, "Ring Jo", size))
    assert (too_small(sheets, size), nearly_empty(sheets)) == ([], [])


def test_a_receipt_is_one_sheet_of_paper(printed, root):
    place = place_in(root)
    edition = make_edition(place, TODAY)
    page = receipt_page(edition.stories[0], edition, place, TODAY, "Ring Jo", Size.STANDARD)
    assert len(printed(page)) <= 2
