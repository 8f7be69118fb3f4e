"""A public repository shows every story in it, whatever the site shows: tells where that is wrong.

Which kind of repository it is, only the build service knows.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

from ownwords.archive_files import read_archive
from ownwords.desk.show import counted, is_for_a_log, say
from ownwords.errors import ArchiveError
from ownwords.reasons import reason_to_withhold
from ownwords.settings import place_in
from ownwords.terms import Part, Use
from ownwords.told.story import AnyStory, RefusedStory, Story

PAGE = "docs/private-stories.md"


def in_a_public_repository(environment: Mapping[str, str]) -> bool:
    """Whether everybody can read the repository that a build service works in.

    GitLab says so in CI_PROJECT_VISIBILITY. GitHub says it in the event that started the work;
    a nightly one may say nothing, and then nothing is known.
    """
    if not is_for_a_log(environment):
        return False
    if said := environment.get("CI_PROJECT_VISIBILITY"):
        return said == "public"
    return _visibility_in(environment.get("GITHUB_EVENT_PATH", "")) == "public"


def tell_of_a_public_repository(archive: Path, day: date, *, refuse: bool) -> None:
    """Told, and refused where --strict asks for it: no withdrawal may wait for another story."""
    if not in_a_public_repository(os.environ):
        return
    place = place_in(archive)
    if told := told_of_uncleared(read_archive(place).stories, day, place.rebuild_every):
        if refuse:
            raise ArchiveError(told)
        say(told)


def _visibility_in(event: str) -> str | None:
    try:
        said = json.loads(Path(event).read_text("utf-8")) if event else None
    except (OSError, ValueError):
        return None
    repository = said.get("repository") if isinstance(said, dict) else None
    if not isinstance(repository, dict):
        return None
    if "visibility" in repository:
        return str(repository["visibility"])
    return "public" if repository.get("private") is False else None


def told_of_uncleared(
    stories: Iterable[AnyStory], day: date, rebuild_every: timedelta
) -> str | None:
    """What to do about stories that a public repository shows and may not. A log may be public."""
    found = [story for story in stories if not is_cleared(story, day, rebuild_every)]
    if not found:
        return None
    return (
        f"This repository is public, and holds {counted(found, 'story', 'stories')} not cleared "
        "for the web: everybody can read what is in it. Make the repository private now, in its "
        f"settings. Then keep the stories in a repository of their own: {PAGE} says how, step by "
        "step. `ownwords report` at home tells which stories these are."
    )


def is_cleared(story: AnyStory, day: date, rebuild_every: timedelta) -> bool:
    """Whether everything in a story's folder may be read by everybody on a day."""
    if reason_to_withhold(story, Use.WEB, day, rebuild_every=rebuild_every):
        # Of a stub nothing is left to read, if nothing lies beside it.
        return not isinstance(story, (Story, RefusedStory)) and not story.beside
    assert isinstance(story, Story), "there is a reason against every other"
    front, permits = story.front, story.front.consent.permits
    held = {
        Part.PORTRAIT: front.portrait,
        Part.ARTWORK: front.artwork,
        Part.AUDIO: front.audio,
        Part.FILM: front.film,
    }
    return not story.beside and all(permits(Use.WEB, part) for part, has in held.items() if has)
