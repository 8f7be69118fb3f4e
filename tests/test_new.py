"""`ownwords new`: a few questions, and a draft in which nothing is granted."""

from __future__ import annotations

import re

import pytest
from typer.testing import CliRunner

from ownwords.desk.drafting.ids import proposed_id
from ownwords.desk.main import app
from ownwords.edition import read_archive
from ownwords.reasons import reason_to_withhold
from ownwords.settings import place_in
from ownwords.terms import Use
from ownwords.told.story import Story
from tests.archives import TODAY, tree, write_archive, write_story
from tests.terminal import DOWN, Terminal

SAID = ["--title", "Leeks in February", "--credit", "first-name", "--name", "Shona"]
DRAFT = """\
---
# Not on the site before it is approved: `ownwords check` tells what is missing.
title: "Leeks in February"
language: en-GB
storyteller:
  credit: first-name
  name: Shona
themes: []
tags: []
content_notes: []
# Everybody else in it, such as {who: my sister, how: agreed}
people: []
consent:
  # Once the form is signed, what stands on it and nothing else: its form and wording, adult,
  # given, witness, review and expires, each use under allow, and at last the status.
  status: requested
  allow: {}
  changes: []
  search_engines: no
  ai_training: no
  conditions: []
---

"""


@pytest.fixture
def archive(tmp_path):
    return write_archive(tmp_path / "archive")


def new(archive, *words):
    return CliRunner().invoke(app, ["new", "-C", str(archive), *words])


def draft(archive, id="leeks-in-february"):
    return (archive / "stories" / id / "story.md").read_text("utf-8")


def test_writes_a_draft_in_which_nothing_is_granted(archive):
    new(archive, *SAID)
    assert draft(archive) == DRAFT


def test_writes_whatever_an_option_says(archive):
    words = ["--summary", "A: b", "--role", "Peer worker", "--place", "Moray", "--told"]
    words += ["2026-03-14", "--theme", "hope", "--collection", "landing", "--language", "gd"]
    new(archive, *SAID, *words, "--id", "the-leeks")
    told = [line for line in draft(archive, "the-leeks").split("\n") if ":" in line][1:11]
    assert told == [
        'title: "Leeks in February"',
        'summary: "A: b"',
        "language: gd",
        "told: 2026-03-14",
        "collection: landing",
        "storyteller:",
        "  credit: first-name",
        "  name: Shona",
        '  role: "Peer worker"',
        "  place: Moray",
    ]


def test_says_what_comes_next(archive):
    assert "ownwords approve leeks-in-february" in new(archive, *SAID).output


def test_check_tells_only_what_is_still_missing(archive):
    new(archive, *SAID)
    faults = {problem.fault for problem in read_archive(place_in(archive)).problems}
    assert faults == {"is missing", "there are no words in the story"}


@pytest.mark.parametrize("use", Use)
def test_a_draft_is_withheld_from_every_use(archive, use):
    new(archive, *SAID)
    (story,) = read_archive(place_in(archive)).stories
    assert reason_to_withhold(story, use, TODAY) == "there is a problem in its file"


@pytest.mark.parametrize("use", Use)
def test_a_draft_that_lacks_only_its_consent_is_withheld_from_every_use(archive, use):
    new(archive, *SAID, "--summary", "Leeks.", "--told", "2026-03-14")
    path = archive / "stories" / "leeks-in-february" / "story.md"
    filled = "  form: AV-1\n  wording: v3\n  adult: yes\n  expires: 2099-01-01\n  status: requested"
    path.write_text(draft(archive).replace("  status: requested", filled) + "It rained.\n")
    (story,) = read_archive(place_in(archive)).stories
    reason = reason_to_withhold(story, use, TODAY)
    assert (isinstance(story, Story), reason) == (True, "consent is requested")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ([], '--title: is missing. Write it, such as --title "Leeks in February".'),
        (["--title", ""], "--title: is missing"),
        (["--title", "A <b>"], '--title: holds what could be code ("<b"). Write plain words'),
        (["--title", "x" * 3000], "--title: is 3000 characters long; 2,000 is the most. Shorten"),
        ([*SAID, "--id", "Leeks!"], "Write lower-case words and digits with hyphens, 3 to 40"),
        ([*SAID, "--id", "../leeks"], '"../leeks" cannot be an address'),
        ([*SAID, "--id", "le"], '"le" cannot be an address'),
        ([*SAID, "--id", "x" * 41], "3 to 40 characters"),
        ([*SAID, "--id", "shona-and-leeks"], "--id: the id holds the storyteller's name. Choose"),
        ([*SAID, "--id", "taken"], 'there is, or was, a story at "taken". Write another, such as'),
        ([*SAID, "--theme", "hop"], '--theme: "hop" is not a theme. Did you mean "hope"?'),
        ([*SAID, "--theme", "xyz"], '--theme: "xyz" is not a theme. Write one of: hope.'),
        ([*SAID, "--collection", "landings"], 'Did you mean "landing"?'),
        ([*SAID, "--language", "English!"], "--language: not a language"),
        ([*SAID, "--told", "14 March"], 'not a day: "14 March". Write it as 2027-01-31.'),
        (["--title", "T", "--credit", "first name"], 'Did you mean "first-name"?'),
        (["--title", "Tea", "--credit", "first-name"], "Write the name to show, such as --name"),
        (["--title", "Tea", "--credit", "role"], "--role: the credit is role, and there is no"),
        (
            ["--title", "Tea", "--credit", "anonymous", "--name", "Shona"],
            "--name: a name is given, and the credit is anonymous. Take the name out",
        ),
        (["--title", "Tea", "--name", "Shona", "--id", "shonas-tea"], "the storyteller's name"),
        ([*SAID, "--place", "<i>"], "--place: holds what could be code"),
        ([*SAID, "--summary", "&nbsp;"], "--summary: holds what could be code"),
    ],
)
def test_a_slip_is_answered_with_what_to_type(archive, words, answer):
    write_story(archive, "taken")
    before = tree(archive)
    result = new(archive, *words)
    told = " ".join(re.sub("[│╭╮╰╯─]", " ", result.output).split())
    assert (result.exit_code, answer in told, tree(archive) == before) == (2, True, True)


