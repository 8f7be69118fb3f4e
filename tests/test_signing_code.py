"""The eight characters on the paper: `approve` compares them with the story as it is now."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ownwords.desk.main import app
from ownwords.desk.signing.to_approve import against_code
from ownwords.edition import read_archive
from ownwords.reasons import reason_to_withhold
from ownwords.settings import place_in
from ownwords.terms import Use
from ownwords.told.approval import code_to_sign, has_form_of_code, is_signing_code, signing_code
from tests.archives import TODAY, TRANSLATABLE, write_archive, write_story, write_translation
from tests.factory import make_story, make_translated, make_translation

CODE = "10A2-9XMA"
HOW = ["--how", "read-aloud", "--witness", "JD"]


@pytest.mark.parametrize(
    ("typed", "is_it"),
    [
        (CODE, True),
        ("10a2-9xma", True),
        ("10A29XMA", True),
        (" 10A2 9XMA ", True),
        ("lOA2–9XMA", True),
        ("IoA2—9XMA", True),
        ("i0a2 - 9xma", True),
        ("10A2-9XMB", False),
        ("10A2-9XM", False),
        ("10A2-9XMAA", False),
        ("9XMA-10A2", False),
        ("", False),
    ],
)
def test_a_code_is_forgiving_of_how_it_was_typed(typed, is_it):
    assert is_signing_code(typed, CODE) is is_it


@pytest.mark.parametrize(
    ("typed", "could_be"),
    [(CODE, True), ("oooo-llll", True), ("10A2", False), ("10A2-9XMU", False), ("", False)],
)
def test_tells_what_could_be_a_code(typed, could_be):
    assert has_form_of_code(typed) is could_be


def test_a_code_can_be_read_out():
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", code_to_sign(make_story()))


def test_codes_stay_what_they_were():
    """A paper that was printed before must still be good."""
    assert signing_code("v1-A", "v1-B") == WAS


WAS = "SXPQ-1FF3"


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "The leeks did not care. It snowed."},
        {"title": "Leeks in March"},
        {"consent": {"allow": {"web": ["words"], "book": ["words"]}}},
        {"consent": {"search_engines": True}},
        {"storyteller": {"place": "Elgin"}},
    ],
)
def test_a_word_or_a_term_changes_the_code(changes):
    assert code_to_sign(make_story(**changes)) != code_to_sign(make_story())


def test_a_translation_has_a_code_of_its_own():
    story = make_translated()
    other = make_translation(story, title="Eile")
    found = {code_to_sign(story, each) for each in (None, story.translations[0], other)}
    assert len(found) == 3


def test_the_code_does_not_depend_on_an_approval():
    assert code_to_sign(make_story(approved=None)) == code_to_sign(make_story())


def test_a_wrong_code_is_refused_without_telling_the_right_one():
    story = make_story()
    told = against_code(CODE, story)
    assert told.endswith("Print it again: ownwords proof leeks-in-february") and (
        code_to_sign(story) not in told
    )


def test_what_is_no_code_is_told_as_such():
    told = "leeks-in-february: that is no code. It has eight characters, such as 7K2Q-9XMA."
    assert against_code("7K2Q", make_story()) == told


def test_a_translation_s_proof_is_printed_with_its_language():
    story = make_translated()
    told = against_code(CODE, story, story.translations[0])
    assert told.endswith("ownwords proof leeks-in-february --language gd")


# As a facilitator types it.


@pytest.fixture
def root(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-landing", approved=False, consent=TRANSLATABLE)
    return root


def run(root, *words):
    return CliRunner().invoke(app, [*words, "-C", str(root)])


def the_story(root, id="the-landing"):
    return next(story for story in read_archive(place_in(root)).stories if story.id == id)


def is_published(root, id="the-landing"):
    return reason_to_withhold(the_story(root, id), Use.WEB, TODAY) is None


def change_a_word(root):
    path = root / "stories/the-landing/story.md"
    path.write_text(path.read_text().replace("meet people", "meet somebody"))


def test_approves_with_the_code_on_the_paper(root):
    done = run(root, "approve", "the-landing", "--code", code_to_sign(the_story(root)), *HOW)
    told = "1 story approved.\nIt will be shown. Next: ownwords serve\n"
    assert (done.exit_code, done.stderr, is_published(root)) == (0, told, True)


def test_refuses_when_a_word_changed_since_the_paper_was_printed(root):
    code = code_to_sign(the_story(root))
    change_a_word(root)
    done = run(root, "approve", "the-landing", "--code", code, *HOW)
    told = "a word changed since the proof was printed"
    assert (done.exit_code, told in done.stderr, is_published(root)) == (1, True, False)


def test_refuses_when_a_term_changed_since_the_paper_was_printed(root):
    code = code_to_sign(the_story(root))
    path = root / "stories/the-landing/story.md"
    path.write_text(path.read_text().replace("web:", "book: [words]\n    web:"))
    done = run(root, "approve", "the-landing", "--code", code, *HOW)
    assert (done.exit_code, is_published(root)) == (1, False)


def test_a_refused_approval_leaves_the_file_as_it_was(root):
    before = (root / "stories/the-landing/story.md").read_bytes()
    run(root, "approve", "the-landing", "--code", CODE, *HOW)
    assert (root / "stories/the-landing/story.md").read_bytes() == before


@pytest.mark.parametrize("words", [["the-landing"], ["the-landing", "--code", ""]])
def test_without_a_terminal_a_code_must_be_given(root, words):
    done = run(root, "approve", *words, *HOW)
    assert (done.exit_code, "--without-code" in done.stderr, is_published(root)) == (2, True, False)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["the-landing"],
            "--code and --how and --witness: are missing. Type the whole line, such as: ownwords "
            "approve the-landing --code 7K2Q-9XMA --how read-aloud --witness JD The paper",
        ),
        (
            ["the-landing", "--code", "AAAA BBBB", "--how", "on paper"],
            "--witness: is missing. Type the whole line, such as: ownwords approve the-landing "
            "--code 'AAAA BBBB' --how 'on paper' --witness JD",
        ),
        (
            ["--all", "--language", "gd", "--witness", "MB"],
            "--how: is missing. Type the whole line, such as: ownwords approve --all "
            "--language gd --how read-aloud --witness MB",
        ),
    ],
)
def test_what_is_missing_is_told_with_the_whole_line(root, words, told):
    said = " ".join(run(root, "approve", *words).stderr.split())
    assert told in said


@pytest.mark.parametrize("which", [["the-landing", "--without-code"], ["--all"]])
def test_without_a_code_it_warns(root, which):
    done = run(root, "approve", *which, *HOW)
    told = "Approved without the code on the paper"
    assert (done.exit_code, told in done.stderr, is_published(root)) == (0, True, True)


@pytest.mark.parametrize(
    "words", [["--all"], ["the-landing", "another"], ["the-landing", "--without-code"]]
)
def test_a_code_belongs_to_one_story(root, words):
    done = run(root, "approve", *words, "--code", CODE, *HOW)
    assert (done.exit_code, "belongs to one story" in done.stderr) == (2, True)


@pytest.mark.parametrize("option", ["--how", "--witness"])
def test_without_a_terminal_how_and_witness_must_be_given(root, option):
    given = {"--how": "read-aloud", "--witness": "JD"} | {option: ""}
    words = [word for pair in given.items() for word in pair]
    done = run(root, "approve", "the-landing", "--without-code", *words)
    assert (done.exit_code, option in done.stderr) == (2, True)


def test_a_translation_is_approved_with_its_own_code(root):
    run(root, "approve", "the-landing", "--without-code", *HOW)
    write_translation(root, "the-landing", approved=False)
    story = the_story(root)
    given = {
        code: run(root, "approve", "the-landing", "--language", "gd", "--code", code, *HOW)
        for code in (code_to_sign(story), code_to_sign(story, story.translations[0]))
    }
    assert [done.exit_code for done in given.values()] == [1, 0]


# At a terminal.


def at_a_terminal(root, *words, answers=()):
    """What is shown while each answer is typed after its question; and the exit code."""
    code = "from ownwords.desk.main import run; run()"
    here, there = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k != "CI"} | {
        "TERM": "xterm",
        "PYTHONPATH": str(Path(__file__).parents[1] / "generator"),
    }
    process = subprocess.Popen(
        [sys.executable, "-c", code, *words, "-C", str(root)],
        stdin=there,
        stdout=there,
        stderr=there,
        env=environment,
        close_fds=True,
    )
    os.close(there)
    shown, waiting, end = "", list(answers), time.monotonic() + 60
    while time.monotonic() < end:
        if waiting and waiting[0][0] in shown:
            os.write(here, f"{waiting.pop(0)[1]}\r".encode())
        if select.select([here], [], [], 0.1)[0]:
            try:
                read = os.read(here, 65_536).decode(errors="replace")
            except OSError:
                break
            shown += read
            if "\x1b[6n" in read:  # where the cursor is: prompt_toolkit waits for an answer
                os.write(here, b"\x1b[1;1R")
        elif process.poll() is not None:
            break
    os.close(here)
    return shown, process.wait(10)


def test_at_a_terminal_it_asks_for_the_code(root):
    code = code_to_sign(the_story(root)).lower().replace("-", " ")
    asked = [("Code on the signed paper of the-landing", code)]
    shown, exit_code = at_a_terminal(root, "approve", "the-landing", *HOW, answers=asked)
    assert (exit_code, "1 story approved." in shown, is_published(root)) == (0, True, True)


def test_at_a_terminal_it_asks_for_everything_that_is_not_given(root):
    answers = [
        ("Code on the signed paper", code_to_sign(the_story(root))),
        ("How did they read it", "read-aloud"),
        ("Who was there", "JD"),
    ]
    at_a_terminal(root, "approve", "the-landing", answers=answers)
    approved = the_story(root).front.approved
    assert (approved.how, approved.witness, is_published(root)) == ("read-aloud", "JD", True)


def test_at_a_terminal_a_wrong_code_is_refused(root):
    shown, exit_code = at_a_terminal(root, "approve", "the-landing", answers=wrong(3))
    assert (exit_code, "Not approved" in shown, is_published(root)) == (1, True, False)


def wrong(times):
    asked = ["Code on the signed paper of the-landing", "(2 of 3", "(3 of 3"]
    return [(question, CODE) for question in asked[:times]]


def test_at_a_terminal_a_mistyped_code_can_be_typed_again(root):
    answers = [
        *wrong(2),
        ("(3 of 3", code_to_sign(the_story(root))),
        ("How did they read it", "read-aloud"),
        ("Who was there", "JD"),
    ]
    shown, exit_code = at_a_terminal(root, "approve", "the-landing", answers=answers)
    assert (exit_code, "1 story approved." in shown, is_published(root)) == (0, True, True)


def test_whoever_stops_at_the_code_approves_nothing(root):
    asked = [("Code on the signed paper of the-landing", "\x03")]
    _, exit_code = at_a_terminal(root, "approve", "the-landing", answers=asked)
    assert (exit_code, the_story(root).front.approved) == (1, None)
