"""What is still to be done until the site that is up has let go of a story: here, and in order."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
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
    # A note may be linked to; where nothing is left, no site is built while a page leads there.
    links = {} if whole is None or notice is Notice.GONE else _links_to(whole, place)
    told = folder.relative_to(place.root)
    return tuple(_steps(place, Repository(place.root), told, message, whole, notice, links))


def _links_to(id: str, place: Place) -> dict[str, list[int]]:
    """Lines of the archive's own pages that link to a story, by the page."""
    link = re.compile(rf"\b(?:stories|story)/{re.escape(id)}(?![a-z0-9-])")
    found: dict[str, list[int]] = {}
    for path in sorted(place.pages.rglob("*.md")):
        lines = path.read_text("utf-8", errors="replace").splitlines()
        if numbers := [number for number, line in enumerate(lines, start=1) if link.search(line)]:
            found[os.path.relpath(path, place.root)] = numbers
    return found


def _steps(
    place: Place,
    repository: Repository,
    folder: Path,
    message: str,
    whole: str | None,
    notice: Notice,
    links: Mapping[str, Sequence[int]],
) -> Iterator[Step]:
    for page, lines in links.items():
        where = f"{page}, line {' and '.join(map(str, lines))}"
        yield Step(f"Take the link to it out of {where}: no site is built before that.")
    site = place.settings.site_url
    is_committed = repository.is_committed(place.root / folder)
    if repository.top and (links or not is_committed):
        changed = ([] if is_committed else [folder.as_posix()]) + list(links)
        named = " ".join(map(shlex.quote, changed))
        # Hooks would hold this up for a mistake in somebody else's story.
        commit = f'git commit --no-verify -m "{message}" -- {named}'
        yield Step("Commit it. The message names nobody:", (f"git add -A {named}", commit))
    remotes = repository.remotes()
    by_itself = bool(remotes) and is_published_by_itself(place.root, repository.top)
    here, there = repository.branch(), repository.published_branch()
    if by_itself and here != there:
        on = f"You are on the branch {here}" if here else "You are on no branch"
        switch = f"git switch {shlex.quote(there)}"
        told = f"{on}, and the site is published from {there}. Bring it there, and send it up:"
        yield Step(told, (switch, "git merge -", repository.push()))
    elif remotes:
        push = repository.push() if here == there else "git push"
        yield Step("Send it up:", (push,))
    if by_itself:
        yield Step(
            "Wait until the build service has run. Then ask the site; it must say 0 findings:",
            (f"ownwords verify {site or _UNKNOWN}",),
        )
    else:
        alone = "" if remotes or not repository.top else "Nothing is sent up: git has no remote. "
        yield Step(
            f"{alone}Build the site and read it through; it must say 0 findings:",
            ("ownwords build", "ownwords verify site"),
        )
        yield Step(
            "Put the folder site up where the site is served. Then ask the site:",
            (f"ownwords verify {site or _UNKNOWN}",),
        )
    if whole is not None:
        address = f"{site or _UNKNOWN}{story_address(whole)}"
        left = "only a short note may be there" if notice is Notice.GONE else "it must be gone"
        yield Step(f"Look at {address} in a private window: {left}.")


def typed(steps: Sequence[Step]) -> Iterator[str]:
    """For the person at the keyboard."""
    for number, step in enumerate(steps, start=1):
        yield f"  {number}. {step.what}"
        yield from (f"         {line}" for line in step.lines)
