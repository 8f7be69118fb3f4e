"""Problems for people at a terminal: the line, a mark under the place, what to write instead."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.text import Text

from ownwords.errors import Problem, sentence
from ownwords.reading.characters import shown

_LONGEST_LINE, _NARROWEST = 96, 40
_QUOTED = re.compile(r'"(.+)"', re.DOTALL)
_TO_THE_END_OF_A_WORD = re.compile(r"[^\s,\]}]+")


def print_snippets(problems: Iterable[Problem], root: Path, console: Console) -> None:
    lines: dict[Path, list[str]] = {}
    for problem in problems:
        path = root / problem.path
        if path not in lines:
            lines[path] = _lines_of(path)
        width = console.width if console.is_terminal else None
        console.print(snippet(problem, lines[path], width), soft_wrap=True)
        console.print()


def snippet(problem: Problem, lines: list[str], width: int | None = None) -> Text:
    """One problem with the line it is in. `lines` is the file; empty where it cannot be read.

    What is said is broken between words where it is wider than that many columns.
    """
    number = str(problem.line)
    margin = " " * len(number)
    place = f"{problem.path}:{problem.line}:{problem.column}"
    fault = _broken(f"{problem.field}: {sentence(problem.fault)}", width, "    ")
    said = Text.assemble(
        (problem.field, "bold red"), f"{fault[len(problem.field) :]}\n{margin}--> {place}\n"
    )
    # What is wrong with a folder's or a file's name stands in no line.
    of_its_name = problem.field in ("id", "file") and (problem.line, problem.column) == (1, 1)
    line = "" if of_its_name or problem.line > len(lines) else lines[problem.line - 1]
    if line.strip():
        seen, start, length = _seen(line, problem)
        said.append(f"{margin} |\n{number} | {seen}\n{margin} | {' ' * start}")
        said.append(f"{'^' * length}\n", "bold red")
    label = f"{margin} = help"
    help = _broken(f"{label}: {sentence(problem.remedy)}", width, " " * (len(label) + 2))
    said.append(f"{margin} = ")
    said.append("help", "bold green")
    said.append(help[len(label) :])
    return said


def _broken(text: str, width: int | None, indent: str) -> str:
    """A terminal would break it wherever its edge is, in the middle of a word too."""
    if width is None or len(text) <= width:
        return text
    words = textwrap.TextWrapper(
        max(width, _NARROWEST),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )
    return words.fill(text)


def _seen(line: str, problem: Problem) -> tuple[str, int, int]:
    """What is shown of a line, where the mark under it begins, and how long it is."""
    start = min(problem.column - 1, len(line))
    length = _length(line, start, problem.fault)
    first = max(0, start - _LONGEST_LINE // 2) if len(line) > _LONGEST_LINE else 0
    last = first + _LONGEST_LINE
    before, marked = line[first:start], line[start : min(start + length, last)]
    left = ("… " if first else "") + _as_it_stands(before)
    seen = left + _as_it_stands(marked) + _as_it_stands(line[start + len(marked) : last])
    return seen + (" …" if last < len(line) else ""), len(left), max(1, len(_as_it_stands(marked)))


def _as_it_stands(text: str) -> str:
    """With the spaces that it begins with: in YAML they have a meaning."""
    words = text.lstrip(" \t")
    return text[: len(text) - len(words)].replace("\t", " ") + shown(words)


def _length(line: str, start: int, fault: str) -> int:
    """As far as the fault quotes what stands there; else to the end of the word."""
    quoted = _QUOTED.search(fault)
    if quoted and line.startswith(quoted[1], start):
        return len(quoted[1])
    if quoted and line.startswith(quoted[1], start + 1) and line[start : start + 1] in "\"'":
        return len(quoted[1]) + 2
    word = _TO_THE_END_OF_A_WORD.match(line, start)
    return len(word.group()) if word else 1


def _lines_of(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8-sig", errors="replace").splitlines()
    except OSError:
        return []
