"""What a signature does not settle is told with the lines to write."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ownwords.desk.checking.held_back import held_back_by, still_withheld
from ownwords.gate import A_DAY
from tests.archives import write_archive, write_story
from tests.desk_git import own_words
from tests.factory import TODAY, make_story, make_translated

ID = "the-landing"
SIGNED = ("--without-code", "--how", "read-aloud", "--witness", "JD")
SISTER = {"people": [{"who": "my sister"}]}
HER_LINE = "people: [{who: my sister, how: agreed}]"
REQUESTED = {"consent": {"status": "requested", "given": None}}
LATER = {"consent": {"given": str(TODAY + timedelta(days=9))}}
UNSIGNED = "not approved by the storyteller yet."
ENDED = {"consent": {"expires": str(TODAY), "review": "2026-01-01", "given": "2025-01-01"}}
OVER = {"consent": {"expires": "2025-01-01", "review": "2024-12-01"}}
LATEST = {"consent": {"given": "2090-01-01", "review": "2091-01-01", "expires": "2092-01-01"}}
OF_TWO = {"people": [{"who": 'Al "the cat"'}, {"who": "my aunt", "how": "died"}]}


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (SISTER, HER_LINE),
        (OF_TWO, 'people: [{who: "Al \\"the cat\\"", how: agreed}, {who: my aunt, how: died}]'),
        (REQUESTED, "  status: given\n  given: DATE"),
        ({"consent": {"status": "refused"}}, "consent is refused."),
        (LATER, "consent is dated in the future"),
        (ENDED, "expires: DATE"),
    ],
)
def test_each_has_its_line_to_write(changes, line):
    (told,) = held_back_by(make_story(approved=None, **changes), TODAY)
    assert line in told


def test_nothing_is_told_of_a_story_that_waits_for_its_signature_alone():
    assert [*held_back_by(make_story(approved=None), TODAY)] == []


@pytest.mark.parametrize(
    ("story", "language", "reason"),
    [
        (make_story(), None, None),
        (make_translated(), "gd", None),
        (make_translated(approved=None), "gd", f"the story itself: {UNSIGNED}"),
        (make_story(consent={"allow": {}}), None, "no use is allowed to show its words."),
    ],
)
def test_says_why_no_use_shows_it(story, language, reason, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    assert still_withheld(story, language, TODAY, A_DAY) == reason


@pytest.fixture
def root(tmp_path):
    return write_archive(tmp_path / "archive")


def test_approving_says_that_it_will_be_shown(root):
    write_story(root, ID, approved=False)
    told = own_words(root, "approve", ID, *SIGNED).stderr
    assert told.endswith("It will be shown. Next: ownwords serve\n")


def test_approving_says_what_still_withholds_it(root):
    write_story(root, ID, approved=False, **SISTER)
    told = own_words(root, "approve", ID, *SIGNED).stderr
    assert ("Approved, and still withheld: nothing is settled" in told, HER_LINE in told) == (
        *(True, True),
    )


def test_a_log_is_told_of_nobody_else_in_it(root):
    write_story(root, ID, approved=False, **SISTER)
    told = own_words(root, "approve", ID, *SIGNED, env={"CI": "true"}).stderr
    assert ("still withheld: another person" in told, "sister" in told) == (True, False)


def test_of_several_each_is_told(root):
    write_story(root, ID, approved=False)
    write_story(root, "two-keys", approved=False, **SISTER)
    told = own_words(root, "approve", ID, "two-keys", *SIGNED).stderr
    assert (
        "two-keys: approved, and still withheld" in told,
        "1 of them will be shown" in told,
    ) == (*(True, True),)


def test_the_proof_says_what_the_signature_leaves_open(root, tmp_path):
    write_story(root, ID, approved=False, **SISTER, **REQUESTED)
    told = own_words(root, "proof", ID, "--out", str(tmp_path / "out")).stderr
    lines = ("Besides the signature, consent is requested.", "  status: given", HER_LINE)
    assert [line in told for line in lines] == [True] * 3


@pytest.mark.parametrize(
    ("changes", "again"), [(REQUESTED, True), (SISTER, False), (LATEST, True), ({}, False)]
)
def test_the_proof_says_where_its_code_will_be_another(root, tmp_path, changes, again):
    write_story(root, ID, approved=False, **changes)
    told = own_words(root, "proof", ID, "--out", str(tmp_path / "out")).stderr
    assert ("make the proof again" in told) is again


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, f"1 story waits to be read and signed: ownwords proof {ID}"),
        (SISTER, HER_LINE),
        (OVER, f"{ID}: ask again. Once they have signed a new form"),
        (REQUESTED, f"1 story has no yes yet: {ID}. Once the form is signed"),
    ],
)
def test_check_says_what_comes_next(root, changes, line):
    write_story(root, ID, approved=False, **changes)
    at_home = own_words(root, "check").stderr
    in_a_log = own_words(root, "check", env={"CI": "true"}).stderr
    assert (line in at_home, ID in in_a_log, "sister" in in_a_log) == (True, False, False)


def test_check_points_to_what_changed(root):
    path = write_story(root, ID) / "story.md"
    path.write_text(f"{path.read_text()}\nOne more.\n")
    at_home = own_words(root, "check").stderr
    in_a_log = own_words(root, "check", env={"CI": "true"}).stderr
    told = f"approved it. What changed: ownwords changes {ID}\n"
    assert (told in at_home, ID in in_a_log) == (True, False)


def test_consent_that_is_given_on_a_day_to_come_is_a_mistake(root):
    write_story(root, ID, **LATEST)
    done = own_words(root, "check")
    line = 'consent.given: a day that has not come yet: "2090-01-01". Write the day that stands on'
    assert (line in done.stdout, "1 problem in" in done.stderr, done.exit_code) == (True, True, 1)
