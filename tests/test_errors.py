"""Problems as people and logs are told them."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from ownwords.errors import Problem, for_a_log

STORY = PurePosixPath("stories/leeks/story.md")


def problem(field: str, fault: str, path: PurePosixPath = STORY) -> Problem:
    return Problem(path, 15, 12, field, fault, "Write another")


def test_a_problem_is_one_line_with_its_place_and_what_to_write():
    told = str(problem("consent.expires", 'not a date: "sometime"'))
    assert told == f'{STORY}:15:12 consent.expires: not a date: "sometime". Write another.'


def test_a_log_is_told_the_place_and_not_the_words():
    told = for_a_log([problem("title", 'holds "a", and then "b"')])
    assert told == [f'{STORY}:15:12 title: holds "…".']


@pytest.mark.parametrize("others", [[], [("themes", '"hoope" is not a theme')]])
def test_a_log_names_no_folder_that_may_be_named_for_somebody(others):
    told = for_a_log([problem(*each) for each in [("id", "the id holds the name"), *others]])
    assert [line for line in told if "leeks" in line] == []


@pytest.mark.parametrize("name", ["Letter from Ann.md", "Ann/letter.md", "2026/Ann/old/letter.md"])
def test_a_log_names_no_file_that_only_lies_there(name):
    path = PurePosixPath("stories", name)
    assert "Ann" not in for_a_log([problem("file", 'only "story.md" is read', path)])[0]


def test_a_log_names_no_folder_for_what_is_wrong_in_a_translation_either():
    in_gaelic = problem("title", "is missing", STORY.with_name("story.gd.md"))
    told = for_a_log([problem("id", "the id holds the name"), in_gaelic])
    assert [line for line in told if "leeks" in line] == []


def test_a_log_names_no_folder_for_a_file_deep_inside_it():
    deep = problem("file", "is a document", STORY.parent / "papers/letter.docx")
    told = for_a_log([problem("id", "the id holds the name"), deep])
    assert [line for line in told if "leeks" in line] == []
