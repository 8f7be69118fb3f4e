"""Everything an archive's files say: stories and its own words, read and checked together.

Most commands need no more, and start sooner without what makes the site.
"""

from __future__ import annotations

from dataclasses import dataclass

from ownwords.editorial.model import Editorial
from ownwords.editorial.sources import EditorialRead, read_editorial
from ownwords.errors import Problem
from ownwords.guide_checks import problems_in_guides
from ownwords.media.cache import DerivativeCache
from ownwords.place import Place
from ownwords.told.sources import Vocabulary, read_stories
from ownwords.told.story import AnyStory


@dataclass(frozen=True)
class ArchiveRead:
    """Everything an archive's files say, and everything to put right in them."""

    stories: tuple[AnyStory, ...]
    editorial: Editorial
    problems: tuple[Problem, ...]


def read_archive(place: Place, cache: DerivativeCache | None = None) -> ArchiveRead:
    """Read every story and every page of the generator's."""
    read = read_editorial(place.root, place.pages, place.settings.language)
    stories = read_stories(place.root, place.stories, _vocabulary(read), cache)
    in_guides = problems_in_guides(read.editorial, stories.stories)
    problems = tuple(sorted((*read.problems, *stories.problems, *in_guides)))
    return ArchiveRead(stories.stories, read.editorial, problems)


def _vocabulary(read: EditorialRead) -> Vocabulary:
    notes = frozenset(read.editorial.content_notes)
    return Vocabulary(read.themes_named, read.collections_named, notes)