def test_every_slip_is_told_at_once(archive):
    output = new(archive, *SAID, "--theme", "hop", "--id", "x", "--collection", "y").output
    assert [option in output for option in ("--theme:", "--id:", "--collection:")] == [True] * 3


@pytest.mark.parametrize(
    ("title", "names", "taken", "id"),
    [
        ("Leeks in February", [], [], "leeks-in-february"),
        ("Leeks in February", [], ["leeks-in-february"], "leeks-in-february-2"),
        ("Leeks", [], ["leeks", "leeks-2"], "leeks-3"),
        ("Shona’s leeks", ["Shona"], [], "leeks"),
        ("Shonas leeks", ["Shona"], [], "leeks"),
        ("Shona", ["Shona"], [], "a-story"),
        ("Shona", ["Shona"], ["a-story"], "a-story-2"),
        ("Mary Ann sings", ["Mary Ann"], [], "sings"),
        ("Mary-Ann", ["Mary Ann"], [], "a-story"),
        ("Café au lait", [], [], "cafe-au-lait"),
        ("José and I", ["Jose"], [], "a-story"),
        ("Shona and the sea", ["Shona"], [], "the-sea"),
        ("Of mice", ["Shona"], [], "of-mice"),
        ("A very long title that goes on and on", [], [], "a-very-long-title-that-goes"),
        ("Incomprehensibilities of uncharacteristically", [], [], "incomprehensibilities-of"),
        ("日本語", [], [], "a-story"),
        ("", [], [], "a-story"),
    ],
)
def test_proposes_an_address_without_a_name(title, names, taken, id):
    assert proposed_id(title, names, taken) == id


def answered_at_a_terminal(archive):
    terminal = Terminal("new", "-C", str(archive))
    terminal.answer("What is the story called?", "Shona and the leeks\r")
    terminal.answer("want to be named?", "\r")
    terminal.answer("Which name", "Shona\r")
    terminal.answer("Where are they from", "\r")
    terminal.answer("Which day", "\x15" + "2026-03-14\r")
    terminal.answer("Which collection", DOWN + "\r")
    terminal.answer("Which themes", " \r")
    terminal.answer("Its address", "\x15shona-again\r")
    terminal.answer("the storyteller's name", "\x15the-leeks\r")
    return terminal.end()


def test_asks_at_a_terminal_and_tells_a_slip_at_once(archive):
    assert (answered_at_a_terminal(archive), draft(archive, "the-leeks").split("\n")[2:9]) == (
        0,
        [
            'title: "Shona and the leeks"',
            "language: en-GB",
            "told: 2026-03-14",
            "collection: landing",
            "storyteller:",
            "  credit: first-name",
            "  name: Shona",
        ],
    )


def test_whoever_stops_half_way_leaves_nothing_behind(archive):
    before = tree(archive)
    terminal = Terminal("new", "-C", str(archive))
    terminal.answer("What is the story called?", "\x03")
    assert (terminal.end(), tree(archive) == before) == (2, True)


def test_enter_takes_the_address_that_is_proposed(archive):
    terminal = Terminal("new", "-C", str(archive), *SAID, "--told", "2026-03-14", "--theme", "hope")
    terminal.answer("Where are they from", "\r")
    terminal.answer("Which collection", "\r")
    terminal.answer("Its address, for good, and never anybody's name? (Enter: leeks-in-feb", "\r")
    assert (terminal.end(), "Leeks" in draft(archive, "leeks-in-february")) == (0, True)


def test_whoever_types_an_address_says_another(archive):
    terminal = Terminal("new", "-C", str(archive), *SAID, "--told", "2026-03-14", "--theme", "hope")
    terminal.answer("Where are they from", "\r")
    terminal.answer("Which collection", "\r")
    terminal.answer("Its address", "my-leeks\r")
    assert (terminal.end(), "Leeks" in draft(archive, "my-leeks")) == (0, True)


@pytest.mark.parametrize("question", ["want to be named?", "Which themes", "Its address"])
def test_at_every_question_ctrl_c_leaves_nothing_behind(archive, question):
    before = tree(archive)
    terminal = Terminal("new", "-C", str(archive), "--title", "Leeks", "--place", "Moray")
    answers = {
        "want to be named?": DOWN * 4 + "\r",
        "Which day": "\r",
        "Which collection": "\r",
        "Which themes": "\r",
        "Its address": "",
    }
    for asked, keys in answers.items():
        if asked == question:
            break
        terminal.answer(asked, keys)
    terminal.answer(question, "\x03")
    assert (terminal.end(), tree(archive) == before) == (2, True)
