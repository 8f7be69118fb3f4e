"""The commands on translations, as a facilitator types them."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from ownwords.desk.main import app
from ownwords.edition import read_archive
from ownwords.reasons import reason_to_withhold_translation
from ownwords.settings import place_in
from ownwords.terms import Use
from tests.archives import TODAY, TRANSLATABLE, write_archive, write_story, write_translation

SIGNED = ["--without-code", "--how", "read-aloud", "--witness", "JD"]


@pytest.fixture
def root(tmp_path):
    """An archive with one story, and a translation that was never approved."""
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-landing", consent=TRANSLATABLE)
    write_translation(root, "the-landing", approved=False)
    return root


def run(root, *words):
    return CliRunner().invoke(app, [*words, "-C", str(root)])


def reasons(root):
    return [
        reason_to_withhold_translation(story, each, Use.WEB, TODAY)
        for story in read_archive(place_in(root)).stories
        for each in story.translations
    ]


def change_the_story(root):
    path = root / "stories/the-landing/story.md"
    path.write_text(path.read_text().replace("meet people", "meet somebody"))


@pytest.mark.parametrize("which", ["the-landing", "--all"])
def test_approve_writes_that_a_translation_was_read_back_and_signed(root, which):
    done = run(root, "approve", which, "--language", "gd", *SIGNED)
    assert (done.exit_code, "1 translation approved." in done.stderr, reasons(root)) == (
        0,
        True,
        [None],
    )


def test_approving_the_story_does_not_approve_its_translation(root):
    run(root, "approve", "the-landing", *SIGNED)
    assert reasons(root) == ["not approved by the storyteller yet"]


def test_approve_says_why_a_translation_cannot_be_approved(root):
    done = run(root, "approve", "the-landing", "--language", "ar", *SIGNED)
    told = "Not approved: the-landing has no translation story.ar.md."
    assert (done.exit_code, told in done.stderr) == (1, True)


def test_approving_a_changed_story_says_which_translation_is_to_be_read_back(root):
    run(root, "approve", "the-landing", "--language", "gd", *SIGNED)
    change_the_story(root)
    done = run(root, "approve", "the-landing", *SIGNED)
    assert "approve it again with --language gd" in done.stderr


def test_check_counts_the_translations_that_changed_since(root):
    run(root, "approve", "the-landing", "--language", "gd", *SIGNED)
    before = run(root, "check").stderr
    change_the_story(root)
    after = run(root, "check").stderr
    told = "1 translation withheld: it or its story changed"
    assert (told in before, told in after) == (False, True)


def test_check_tells_what_is_wrong_in_a_translation(root):
    write_translation(root, "the-landing", "ar", approved=False, title=None)
    done = run(root, "check")
    assert (done.exit_code, done.stdout.partition(" ")[0]) == (
        1,
        "stories/the-landing/story.ar.md:1:1",
    )
