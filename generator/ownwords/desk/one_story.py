"""The one story that a command was asked about."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

import typer

from ownwords.archive_files import ArchiveRead
from ownwords.desk.show import is_for_a_log
from ownwords.errors import Problem
from ownwords.reading.suggest import several_near
from ownwords.told.story import AnyStory


def story_named(id: str, stories: Sequence[AnyStory]) -> AnyStory:
    """The story of an id; where there is none, the one that was probably meant."""
    found = {story.id: story for story in stories}
    if id in found:
        return found[id]
    raise typer.BadParameter(no_story(id, stories), param_hint="ID")


def no_story(id: str, stories: Iterable[AnyStory]) -> str:
    """What to say where there is no story of an id. A log is told of no other: one may be private.

    Somebody may have typed the folder, or the file in it.
    """
    if is_for_a_log(os.environ):
        return f'There is no story "{id}". `ownwords report` at home lists them.'
    path = PurePosixPath(id.strip())
    typed = path.parent.name if path.suffix == ".md" else path.name
    near = [f'"{each}"' for each in several_near(typed, {story.id for story in stories})]
    meant = f"Did you mean {' or '.join(near)}?" if near else "`ownwords report` lists them."
    return f'There is no story "{id}". {meant}'


def problems_of(story: AnyStory, read: ArchiveRead) -> list[Problem]:
    """What there is to put right in its folder."""
    return [each for each in read.problems if story.path.parent in each.path.parents]


def refuse_in_ci(what: str) -> None:
    """A log may be public, and what these commands show is not."""
    if is_for_a_log(os.environ):
        fault = f"{what}, and this log may be public. Run it on your own computer"
        raise typer.BadParameter(fault)
