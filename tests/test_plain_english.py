"""All that a storyteller is given to read, for every combination of what can be agreed to."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest

from ownwords.desk.papers.agreed import agreed_in
from ownwords.desk.papers.consent_form import words_on
from ownwords.desk.papers.paper import Size
from ownwords.desk.papers.receipt_page import receipt_page
from ownwords.desk.proofs.facts import proof_of
from ownwords.desk.proofs.page import page_of, reading_of
from ownwords.desk.proofs.read_aloud import steps_of
from ownwords.desk.repository import Holding
from ownwords.desk.withdrawal.beyond import Withdrawal
from ownwords.desk.withdrawal.letters import to_ask_again, to_storyteller
from ownwords.edition import make_edition, read_archive
from ownwords.settings import place_in
from ownwords.terms import Change, Notice, Part, Use
from tests.archives import TODAY, picture, write_archive, write_story
from tests.factory import FAR_OFF, MINOR, make_story
from tests.plain_english import grade_of, longest_in

AGE_TEN = 5.0
"""Flesch and Kincaid's grade: the fifth, which is ten. The bar is nine to eleven."""
LONGEST = 20
"""Words in a sentence. The Plain English Campaign asks for 15 to 20."""
YES_OR_NO = [False, True]
EVERYTHING = {
    "allow": {str(use): ["words", "portrait", "film"] for use in Use},
    "changes": [str(change) for change in Change],
    "search_engines": "yes",
    "ai_training": "yes",
    "starts": "2024-04-01",
    "by": "storyteller-and-guardian",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = write_archive(
        tmp_path_factory.mktemp("plain") / "archive", {"site_url": "https://archive.example/"}
    )
    write_story(
        root,
        "the-landing",
        consent=EVERYTHING,
        people=[{"who": "my sister", "how": "disguised"}],
        body="My sister Ailsa put the kettle on.\n\nThey came up the stairs anyway.\n",
        portrait={"file": "portrait.jpg", "alt": "Maren on the stairs."},
        files={"portrait.jpg": picture()},
        notice="gone",
    )
    return root


@pytest.fixture(scope="module")
def reading(root):
    place = place_in(root)
    read = read_archive(place)
    (story,) = read.stories
    return reading_of(proof_of(story, None, read, place, TODAY), read, place)


def front_with(front, uses, changes, search_engines, ai_training):
    """The same, where only this is agreed to."""
    agreed = {
        "allow": {use: frozenset(Part) for use in uses},
        "changes": frozenset(changes),
        "search_engines": search_engines,
        "ai_training": ai_training,
    }
    return front.model_copy(update={"consent": front.consent.model_copy(update=agreed)})


def every_front(front):
    """2,048 of them: a yes or a no to each use, each change and each question."""
    for answers in product(YES_OR_NO, repeat=len(Use) + len(Change) + 2):
        uses = [use for use, yes in zip(Use, answers, strict=False) if yes]
        changes = [c for c, yes in zip(Change, answers[len(Use) :], strict=False) if yes]
        yield front_with(front, uses, changes, *answers[-2:])


def for_(reading, front):
    """What is read where only that is agreed to."""
    agreed = agreed_in(front)
    given = {yes.use for yes in agreed.uses}
    uses = tuple(use for use in reading.uses if use.yes.use in given)
    return replace(reading, agreed=agreed, uses=uses)


def prose_in(page):
    """Each paragraph and line that is a sentence; names, ticks and addresses are none."""
    main = page.partition("<main>")[2]
    blocks = re.findall(r"(?s)<(?:p|li|dd)\b[^>]*>(.*?)</(?:p|li|dd)>", main)
    told = [words_on(f"<main>{block}") for block in blocks]
    return " ".join(words for words in told if words.endswith((".", "?", ":")))


def too_hard(texts):
    found = [(grade_of(text), longest_in(text), text) for text in texts]
    return [each for each in found if each[0] > AGE_TEN or each[1] > LONGEST]


def test_every_proof_reads_at_ten_or_below(root, reading):
    place, (story,) = place_in(root), read_archive(place_in(root)).stories
    pages = {
        prose_in(page_of(for_(reading, front), place, TODAY)) for front in every_front(story.front)
    }
    assert (len(pages), too_hard(pages)) == (2048, [])


def test_every_proof_is_heard_at_ten_or_below(root, reading):
    (story,) = read_archive(place_in(root)).stories
    heard = {
        " ".join(
            f"{line.aloud} {step.ask}"
            for step in steps_of(for_(reading, front))
            for line in step.lines
            if line.aloud.endswith((".", "?", ":"))
        )
        for front in every_front(story.front)
    }
    assert (len(heard), too_hard(heard)) == (2048, [])


@pytest.mark.parametrize("size", [Size.STANDARD, Size.EASY])
def test_every_receipt_reads_at_ten_or_below(root, size):
    place = place_in(root)
    edition = make_edition(place, TODAY)
    (story,) = edition.stories
    # Each yes and each no, among many others: a page of it takes longer.
    fronts = list(every_front(story.front))[::31]
    pages = {
        prose_in(receipt_page(replace(story, front=front), edition, place, TODAY, "", size))
        for front in fronts
    }
    assert too_hard(pages) == []


def in_one_line(letter):
    """Without the day, the greeting and the name at its end."""
    return " ".join(" ".join(letter.split("\n\n")[2:-3]).split())


@pytest.mark.parametrize("notice", Notice)
@pytest.mark.parametrize("is_whole", YES_OR_NO)
def test_a_letter_about_what_was_taken_back_reads_at_ten_or_below(notice, is_whole):
    back = Withdrawal(
        "the-landing", "T-1", "---" if is_whole else "", tuple(Use), (), (), Holding((), (), ()), ()
    )
    teller = make_story().front.storyteller
    note, _, letter = to_storyteller(back, teller, notice, "Us", TODAY).partition("]\n\n")
    assert (note[:10], too_hard([in_one_line(letter)])) == ("[Send this", [])


@pytest.mark.parametrize(
    "consent", [{}, MINOR, {"review": FAR_OFF, "expires": FAR_OFF.replace(year=FAR_OFF.year + 1)}]
)
def test_a_letter_that_asks_again_reads_at_ten_or_below(consent):
    letter = to_ask_again(make_story(consent=consent), "Us", TODAY)
    assert too_hard([in_one_line(letter)]) == []
