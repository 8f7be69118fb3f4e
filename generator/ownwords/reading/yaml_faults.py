"""What is wrong where YAML cannot go on, in a facilitator's words.

YAML tells where it got stuck, which is often behind the mistake: the lines themselves tell more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

_KEY = re.compile(r" *(?:- +)*([\w/-]+):(?= |$)")
_BEGINS = re.compile(r" *(?:- |[\w/-]+:(?: |$))")
_KEY_WITHOUT_SPACE = re.compile(r" *(?:- +)*([A-Za-z_]+):(?![ /]|$)")
_WORDS = re.compile(r" *[A-Za-z_]+(?= |$)")
_VALUE = re.compile(r" *(?:- +)*([A-Za-z_]+): +(\S.*?) *$")
_IN_BRACKETS = r"(?:[\[{].*[\[{,:] *|[\[{] *)"
_OPENED = re.compile(rf" *(?:- +)*(?:[\w/-]+: +)?{_IN_BRACKETS}?([\"'])(?P<rest>.*)")
_WHOLE = {
    mark: re.compile(rf"(?<![^\s\[{{,:]){inside}(?![^\s\]}},:#])")
    for mark, inside in (('"', r'"(?:[^"\\]|\\.)*"'), ("'", r"'(?:[^']|'')*'"))
}
_LONGEST_SHOWN = 100
_SCANNED = ("next token", "an alias", "an anchor", "a tag")
_NOT_CLOSED = "a quotation mark that is not closed"
_CLOSE_IT = "Put the same mark at the end of the text"
_COLON = "a colon in a text that has no quotation marks"
_OWN_LINE = "Write each key on a line of its own, with a colon and a space, such as title: Leeks"


@dataclass(frozen=True)
class YamlFault:
    """Line and column count from 0, within the front matter."""

    line: int
    column: int
    fault: str
    remedy: str


def fault_behind(error: yaml.MarkedYAMLError, text: str) -> YamlFault:
    """The mistake that made YAML stop."""
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    begun = error.context_mark.line if error.context_mark else line
    return (
        _directive(lines)
        or left_open(lines, range(line + 1))
        or _quotation_mark(error, lines)
        or _bracket(error, lines)
        or no_colon(lines, [begun, line - 1, line])
        or _beginning(error, lines)
        or _key(error.problem or "", lines, line, column)
        or YamlFault(line, column, "this cannot be read", _OWN_LINE)
    )


def no_colon(lines: list[str], numbers: list[int]) -> YamlFault | None:
    """The first of some lines in which a key has no colon, or no space behind it."""
    for number in numbers:
        row = lines[number] if 0 <= number < len(lines) else ""
        if found := _KEY_WITHOUT_SPACE.match(row):
            fault = "there is no space after the colon"
            return YamlFault(number, found.end(), fault, _with_space(row, found.end()))
    for number in numbers:
        row = lines[number] if 0 <= number < len(lines) else ""
        if row.strip() and ":" not in row and (found := _WORDS.match(row)):
            remedy = f"{_OWN_LINE}, or close the front matter with --- before the story"
            return YamlFault(number, found.end(), "there is no colon after a key", remedy)
    return None


def left_open(lines: list[str], numbers: Iterable[int]) -> YamlFault | None:
    """The first of some lines in which a text is opened and the next key begins before its end.

    YAML takes the next quotation mark, lines below, for the end, and blames what comes behind it.
    """
    for number in numbers:
        row = lines[number] if number < len(lines) else ""
        for whole in _WHOLE.values():
            row = whole.sub(lambda found: "x" * len(found[0]), row)
        found = _OPENED.match(row)
        following = next((r for r in lines[number + 1 :] if r.strip()), "")
        rest = re.sub(r"\\.", "", found["rest"]) if found else ""
        if not found or found[1] in rest or not _begins_beside(following, row):
            continue
        at = found.start(1)
        return YamlFault(number, at, _NOT_CLOSED, _closed(lines[number], at))
    return None


def _closed(row: str, at: int) -> str:
    value = _VALUE.match(row)
    is_whole = value and value.start(2) == at
    closed = f"{row.strip().rstrip('“”')}{row[at]}"
    return _written("Write it as", closed, _CLOSE_IT) if is_whole else _CLOSE_IT


def _begins_beside(following: str, row: str) -> bool:
    """Whether a line is a key, or an item of a list, that is no deeper than the line above it."""
    return _BEGINS.match(following) is not None and _depth(following) <= _depth(row)


def _depth(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


def _directive(lines: list[str]) -> YamlFault | None:
    number = next((n for n, row in enumerate(lines) if row.startswith("%")), None)
    if number is None:
        return None
    return YamlFault(number, 0, 'a line that begins with "%"', "Take it out")


def _with_space(row: str, at: int) -> str:
    return _written("Write it as", f"{row[:at]} {row[at:]}".strip(), "Write a space behind it")


def _written(before: str, whole: str, otherwise: str) -> str:
    return f"{before} {whole}" if len(whole) <= _LONGEST_SHOWN else otherwise


def _in_double_quotes(row: str) -> str:
    otherwise = 'Put the whole text in double quotes, such as title: "Leeks: a love story"'
    found = _VALUE.match(row)
    if not found:
        return otherwise
    value = re.sub(r"^[\"'“‘](.*)[\"'”’]$", r"\1", found[2])
    whole = f'{found[1]}: "{value}"'
    return otherwise if set(value) & set('"\\“') else _written("Write it as", whole, otherwise)


def _quotation_mark(error: yaml.MarkedYAMLError, lines: list[str]) -> YamlFault | None:
    """A quotation mark that is never closed, or what may not stand between two of them."""
    start, mark = error.context_mark, error.problem_mark
    if "quoted scalar" not in (error.context or "") or not start or not mark:
        return None
    if "escape" in (error.problem or "") or "hexadecimal" in (error.problem or ""):
        remedy = "Leave the backslash out, or write it twice"
        return YamlFault(mark.line, mark.column, "a backslash between double quotes", remedy)
    row = lines[start.line] if start.line < len(lines) else ""
    remedy = _closed(row, start.column) if row[start.column :].count(row[start.column]) == 1 else ""
    return YamlFault(start.line, start.column, _NOT_CLOSED, remedy or _CLOSE_IT)


def _bracket(error: yaml.MarkedYAMLError, lines: list[str]) -> YamlFault | None:
    """Something wrong in a list or in keys between brackets."""
    start, mark = error.context_mark, error.problem_mark
    if "flow" not in (error.context or "") or not start or not mark:
        return None
    row = lines[start.line]
    if not row[start.column : start.column + 1]:  # the text ends behind an opening bracket
        return None
    if (hash_at := row.find(" #", start.column)) >= 0:
        fault = "the # makes the rest of the line a comment"
        remedy = 'Put the word in double quotes, such as "#hope", or take the # out'
        return YamlFault(start.line, hash_at + 1, fault, remedy)
    if mark.line != start.line or mark.column >= len(row):
        closing = "]" if row[start.column] == "[" else "}"
        fault = f"a bracket {row[start.column]} that is not closed"
        return YamlFault(start.line, start.column, fault, f"Close it with {closing}")
    if row[mark.column] == ":":
        remedy = 'Put the text in double quotes, such as {who: "Ann: my sister"}'
        return YamlFault(mark.line, mark.column, _COLON, remedy)
    remedy = "Put a comma between two things, and texts with marks in double quotes"
    return YamlFault(mark.line, mark.column, "there is no comma here", remedy)


def _beginning(error: yaml.MarkedYAMLError, lines: list[str]) -> YamlFault | None:
    """A text without quotation marks that begins with a character of YAML's own."""
    problem, context = error.problem or "", error.context or ""
    mark = error.context_mark if context.endswith(_SCANNED) else None
    if "block sequence entries are not allowed" in problem:
        mark = error.problem_mark
    if not mark or mark.column >= len(lines[mark.line]):
        return None
    row = lines[mark.line]
    fault = f'a text that begins with "{row[mark.column]}" and has no quotation marks'
    return YamlFault(mark.line, mark.column, fault, _in_double_quotes(row))


