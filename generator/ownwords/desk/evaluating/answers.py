"""Answers before and after a session, as a facilitator typed them from paper slips.

Who answered is never asked: a slip has a number drawn from a hat. That number serves to bring the
two halves of a slip together, and is forgotten here; nothing behind this module has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Protocol

from ownwords.desk.evaluating.typed_table import Cell, Row, table_in
from ownwords.errors import Problem
from ownwords.reading.report import FileReport
from ownwords.reading.suggest import nearest, remedy_for

SLIP = "slip"
LEAST, MOST = 1, 5
_TIMES = ("before", "after")
_SLIPS_IN_TEMPLATE = 30


class Question(Protocol):
    """A question that is asked before and after, answered from 1 to 5."""

    @property
    def id(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def low(self) -> str:
        """What 1 means."""

    @property
    def high(self) -> str:
        """What 5 means."""


@dataclass(frozen=True)
class Answers:
    """All answers to one question, in the order of the answers: nobody is first."""

    pairs: tuple[tuple[int, int], ...]
    """Before and after, of those who answered both times."""
    before_only: tuple[int, ...] = ()
    after_only: tuple[int, ...] = ()

    @property
    def before(self) -> tuple[int, ...]:
        return tuple(sorted((*(before for before, _ in self.pairs), *self.before_only)))

    @property
    def after(self) -> tuple[int, ...]:
        return tuple(sorted((*(after for _, after in self.pairs), *self.after_only)))


@dataclass(frozen=True)
class ReadAnswers:
    """What a file holds: the answers by question, and everything there is to put right in it."""

    answers: dict[str, Answers]
    problems: list[Problem]


def columns_for(questions: Iterable[Question]) -> tuple[str, ...]:
    return (SLIP, *(f"{question.id}_{time}" for question in questions for time in _TIMES))


def template_for(questions: Iterable[Question]) -> str:
    """The table to fill in, its slips numbered."""
    columns = columns_for(questions)
    rows = [str(slip) + "," * (len(columns) - 1) for slip in range(1, _SLIPS_IN_TEMPLATE + 1)]
    return "\n".join([",".join(columns), *rows, ""])


def read_answers(data: bytes, path: PurePosixPath, questions: Sequence[Question]) -> ReadAnswers:
    """Every answer in a file. While there is any problem in it, its answers are not to be used."""
    report = FileReport(path)
    table = table_in(data, report)
    if table is None:
        return ReadAnswers({}, report.problems)
    columns = columns_for(questions)
    names = _names(table.header, columns, [question.id for question in questions], report)
    typed = _Typed(names, report)
    for row in table.rows:
        typed.read(row)
    if not typed.rows and not report.problems:
        remedy = "Type the answers of each slip into its row"
        report.add(table.header.line + 1, 1, "file", "there are no answers in it yet", remedy)
    by_question = {question.id: _to(question, typed.rows) for question in questions}
    return ReadAnswers(by_question, sorted(report.problems))


def _to(question: Question, rows: Iterable[dict[str, int]]) -> Answers:
    both = [tuple(row.get(f"{question.id}_{time}") for time in _TIMES) for row in rows]
    return Answers(
        pairs=tuple(sorted((b, a) for b, a in both if b is not None and a is not None)),
        before_only=tuple(sorted(b for b, a in both if b is not None and a is None)),
        after_only=tuple(sorted(a for b, a in both if b is None and a is not None)),
    )


def _names(
    header: Row, columns: Sequence[str], ids: Sequence[str], report: FileReport
) -> list[str | None]:
    """The column that each cell of the header names: "" for none, None for one that is refused."""
    names: list[str | None] = []
    for cell in header.cells:
        name = re.sub(r"[\s-]+", "_", cell.text.casefold())
        if name and name in names:
            remedy = "Keep one of them"
            report.add(header.line, cell.column, name, "this column stands there twice", remedy)
        elif name and name not in columns:
            # It may hold names: it is refused, never passed over.
            fault = f'"{cell.text}" is not a column of the template'
            remedy = _remedy_for_column(name, columns, ids)
            report.add(header.line, cell.column, "column", fault, remedy)
        names.append(name if not name or (name in columns and name not in names) else None)
    meant = {nearest(cell.text, columns) for cell in header.cells}
    for column in columns:
        if column not in names and column not in meant:
            remedy = "Add it, or begin with the table that `ownwords evaluation --template` gives"
            report.add(header.line, 1, column, "there is no such column", remedy)
    return names


def _remedy_for_column(name: str, columns: Sequence[str], ids: Sequence[str]) -> str:
    if name in ids:
        return f'Write "{name}_before" or "{name}_after"'
    remedy = "Take the column out: nothing that could tell who somebody is belongs in this file"
    return remedy_for(name, columns, otherwise=remedy)


@dataclass
class _Typed:
    """The rows read so far."""

    names: Sequence[str | None]
    report: FileReport
    rows: list[dict[str, int]] = field(default_factory=list)
    lines: dict[int, int] = field(default_factory=dict)
    """The line of each slip."""

    def read(self, row: Row) -> None:
        found = {}
        slip = Cell(1, "")
        has_answers = False
        for name, cell in self._named(row):
            if name == SLIP:
                slip = cell
            elif cell.text:
                has_answers = True
                if answer := self._answer(row.line, name, cell):
                    found[name] = answer
        if slip.text or (has_answers and SLIP in self.names):
            self._take_slip(row.line, slip)
        if found:
            self.rows.append(found)

    def _named(self, row: Row) -> Iterator[tuple[str, Cell]]:
        """The cells with their columns. What stands in none is told once a row."""
        stray = [cell for cell in row.cells[len(self.names) :] if cell.text]
        for name, cell in zip(self.names, row.cells, strict=False):
            if name:
                yield name, cell
            elif name == "" and cell.text:
                stray.append(cell)
        if stray:
            fault = "something stands in a column without a name"
            remedy = "Take it out, or put it into the column that it belongs to"
            self.report.add(row.line, stray[0].column, "row", fault, remedy)

    def _answer(self, line: int, name: str, cell: Cell) -> int | None:
        number = _whole(cell.text)
        if number is not None and LEAST <= number <= MOST:
            return number
        fault = f'not an answer from {LEAST} to {MOST}: "{cell.text}"'
        remedy = f"Write one number from {LEAST} to {MOST}, or leave the cell empty"
        self.report.add(line, cell.column, name, fault, remedy)
        return None

    def _take_slip(self, line: int, cell: Cell) -> None:
        number = _whole(cell.text)
        if not cell.text:
            fault, remedy = "there are answers without a slip number", "Write the slip's number"
        elif not number:
            fault = f'not the number of a slip: "{cell.text}"'
            remedy = "Write a number from 1 to 999, drawn from a hat: never a name, a birthday or \
a staff number"
        elif number in self.lines:
            fault = f"slip {number} stands in line {self.lines[number]} already"
            remedy = "Look at both slips: each has one row"
        else:
            self.lines[number] = line
            return
        self.report.add(line, cell.column, SLIP, fault, remedy)


def _whole(text: str) -> int | None:
    """Up to three digits: a longer number could be somebody's. Spreadsheets write 4 as 4.0 too."""
    return int(match[1]) if (match := re.fullmatch(r"([0-9]{1,3})(?:[.,]0+)?", text)) else None
