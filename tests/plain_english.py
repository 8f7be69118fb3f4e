"""How hard a text is to read."""

from __future__ import annotations

import re
from functools import cache


def grade_of(text: str) -> float:
    """Flesch and Kincaid's grade. A child of nine is in the fourth, one of eleven in the sixth."""
    words = re.findall(r"[A-Za-z’-]+", text)
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / max(1, ends_in(text)) + 11.8 * syllables / len(words) - 15.59


def ends_in(text: str) -> int:
    """How many sentences, or what is said like one, end in it."""
    return len(re.findall(r"[.?!:;](?=\s|$|[”)])", text))


def longest_in(text: str) -> int:
    """The words of its longest sentence."""
    sentences = re.split(r"[.?!:;](?=\s|$|[”)])", text)
    return max(len(re.findall(r"[\w’-]+", sentence)) for sentence in sentences)


@cache
def _syllables(word: str) -> int:
    return max(1, len(re.findall(r"[aeiouy]+", word.lower().removesuffix("e"))))
