"""Problems for machines that show them beside a change: GitLab's Code Quality, and SARIF.

Both are kept and shown by a service, perhaps to everybody: without the file's own words.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from ownwords import __version__
from ownwords.desk.show import TOLD_AT_HOME
from ownwords.errors import Problem, sentence, without_own_words

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_gitlab(problems: Sequence[Problem], warnings: Sequence[Problem] = ()) -> list[object]:
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
        for told, level, print_ in _told(problems, warnings)
    ]


def as_sarif(problems: Sequence[Problem], warnings: Sequence[Problem] = ()) -> dict[str, object]:
    """SARIF 2.1.0 (OASIS), with a rule for each field."""
    rules = sorted({_rule(problem) for problem in (*problems, *warnings)})
    driver = {
        "name": "ownwords",
        "version": __version__,
        "rules": [
            {"id": rule, "shortDescription": {"text": f"What stands at {rule}"}} for rule in rules
        ],
    }
    results = [_result(*told, rules) for told in _told(problems, warnings)]
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
    problems: Sequence[Problem], warnings: Sequence[Problem]
) -> Iterable[tuple[Problem, str, str]]:
    """Each as a log is told it, with its level and a fingerprint that outlives other lines."""
    seen: Counter[str] = Counter()
    levels = ["error"] * len(problems) + ["warning"] * len(warnings)
    for told, level in zip(without_own_words([*problems, *warnings]), levels, strict=True):
        key = "\n".join([str(told.path), told.field, sentence(told.fault)])
        seen[key] += 1
        print_ = hashlib.sha256(f"{key}\n{seen[key]}".encode()).hexdigest()
        yield told, level, print_


def _message(told: Problem) -> str:
    return f"{sentence(told.fault)} {TOLD_AT_HOME}"


def _rule(problem: Problem) -> str:
    return f"ownwords/{problem.field.replace(' ', '-')}"