def _key(problem: str, lines: list[str], line: int, column: int) -> YamlFault | None:
    """A line at the wrong depth, a colon too many, or text behind a closing quotation mark."""
    row = lines[line] if line < len(lines) else ""
    key = _KEY.match(row)
    if not row[:column].strip() or (key and key.end() - 1 == column):
        return _indentation(lines, line)
    if "mapping values" in problem:
        value = _VALUE.match(row)
        if value and value[2][0] in "“‘„":
            fault = "curly quotation marks do not hold a text together here"
            return YamlFault(line, value.start(2), fault, _in_double_quotes(row))
        return YamlFault(line, column, _COLON, _in_double_quotes(row))
    at = max(row.rfind(mark, 0, column) for mark in "\"'")
    if at < 0:
        fault = "the text goes on behind the bracket that closes it"
        return YamlFault(line, column, fault, _in_double_quotes(row))
    if row[at] == "'":
        return YamlFault(line, at, "the apostrophe ends the text here", _in_double_quotes(row))
    remedy = 'Write “ and ” inside the text, or \\"'
    return YamlFault(line, at, "the quotation mark ends the text here", remedy)


def _indentation(lines: list[str], line: int) -> YamlFault:
    row = lines[line]
    above = next((r for r in reversed(lines[:line]) if r.strip()), "")
    at = _depth(row)
    if at > _depth(above):
        fault = "this line is indented further than the one above, which has a value already"
        return YamlFault(line, at, fault, "Begin both below one another")
    fault = "this line does not begin below the lines it belongs to"
    return YamlFault(line, at, fault, "Indent it as far as they are")
