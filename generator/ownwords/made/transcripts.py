"""The words of a recording as they are read: sentences in paragraphs, each with its time.

Captions are cut where they fit the screen; here they are put together again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ownwords.media.captions import Cue

_PAUSE = 1.5
"""Seconds of silence that part two paragraphs."""
_LONG_PARAGRAPH = 600
"""Characters from which on the next sentence begins a paragraph: some never fall silent."""
_LONG_SENTENCE = 240
"""Characters from which on a caption ends the sentence: some captions have no full stops."""
# Not after a single letter: it is somebody's initial.
_END = re.compile(
    r"""(?<!\b[^\W\d_])[.!?…؟۔।]+["'”’»)\]]*\s+(?=\S) | [。！？]+[”’」』）]*\s*(?=\S)""", re.VERBOSE
)


@dataclass(frozen=True)
class Sentence:
    """`at` is when it begins, in seconds."""

    at: float
    words: str


@dataclass(frozen=True)
class Paragraph:
    sentences: tuple[Sentence, ...]

    @property
    def at(self) -> float:
        return self.sentences[0].at

    @property
    def time(self) -> str:
        """When it begins, as a player shows it: "0:32" or "1:02:03"."""
        minutes, seconds = divmod(int(self.at), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def paragraphs_of(cues: Sequence[Cue]) -> tuple[Paragraph, ...]:
    """A longer silence begins a paragraph, and so does a sentence after many."""
    return tuple(
        Paragraph(tuple(sentences))
        for stretch in _stretches(cues)
        for sentences in _grouped(_sentences(stretch))
    )


def _stretches(cues: Sequence[Cue]) -> Iterator[list[Cue]]:
    """Cues with no longer silence between them."""
    stretch: list[Cue] = []
    for cue in cues:
        if stretch and cue.start - stretch[-1].end > _PAUSE:
            yield stretch
            stretch = []
        stretch.append(cue)
    if stretch:
        yield stretch


def _grouped(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    for sentence in sentences:
        if sum(len(each.words) for each in group) > _LONG_PARAGRAPH:
            yield group
            group = []
        group.append(sentence)
    yield group


def _sentences(stretch: Sequence[Cue]) -> list[Sentence]:
    texts = [" ".join(cue.text.split()) for cue in stretch]
    starts = [0]
    for text in texts[:-1]:
        starts.append(starts[-1] + len(text) + 1)
    whole = " ".join(texts)
    cuts = [0, *_cuts(whole, starts), len(whole)]
    return [
        Sentence(_time_at(begin, starts, stretch), whole[begin:end].strip())
        for begin, end in pairwise(cuts)
    ]


def _cuts(text: str, starts_of_cues: Sequence[int]) -> Iterator[int]:
    """Where a sentence begins after another."""
    ends = {found.end() for found in _END.finditer(text)}
    # "Who?" he asked: that goes on.
    ends = {end for end in ends if not text[end].islower()}
    begin = 0
    for at in sorted(ends | set(starts_of_cues[1:])):
        if at in ends or at - begin > _LONG_SENTENCE:
            yield at
            begin = at


def _time_at(place: int, starts: Sequence[int], stretch: Sequence[Cue]) -> float:
    """When a character is heard: within a cue as far on in time as in the text."""
    index = bisect_right(starts, place) - 1
    cue = stretch[index]
    part = (place - starts[index]) / max(1, len(" ".join(cue.text.split())))
    return round(cue.start + part * (cue.end - cue.start), 2)
