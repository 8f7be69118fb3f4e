"""What each guide is made of, and what is left of it when a story is taken back."""

from __future__ import annotations

import pytest

from ownwords.archive import GuideArchive, Quote, Recording, WebArchive
from ownwords.editorial.guides.model import Suits
from ownwords.made.guides.outlines import outlines
from ownwords.terms import Use
from tests.made.factory import named
from tests.made.guide_factory import (
    asked,
    make_editorial,
    make_format,
    make_guide,
    outlined,
    story_for,
)

A, B, C, D = (story_for(letter) for letter in "abcd")
LONG = story_for("l", word_count=130 * 30)


def quoted(outline):
    return [said.excerpt[1].words if said.excerpt else None for said in outline.said]


@pytest.mark.parametrize(
    ("stories", "words"),
    [
        ([A, B, C], ["What a said.", "What b said."]),
        ([B, C], ["What c said.", "What b said."]),
        ([A, C], ["What a said."]),
        ([B], ["What b said."]),
        ([], []),
    ],
)
def test_a_quote_that_may_not_be_shown_gives_way_to_its_fallback(stories, words):
    assert quoted(outlined(*stories)["first-cup"]) == words


def test_a_prompt_whose_quote_is_gone_stands_alone():
    guide = make_guide(quotes=(asked("story-a#said", prompt="What holds?"), asked("story-b#said")))
    made = outlined(B, C, editorial=make_editorial(guide))["first-cup"]
    assert [(said.excerpt is None, said.prompt) for said in made.said] == [
        (True, "What holds?"),
        (False, None),
    ]


def test_no_words_are_quoted_twice():
    guide = make_guide(
        quotes=(asked("story-a#said", "story-b#said", "story-c#said"), asked("story-b#said"))
    )
    made = outlined(B, C, editorial=make_editorial(guide))["first-cup"]
    assert quoted(made) == ["What c said.", "What b said."]


def test_a_storyteller_who_agreed_to_no_excerpts_is_not_quoted():
    silent = story_for("a", excerpts=())
    assert quoted(outlined(silent, B, C)["first-cup"]) == ["What c said.", "What b said."]


@pytest.mark.parametrize(
    ("stories", "is_being_renewed"),
    [([A, B, C], False), ([B, C], False), ([A, C], True), ([B], True), ([A], True), ([], True)],
)
def test_with_fewer_than_two_stories_a_guide_says_that_it_is_being_renewed(
    stories, is_being_renewed
):
    assert outlined(*stories)["first-cup"].is_being_renewed == is_being_renewed


@pytest.mark.parametrize(("stories", "is_being_renewed"), [([A], False), ([B], True)])
def test_a_guide_written_for_one_story_needs_no_second(stories, is_being_renewed):
    guide = make_guide(quotes=(asked("story-a#said"),))
    made = outlined(*stories, editorial=make_editorial(guide))["first-cup"]
    assert made.is_being_renewed == is_being_renewed


def test_a_story_for_the_web_alone_is_linked_and_nothing_else():
    web = (story_for("a", use=Use.WEB), story_for("b", use=Use.WEB))
    made = outlined(B, C, web=web)["first-cup"]
    assert ([s.id for s in made.linked], quoted(made), [s.id for s in made.stories]) == (
        ["story-a"],
        ["What c said.", "What b said."],
        [],
    )


def test_a_story_that_may_be_used_is_not_linked_besides():
    made = outlined(A, B, web=(story_for("a", use=Use.WEB),))["first-cup"]
    assert (made.linked, [s.id for s in made.stories]) == ((), ["story-a"])


@pytest.mark.parametrize(
    ("stories", "is_offered", "is_being_renewed"),
    [
        ([A, B, C], True, False),
        ([A, B], False, False),
        ([A], False, True),
        ([], False, True),
        # Three stories of one person are one voice.
        ([A, B, story_for("x", credit=named("a"))], False, False),
        ([A, B, story_for("x", excerpts=())], False, False),
    ],
)
def test_a_theme_has_a_guide_from_three_quoted_storytellers_on(
    stories, is_offered, is_being_renewed
):
    made = outlined(*stories)["theme/hope"]
    assert (made.is_offered, made.is_being_renewed) == (is_offered, is_being_renewed)


def test_a_theme_reads_a_story_aloud_that_leaves_time_to_talk():
    few = [LONG, A, B]
    made = outlined(*few)["theme/hope"]
    assert [story.word_count for story in made.stories] == [260]


def test_where_every_story_is_long_the_shortest_is_read():
    stories = [story_for(letter, word_count=130 * (20 + n)) for n, letter in enumerate("xyz")]
    assert [story.id for story in outlined(*stories)["theme/hope"].stories] == ["story-x"]


def many(number):
    return [story_for(f"v{each}") for each in range(number)]


def test_a_theme_of_five_hundred_voices_has_a_guide_as_long_as_one_of_five():
    of_five, of_many = (outlined(*many(number))["theme/hope"] for number in (5, 500))
    sizes = [(len(o.said), len(o.stories), len(o.more)) for o in (of_five, of_many)]
    voices = {said.excerpt[0].storyteller for said in of_many.said if said.excerpt}
    assert (sizes[0] == sizes[1], len(voices)) == (True, len(of_many.said))


def test_the_same_voices_are_chosen_at_every_build():
    stories = many(40)
    assert outlined(*stories)["theme/hope"].said == outlined(*stories[::-1])["theme/hope"].said


@pytest.mark.parametrize(
    ("story", "formats"), [(A, ["circle"]), (story_for("a", excerpts=()), ["circle"])]
)
def test_every_story_that_may_be_used_has_a_guide(story, formats):
    made = outlined(story)["story/story-a"]
    found = [each.id for each in made.formats]
    assert (found, made.is_offered, len(made.said)) == (formats, True, len(story.excerpts))


def test_a_film_is_discussed_only_where_it_may_be_used():
    formats = (make_format(), make_format("watching", suits=frozenset({Suits.FILM})))
    film = Recording("0" * 64, ".mp4", "A film.")
    editorial = make_editorial(formats=formats)
    made = outlined(story_for("a", film=film), B, editorial=editorial)
    found = [[each.id for each in made[f"story/story-{s}"].formats] for s in "ab"]
    assert found == [["circle", "watching"], ["circle"]]


def test_quotes_come_only_from_stories_let_through_for_guides():
    """Handing over the archive of another use is an error, not a leak."""
    with pytest.raises(TypeError, match="let through for web, not guides"):
        outlines(make_editorial(), GuideArchive([story_for("a", use=Use.WEB)]), WebArchive(()))


def test_a_quote_keeps_its_words_to_the_letter():
    said = Quote("said", "It was … “fine”.", ("hope",))
    made = outlined(story_for("a", excerpts=(said,)), B, C)["first-cup"]
    assert quoted(made)[0] == "It was … “fine”."
