"""The same story under another id: by its form, or by its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ownwords.desk.withdrawal.taking_back import form_of
from ownwords.told.story import AnyStory, Story, WithdrawnStory

_RUN = 8
"""Words in a row that two people hardly say alike."""
_SHARED = 0.25
"""Of the shorter story's runs, those that make it the same story told again."""
_FENCED = re.compile(r"\A\ufeff?---.*?^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Copy:
    id: str
    why: str


def copies_of(story: AnyStory, stories: Iterable[AnyStory]) -> list[Copy]:
    """Other stories that may be this one too; a person has to look."""
    form, runs = form_of(story), _runs(story)
    found = []
    for other in stories:
        if other.path == story.path or isinstance(other, WithdrawnStory):
            continue
        reasons = []
        if form and form_of(other) == form:
            reasons.append("the same form")
        theirs = _runs(other)
        if runs and theirs and len(runs & theirs) >= _SHARED * min(len(runs), len(theirs)):
            reasons.append("the same words")
        if reasons:
            found.append(Copy(other.id, " and ".join(reasons)))
    return found


def _runs(story: AnyStory) -> frozenset[tuple[str, ...]]:
    """Its runs of words, as they are said, whatever the marks."""
    text = _TAG.sub(" ", story.text.html) if isinstance(story, Story) else story.source
    words = re.findall(r"\w+", _FENCED.sub("", text).casefold())
    return frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
