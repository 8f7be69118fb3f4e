"""A table as a spreadsheet saves it: its marks, its separators, and where each cell stands."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ownwords.reading.characters import refused_in, without_refused
from ownwords.reading.report import FileReport

_MOST_BYTES = 1 << 20
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of Excel and LibreOffice begin, new and old."""
_SEPARATORS = ",;\t"
_QUOTED = r'[ ]*"(?P<quoted>(?:[^"]|"")*)"[ ]*(?=[{separator}]|$)'
_PLAIN = r"(?P<plain>[^{separator}]*)"


@dataclass(frozen=True)
class Cell:
    """What was typed, without the spaces around it. The column counts characters from 1."""

    column: int
    text: str


@dataclass(frozen=True)
class Row:
    """One line of the file, counted from 1."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Every line that is not empty, the first as the header."""

    header: Row
    rows: tuple[Row, ...]


def table_in(data: bytes, report: FileReport) -> Table | None:
    """The table, or None where there is none and the report says why."""
    if data.startswith(_WORKBOOKS):
        remedy = "Open it and save it as CSV"
        report.add(1, 1, "file", "this is a spreadsheet's own file, not a CSV file", remedy)
        return None
    if len(data) > _MOST_BYTES:
        remedy = "Name the file that the answers were typed into"
        report.add(1, 1, "file", "this is too long for the answers of a group", remedy)
        return None
    lines = re.split(r"\r\n|\r|\n", _text_of(data))
    for number, line in enumerate(lines, 1):
        for at, named in refused_in(line.replace("\t", " ")):
            report.add(number, at + 1, "file", f"holds {named}", "Take it out")
    rows = list(_rows(lines))
    if not rows:
        remedy = "Begin with the table that `ownwords evaluation --template` gives"
        report.add(1, 1, "file", "there is nothing in it", remedy)
        return None
    return Table(rows[0], tuple(rows[1:]))


def _text_of(data: bytes) -> str:
    """As Excel saves it: UTF-8 with a mark or without, UTF-16, or the code page of Windows."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _rows(lines: list[str]) -> Iterator[Row]:
    separator = ""
    for number, line in enumerate(lines, 1):
        # Excel's own first line, by which it knows the separator again.
        if number == 1 and re.fullmatch(r"\s*sep=.\s*", line, re.IGNORECASE):
            continue
        if not line.strip(f" {_SEPARATORS}"):
            continue
        separator = separator or max(_SEPARATORS, key=re.sub('"[^"]*"', "", line).count)
        yield Row(number, tuple(_cells(line, separator)))


def _cells(line: str, separator: str) -> Iterator[Cell]:
    either = re.compile(f"{_QUOTED}|{_PLAIN}".replace("{separator}", separator))
    at = 0
    while at <= len(line):
        match = either.match(line, at)
        assert match is not None  # a plain cell may be empty
        text = match["plain"] if match["quoted"] is None else match["quoted"].replace('""', '"')
        indent = len(match[0]) - len(match[0].lstrip())
        yield Cell(at + 1 + (indent if text.strip() else 0), without_refused(text).strip())
        at = match.end() + 1
