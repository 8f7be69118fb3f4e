"""What several commands are asked for, and how they end."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

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


CheckAs = Annotated[
    CheckFormat | None,
    typer.Option(
        "--format",
        help="How problems are told: snippets at a terminal, elsewhere text, if not given.",
    ),
]


def a_day(text: str) -> date:
    """A day as a facilitator types it; typer's own fault speaks of formats and percent signs."""
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise typer.BadParameter(f'not a day: "{text}". Write it as 2027-01-31.') from None
    if day.year > _LAST_YEAR:
        raise typer.BadParameter(f"no day after {_LAST_YEAR} can be reckoned with")
    return day


AsOf = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DATE", parser=a_day, help="A day; today if not given."),
]


def day_or_today(as_of: date | None) -> date:
    """The day that was asked for. Here, as in main.py, the desk may ask the clock."""
    return as_of or date.today()
