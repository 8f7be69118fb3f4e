"""Advice for a facilitator about the words of a story: what was found, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ownwords.advice.holds import holds_in
from ownwords.advice.language import phrases_in
from ownwords.advice.passages import Finding, where
from ownwords.advice.private import private_details_in
from ownwords.media.captions import Cue
from ownwords.reading.text import line_and_column
from ownwords.told.accepted import Accepted, not_accepted
from ownwords.told.front_words import findings_in_front, settled_in
from ownwords.told.said import TEXT, Said, said_in
from ownwords.told.story import Story
from ownwords.told.translation import Translation

_FEW = 8
"""Words by which the beginning of a block is known in the file."""
_FENCE = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
Given = Story | Translation


@dataclass(frozen=True)
class Advice:
    """One finding in one place, which nobody has let stand yet."""

    path: PurePosixPath
    line: int
    column: int
    field: str
    """`text`, a key of the front matter, or the file of a recording's words."""
    finding: Finding


def advice_on(story: Story) -> list[Advice]:
    """Everything in a story and its translations that a person should look at."""
    return [advice for text in _texts(story) for advice in _advice(story, text)]


def accepted_for_nothing(story: Story) -> list[Accepted]:
    """Decisions about words that are not there any more: they have no effect."""
    every = findings_in_front(story.front)
    every += [found for text in _texts(story) for _, found in _findings(story, text)]
    return [each for each in story.front.accept if not any(map(each.is_for, every))]


def _texts(story: Story) -> list[Given]:
    return [story, *(each for each in story.translations if isinstance(each, Translation))]


def _advice(story: Story, text: Given) -> Iterator[Advice]:
    after: dict[tuple[str, int, str], int] = {}
    for said, finding in _findings(story, text):
        key = (said.field, finding.block, finding.words)
        offset = _offset(text, said, finding, after.get(key, 0))
        after[key] = offset + 1
        if not_accepted([finding], story.front.accept):
            line, column = line_and_column(text.source, offset)
            yield Advice(text.path, line, column, said.field, finding)


def _findings(story: Story, text: Given) -> Iterator[tuple[Said, Finding]]:
    """Field by field. Phrases in the front matter are errors, told when the file is read."""
    front, cues = text.front, _cues(text)
    settled = settled_in(story.front)
    fields = (*front.said_by_the_archive, *front.said_by_its_quotes)
    for said in said_in(fields, text.text.html, cues):
        every = list(holds_in(said.blocks))
        if said.field == TEXT or said.field in cues:
            every += phrases_in(said.blocks, own=True)
            every += private_details_in(said.blocks, settled=settled)
        yield from ((said, each) for each in sorted(every, key=lambda each: each.block))


def _cues(text: Given) -> Mapping[str, Sequence[Cue]]:
    return text.cues if isinstance(text, Story) else {}


def _offset(text: Given, said: Said, finding: Finding, after: int) -> int:
    """Where the words stand in the file; of a recording, where its file is named."""
    source = text.source
    if said.field in _cues(text):
        return where(source, said.field) or 0
    fences = [fence.end() for fence in _FENCE.finditer(source)]
    begin = fences[1] if said.field == TEXT and len(fences) > 1 else 0
    first = " ".join(said.blocks[finding.block].split()[:_FEW])
    begin = where(source, first, begin) or begin
    return where(source, finding.words, max(begin, after)) or begin
