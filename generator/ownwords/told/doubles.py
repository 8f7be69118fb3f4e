"""Two stories with one id cannot both be at its address."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from ownwords.errors import Problem
from ownwords.reading.report import FileReport
from ownwords.told.media_files import by_what_they_hold
from ownwords.told.story import AnyStory, Original, RefusedStory, Story


def without_doubles(stories: Sequence[AnyStory], problems: list[Problem]) -> list[AnyStory]:
    """Two folders with one id, also by case or Unicode form, are both refused."""
    same = defaultdict(list)
    for story in stories:
        same[unicodedata.normalize("NFKC", story.id).casefold()].append(story)
    kept = []
    for group in same.values():
        if len(group) == 1:
            kept += group
            continue
        for story in group:
            other = next(s for s in group if s is not story)
            report = FileReport(story.path)
            fault = f'another story has the same id ("{other.path}")'
            report.add(1, 1, "id", fault, "Rename one of the two folders")
            problems += report.problems
            files = _files_of(story)
            kept.append(RefusedStory(story.id, story.path, story.source, files, story.translations))
    return kept


def _files_of(story: AnyStory) -> dict[str, Original]:
    """All of its folder, named by it or not: none may get out."""
    if isinstance(story, RefusedStory):
        return dict(story.originals)
    named = story.originals if isinstance(story, Story) else {}
    return {**by_what_they_hold(story.beside), **named}
