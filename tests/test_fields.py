"""Typed fields: what a value may be, and what to write when it is not."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated

import pytest
from pydantic import Field

from ownwords.reading.fields import (
    SEVERAL,
    Day,
    Fields,
    Focus,
    Month,
    Prose,
    WholeNumber,
    Yes,
    matching,
    one_of,
)
from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import read_document
from ownwords.reading.report import FileReport
from ownwords.reading.suggest import remedy_for


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Inner(Fields):
    word: Prose = Field(examples=["leek"])


class Everything(Fields):
    prose: Prose | None = None
    day: Day | None = None
    month: Month | None = None
    yes: Yes = False
    number: WholeNumber = 0
    focus: Focus | None = None
    colour: Annotated[Colour, one_of(Colour, "a colour")] = Colour.RED
    shape: Annotated[str, matching("a+", "not a row", "Write aaa")] = "a"
    words: Annotated[tuple[Prose, ...], SEVERAL] = ()
    inner: Inner | None = None
    inners: Annotated[tuple[Inner, ...], SEVERAL] = ()


def read(yaml, model=Everything):
    """The model, and what was told."""
    report = FileReport(PurePosixPath("story.md"))
    document = read_document(f"---\n{yaml}\n---\n".encode(), report)
    fields = read_fields(model, document.front, report)
    told = [f"{p.line}:{p.column} {p.field}: {p.fault}. {p.remedy}" for p in report.problems]
    return fields, told


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("prose: It rained", "It rained"),
        ('prose: "  It\\n rained  "', "It rained"),
        ("prose: 1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("prose: 'a: b'", "a: b"),
        (f"prose: {'a' * 2000}", "a" * 2000),
        ("day: 2029-03-14", date(2029, 3, 14)),
        ("day: 2028-02-29", date(2028, 2, 29)),
        ("day: '2029-03-14'", date(2029, 3, 14)),
        ("month: 2029-03", "2029-03"),
        ("yes: yes", True),
        ("yes: Yes", True),
        ("yes: true", True),
        ("yes: no", False),
        ("yes: FALSE", False),
        ("number: 3", 3),
        ("number: -3", -3),
        ("focus: [0.5, 1]", (0.5, 1.0)),
        ("focus: [0, 0]", (0.0, 0.0)),
        ("colour: green", Colour.GREEN),
        ("shape: aaa", "aaa"),
        ("words: [a, b]", ("a", "b")),
        ("words: []", ()),
        ("inner: {word: leek}", Inner(word="leek")),
        ("inners: [{word: leek}]", (Inner(word="leek"),)),
    ],
)
def test_reads(yaml, value):
    fields, told = read(yaml)
    assert (getattr(fields, yaml.partition(":")[0]), told) == (value, [])


@pytest.mark.parametrize(
    "yaml",
    [
        "prose: [a]",
        "prose: {a: b}",
        "prose:",
        "prose: '  '",
        f"prose: {'a' * 2001}",
        "prose: <script>",
        "prose: a</b>",
        "prose: <!-- x",
        "prose: <?php",
        "prose: 'a &lt; b'",
        "prose: '&#60;'",
        "prose: 'javascript: x'",
        "prose: 'JavaScript:x'",
        "prose: 'vbscript:x'",
        "prose: 'data:text/html,x'",
        "prose: 'x onclick=y'",
        "prose: 'x ONLOAD = y'",
        'prose: "a\\u202eb"',
        'prose: "a\\u2028b"',
        'prose: "a\\0b"',
        "day: 2029-02-30",
        "day: 2029-2-3",
        "day: 31/12/2029",
        "day: never",
        "day: 2029",
        "day: 2029-03-14T10:00",
        "day: [2029-03-14]",
        "day: 0000-01-01",
        "month: 2029-13",
        "month: 2029-00",
        "month: 2029",
        "month: 2029-03-14",
        "yes: maybe",
        "yes: 1",
        "yes: y",
        "yes: on",
        "yes: [yes]",
        "number: 1.5",
        "number: one",
        "number: 1234567890",
        "focus: [0.5]",
        "focus: [0.5, 1.1]",
        "focus: [-0.1, 0]",
        "focus: [nan, 0]",
        "focus: [a, b]",
        "focus: [[0], 0]",
        "focus: 10",
        "focus: '01'",
        "focus: {0.5: a, 0.3: b}",
        "colour: blue",
        "colour: Red",
        "shape: b",
        "words: a",
        "words: {a: b}",
        "words: [[a]]",
        "words: ['']",
        "words:",
        "inner: leek",
        "inner: [leek]",
        "inner: {}",
        "inner: {word: leek, other: x}",
        "inners: {word: leek}",
        "inners: [leek]",
        "inners: [{}]",
        "other: x",
        "Prose: x",
    ],
)
def test_refuses(yaml):
    fields, told = read(yaml)
    assert fields is None and len(told) == 1


@pytest.mark.parametrize(
    ("yaml", "told"),
    [
        (
            "colour: gren",
            '2:9 colour: "gren" is not a colour. Did you mean "green"?',
        ),
        ("shape: b", '2:8 shape: not a row: "b". Write aaa'),
        ("words: a", "2:8 words: should be a list. Write it in square brackets: [a]"),
        ("inners:\n  - {}", "3:5 inners.word: is missing. Add it, such as word: leek"),
        ("prosee: x", '2:1 front matter: "prosee" is not a key here. Did you mean "prose"?'),
        (
            "inner:\n  word: a\n  wrod: b",
            '4:3 inner: "wrod" is not a key here. Did you mean "word"?',
        ),
        ("yes: maybe", '2:6 yes: neither yes nor no: "maybe". Write yes or no'),
    ],
)
def test_tells_where_and_what_to_write(yaml, told):
    assert read(yaml)[1] == [told]


def test_tells_every_mistake_at_once():
    _, told = read("day: never\nyes: maybe\ncolour: blue\nother: x")
    assert [each.split()[1] for each in told] == ["day:", "yes:", "colour:", "front"]


class _Asked(Fields):
    must: Prose = Field(examples=["leek"])
    word: Prose


@pytest.mark.parametrize(
    ("yaml", "told"),
    [
        ("must: a", ["1:1 word: is missing. Add it"]),
        ("word: a", ["1:1 must: is missing. Add it, such as must: leek"]),
        ("must: a\nword: b", []),
    ],
)
def test_tells_what_is_missing_with_an_example(yaml, told):
    assert read(yaml, _Asked)[1] == told


@pytest.mark.parametrize(
    ("word", "choices", "remedy"),
    [
        ("hoep", ["hope", "identity"], 'Did you mean "hope"?'),
        ("HOPE", ["hope", "identity"], 'Did you mean "hope"?'),
        ("zzz", ["hope", "identity"], "Write one of: hope, identity"),
        ("zzz", [], "Look up the word it should be"),
        ("zzz", [f"word-{n}" for n in range(100)], "Look up the word it should be"),
    ],
)
def test_suggests_the_word_that_was_meant(word, choices, remedy):
    assert remedy_for(word, choices) == remedy


def test_says_something_else_where_nothing_is_near():
    assert remedy_for("zzz", ["hope"], otherwise="Put it there") == "Put it there"
