"""Two texts word by word: what was taken out and what was put in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from itertools import groupby

from ownwords.told.codes import said

_BREAK = "¶"
"""Stands between two paragraphs."""
_PLAIN = ("[-", "-]", "{+", "+}")
_IN_COLOUR = ("\x1b[31m[-", "-]\x1b[0m", "\x1b[32m{+", "+}\x1b[0m")
"""The marks stay: not everybody tells red from green."""


class Kind(Enum):
    KEPT = 0
    OUT = 1
    IN = 2


Marked = tuple[Kind, str]


def word_diff(before: Sequence[str], after: Sequence[str], *, colour: bool = False) -> list[str]:
    """The paragraphs in which something changed, with … for those between them. None: the same.

    As with the codes, a straight and a curled quotation mark are the same.
    """
    shown: list[str] = []
    for paragraph in _paragraphs(_marked(before, after)):
        if any(kind is not Kind.KEPT for kind, _ in paragraph):
            shown.append(_written(paragraph, _IN_COLOUR if colour else _PLAIN))
        elif not shown or shown[-1] != "…":
            shown.append("…")
    return shown if any(each != "…" for each in shown) else []


def _marked(before: Sequence[str], after: Sequence[str]) -> Iterator[Marked]:
    old, new = (f" {_BREAK} ".join(each).split() for each in (before, after))
    matcher = SequenceMatcher(None, list(map(said, old)), list(map(said, new)), autojunk=False)
    for _, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if list(map(said, old[old_from:old_to])) == list(map(said, new[new_from:new_to])):
            yield from ((Kind.KEPT, word) for word in new[new_from:new_to])
        else:
            yield from ((Kind.OUT, word) for word in old[old_from:old_to])
            yield from ((Kind.IN, word) for word in new[new_from:new_to])


def _paragraphs(marked: Iterator[Marked]) -> Iterator[list[Marked]]:
    """A break that is there now ends a paragraph; one that was taken out is shown as a mark."""
    paragraph: list[Marked] = []
    for kind, word in marked:
        if word != _BREAK or kind is not Kind.KEPT:
            paragraph.append((kind, word))
        if word == _BREAK and kind is not Kind.OUT:
            yield paragraph
            paragraph = []
    yield paragraph


def _written(paragraph: Sequence[Marked], marks: tuple[str, str, str, str]) -> str:
    out, out_end, into, into_end = marks
    around = {Kind.KEPT: ("", ""), Kind.OUT: (out, out_end), Kind.IN: (into, into_end)}
    runs = (
        (around[kind], " ".join(word for _, word in words))
        for kind, words in groupby(paragraph, key=lambda each: each[0])
    )
    return re.sub(r"\s+", " ", " ".join(f"{opens}{words}{ends}" for (opens, ends), words in runs))
