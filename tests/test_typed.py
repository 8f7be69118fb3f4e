"""What is mistyped on a command's line is answered with what to type."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from ownwords.desk.commands import example_of
from ownwords.desk.main import app
from ownwords.desk.monitor import told_of_no_folder
from tests.archives import write_archive, write_story
from tests.desk_git import own_words

CANARY = "canary-of-the-harbour"


@pytest.fixture
def root(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-last-ferry")
    write_story(root, "the-last-bus")
    write_story(root, CANARY)
    return root


def told(root, *words, **env):
    """All that is said, in one line; what stops a command is said by the console script."""
    done = own_words(root, *words, env=env)
    assert done.exit_code != 0
    return " ".join(f"{done.output} {done.exception or ''}".split())


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["withdraw", "x", "--from", "guide"], 'Did you mean "guides"? There are: web, guides,'),
        (["withdraw", "x", "--from", "everything"], '"everything" is not a use. There are: web,'),
        (["withdraw", "x", "--notice", "gon"], 'Did you mean "gone"? There are: none, gone.'),
        (["ci", "gitub"], '"gitub" is not a build service here. Did you mean "github"?'),
        (["check", "--format", "jsn"], 'Did you mean "json"? There are: snippets, text, json,'),
        (["report", "--format", "xml"], '"xml" is not a format. There are: text, json.'),
        (["status", "--format", "xml"], '"xml" is not a format. There are: text, json.'),
        (["status", "--within", "soon"], '"soon" is no number of days. Write a whole number'),
        (["status", "--within", "3661"], '"3661" is no number of days. Write a whole number'),
        (["check", "stories/x/story.md"], "check reads the whole archive. Type: ownwords check"),
        (["report", "x"], "report takes no more words. Such as: ownwords report --as-of"),
        (["approve", "the-last-fery"], 'Did you mean "the-last-ferry"'),
        (["proof"], "Such as: ownwords proof the-last-ferry"),
        (["ci"], "Such as: ownwords ci github"),
        (["receipt"], "Such as: ownwords receipt the-last-ferry"),
    ],
)
def test_an_answer_says_what_to_type(root, words, answer):
    said = told(root, *words)
    assert (answer in said, "Value error" in said) == (True, False)


def test_a_kind_of_file_is_answered_too():
    said = CliRunner().invoke(app, ["schema", "stori"]).output
    assert 'Did you mean "story"? There are: story, translation, guide' in said


def test_a_command_without_an_example_is_no_matter():
    assert example_of("Look at it.") == ""


NAMED = [
    ("proof",),
    ("receipt",),
    ("changes",),
    ("withdraw",),
    ("approve", "--without-code", "--how", "x", "--witness", "JD"),
    ("approve", "--without-code", "--how", "x", "--witness", "JD", "--language", "gd"),
]


@pytest.mark.parametrize("command", NAMED)
@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("the-last-fery", 'Did you mean "the-last-ferry"'),
        ("The-Last-Ferry", 'Did you mean "the-last-ferry"'),
        ("stories/the-last-ferry/story.md", 'Did you mean "the-last-ferry"'),
        ("the-last", 'Did you mean "the-last-bus" or "the-last-ferry"?'),
        ("xyz", "`ownwords report` lists them."),
    ],
)
def test_an_id_is_answered_with_those_near(root, command, typed, answer):
    name, *options = command
    assert answer in told(root, name, typed, *options)


@pytest.mark.parametrize("command", NAMED)
def test_a_log_is_told_of_no_other_story(root, command):
    name, *options = command
    assert CANARY not in told(root, name, f"{CANARY}s", *options, CI="true").replace(
        f"{CANARY}s", ""
    )


@pytest.mark.parametrize(
    ("site", "answer"),
    [
        ("example.org", "ownwords verify https://example.org"),
        ("stories.example/archive/", "ownwords verify https://stories.example/archive/"),
        ("127.0.0.1:8765", "ownwords verify http://127.0.0.1:8765"),
        ("localhost", "ownwords verify http://localhost"),
        ("archive.example:8000", "ownwords verify http://archive.example:8000"),
        ("htps://a.example/b/", "ownwords verify https://a.example/b/"),
        ("htpp://a.example", "ownwords verify http://a.example"),
        ("https:/a.example", "ownwords verify https://a.example"),
        ("site", "Build the site first (ownwords build)"),
        ("../site", "Build the site first (ownwords build)"),
    ],
)
def test_a_folder_that_is_not_there_may_be_an_address(site, answer):
    assert answer in told_of_no_folder(site)


def test_verify_asks_for_the_whole_address(root):
    assert "ownwords verify https://example.org" in told(root, "verify", "example.org")
