"""How commands speak: machine formats to standard output alone, everything else to stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

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


def as_json(problem: Problem) -> dict[str, object]:
    return {
        "path": str(problem.path),
        "line": problem.line,
        "column": problem.column,
        "field": problem.field,
        "fault": problem.fault,
        "remedy": problem.remedy,
    }


def counted(things: Sequence[object], one: str, many: str) -> str:
    return f"{len(things)} {one if len(things) == 1 else many}"
