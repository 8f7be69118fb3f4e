"""Ready-made files for a build service: check, build, read through, put up; anew every night."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ownwords.desk.new_files import write_new
from ownwords.desk.options import Archive, a_word
from ownwords.desk.show import say

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
    if not (archive / "requirements.txt").is_file():
        say("Say in requirements.txt where Own Words comes from: docs/publishing.md shows how.")
    say("Keep the repository private: docs/private-stories.md says why, and how.")
    raise typer.Exit(code)
