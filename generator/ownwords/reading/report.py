"""Problems of one file, collected while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ownwords.errors import Problem
from ownwords.reading.characters import shown
from ownwords.reading.nodes import Mark


@dataclass
class FileReport:
    """Everything to put right in one file. Reading goes on after a problem wherever it can."""

    path: PurePosixPath
    problems: list[Problem] = field(default_factory=list)
    spoilt: set[Mark] = field(default_factory=set)
    """Places of which the one thing that matters has been told."""

    def add(self, line: int, column: int, field: str, fault: str, remedy: str) -> None:
        self.problems.append(Problem(self.path, line, column, field, shown(fault), shown(remedy)))


class StopReading(Exception):
    """The file is too broken to read any further; its report says why."""
