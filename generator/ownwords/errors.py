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
from dataclasses import dataclass, replace
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
        told = " ".join(sentence(part) for part in (self.fault, self.remedy) if part)
        return f"{place} {self.field}: {told}"


def without_own_words(problems: Collection[Problem]) -> list[Problem]:
    """The same for a log, which may be public: none of the files' own words, and no remedy.

    A folder that may be named for somebody is named for no problem in it: give all there are.
    """
    private = {problem.path.parent for problem in problems if problem.field == "id"}
    return [
        replace(
            each,
            path=_path_for_a_log(each, private),
            fault=re.sub(r'".*"', '"…"', each.fault, flags=re.DOTALL),
            remedy="",
        )
        for each in problems
    ]


def _path_for_a_log(problem: Problem, private: Collection[PurePosixPath]) -> PurePosixPath:
    path = problem.path
    for folder in reversed(path.parents):
        if folder in private:
            return folder.parent / "…"
    if problem.field == "file" and path.name != "story.md":
        # What lies where no story is: its folders were never looked at as addresses.
        return PurePosixPath(path.parts[0]) / "…"
    return path


def for_a_log(problems: Collection[Problem]) -> list[str]:
    """A line for each."""
    return [str(problem) for problem in without_own_words(problems)]


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
