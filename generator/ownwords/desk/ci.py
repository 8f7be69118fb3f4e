"""Ready-made files for a build service: check, build, read through, put up; anew every night."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ownwords.desk.new_files import write_new
from ownwords.desk.options import Archive, a_word
from ownwords.desk.show import say

REQUIREMENTS = "requirements.txt"
NOWHERE = "git.example"
"""Stands in requirements.txt until somebody writes where their copy is: nobody can own it."""
_FILES = Path(__file__).with_name("archive") / "ci"


class Host(StrEnum):
    GITHUB = "github"
    GITLAB = "gitlab"


_NAMES = {
    Host.GITHUB: {
        ".github/workflows/publish.yml": "github/publish.yml",
        ".github/workflows/nightly.yml": "github/nightly.yml",
    },
    Host.GITLAB: {
        ".gitlab-ci.yml": "gitlab-ci.yml",
        ".gitlab/nightly.yml": "gitlab-nightly.yml",
    },
}
_THEN = {
    Host.GITHUB: "In the repository's settings, under Pages, choose GitHub Actions as the source.",
    Host.GITLAB: "Under Build, Pipeline schedules, add the nightly one: see .gitlab/nightly.yml.",
}


def ci_files(host: Host | str) -> dict[str, str]:
    """The files for a build service, by where they stand in the archive's repository."""
    names = _NAMES[Host(host)]
    return {where: (_FILES / name).read_text("utf-8") for where, name in names.items()}


def is_published_by_itself(root: Path, top: Path | None) -> bool:
    """Whether a build service finds its files, and knows where Own Words comes from."""
    names = [name for host in Host for name in _NAMES[host]]
    return any((top or root).joinpath(name).is_file() for name in names) and not is_unfinished(root)


def is_unfinished(root: Path) -> bool:
    """Whether requirements.txt still has the address of nowhere in place of a real one."""
    path = root / REQUIREMENTS
    return path.is_file() and NOWHERE in path.read_text("utf-8", errors="replace")


def ci(
    host: Annotated[
        Host,
        typer.Argument(
            metavar="HOST", parser=a_word(Host, "a build service here"), help="github or gitlab."
        ),
    ],
    archive: Archive = Path(),
) -> None:
    """Write the files with which GitHub or GitLab checks, builds and puts up the site.

    A file that is there already is left as it is, and told.

    Example: ownwords ci github
    """
    code = write_new(archive, ci_files(host))
    say(_THEN[host])
    if not (archive / REQUIREMENTS).is_file() or is_unfinished(archive):
        say(f"Say in {REQUIREMENTS} where Own Words comes from: docs/publishing.md shows how.")
    say("Keep the repository private: docs/private-stories.md says why, and how.")
    raise typer.Exit(code)
