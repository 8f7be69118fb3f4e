"""Writing an approval into a story's file, and into nothing else of it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from ownwords.desk.signing.approve import Signing, approve, approve_translation
from ownwords.errors import ArchiveError
from ownwords.reasons import reason_to_withhold, reason_to_withhold_translation
from ownwords.terms import Use
from ownwords.told.approval import codes, translation_code
from ownwords.told.consent import SignedTerms
from tests.factory import (
    AS_TRANSLATED,
    AS_WRITTEN,
    TODAY,
    read_all,
    read_one,
    write_story,
)

SIGNED = Signing(date(2026, 3, 28), "read-aloud", "JD")


def approved_text(root, text, signing=SIGNED):
    """The file after it was approved."""
    story = read_one(root, text)
    approve(root, story, signing)
    return (root / story.path).read_bytes().decode()


AGREED = """\
  agreed:
    allow:
      web: [words]
      book: [words]
    changes: [excerpts]
    search_engines: no
    ai_training: no
    starts: 2026-04-01
    review: 2027-03-14
    expires: 2029-03-13
    conditions: ["Not in the Moray paper"]
"""


def block_for(root, text):
    words, terms = codes(read_one(root, text))
    return (
        "approved:\n  on: 2026-03-28\n"
        f"  words: {words}\n  terms: {terms}\n"
        f'{AGREED}  how: "read-aloud"\n  witness: "JD"\n'
    )


def test_writes_the_approval_below_the_last_key_and_nothing_else(tmp_path):
    block = block_for(tmp_path, AS_WRITTEN)
    after = AS_WRITTEN.replace("paper]\n---\n", f"paper]\n{block}---\n")
    assert approved_text(tmp_path, AS_WRITTEN) == after


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("fence", ["---", "---  "])
def test_an_approved_story_goes_out(tmp_path, end, mark, fence):
    text = mark + AS_WRITTEN.replace("\n---\n", f"\n{fence}\n").replace("\n", end)
    approved_text(tmp_path, text)
    written = (tmp_path / "stories/leeks-in-february/story.md").read_bytes().decode()
    story = read_one(tmp_path, written)
    assert reason_to_withhold(story, Use.WEB, TODAY) is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_keeps_the_line_ends_of_the_file(tmp_path, end):
    text = approved_text(tmp_path, AS_WRITTEN.replace("\n", end))
    assert text.count(end) == text.count("\n")


def test_approving_twice_is_approving_once(tmp_path):
    once = approved_text(tmp_path, AS_WRITTEN)
    assert approved_text(tmp_path, once) == once


OLD = "approved:\n  on: 2026-03-01\n  words: {code}\n  terms: {code}\n  how: read\n  witness: MB\n"
OLD = OLD.format(code="v1-0000-0000-0000-0000-0000")


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        (f"{OLD}consent:\n", "consent:\n"),
        (f"{OLD}\n# What Shona agreed:\nconsent:\n", "\n# What Shona agreed:\nconsent:\n"),
    ],
)
def test_a_new_approval_takes_the_place_of_the_old_one(tmp_path, before, kept):
    text = AS_WRITTEN.replace("consent:\n", before, 1)
    left = AS_WRITTEN.replace("consent:\n", kept, 1)
    expected = left.replace("paper]\n---\n", f"paper]\n{block_for(tmp_path, left)}---\n")
    assert approved_text(tmp_path, text) == expected


def test_an_old_approval_at_the_end_is_replaced(tmp_path):
    text = AS_WRITTEN.replace("paper]\n---\n", f"paper]\n{OLD}---\n")
    assert approved_text(tmp_path, text) == approved_text(tmp_path, AS_WRITTEN)


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path):
    story = read_one(tmp_path, AS_WRITTEN)
    (tmp_path / story.path).write_text(AS_WRITTEN + "More.\n")
    with pytest.raises(ArchiveError, match="changed while it was being approved"):
        approve(tmp_path, story, SIGNED)


@pytest.mark.parametrize(
    "signing",
    [
        Signing(date(2026, 3, 28), "", "JD"),
        Signing(date(2026, 3, 28), "read-aloud", "<script>"),
    ],
)
def test_an_approval_that_could_not_be_read_is_not_written(tmp_path, signing):
    story = read_one(tmp_path, AS_WRITTEN)
    with pytest.raises(ArchiveError, match=r"story\.md was not approved"):
        approve(tmp_path, story, signing)


@pytest.mark.parametrize("words", ['Read "aloud": twice', "läut gelesen", "yes # no", "a\\b"])
def test_any_words_can_say_how_it_was_read(tmp_path, words):
    text = approved_text(tmp_path, AS_WRITTEN, Signing(date(2026, 3, 28), words, "JD"))
    assert read_one(tmp_path, text).front.approved.how == words


def test_front_matter_between_braces_is_left_as_it_is(tmp_path):
    """YAML's other style, to which no line can be added."""
    inside = AS_WRITTEN.split("---\n")[1]
    keys = json.dumps(yaml.load(inside, yaml.BaseLoader))
    text = f"---\n{keys}\n---\n{AS_WRITTEN.split('---')[-1]}"
    story = read_one(tmp_path, text)
    with pytest.raises(ArchiveError, match="was not approved"):
        approve(tmp_path, story, SIGNED)


