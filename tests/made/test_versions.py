"""A guide's version, and what its changelog says of a story that was taken back."""

from __future__ import annotations

from datetime import date

import pytest

from ownwords.editorial.guides.model import GuideChange
from ownwords.made.guides.sessions import sessions_of
from ownwords.made.guides.versions import Change, Removed, version_of
from ownwords.terms import Use
from tests.made.guide_factory import (
    TODAY,
    make_editorial,
    make_guide,
    outlined,
    story_for,
)

A, B, C = (story_for(letter) for letter in "abc")
GONE = Removed({"story-a": "2026-05", "story-z": "2026-04"}, ("2026-03",))


def version(*stories, name="first-cup", removed=None, guide=None, as_of=TODAY, web=()):
    editorial = make_editorial(guide or make_guide())
    outline = outlined(*stories, editorial=editorial, web=web)[name]
    return version_of(outline, sessions_of(outline), removed or Removed(), as_of)


def test_a_version_says_what_the_guide_says_and_not_when():
    assert version(A, B).code == version(A, B, as_of=date(2027, 1, 1)).code


@pytest.mark.parametrize(
    "stories",
    [
        [B, C],
        [A, C],
        [A, story_for("b", title="Another title")],
        [story_for("a", body="<p>Other words.</p>"), B],
        [A, story_for("b", content_notes=("death",))],
    ],
)
def test_a_version_changes_with_the_stories(stories):
    assert version(*stories).code != version(A, B).code


@pytest.mark.parametrize(
    "changes",
    [{"title": "Another"}, {"minutes": 70}, {"people": 9}, {"body": "<p>More.</p>"}],
)
def test_a_version_changes_with_the_trainers_words(changes):
    assert version(A, B, guide=make_guide(**changes)).code != version(A, B).code


def test_a_version_does_not_change_with_a_story_that_the_guide_never_named():
    assert version(A, B).code == version(A, B, story_for("q", themes=())).code


def test_a_guide_holds_until_the_first_of_its_stories_ends():
    soon = story_for("b", expires=date(2026, 9, 1))
    later = story_for("a", expires=date(2027, 9, 1))
    assert version(later, soon).valid_until == date(2026, 9, 1)


def test_a_linked_story_ends_a_guide_as_well():
    linked = story_for("a", use=Use.WEB, expires=date(2026, 7, 1))
    assert version(B, C, web=(linked,)).valid_until == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("first-cup", (Change("2026-05-01", "First version."), Change("2026-05"))),
        ("theme/hope", (Change("2026-03"),)),
        ("story/story-b", ()),
    ],
)
def test_a_changelog_says_of_a_removed_story_only_the_month(name, changes):
    assert version(B, C, name=name, removed=GONE).changes == changes


def test_the_newest_change_comes_first():
    guide = make_guide(
        changes=(
            GuideChange(date(2026, 5, 9), "A prompt put better."),
            GuideChange(date(2026, 4, 1), "First version."),
        )
    )
    told = version(B, C, guide=guide, removed=GONE).changes
    assert [change.when for change in told] == ["2026-05-09", "2026-05", "2026-04-01"]
