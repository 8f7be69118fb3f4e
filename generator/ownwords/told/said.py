"""The words of a story in passages, and what must be looked at before they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ownwords.advice.holds import holds_in, may_hold
from ownwords.advice.passages import Finding, blocks_of, in_sentences, plain
from ownwords.media.captions import Cue

TEXT = "text"
_A_SILENCE = 1.5
"""Seconds, from which on a new paragraph begins, as readers are shown it."""
Steps = tuple[str | int, ...]
"""The way to a field of the front matter: ("artwork", 0, "alt")."""
Field = tuple[Steps, str]
"""A field of the front matter, and what it says."""


@dataclass(frozen=True)
class Said:
    """What is read as one: a field, a text, a recording."""

    field: str
    blocks: tuple[str, ...]


def said_in(
    fields: Iterable[Field], html: str, cues: Mapping[str, Sequence[Cue]]
) -> Iterator[Said]:
    """Each field by itself, the text, and every recording by its file of captions."""
    for steps, words in fields:
        yield Said(named(steps), (plain(words),))
    yield Said(TEXT, blocks_of(html))
    for name, spoken in cues.items():
        yield Said(name, tuple(_paragraphs(spoken)))


def holds_of(
    fields: Iterable[Field], html: str, cues: Mapping[str, Sequence[Cue]]
) -> tuple[Finding, ...]:
    """Every passage of it that waits for a person, let stand or not."""
    kept = list(fields)
    # Most stories have nothing of it: that is found out first, for all of their words in one.
    may = may_hold(". ".join(words for _, words in kept), in_sentences(html))
    every = said_in(kept if may else [], html if may else "", cues)
    return tuple(finding for said in every for finding in holds_in(said.blocks))


def named(steps: Steps) -> str:
    return ".".join(step for step in steps if isinstance(step, str))


def _paragraphs(cues: Sequence[Cue]) -> Iterator[str]:
    words: list[str] = []
    for cue, following in pairwise((*cues, None)):
        assert cue, "None stands behind the last alone"
        words.append(cue.text)
        if following is None or following.start - cue.end > _A_SILENCE:
            yield plain(" ".join(words))
            words = []
