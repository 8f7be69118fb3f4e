"""What can be wrong, and how it is told.

    OwnWordsError
    ├── ArchiveError       the archive's folder or settings cannot be used at all
    ├── PlanError          two things want one address, or something else that must not be built
    └── LeakError          the scan found something withheld in the finished site

A mistake in one file is not an exception but a Problem: all of them are told at once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to put right in one file. Line and column count from 1."""

    path: PurePosixPath
    line: int
    column: int
    field: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}"
        return f"{place} {self.field}: {sentence(self.fault)} {sentence(self.remedy)}"

    def for_a_log(self, *, names_path: bool = True) -> str:
        """The problem without the file's own words: a build log may be public."""
        fault = re.sub(r'".*"', '"…"', self.fault, flags=re.DOTALL)
        path = self.path
        if self.field == "id" or not names_path:
            path = path.parent.parent / "…"
        elif self.field == "file" and path.name != "story.md":
            path = path.with_name("…")
        return f"{path}:{self.line}:{self.column} {self.field}: {sentence(fault)}"


def for_a_log(problems: Collection[Problem]) -> list[str]:
    """All of them for a log. A folder that may be named for somebody is named nowhere in it."""
    private = {problem.path.parent for problem in problems if problem.field == "id"}
    return [p.for_a_log(names_path=p.path.parent not in private) for p in problems]


def is_for_a_log(environment: Mapping[str, str]) -> bool:
    """Whether what is printed may be read by anybody: the log of a build service."""
    return environment.get("CI", "").casefold() not in ("", "0", "false", "no")


def sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", '."')) else f"{text}."


class OwnWordsError(Exception):
    """Whatever stops Own Words from going on; its text is one or more sentences for a person."""


class ArchiveError(OwnWordsError):
    """The archive cannot be read or built as it stands."""


class PlanError(OwnWordsError):
    """The site plan contradicts itself or the archive's own pages."""


class LeakError(OwnWordsError):
    """Something withheld, or something nobody planned, stands in the finished site."""
