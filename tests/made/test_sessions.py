"""Run sheets: minutes that sum, whatever was taken back, and prompts shared among the parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownwords.archive import Recording
from ownwords.editorial.guides.model import Kind, Prompt, Span, Step, Suits, Takes
from ownwords.made.guides.sessions import sessions_of, taken_by
from ownwords.media.captions import Cue
from tests.made.guide_factory import (
    PARTS,
    make_editorial,
    make_format,
    make_guide,
    make_part,
    outlined,
    story_for,
)

A, B, C = (story_for(letter) for letter in "abc")


def session_of(*stories, name="first-cup", **changes):
    guide = make_guide(**changes)
    (session, *_) = sessions_of(outlined(*stories, editorial=make_editorial(guide))[name])
    return session


def test_a_run_sheet_tells_when_each_part_begins():
    rows = session_of(A, B).rows
    assert [(row.begins, row.minutes) for row in rows] == [
        (0, 5),
        (5, 2),
        (7, 8),
        (15, 34),
        (49, 1),
        (50, 5),
        (55, 5),
    ]


@given(people=st.integers(2, 12), minutes=st.integers(40, 240), words=st.integers(1, 3_000))
def test_minutes_sum_to_the_total_or_to_the_least_that_is_possible(people, minutes, words):
    session = session_of(story_for("a", word_count=words), B, people=people, minutes=minutes)
    total = sum(row.minutes for row in session.rows)
    assert (total == session.minutes, total >= minutes) == (True, True)


@pytest.mark.parametrize("stories", [[A, B, C], [B, C], [A, C], [A, B]])
def test_a_story_taken_back_leaves_its_minutes_to_the_others(stories):
    session = session_of(*stories)
    assert sum(row.minutes for row in session.rows) == 60


def test_a_guide_that_cannot_fit_shows_a_sheet_that_adds_up():
    session = session_of(A, B, minutes=20)
    assert (session.minutes, sum(row.minutes for row in session.rows)) == (36, 36)


def test_a_guide_that_chooses_its_formats_leaves_out_those_that_are_too_short():
    formats = (make_format(), make_format("huddle", minutes=Span(10, 20, 15)))
    made = outlined(A, editorial=make_editorial(formats=formats))["story/story-a"]
    assert [session.format.id for session in sessions_of(made)] == ["circle"]


def test_where_every_format_is_too_short_the_first_takes_longer():
    formats = (make_format("huddle", minutes=Span(10, 20, 15)),)
    made = outlined(A, editorial=make_editorial(formats=formats))["story/story-a"]
    (session,) = sessions_of(made)
    assert (session.minutes, sum(row.minutes for row in session.rows)) == (40, 40)


def cues(*ends):
    return tuple(Cue(end - 1, end, "Words.") for end in ends)


@pytest.mark.parametrize(
    ("ends", "minutes"), [((), 0), ((59.5,), 1), ((60.0,), 1), ((60.5,), 2), ((5.0, 125.0), 3)]
)
def test_a_film_takes_as_long_as_it_is(ends, minutes):
    film = Recording("0" * 64, ".mp4", "A film.", cues(*ends))
    assert taken_by([story_for("a", film=film)])[Takes.FILM] == minutes


def test_reading_aloud_takes_longer_than_reading():
    assert taken_by([story_for("a", word_count=1_300)])[Takes.READING] == 10


def prompts_in(parts, prompts):
    guide = make_guide(prompts=prompts)
    editorial = make_editorial(guide, formats=(make_format(parts=parts),))
    made = outlined(A, B, editorial=editorial)["first-cup"]
    (session,) = sessions_of(made)
    return [
        [made.prompts[number - 1].words for number in row.prompts]
        for row in session.rows
        if row.part.step is Step.OPEN
    ]


TWO_ROUNDS = (
    *PARTS,
    make_part(Kind.ROUND, step=Step.OPEN),
    make_part(Kind.ROUND, 5, grows=True, step=Step.OPEN),
)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("1", [["1"], ["1"], ["1"]]),
        ("12", [["1"], ["2"], ["2"]]),
        ("123", [["1"], ["2"], ["3"]]),
        ("1234", [["1", "2"], ["3"], ["4"]]),
        ("123456789", [["1", "2"], ["3", "4"], ["5", "6"]]),
    ],
)
def test_the_prompts_of_a_step_are_shared_among_the_parts_that_ask_them(words, asked):
    assert prompts_in(TWO_ROUNDS, tuple(Prompt(word, Step.OPEN) for word in words)) == asked


def test_every_format_that_suits_a_theme_has_its_session():
    formats = (
        make_format(),
        make_format("café"),
        make_format("film", suits=frozenset({Suits.FILM})),
    )
    made = outlined(A, B, C, editorial=make_editorial(formats=formats))["theme/hope"]
    assert [session.format.id for session in sessions_of(made)] == ["circle", "café"]
