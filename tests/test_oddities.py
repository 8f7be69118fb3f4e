"""What is odd and no mistake: `check` tells it, and nothing is withheld."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from typer.testing import CliRunner

from ownwords.desk.checking.oddities import oddities_in
from ownwords.desk.main import app
from tests.archives import TODAY, write_archive, write_story
from tests.factory import AS_WRITTEN, make_refused, read_one

DAY = date(2026, 6, 1)
APPROVED = """approved:
  on: 2026-03-28
  words: v1-0000-0000-0000-0000-0000
  terms: v1-0000-0000-0000-0000-0000
  how: read-aloud
  witness: Janet Doig
---
It *rained*"""


def told(root, old="", new=""):
    assert old in AS_WRITTEN
    story = read_one(root, AS_WRITTEN.replace(old, new, 1) if old else AS_WRITTEN)
    return [str(problem).partition("story.md:")[2] for problem in oddities_in([story], DAY)]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "title: Leeks in February",
            "title: “Leeks in February”",
            '2:8 title: readers will see the curly quotation marks: "“Leeks in February”". Unless '
            "it is a quotation, write it without them: Leeks in February.",
        ),
        (
            "title: Leeks in February",
            'title: "“Leeks: in February”"',
            '2:8 title: readers will see the curly quotation marks: "“Leeks: in February”". Unless '
            'it is a quotation, write it without them: "Leeks: in February".',
        ),
        (
            "name: Shona",
            "name: ‘Shona’",
            '8:9 storyteller.name: readers will see the curly quotation marks: "‘Shona’". Unless '
            "it is a quotation, write it without them: Shona.",
        ),
        (
            "told: 2026-03-14",
            "told: 2026-06-03",
            '5:7 told: a day that has not come yet: "2026-06-03". Write the day it was told.',
        ),
        (
            "review: 2027-03-14",
            "review: 2029-03-14",
            "24:11 consent.review: the story would be asked about only after consent has ended "
            '("2029-03-13"). Write a day before it ends.',
        ),
        (
            "witness: JD",
            "witness: Janet Doig",
            "22:12 consent.witness: somebody's name, in a file that git never forgets: "
            '"Janet Doig". Write initials or a role, such as JD.',
        ),
        (
            "---\nIt *rained*",
            APPROVED,
            "38:12 approved.witness: somebody's name, in a file that git never forgets: "
            '"Janet Doig". Write initials or a role, such as JD.',
        ),
    ],
)
def test_is_told_with_its_line(tmp_path, old, new, words):
    assert told(tmp_path, old, new) == [words]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("title: Leeks in February", "title: “Leeks” in “February”"),
        ("title: Leeks in February", "title: '“Leeks” and “beans”'"),
        ("title: Leeks in February", "title: ’Tis February"),
        ("told: 2026-03-14", "told: 2026-06-02"),
        ("review: 2027-03-14", "review: 2029-03-13"),
        ("witness: JD", "witness: JD, peer worker"),
        ("witness: JD", "witness: Ward Manager"),
        ("witness: JD", "witness: Champion"),
    ],
)
def test_says_nothing_of_what_is_in_order(tmp_path, old, new):
    assert told(tmp_path, old, new) == []


def test_of_a_story_with_a_problem_the_problem_is_enough():
    assert oddities_in([make_refused()], DAY) == []


@pytest.fixture
def archive(tmp_path):
    root = write_archive(tmp_path / "archive")
    write_story(root, "the-kettle", title="“The canary”", told=f"{TODAY + timedelta(days=9)}")
    return root


def check(archive, *words, **env):
    return CliRunner().invoke(app, ["check", "-C", str(archive), *words], env={"CI": None, **env})


def test_withholds_nothing(archive):
    done = check(archive)
    assert (done.exit_code, "2 warnings" in done.output) == (0, True)


def test_is_a_warning_for_machines(archive):
    told = json.loads(check(archive, "--format", "json").stdout)
    assert ([each["field"] for each in told["warnings"]], told["problems"]) == (
        ["title", "told"],
        [],
    )


@pytest.mark.parametrize("format", ["text", "json", "github", "gitlab", "sarif"])
def test_a_log_holds_none_of_the_words(archive, format):
    output = check(archive, "--format", format, CI="true").output
    assert ("curly" in output, "canary" in output) == (True, False)


def test_a_document_beside_a_story_is_told(tmp_path):
    story = read_one(tmp_path, Leeks_docx=b"", shona_jpg=b"")
    assert [(str(p.path), p.field) for p in oddities_in([story], DAY)] == [
        ("stories/leeks-in-february/Leeks.docx", "file")
    ]


def test_of_a_document_that_git_leaves_alone_only_that_is_told_that_it_is_there(tmp_path):
    story = read_one(tmp_path, Leeks_docx=b"")
    ((kept,), (ignored,)) = (
        oddities_in([story], TODAY),
        oddities_in([story], TODAY, lambda path: path.name == "Leeks.docx"),
    )
    told = 'type `ownwords import "stories/leeks-in-february/Leeks.docx"`'
    assert ["git keeps" in kept.fault, "git" in ignored.fault] == [True, False]
    assert (told in kept.remedy, told in ignored.remedy) == (True, True)
