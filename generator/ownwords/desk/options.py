"""What several commands are asked for, and how they end."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from ownwords.reading.suggest import nearest

FINE, PROBLEMS, USAGE = 0, 1, 2
_LAST_YEAR = 9000

Archive = Annotated[
    Path, typer.Option("-C", help="The archive's folder, the one that holds mkdocs.yml.")
]


class CheckFormat(StrEnum):
    """How problems are told."""

    SNIPPETS = "snippets"
    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"


class ReportFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


Word = TypeVar("Word", bound=StrEnum)


def a_word(words: type[Word], called: str) -> Callable[[str], Word]:
    """A word of a short list; typer's own fault speaks of values, and offers nothing near."""

    def read(text: str) -> Word:
        if text in list(words):
            return words(text)
        near = nearest(text, list(words))
        meant = f'Did you mean "{near}"? ' if near else ""
        told = f'"{text}" is not {called}. {meant}There are: {", ".join(words)}.'
        raise typer.BadParameter(told)

    return read


def a_number(called: str, most: int) -> Callable[[str], int]:
    """A whole number from 0 up to the most."""

    def read(text: str) -> int:
        if re.fullmatch(r"\d{1,9}", str(text)) and int(text) <= most:
            return int(text)
        told = f'"{text}" is no number of {called}. Write a whole number, at most {most}.'
        raise typer.BadParameter(told)

    return read


def a_day(text: str) -> date:
    """A day as a facilitator types it; typer's own fault speaks of formats and percent signs."""
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise typer.BadParameter(f'not a day: "{text}". Write it as 2027-01-31.') from None
    if day.year > _LAST_YEAR:
        raise typer.BadParameter(f"no day after {_LAST_YEAR} can be reckoned with")
    return day


CheckAs = Annotated[
    CheckFormat | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        parser=a_word(CheckFormat, "a format"),
        help="snippets (at a terminal if not given), text, json, github, gitlab or sarif.",
    ),
]

ReportAs = Annotated[
    ReportFormat,
    typer.Option(
        "--format", metavar="FORMAT", parser=a_word(ReportFormat, "a format"), help="text or json."
    ),
]

AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=a_day, help="A day; today if not given."),
]


def day_or_today(as_of: date | None) -> date:
    """The day that was asked for. Here, as in main.py, the desk may ask the clock."""
    return as_of or date.today()
