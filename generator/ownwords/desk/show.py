"""How commands speak: machine formats to standard output alone, everything else to stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from ownwords import errors
from ownwords.errors import Problem, sentence, without_own_words

is_for_a_log = errors.is_for_a_log
TOLD_AT_HOME = "`ownwords check` tells the rest."
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


def as_github(problems: Sequence[Problem], warnings: Sequence[Problem] = ()) -> list[str]:
    """Annotations for GitHub. Its log may be public: without the files' own words."""
    told = without_own_words([*problems, *warnings])
    kinds = ["error"] * len(problems) + ["warning"] * len(warnings)
    return [_annotation(kind, each) for kind, each in zip(kinds, told, strict=True)]


def _annotation(kind: str, problem: Problem) -> str:
    place = f"file={_property(str(problem.path))},line={problem.line},col={problem.column}"
    message = f"{_data(sentence(problem.fault))} {TOLD_AT_HOME}"
    return f"::{kind} {place},title={_property(problem.field)}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def counted(things: Sequence[object], one: str, many: str) -> str:
    return f"{len(things)} {one if len(things) == 1 else many}"
