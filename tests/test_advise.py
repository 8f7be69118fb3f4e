"""`ownwords check --advise`, end to end."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from ownwords.desk.main import app
from tests.archives import write_archive, write_story

HELD = "They came up the stairs anyway.\n\nI wanted to die, and took a number of tablets.\n"
ADVISED = "They came up the stairs anyway.\n\nHe committed suicide.\n"


@pytest.fixture(autouse=True)
def at_a_desk(monkeypatch):
    monkeypatch.delenv("CI", raising=False)


def check(root, *options: str):
    return CliRunner().invoke(app, ["check", "-C", str(root), *options])


@pytest.fixture
def archive(tmp_path):
    root = write_archive(tmp_path)
    write_story(root, "the-landing", body=HELD)
    write_story(root, "the-kettle", body=ADVISED)
    return root


def test_it_tells_where_what_why_and_what_to_say(archive):
    out = check(archive, "--advise").stdout
    line = out.splitlines()
    assert line[1:4] == [
        "    why: says it as one says a crime or a sin.",
        "    instead: Say that somebody died by suicide, or took their own life.",
        "    source: Samaritans, Media guidelines; Mindframe.",
    ]


def test_it_gives_the_line_that_lets_a_story_out(archive):
    told = check(archive, "--advise").stdout.splitlines()[-1]
    assert told.startswith("    to let the story out as it is, add to accept: {finding: suicide-am")


def test_advice_leaves_the_exit_code_as_it_is(archive):
    assert check(archive, "--advise").exit_code == 0


def test_without_being_asked_it_tells_only_that_a_story_waits(archive):
    result = check(archive)
    waits = "1 story withheld: a passage waits for a person to look at it."
    assert (result.stdout, waits in result.stderr) == ("", True)


@pytest.mark.parametrize("options", [(), ("--format", "json"), ("--format", "github")])
def test_nothing_of_it_is_in_the_log_of_a_ci(archive, monkeypatch, options):
    monkeypatch.setenv("CI", "true")
    told = check(archive, "--advise", *options).output
    words = ("suicide", "tablets", "the-kettle", "the-landing")
    assert [word for word in words if word in told] == []


def test_a_log_is_told_how_much_there_is(archive, monkeypatch):
    monkeypatch.setenv("CI", "true")
    told = check(archive, "--advise").stderr
    assert "1 piece of advice; 1 passage waits for a person." in told


def test_the_numbers_are_in_json_where_others_read_along(archive, monkeypatch):
    monkeypatch.setenv("CI", "true")
    assert json.loads(check(archive, "--advise", "--format", "json").stdout)["advice"] == 2


def test_it_is_in_json(archive):
    advice = json.loads(check(archive, "--advise", "--format", "json").stdout)["advice"]
    assert [(each["finding"], each["kind"], each["line"] > 1) for each in advice] == [
        ("committed-suicide", "language", True),
        ("suicide-amount", "hold", True),
    ]


def test_a_signature_that_has_no_effect_is_told(tmp_path):
    root = write_archive(tmp_path)
    entry = {"finding": "inmate", "words": "7K3Q-XM2P", "by": "JD", "on": "2024-03-20"}
    write_story(root, "the-kettle", accept=[entry | {"why": "It was so."}])
    assert check(root, "--advise").stdout == (
        "stories/the-kettle/story.md: accept: inmate, 7K3Q-XM2P: these words are not there any "
        "more, so it has no effect. Take the entry out.\n"
    )


def test_the_line_that_it_gives_lets_the_story_out(archive):
    told = check(archive, "--advise").stdout.splitlines()[-1].partition("accept: ")[2]
    line = told.replace("INITIALS", "JD").replace("DATE", "2024-03-20").replace("WHY", "Read twice")
    path = archive / "stories" / "the-landing" / "story.md"
    path.write_text(path.read_text().replace("approved:\n", f"accept: [{line}]\napproved:\n"))
    result = check(archive)
    assert (result.exit_code, "withheld" in result.stderr) == (0, False)
