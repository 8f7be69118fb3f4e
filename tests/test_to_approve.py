"""Which stories and translations can be approved, and what is said of the others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ownwords.desk.signing.to_approve import (
    to_approve,
    told_of_stale_translations,
    translations_to_approve,
)
from tests.factory import (
    ANOTHER_CODE,
    TRANSLATABLE,
    make_refused,
    make_refused_translation,
    make_story,
    make_translated,
    make_translation,
    make_withdrawn,
)

NOBODY = 'There is no story "nobody". `ownwords report` lists them.'
ASKED_FOR = (
    "requested: consent is requested. Once the form is signed, write under consent, as it stands "
    "there:\n  status: given"
)
NEVER = make_story("never", approved=None)
SIGNED_BEFORE = make_story("before")
REQUESTED = make_story("requested", approved=None, consent={"status": "requested"})
STORIES = [NEVER, SIGNED_BEFORE, REQUESTED, make_withdrawn("stub"), make_refused("refused")]


@pytest.fixture(autouse=True)
def _at_home(monkeypatch):
    monkeypatch.delenv("CI", raising=False)


@pytest.mark.parametrize(
    ("ids", "every", "chosen", "refusals"),
    [
        (["never"], False, ["never"], []),
        (["before"], False, ["before"], []),
        (["before", "never", "before"], False, ["before", "never"], []),
        (["nobody"], False, [], [NOBODY]),
        (["requested"], False, [], [ASKED_FOR]),
        (["stub"], False, [], ["stub was taken back or has a problem in its file."]),
        (["refused"], False, [], ["refused was taken back or has a problem in its file."]),
        ([], True, ["never"], []),
        (["never"], True, ["never"], []),
        (["before"], True, ["never", "before"], []),
        (["nobody", "before"], False, ["before"], [NOBODY]),
    ],
)
def test_chooses_the_stories_to_approve(ids, every, chosen, refusals):
    stories, told = to_approve(STORIES, ids, every=every)
    assert ([story.id for story in stories], told) == (chosen, refusals)


# Translations.


def with_one(story, **changes):
    return replace(story, translations=(make_translation(story, **changes),))


WAITING = with_one(make_story("waiting", consent=TRANSLATABLE), approved=None)
TRANSLATED = [
    WAITING,
    make_translated(id="signed"),
    make_story("none", consent=TRANSLATABLE),
    with_one(make_story("not-agreed")),
    with_one(make_story("unread", consent=TRANSLATABLE, approved=None), approved=None),
    with_one(make_story("changed", consent=TRANSLATABLE, approved={"words": ANOTHER_CODE})),
    with_one(make_story("withdrawn", consent=TRANSLATABLE | {"status": "withdrawn"})),
    replace(make_story("broken"), translations=(make_refused_translation(),)),
    replace(make_refused("refused"), translations=WAITING.translations),
]


@pytest.mark.parametrize(
    ("ids", "every", "chosen", "refusals"),
    [
        (["waiting"], False, ["waiting"], []),
        (["signed"], False, ["signed"], []),
        (["waiting", "waiting"], False, ["waiting"], []),
        ([], True, ["waiting"], []),
        (["signed"], True, ["waiting", "signed"], []),
        (["nobody"], False, [], [NOBODY]),
        (["none"], False, [], ["none has no translation story.gd.md."]),
        (["not-agreed"], False, [], ["not-agreed: the storyteller did not agree to translations."]),
        (["unread"], False, [], ["unread: the story itself is to be approved first."]),
        (["changed"], False, [], ["changed: the story itself is to be approved first."]),
        (["withdrawn"], False, [], ["withdrawn: consent is withdrawn."]),
        (
            ["broken", "refused"],
            False,
            [],
            [
                "broken: there is a problem in story.md or in story.gd.md.",
                "refused: there is a problem in story.md or in story.gd.md.",
            ],
        ),
    ],
)
def test_chooses_the_translations_to_approve(ids, every, chosen, refusals):
    pairs, told = translations_to_approve(TRANSLATED, ids, "gd", every=every)
    assert ([story.id for story, _ in pairs], told) == (chosen, refusals)


@pytest.mark.parametrize(("language", "found"), [("gd", 1), ("GD", 1), ("ar", 0)])
def test_chooses_by_language(language, found):
    pairs, _ = translations_to_approve([WAITING], ["waiting"], language, every=False)
    assert len(pairs) == found


def test_says_which_translations_a_new_approval_made_stale():
    before = make_translation(make_story("the-ferry"))
    story = replace(make_story("the-ferry", title="Another"), translations=(before,))
    assert list(told_of_stale_translations([story, make_translated()])) == [
        "the-ferry: its translation gd was approved for the story as it was. "
        "Read it back, and approve it again with --language gd."
    ]
