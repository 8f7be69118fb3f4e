"""Which guides need a person, and why."""

from __future__ import annotations

from datetime import date

import pytest

from ownwords.desk.guides_report import as_json, as_text, report_on_guides
from ownwords.edition import ArchiveRead
from tests.factory import A_DAY, TODAY, make_story, make_withdrawn
from tests.made.guide_factory import asked, make_editorial, make_guide

WORDS = "It rained all winter, and I was in hospital."


def told_by(letter, **consent):
    return make_story(
        f"story-{letter}",
        storyteller={"name": letter.upper()},
        quotes=[{"id": "said", "words": WORDS, "themes": ["hope"]}],
        consent={"allow": {"web": ["words"], "guides": ["words"]}} | consent,
    )


A, B, C, D = map(told_by, "abcd")
RENEWED = "it says that it is being renewed: too few of its stories may be used"
WITH_FALLBACKS = (asked("story-a#said", "story-c#said"), asked("story-b#said", "story-d#said"))


def needs(*stories, **changes):
    guide = make_guide(**({"quotes": WITH_FALLBACKS} | changes))
    read = ArchiveRead(stories, make_editorial(guide), ())
    reports = report_on_guides(read, TODAY, A_DAY)
    return [line for each in reports if each.name == "first-cup" for line in each.needs]


def test_a_guide_that_is_as_it_should_be_is_not_told():
    assert needs(A, B, C, D) == []


@pytest.mark.parametrize(
    ("stories", "told"),
    [
        (
            [make_withdrawn("story-a"), B, C, D],
            [
                "story-a is left out: withdrawn in 2026-05",
                "story-a#said is left out: withdrawn in 2026-05; story-c#said stands in",
            ],
        ),
        (
            [A, make_withdrawn("story-b"), C, make_withdrawn("story-d")],
            [
                RENEWED,
                "story-b#said is left out: withdrawn in 2026-05; nothing stands in for it",
            ],
        ),
        (
            [A, B, C, make_withdrawn("story-d")],
            ["story-b#said has nothing to stand in for it: add a fallback"],
        ),
        (
            [told_by("a", allow={"web": ["words"]}), B, C, D],
            [
                "story-a is linked to and not used: no consent for discussion guides",
                "story-a#said is left out: no consent for discussion guides; "
                "story-c#said stands in",
            ],
        ),
        (
            [told_by("a", changes=[]), B, C, D],
            ["story-a#said is left out: no consent for excerpts; story-c#said stands in"],
        ),
        (
            [told_by("a", expires=date(2026, 7, 31)), B, C, D],
            ["something in it ends on 2026-07-31"],
        ),
        ([told_by("a", expires=date(2026, 8, 1)), B, C, D], []),
    ],
)
def test_tells_what_was_taken_back_and_what_ends(stories, told):
    assert needs(*stories) == told


def test_a_guide_with_too_few_stories_says_so_first():
    gone = [make_withdrawn(f"story-{letter}") for letter in "abc"]
    assert needs(*gone, D)[0] == RENEWED


def test_conditions_are_repeated_with_the_story_whose_they_are():
    read = ArchiveRead(
        (told_by("a", conditions=["Ask before a talk"]), B, C, D),
        make_editorial(make_guide(quotes=WITH_FALLBACKS)),
        (),
    )
    reports = report_on_guides(read, TODAY, A_DAY)
    text = as_text(reports, TODAY)
    assert (
        "first-cup  (pages/guides/first-cup.md)\n"
        "    to be kept by a person: story-a: Ask before a talk\n" in text,
        as_json(reports, TODAY)["guides"][0],
    ) == (
        True,
        {
            "name": "first-cup",
            "path": "pages/guides/first-cup.md",
            "needs": [],
            "conditions": ["story-a: Ask before a talk"],
        },
    )


def test_a_theme_with_too_few_voices_is_told():
    read = ArchiveRead((A, B), make_editorial(), ())
    reports = {each.name: each.needs for each in report_on_guides(read, TODAY, A_DAY)}
    assert reports == {
        "theme/hope": (
            "it is in no list: fewer than three storytellers may be quoted on this theme",
        )
    }
