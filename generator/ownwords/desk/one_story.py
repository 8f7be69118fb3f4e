"""The one story that a command was asked about."""

from __future__ import annotations

import os
from collections.abc import Sequence

import typer

from ownwords.desk.show import is_for_a_log
from ownwords.edition import ArchiveRead
from ownwords.errors import Problem
from ownwords.reading.suggest import remedy_for
from ownwords.told.story import AnyStory


def story_named(id: str, stories: Sequence[AnyStory]) -> AnyStory:
    """The story of an id; where there is none, the one that was probably meant."""
    found = {story.id: story for story in stories}
    if id in found:
        return found[id]
    remedy = remedy_for(id, found, otherwise="`ownwords report` lists them")
    raise typer.BadParameter(f"there is no story {id}. {remedy}", param_hint="ID")


def problems_of(story: AnyStory, read: ArchiveRead) -> list[Problem]:
    """What there is to put right in its folder."""
    return [each for each in read.problems if story.path.parent in each.path.parents]


def refuse_in_ci(what: str) -> None:
    """A log may be public, and what these commands show is not."""
    if is_for_a_log(os.environ):
        fault = f"{what}, and this log may be public. Run it on your own computer"
        raise typer.BadParameter(fault)
