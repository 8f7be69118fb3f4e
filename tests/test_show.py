"""How commands speak: machine formats to standard output, sentences to standard error."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

import pytest

from ownwords.desk.checking.quality_reports import as_github
from ownwords.desk.show import as_json, counted, give, give_json, is_for_a_log, say
from ownwords.errors import Problem

PROBLEM = Problem(
    PurePosixPath("stories/the-blue-coat/story.md"),
    9,
    10,
    "themes",
    '"canary" is not a theme',
    'Did you mean "hope"?',
)


def test_a_problem_as_json():
    assert as_json(PROBLEM) == {
        "path": "stories/the-blue-coat/story.md",
        "line": 9,
        "column": 10,
        "field": "themes",
        "fault": '"canary" is not a theme',
        "remedy": 'Did you mean "hope"?',
    }


@pytest.mark.parametrize("private", ["canary", "hope"])
def test_an_annotation_holds_none_of_the_files_own_words(private):
    assert private not in as_github([PROBLEM])[0]


@pytest.mark.parametrize("warnings", [[], [PROBLEM]])
def test_an_annotation_names_no_folder_that_may_be_named_for_somebody(warnings):
    named = Problem(PROBLEM.path, 1, 1, "id", "holds the storyteller's name", "Rename it")
    told = as_github([named, PROBLEM], warnings)
    assert [line for line in told if "blue-coat" in line or "file=stories/…," not in line] == []


@pytest.mark.parametrize(
    ("path", "property"),
    [
        ("pages/notes, with: words: 1.md", "pages/notes%2C with%3A words%3A 1.md"),
        ("pages/100%.md", "pages/100%25.md"),
        ("pages/a page [1].md", "pages/a page [1].md"),
    ],
)
def test_an_annotation_finds_a_file_whatever_its_name(path, property):
    (line,) = as_github([Problem(PurePosixPath(path), 9, 10, "words", "says it: so", "Write it")])
    assert line.startswith(f"::error file={property},line=9,col=10,title=words::says it: so. ")


@pytest.mark.parametrize(
    ("said", "is_log"), [("true", True), ("yes", True), ("1", True), ("", False), ("false", False)]
)
def test_a_log_is_known_by_its_environment(said, is_log):
    assert (is_for_a_log({"CI": said}), is_for_a_log({})) == (is_log, False)


@pytest.mark.parametrize(
    ("field", "fault", "title", "message"),
    [
        ("themes", "is missing", "title=themes::", "is missing"),
        ("a,b:c", "is missing", "title=a%2Cb%3Ac::", "is missing"),
        ("themes", "100%\nof it", "title=themes::", "100%25%0Aof it"),
    ],
)
def test_an_annotation_is_one_line(field, fault, title, message):
    (line,) = as_github([Problem(PROBLEM.path, 9, 10, field, fault, "Write it")])
    assert line.startswith("::error file=") and title in line and message in line
    assert "\n" not in line and ",line=9,col=10," in line


@pytest.mark.parametrize(
    ("speak", "channels"),
    [
        (lambda: say("Läuse"), ("", "Läuse\n")),
        (lambda: give("Läuse"), ("Läuse\n", "")),
    ],
)
def test_each_has_its_channel(capsys, speak, channels):
    speak()
    assert tuple(capsys.readouterr()) == channels


def test_json_is_read_as_it_was_given(capsys):
    give_json({"a": ["ä"]})
    assert json.loads(capsys.readouterr().out) == {"a": ["ä"]}


@pytest.mark.parametrize(("number", "told"), [(0, "0 stories"), (1, "1 story"), (2, "2 stories")])
def test_counts_in_words(number, told):
    assert counted([None] * number, "story", "stories") == told
