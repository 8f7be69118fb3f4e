"""Problems for services that show them beside a change: GitHub, GitLab's Code Quality, SARIF.

All are kept and shown there, perhaps to everybody: without the files' own words. `within` is the
archive's folder in its repository, from whose top such a service reads paths.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import quote

from ownwords import __version__
from ownwords.errors import Problem, sentence, without_own_words

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_TOP = PurePosixPath()


def as_github(
    problems: Sequence[Problem], warnings: Sequence[Problem] = (), *, within: PurePosixPath = _TOP
) -> list[str]:
    """Annotations, a line for each."""
    return [_annotation(told, level) for told, level, _ in _told(problems, warnings, within)]


def _annotation(told: Problem, level: str) -> str:
    place = f"file={_property(str(told.path))},line={told.line},col={told.column}"
    return f"::{level} {place},title={_property(told.field)}::{_data(_message(told))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_gitlab(
    problems: Sequence[Problem], warnings: Sequence[Problem] = (), *, within: PurePosixPath = _TOP
) -> list[object]:
    """What GitLab reads as a Code Quality report."""
    severity = {"error": "major", "warning": "info"}
    return [
        {
            "description": f"{told.field}: {_message(told)}",
            "check_name": _rule(told),
            "fingerprint": print_,
            "severity": severity[level],
            "location": {"path": str(told.path), "lines": {"begin": told.line}},
        }
        for told, level, print_ in _told(problems, warnings, within)
    ]


def as_sarif(
    problems: Sequence[Problem], warnings: Sequence[Problem] = (), *, within: PurePosixPath = _TOP
) -> dict[str, object]:
    """SARIF 2.1.0 (OASIS), with a rule for each field."""
    rules = sorted({_rule(problem) for problem in (*problems, *warnings)})
    driver = {
        "name": "ownwords",
        "version": __version__,
        "rules": [
            {"id": rule, "shortDescription": {"text": f"What stands at {rule}"}} for rule in rules
        ],
    }
    results = [_result(*told, rules) for told in _told(problems, warnings, within)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(told: Problem, level: str, print_: str, rules: list[str]) -> object:
    region = {"startLine": told.line, "startColumn": told.column}
    where = {"artifactLocation": {"uri": quote(str(told.path))}, "region": region}
    return {
        "ruleId": _rule(told),
        "ruleIndex": rules.index(_rule(told)),
        "level": level,
        "message": {"text": _message(told)},
        "locations": [{"physicalLocation": where}],
        "partialFingerprints": {"ownwords/v1": print_},
    }


def _told(
    problems: Sequence[Problem], warnings: Sequence[Problem], within: PurePosixPath
) -> Iterable[tuple[Problem, str, str]]:
    """Each as a log is told it, with its level and a fingerprint that outlives other lines."""
    seen: Counter[str] = Counter()
    levels = ["error"] * len(problems) + ["warning"] * len(warnings)
    for told, level in zip(without_own_words([*problems, *warnings]), levels, strict=True):
        key = "\n".join([str(told.path), told.field, sentence(told.fault)])
        seen[key] += 1
        print_ = hashlib.sha256(f"{key}\n{seen[key]}".encode()).hexdigest()
        yield replace(told, path=within / told.path), level, print_


def _message(told: Problem) -> str:
    return f"{sentence(told.fault)} `ownwords check` tells the rest."


def _rule(problem: Problem) -> str:
    return f"ownwords/{problem.field.replace(' ', '-')}"
