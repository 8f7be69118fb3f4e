"""Strict front matter: fences at the first byte, YAML without its tricks, a place for each key."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownwords.reading.frontmatter import MOST_FRONT_MATTER, read_document
from ownwords.reading.nodes import Items, Keys, Mark, Text, mark_of, plain, texts_of
from ownwords.reading.report import FileReport, StopReading


def read(text):
    """The document, or None where reading stopped; and the places of what was told."""
    report = FileReport(PurePosixPath("story.md"))
    try:
        document = read_document(text.encode(), report)
    except StopReading:
        document = None
    return document, [f"{p.line}:{p.column} {p.fault}" for p in report.problems]


def keys_in(yaml):
    document, told = read(f"---\n{yaml}\n---\n")
    assert document and not told, told
    return plain(document.front)


@pytest.mark.parametrize(
    ("yaml", "keys"),
    [
        ("a: b", {"a": "b"}),
        ("a:", {"a": ""}),
        ("a: yes", {"a": "yes"}),
        ("a: 2029-03-14", {"a": "2029-03-14"}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: null", {"a": "null"}),
        ("a: 012", {"a": "012"}),
        ("a: [b, c]", {"a": ["b", "c"]}),
        ("a:\n  - b\n  - c: d", {"a": ["b", {"c": "d"}]}),
        ("a: {b: c}", {"a": {"b": "c"}}),
        ("a: >-\n  b\n  c", {"a": "b c"}),
        ("a: |\n  b\n  c", {"a": "b\nc\n"}),
        ("a: 'it''s'", {"a": "it's"}),
        ('a: "b: c"', {"a": "b: c"}),
        ("a: b # c", {"a": "b"}),
        ("# c\na: b", {"a": "b"}),
        ('"a ": b', {"a": "b"}),
    ],
)
def test_everything_is_text(yaml, keys):
    assert keys_in(yaml) == keys


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\na: b\n---\nc", "c", 4),
        ("---\na: b\n---\n\nc\n", "\nc\n", 4),
        ("---\na: b\n---", "", 3),
        ("---\na: b\n---\n", "", 4),
        ("---  \na: b\n--- \t\nc", "c", 4),
        ("---\na: b\n---\nc\n---\nd", "c\n---\nd", 4),
        ("\ufeff---\r\na: b\r\n---\r\nc", "c", 4),
    ],
)
def test_the_body_begins_below_the_second_fence(text, body, line):
    document, told = read(text)
    assert (document.body, document.body_line, told) == (body, line, [])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "1:1"),
        ("It rained.", "1:1"),
        ("\n---\na: b\n---\n", "1:1"),
        (" ---\na: b\n---\n", "1:1"),
        ("----\na: b\n----\n", "1:1"),
        ("–––\na: b\n–––\n", "1:1"),
        ("--- a\na: b\n---\n", "1:1"),
        ("---", "1:1"),
        ("---\na: b\n", "1:1"),
        ("---\na: b\n...\nc", "3:1"),
        ("---\na: b\n----\nc", "3:1"),
        ("---\n---\n", "2:1"),
        ("---\n- a\n---\n", "2:1"),
        ("---\na\n---\n", "2:2"),
        ("---\na: b\n\tc: d\n---\n", "3:1"),
        ("---\na:\n  b: c\n \td: e\n---\n", "4:2"),
        ("---\na: b: c\n---\n", "2:5"),
        ("---\na: [b\n---\n", "2:4"),
        ('---\na: "b\n---\n', "2:4"),
        ("---\na: b\n c: d\n---\n", None),
        (f"---\na: {'b' * MOST_FRONT_MATTER}\n---\n", "1:1"),
        (f"---\na: {'[' * 100}{']' * 100}\n---\n", "2:10"),
        ("---\n%YAML 1.1\n---\n", "2:1"),
    ],
)
def test_stops_where_it_cannot_go_on_and_tells_the_place(text, place):
    document, told = read(text)
    places = [each.split()[0] for each in told]
    assert document is None and (places == [place] if place else len(places) == 1)


@pytest.mark.parametrize(
    ("yaml", "faults"),
    [
        ("a: b\na: c", ['3:1 the key "a" is here twice (first in line 2)']),
        ('a: b\n"a ": c', ['3:1 the key "a" is here twice (first in line 2)']),
        ("a: {b: c, b: d}", ['2:11 the key "b" is here twice (first in line 2)']),
        ("a: &x b", ['2:4 an anchor ("&x")']),
        ("a: &x b\nc: *x", ['2:4 an anchor ("&x")', '3:4 an alias ("*x")']),
        ("<<: {a: b}", ["2:1 a merge key (<<)"]),
        ("a: !!python/name:os.system x", ['2:4 a YAML tag ("!!python/name:os.system")']),
        ("a: !ENV HOME", ['2:4 a YAML tag ("!ENV")']),
        ("a: !!str b", ['2:4 a YAML tag ("!!str")']),
        ("? [a, b]\n: c", ["2:3 a key that is not a word"]),
        ("a: We are #1", ["2:11 the # makes the rest of the line a comment"]),
    ],
)
def test_tells_yamls_tricks_and_reads_on(yaml, faults):
    document, told = read(f"---\n{yaml}\n---\n")
    told = told if "We are" not in yaml else [told[0][told[0].index(" ") :]]
    faults = faults if "We are" not in yaml else [faults[0][faults[0].index(" ") :]]
    assert (document is not None, told) == (True, faults)


@pytest.mark.parametrize("size", [MOST_FRONT_MATTER, MOST_FRONT_MATTER + 1])
def test_front_matter_has_a_most(size):
    yaml = "a: " + "b" * (size - 4) + "\n"
    document, _ = read(f"---\n{yaml}---\n")
    assert (document is not None) is (len(yaml) <= MOST_FRONT_MATTER)


WHOLE = "a: b\nc:\n  d: [e, f]\n  g:\n    - h: i\n"


@pytest.mark.parametrize(
    ("steps", "key", "place"),
    [
        (["a"], True, (2, 1)),
        (["a"], False, (2, 4)),
        (["c", "d"], True, (4, 3)),
        (["c", "d", 1], False, (4, 10)),
        (["c", "g", 0, "h"], True, (6, 7)),
        (["c", "g", 0, "h"], False, (6, 10)),
        (["c", "x"], False, (3, 1)),
        (["x"], False, (2, 1)),
        (["c", "d", 7], False, (4, 3)),
        (["a", "x"], False, (2, 1)),
        ([], False, (2, 1)),
    ],
)
def test_every_key_and_value_has_a_place(steps, key, place):
    document, _ = read(f"---\n{WHOLE}---\n")
    mark = mark_of(document.front, steps, key=key)
    assert (mark.line, mark.column) == place


def test_every_text_of_a_node_is_listed():
    at = Mark(1, 1)
    node = Keys(at, {"a": Items(at, (Text(at, "b"), Text(at, "c")))}, {})
    assert texts_of(node) == ["a", "b", "c"]


@given(st.text("ab:-[]{}#&*!|>'\"%@ \n\t,?", max_size=40))
def test_any_front_matter_is_read_or_told(yaml):
    document, told = read(f"---\n{yaml}\n---\n")
    assert document is not None or told


@given(st.text(max_size=40))
def test_any_text_is_read_or_told(text):
    document, told = read(f"---\na: {text}\n---\n")
    assert document is not None or told