# What was agreed is written as well, so that less may be taken without a new signature.

NARROWER = {
    "a use less": ("    book: [words]\n", ""),
    "no excerpts": ("changes: [excerpts]", "changes: []"),
    "an earlier end": ("expires: 2029-03-13", "expires: 2028-03-13"),
    "a later start": ("starts: 2026-04-01", "starts: 2026-05-01"),
    "a condition more": ("[Not in the Moray paper]", "[Not in the Moray paper, No radio]"),
}


@pytest.mark.parametrize(("old", "new"), NARROWER.values(), ids=NARROWER)
def test_less_than_was_signed_goes_out_without_a_new_signature(tmp_path, old, new):
    before, block = approved_text(tmp_path, AS_WRITTEN).split("approved:")
    story = read_one(tmp_path, f"{before.replace(old, new)}approved:{block}")
    assert (old in before, reason_to_withhold(story, Use.WEB, TODAY)) == (True, None)


@pytest.mark.parametrize(
    ("old", "new"),
    [("[excerpts]", "[excerpts, translation]"), ("web: [words]", "web: [words, film]")],
)
def test_more_than_was_signed_waits_also_where_the_approval_is_widened_with_it(tmp_path, old, new):
    text = approved_text(tmp_path, AS_WRITTEN).replace(old, new)
    story = read_one(tmp_path, text)
    told = "what was agreed changed since the storyteller approved it"
    assert reason_to_withhold(story, Use.WEB, TODAY) == told


ANOTHER_WAY = {
    "nothing allowed": ("allow:\n    web: [words]\n    book: [words]", "allow: {}"),
    "a use without parts": ("web: [words]", "web: []"),
    "every part": ("web: [words]", "web: [film, words, audio, artwork, portrait]"),
    "no first day": ("  starts: 2026-04-01\n", ""),
    "no conditions": ("[Not in the Moray paper]", "[]"),
    "what YAML could misread": (
        "[Not in the Moray paper]",
        """['no: "yes" # 1', "- [a]", "è\\\\n"]""",
    ),
}


@pytest.mark.parametrize(("old", "new"), ANOTHER_WAY.values(), ids=ANOTHER_WAY)
def test_what_was_agreed_is_read_back_as_it_was_written(tmp_path, old, new):
    story = read_one(tmp_path, approved_text(tmp_path, AS_WRITTEN.replace(old, new)))
    assert story.front.approved.agreed == SignedTerms.of(story.front.consent)


def test_no_part_of_a_file_is_left_beside_it(tmp_path):
    approved_text(tmp_path, AS_WRITTEN)
    assert [path.name for path in (tmp_path / "stories/leeks-in-february").iterdir()] == [
        "story.md"
    ]


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path, monkeypatch):
    story = read_one(tmp_path, AS_WRITTEN)
    monkeypatch.setattr(Path, "replace", _fails)
    with pytest.raises(OSError, match="no room"):
        approve(tmp_path, story, SIGNED)
    assert {path.name: path.read_text() for path in (tmp_path / story.path).parent.iterdir()} == {
        "story.md": AS_WRITTEN
    }


def _fails(*_):
    raise OSError("no room")


# A translation: the same, in a file of its own.

TRANSLATABLE = AS_WRITTEN.replace("[excerpts]", "[excerpts, translation]")


def read_with_a_translation(root, translation=AS_TRANSLATED):
    folder = write_story(root / "stories" / "leeks-in-february", TRANSLATABLE)
    (folder / "story.gd.md").write_bytes(translation.encode())
    (story,) = read_all(root).stories
    return story


def test_writes_the_approval_into_the_translation_s_file_and_nothing_else(tmp_path):
    story = read_with_a_translation(tmp_path)
    code = translation_code(story, story.translations[0])
    approve_translation(tmp_path, story, story.translations[0], SIGNED)
    block = f'approved:\n  on: 2026-03-28\n  words: {code}\n  how: "read-aloud"\n  witness: "JD"\n'
    folder = tmp_path / "stories/leeks-in-february"
    assert [(folder / name).read_text() for name in ("story.gd.md", "story.md")] == [
        AS_TRANSLATED.replace("coma.\n---\n", f"coma.\n{block}---\n"),
        TRANSLATABLE,
    ]


def test_an_approved_translation_goes_out_with_its_story(tmp_path):
    story = read_with_a_translation(tmp_path)
    approve(tmp_path, story, SIGNED)
    approve_translation(tmp_path, story, story.translations[0], SIGNED)
    (story,) = read_all(tmp_path).stories
    translation = story.translations[0]
    assert reason_to_withhold_translation(story, translation, Use.WEB, TODAY) is None


def test_a_translation_that_changed_meanwhile_is_left_alone(tmp_path):
    story = read_with_a_translation(tmp_path)
    (tmp_path / story.translations[0].path).write_text(AS_TRANSLATED + "Tuilleadh.\n")
    with pytest.raises(ArchiveError, match=r"story\.gd\.md changed while it was being approved"):
        approve_translation(tmp_path, story, story.translations[0], SIGNED)
