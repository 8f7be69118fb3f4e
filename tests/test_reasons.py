"""Why a translation is withheld: for itself, or because its story is. (Stories: test_gate.py.)"""

from __future__ import annotations

from dataclasses import replace

import pytest

from ownwords.reasons import reason_for_now, reason_to_withhold_translation
from ownwords.terms import Use
from tests.factory import (
    ANOTHER_CODE,
    EVERYTHING,
    PORTRAIT,
    TODAY,
    TOMORROW,
    TRANSLATABLE,
    YESTERDAY,
    make_refused,
    make_refused_translation,
    make_story,
    make_translated,
    make_translation,
    make_withdrawn,
)

STALE = "it or its story changed since the storyteller approved it"


def reason(story, translation, use=Use.WEB):
    return reason_to_withhold_translation(story, translation, use, TODAY)


def test_nothing_is_against_a_translation_that_was_agreed_to_and_approved():
    story = make_translated()
    assert reason(story, story.translations[0]) is None


@pytest.mark.parametrize("use", Use)
def test_it_goes_where_its_story_may_go(use):
    story = make_translated(consent={"allow": EVERYTHING})
    assert reason(story, story.translations[0], use) is None


@pytest.mark.parametrize(
    ("approved", "told"),
    [
        (None, "not approved by the storyteller yet"),
        ({"on": TOMORROW}, "approval is dated in the future"),
        ({"on": TODAY}, None),
        ({"words": ANOTHER_CODE}, STALE),
    ],
)
def test_it_is_approved_on_its_own(approved, told):
    story = make_story(consent=TRANSLATABLE)
    assert reason(story, make_translation(story, approved=approved)) == told


@pytest.mark.parametrize("changes", [[], ["excerpts"], ["actor-voice"]])
def test_the_storyteller_must_have_agreed_to_translations(changes):
    story = make_story(consent={"changes": changes})
    assert reason(story, make_translation(story)) == "no consent for translations"


def test_a_problem_in_its_file_withholds_it():
    story = make_story(consent=TRANSLATABLE)
    assert reason(story, make_refused_translation()) == "there is a problem in its file"


@pytest.mark.parametrize(
    ("story", "told"),
    [
        (make_refused(), "there is a problem in its file"),
        (make_withdrawn(), "withdrawn in 2026-05"),
        (make_story(consent=TRANSLATABLE | {"status": "withdrawn"}), "consent is withdrawn"),
        (
            make_story(consent=TRANSLATABLE | {"expires": YESTERDAY}),
            "consent expired on 2026-05-31",
        ),
        (
            make_story(consent=TRANSLATABLE, approved=None),
            "not approved by the storyteller yet",
        ),
    ],
)
def test_whatever_is_against_its_story_is_against_it(story, told):
    translation = make_translation(make_story(consent=TRANSLATABLE))
    assert reason(story, translation) == f"the story itself: {told}"


def test_it_is_withheld_from_a_use_that_its_story_is_withheld_from():
    story = make_translated()
    told = reason(story, story.translations[0], Use.BOOK)
    assert told == "the story itself: no consent for the story book"


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Leeks in March"},
        {"text": "It rained all winter. The leeks did not care.\n\nThey really did not.\n"},
        {"tags": []},
        {"portrait": PORTRAIT},
    ],
)
def test_a_story_that_changed_makes_it_stale_even_when_the_story_is_approved_anew(changes):
    before = make_translation(make_story(consent=TRANSLATABLE))
    assert reason(make_story(consent=TRANSLATABLE, **changes), before) == STALE


@pytest.mark.parametrize(
    "changes",
    [
        {"themes": []},
        {"consent": TRANSLATABLE | {"search_engines": True}},
        {"storyteller": {"place": "Fife"}},
    ],
)
def test_what_is_not_read_back_with_it_does_not_make_it_stale(changes):
    before = make_translation(make_story(consent=TRANSLATABLE))
    assert reason(make_story(**({"consent": TRANSLATABLE} | changes)), before) is None


def test_another_language_is_another_translation():
    story = make_story(consent=TRANSLATABLE)
    assert reason(story, replace(make_translation(story), language="ga")) == STALE


UNSETTLED = {"people": [{"who": "my sister"}]}
NOT_ASKED = "another person in it has not been asked"


@pytest.mark.parametrize(
    ("story", "told"),
    [
        (make_story(), None),
        (make_story(approved=None), None),
        (make_story(consent={"expires": YESTERDAY}), "consent expired on 2026-05-31"),
        (make_story(consent={"starts": TOMORROW}), "may not be public before 2026-06-02"),
        (make_story(**UNSETTLED), NOT_ASKED),
        (make_story(**UNSETTLED, approved=None), NOT_ASKED),
        (make_story(consent={"status": "requested", "expires": YESTERDAY}), None),
        (make_withdrawn(), None),
        (make_refused(), None),
    ],
)
def test_what_a_day_or_a_person_may_change_is_told_for_now(story, told):
    assert reason_for_now(story, TODAY) == told
