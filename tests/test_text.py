"""From bytes to text: what Windows writes is read, what hides is told."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownwords.errors import Problem
from ownwords.reading.characters import refused_in, shown, unwrapped, without_refused
from ownwords.reading.report import FileReport, StopReading
from ownwords.reading.text import MOST_BYTES, line_and_column, read_text


def read(data):
    """The text, or None where reading stopped; and what was told."""
    report = FileReport(PurePosixPath("story.md"))
    try:
        text = read_text(data, report)
    except StopReading:
        text = None
    return text, [f"{p.line}:{p.column} {p.fault}" for p in report.problems]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a\nb", "a\nb"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb", "a\nb"),
        (b"\xef\xbb\xbfa", "a"),
        ("cafe\u0301".encode(), "caf\u00e9"),
        ("😀 שלום".encode(), "😀 שלום"),
        (b"a\tb", "a\tb"),
        (b"a" * MOST_BYTES, "a" * MOST_BYTES),
    ],
)
def test_reads_text(data, text):
    assert read(data) == (text, [])


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"a" * (MOST_BYTES + 1), "1:1 over 1 MiB of text; 1 MiB is the most"),
        ("Läuse".encode("latin-1"), "1:2 the file is not UTF-8 (the byte 0xE4 stands here)"),
        (b"a\r\nb\xff", "2:2 the file is not UTF-8 (the byte 0xFF stands here)"),
        (b"\xef\xbb\xbfa\xff", "1:2 the file is not UTF-8 (the byte 0xFF stands here)"),
        ("a story".encode("utf-16"), "1:1 the file is saved as UTF-16, not UTF-8"),
        ("a story".encode("utf-16-le"), "1:1 the file is saved as UTF-16, not UTF-8"),
        ("a story".encode("utf-16-be"), "1:1 the file is saved as UTF-16, not UTF-8"),
        (
            b"PK\x03\x04",
            "1:1 this is a Word document or another packed file, not plain text",
        ),
        (b"\xed\xa0\x80", "1:1 the file is not UTF-8 (the byte 0xED stands here)"),
    ],
)
def test_stops_at_what_is_no_text(data, fault):
    assert read(data) == (None, [fault])


@pytest.mark.parametrize(
    ("character", "told"),
    [
        ("\x00", "a character that cannot be seen (U+0000)"),
        ("\x07", "a character that cannot be seen (U+0007)"),
        ("\x0b", "a character that cannot be seen (U+000B)"),
        ("\x85", "a character that cannot be seen (U+0085)"),
        ("\ufeff", "a character that cannot be seen (U+FEFF)"),
        ("\uffff", "a character that cannot be seen (U+FFFF)"),
        ("\u2028", "an invisible line break (U+2028)"),
        ("\u2029", "an invisible line break (U+2029)"),
        ("\u202e", "an invisible character that turns the writing round (U+202E)"),
        ("\u2066", "an invisible character that turns the writing round (U+2066)"),
    ],
)
def test_tells_what_cannot_be_seen_and_reads_on(character, told):
    assert read(f"a\nbc{character}d".encode()) == ("a\nbc d", [f"2:3 {told}"])


@pytest.mark.parametrize("character", ["\t", "\u00a0", "\u00ad", "\u200d", "\u200f", "\u0301"])
def test_leaves_what_writing_needs(character):
    assert refused_in(f"a{character}b") == []


def test_tells_a_few_of_many():
    assert len(read(b"\x07" * 500)[1]) == 20


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\nb", "a b"),
        ("a\u00a0b", "a⟨U+00A0⟩b"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("a\udcffb", "a⟨U+DCFF⟩b"),
        ("läuse", "läuse"),
    ],
)
def test_shows_what_cannot_be_seen_by_its_number(text, line):
    assert shown(text) == line


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [("", 0, (1, 1)), ("ab", 1, (1, 2)), ("a\nb", 2, (2, 1)), ("a\n\nb", 3, (3, 1))],
)
def test_lines_and_columns_count_from_one(text, offset, place):
    assert line_and_column(text, offset) == place


@given(st.text(max_size=40))
def test_everything_stays_in_its_place(text):
    assert (len(without_refused(text)), refused_in(without_refused(text))) == (len(text), [])


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_told(data):
    text, told = read(data)
    assert text is not None or told


# How a problem is told.


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (
            Problem(
                PurePosixPath("a/story.md"), 3, 7, "themes", '"hoep" is not a theme', "Did you?"
            ),
            'a/story.md:3:7 themes: "hoep" is not a theme. Did you?',
        ),
        (
            Problem(PurePosixPath("a/story.md"), 1, 1, "id", "no", "Write another"),
            "a/story.md:1:1 id: no. Write another.",
        ),
    ],
)
def test_a_problem_is_one_line(problem, line):
    assert str(problem) == line


@given(st.text() | st.text(" \n\t\xa0\u2003\x1fa", max_size=20))
def test_in_one_line_there_is_one_space_between_words(text):
    assert unwrapped(text) == " ".join(text.split())


@given(st.text() | st.text("\n\x07\x9f\u2028\u202e\u2069\ufeff\uffff\xa0a", max_size=8))
def test_what_is_refused_is_seen_in_any_text(text):
    assert [at for at, _ in refused_in(text)] == [
        at for at, character in enumerate(text) if without_refused(character) != character
    ]
