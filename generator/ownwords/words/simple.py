"""Whether a text is so simple that nobody need look at its Markdown event by event."""

from __future__ import annotations

import re

DEEPEST = 24
"""Quotes, lists and emphasis within one another, at most."""
_SIGNS = (*"[]<>`_\\", "~~~")
"""One is in every link, picture, quote, piece of code, footnote, HTML."""
_ENTITY = re.compile(r"&#?\w+;")
_IN_A_LIST = re.compile(r"\n[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t\n]")
_MARKS = r"\s*.,;:!?()…—–“”‘’\"'-"
_OPENS_IN_WORD = re.compile(rf"\*(?<=\w\*)\**[^{_MARKS}]")
_CLOSES_IN_WORD = re.compile(rf"\*(?<=[^{_MARKS}]\*)\**\w")


def is_simple(text: str) -> bool:
    """Whether there are but paragraphs, headings and a few words with emphasis: nothing to tell,
    and nothing to look at event by event."""
    if any(sign in text for sign in _SIGNS) or _ENTITY.search(text):
        return False
    if _IN_A_LIST.search(f"\n{text}\n"):
        return False
    if any(block.count("*") >= DEEPEST for block in text.split("\n\n")):
        return False
    return not (_OPENS_IN_WORD.search(text) and _CLOSES_IN_WORD.search(text))
