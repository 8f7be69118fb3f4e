"""What a guide asks of the stories. A withdrawal never makes a mistake of a guide."""

from __future__ import annotations

import pytest

from ownwords.editorial.guides.model import Span
from ownwords.guide_checks import problems_in_guides
from ownwords.reading.nodes import Mark
from tests.factory import make_refused, make_story, make_withdrawn
from tests.made.guide_factory import asked, make_editorial, make_format, make_guide

AT = Mark(7, 10)
FOR_GUIDES = {"allow": {"guides": ["words"]}}


def told_by(letter, **changes):
    words = "It rained all winter, and I was in hospital."
    given = {
        "storyteller": {"name": letter.upper()},
        "quotes": [{"id": "said", "words": words, "themes": ["hope"]}],
        "consent": FOR_GUIDES,
    }
    return make_story(f"story-{letter}", **(given | changes))


ALL = tuple(map(told_by, "abc"))


def faults(*stories, formats=None, **changes):
    editorial = make_editorial(make_guide(**changes), **({"formats": formats} if formats else {}))
    return [f"{p.field}: {p.fault}" for p in problems_in_guides(editorial, stories or ALL)]


def test_a_guide_whose_stories_are_all_there_is_right():
    assert faults() == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"stories": ("story-d",)}, 'stories: "story-d" is not a story'),
        ({"quotes": (asked("story-d#said"),)}, 'quotes.quote: "story-d" is not a story'),
        ({"quotes": (asked("story-a#sad"),)}, 'quotes.quote: "story-a#sad" is not a quote'),
        (
            {"quotes": (asked("story-a#said", "story-b#sad"),)},
            'quotes.fallback: "story-b#sad" is not a quote',
        ),
        (
            {"quotes": (asked("story-a#said", "story-a#said"),)},
            'quotes.fallback: "story-a#said" is by the same storyteller',
        ),
        ({"minutes": 30}, "minutes: the parts come to 35, the guide says 30"),
        ({"people": 30}, "people: Circle is for 2 to 12 people, the guide says 30"),
        ({"people": 1}, "people: Circle is for 2 to 12 people, the guide says 1"),
    ],
)
def test_tells_what_a_guide_gets_wrong(changes, fault):
    marks = dict.fromkeys(("stories", "minutes", "people"), AT)
    assert faults(**changes, marks=marks) == [fault]


def test_a_problem_says_where_and_what_to_write_instead():
    marks = dict.fromkeys(("stories", "minutes", "people"), AT)
    editorial = make_editorial(make_guide(minutes=30, marks=marks))
    (problem,) = problems_in_guides(editorial, ALL)
    assert str(problem) == (
        "pages/guides/first-cup.md:7:10 minutes: the parts come to 35, the guide says 30. "
        "Write minutes: 35 or more, ask fewer people, or leave out a story."
    )


def test_a_fallback_speaks_to_the_same_theme():
    other = told_by("c", quotes=[{"id": "said", "words": "It rained", "themes": ["connectedness"]}])
    assert faults(ALL[0], ALL[1], other) == [
        'quotes.fallback: "story-c#said" is not on the same theme'
    ]


def test_a_second_story_of_the_same_person_is_no_other_voice():
    again = told_by("c", storyteller={"name": "A"})
    assert faults(ALL[0], ALL[1], again) == [
        'quotes.fallback: "story-c#said" is by the same storyteller'
    ]


@pytest.mark.parametrize(
    "gone",
    [
        make_withdrawn("story-a"),
        make_refused("story-a"),
        told_by("a", consent={"status": "withdrawn"}),
        told_by("a", consent={"allow": {"web": ["words"]}}),
        told_by("a", consent={"changes": []}),
        told_by("a", approved=None),
    ],
)
def test_a_story_taken_back_is_no_mistake_of_a_guide(gone):
    assert faults(gone, *ALL[1:]) == []


@pytest.mark.parametrize(
    ("consent", "found"),
    [
        (FOR_GUIDES, ["minutes: the parts come to 55, the guide says 50"]),
        ({"allow": {"web": ["words"]}}, []),
    ],
)
def test_only_a_story_that_may_be_used_takes_time(consent, found):
    long = told_by("a", text="It rained all winter, and I was in hospital. " * 300, consent=consent)
    assert faults(long, *ALL[1:], minutes=50, marks={"minutes": AT}) == found


@pytest.mark.parametrize("people", [2, 12])
def test_as_many_may_take_part_as_the_format_says(people):
    assert faults(people=people, formats=(make_format(people=Span(2, 12, 8)),)) == []
