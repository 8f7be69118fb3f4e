"""Run sheets: a format's parts with their minutes, prompts and what is read or watched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ownwords.archive import PublishedStory
from ownwords.editorial.guides.model import Format, FormatPart, Prompt, Step, Takes
from ownwords.made.guides.fit import CannotFit, fit
from ownwords.made.guides.outlines import Outline
from ownwords.made.reading_time import minutes_to_hear

_IN_A_ROW = 2
"""Prompts for one part: more than that is a list, not a question."""


@dataclass(frozen=True)
class Row:
    """A part of a session on its run sheet."""

    part: FormatPart
    begins: int
    """Minutes after the start."""
    minutes: int
    prompts: tuple[int, ...]
    """Numbers of the guide's prompts, from 1."""


@dataclass(frozen=True)
class Session:
    """A guide's run sheet in one format."""

    format: Format
    people: int
    minutes: int
    rows: tuple[Row, ...]


def sessions_of(outline: Outline) -> tuple[Session, ...]:
    """One for each format. Where a guide may choose, those are left out that cannot be kept."""
    taken = taken_by(outline.stories)
    made = [_session(format, outline, taken) for format in outline.formats]
    if outline.is_written:
        return tuple(made)
    kept = tuple(each for each in made if each.minutes <= each.format.minutes.most)
    return kept or tuple(made[:1])


def taken_by(stories: Sequence[PublishedStory]) -> Mapping[Takes, int]:
    """Minutes for reading these stories aloud, and for watching their films."""
    films = (story.film.cues for story in stories if story.film)
    seconds = sum(max((cue.end for cue in cues), default=0) for cues in films)
    return {
        Takes.READING: sum(minutes_to_hear(story.word_count) for story in stories),
        Takes.FILM: -int(-seconds // 60),
    }


def _session(format: Format, outline: Outline, taken: Mapping[Takes, int]) -> Session:
    people = outline.people or format.people.usual
    wanted = outline.minutes or format.minutes.usual
    try:
        minutes = fit(format.parts, people, wanted, taken)
    except CannotFit as too_long:
        # It is told as a problem. Whoever has a copy of the address gets a sheet that adds up.
        wanted = too_long.least if outline.is_written else _in_fives(too_long.least)
        minutes = fit(format.parts, people, wanted, taken)
    begins = accumulate(minutes, initial=0)
    asked = _prompts_by_part(format.parts, outline.prompts)
    return Session(
        format=format,
        people=people,
        minutes=wanted,
        rows=tuple(map(Row, format.parts, begins, minutes, asked)),
    )


def _in_fives(minutes: int) -> int:
    return -(-minutes // 5) * 5


def _prompts_by_part(
    parts: Sequence[FormatPart], prompts: Sequence[Prompt]
) -> list[tuple[int, ...]]:
    """The prompts of each step, shared among the parts that ask them."""
    left: dict[Step, list[int]] = {
        step: [number for number, each in enumerate(prompts, 1) if each.step is step]
        for step in Step
    }
    waiting = {step: sum(part.step is step for part in parts) for step in Step}
    asked: list[tuple[int, ...]] = []
    for part in parts:
        if part.step is None:
            asked.append(())
            continue
        share = min(_IN_A_ROW, -(-len(left[part.step]) // waiting[part.step]))
        asked.append(tuple(left[part.step][:share]))
        # The last one is asked again rather than nothing.
        left[part.step] = left[part.step][share:] or left[part.step][-1:]
        waiting[part.step] -= 1
    return asked
