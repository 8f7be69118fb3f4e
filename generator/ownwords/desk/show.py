"""How commands speak: machine formats to standard output alone, everything else to stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from ownwords import errors
from ownwords.errors import Problem

is_for_a_log = errors.is_for_a_log
AT_HOME = "No story is named in CI, whose log may be public. The same command at home tells which."


def say(text: str) -> None:
    """A sentence for the person at the keyboard."""
    print(text, file=sys.stderr)


def give(text: str) -> None:
    """What the command was asked for."""
    print(text)


def give_json(data: object) -> None:
    give(json.dumps(data, ensure_ascii=False, indent=2))


def as_json(problem: Problem, *, for_a_log: bool = False) -> dict[str, object]:
    """For a log without the file's own words, which may be somebody's telephone number."""
    if for_a_log:
        head, message = problem.for_a_log().split(": ", 1)
        path = PurePosixPath(head.rsplit(":", 2)[0])
        problem = replace(problem, path=path, fault=message, remedy="")
    return {
        "path": str(problem.path),
        "line": problem.line,
        "column": problem.column,
        "field": problem.field,
        "fault": problem.fault,
        "remedy": problem.remedy,
    }


def as_github(problem: Problem, kind: str = "error") -> str:
    """An annotation for GitHub. Its log may be public: without the file's own words."""
    head, message = problem.for_a_log().split(": ", 1)
    path = head.rsplit(":", 2)[0]
    place = f"file={_property(path)},line={problem.line},col={problem.column}"
    title = _property(problem.field)
    return f"::{kind} {place},title={title}::{_data(message)} `ownwords check` tells the rest."


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def counted(things: Sequence[object], one: str, many: str) -> str:
    return f"{len(things)} {one if len(things) == 1 else many}"
