"""What is still to be done until the site that is up has let go of a story: here, and in order."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ownwords.desk.ci import is_published_by_itself
from ownwords.desk.repository import Repository
from ownwords.made.addresses import story_address
from ownwords.place import Place
from ownwords.terms import Notice

_UNKNOWN = "https://the-site/"


@dataclass(frozen=True)
class Step:
    what: str
    lines: tuple[str, ...] = ()
    """What is typed, in the archive's folder."""


def steps_off_the_site(
    place: Place, folder: Path, message: str, *, whole: str | None, notice: Notice
) -> tuple[Step, ...]:
    """`folder` is the story's; `whole` its id where all of it was taken back."""
    repository = Repository(place.root)
    return tuple(_steps(place, repository, folder.relative_to(place.root), message, whole, notice))


def _steps(
    place: Place,
    repository: Repository,
    folder: Path,
    message: str,
    whole: str | None,
    notice: Notice,
) -> Iterator[Step]:
    named, site = shlex.quote(folder.as_posix()), place.settings.site_url
    if repository.top and not repository.is_committed(place.root / folder):
        # Hooks would hold this up for a mistake in somebody else's story.
        commit = f'git commit --no-verify -m "{message}" -- {named}'
        yield Step("Commit it. The message names nobody:", (f"git add -A {named}", commit))
    if repository.remotes():
        yield Step("Send it up:", ("git push",))
    if repository.remotes() and is_published_by_itself(place.root, repository.top):
        yield Step(
            "Wait until the build service has run. Then ask the site; it must say 0 findings:",
            (f"ownwords verify {site or _UNKNOWN}",),
        )
    else:
        yield Step(
            "Build the site and read it through; it must say 0 findings:",
            ("ownwords build", "ownwords verify site"),
        )
        yield Step(
            "Put the folder site up where the site is served. Then ask the site:",
            (f"ownwords verify {site or _UNKNOWN}",),
        )
    if whole is not None:
        there = f"{site or _UNKNOWN}{story_address(whole)}"
        left = "only a short note may be there" if notice is Notice.GONE else "it must be gone"
        yield Step(f"Look at {there} in a private window: {left}.")


def typed(steps: Sequence[Step]) -> Iterator[str]:
    """For the person at the keyboard."""
    for number, step in enumerate(steps, start=1):
        yield f"  {number}. {step.what}"
        yield from (f"         {line}" for line in step.lines)
