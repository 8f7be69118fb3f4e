"""Problems for machines that show them beside a change: GitLab's Code Quality, and SARIF.

Both are kept and shown by a service, perhaps to everybody: without the file's own words.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from ownwords import __version__
from ownwords.errors import Problem, for_a_log

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_TOLD_AT_HOME = "`ownwords check` tells the rest."


def as_gitlab(problems: Sequence[Problem], warnings: Sequence[Problem] = ()) -> list[object]:
    """What GitLab reads as a Code Quality report."""
    report: list[object] = []
    for problem, place, message, print_ in _told(problems):
        report.append(_issue(problem, place, message, print_, "major"))
    for problem, place, message, print_ in _told(warnings):
        report.append(_issue(problem, place, message, print_, "info"))
    return report


def _issue(problem: Problem, place: str, message: str, print_: str, severity: str) -> object:
    return {
        "description": f"{problem.field}: {message} {_TOLD_AT_HOME}",
        "check_name": _rule(problem),
        "fingerprint": print_,
        "severity": severity,
        "location": {"path": place, "lines": {"begin": problem.line}},
    }


def as_sarif(problems: Sequence[Problem], warnings: Sequence[Problem] = ()) -> dict[str, object]:
    """SARIF 2.1.0 (OASIS), with a rule for each field."""
    rules = sorted({_rule(problem) for problem in (*problems, *warnings)})
    results = [_result(*told, "error", rules) for told in _told(problems)]
    results += [_result(*told, "warning", rules) for told in _told(warnings)]
    driver = {
        "name": "ownwords",
        "version": __version__,
        "rules": [
            {"id": rule, "shortDescription": {"text": f"What stands at {rule}"}} for rule in rules
        ],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(
    problem: Problem, place: str, message: str, print_: str, level: str, rules: list[str]
) -> object:
    region = {"startLine": problem.line, "startColumn": problem.column}
    where = {"artifactLocation": {"uri": quote(place)}, "region": region}
    return {
        "ruleId": _rule(problem),
        "ruleIndex": rules.index(_rule(problem)),
        "level": level,
        "message": {"text": f"{message} {_TOLD_AT_HOME}"},
        "locations": [{"physicalLocation": where}],
        "partialFingerprints": {"ownwords/v1": print_},
    }


def _told(problems: Iterable[Problem]) -> Iterable[tuple[Problem, str, str, str]]:
    """Each with its path and message for a log, and a fingerprint that outlives other lines."""
    given = list(problems)
    seen: Counter[str] = Counter()
    for problem, line in zip(given, for_a_log(given), strict=True):
        head, _, message = line.partition(f" {problem.field}: ")
        path = head.rsplit(":", 2)[0]
        key = "\n".join([path, problem.field, message])
        seen[key] += 1
        print_ = hashlib.sha256(f"{key}\n{seen[key]}".encode()).hexdigest()
        yield problem, path, message, print_


def _rule(problem: Problem) -> str:
    return f"ownwords/{problem.field.replace(' ', '-')}"
