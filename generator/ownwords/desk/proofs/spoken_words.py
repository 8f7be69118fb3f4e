"""A story in stretches that can be listened to: a minute or so, and then a pause."""

from __future__ import annotations

import re
from html import unescape

from ownwords.told.codes import paragraphs

_ENOUGH = 120
"""Words after which there is a pause at the end of a paragraph: about a minute."""
_FEW = 50
"""Fewer stand with those before or after them."""
_HEADING = re.compile(r"<h[1-6]\b[^>]*>")
_REFERENCE = re.compile(r'<sup class="footnote">.*?</sup>')
_NOTE = re.compile(r'<sup class="footnote-mark">.*?</sup>\s*')
_MARK = "\x00"


def stretches_of(body: str) -> list[list[str]]:
    """Its paragraphs in order, each once. A heading stands with what it is the head of.

    The number of a footnote is for the eye: the note is read at the end, and called one.
    """
    body = _NOTE.sub("A note: ", _REFERENCE.sub("", body))
    stretches: list[list[str]] = []
    for section in _sections(body):
        for stretch in _with_pauses(section):
            if stretches and _words_in(stretches[-1]) < _FEW:
                stretches[-1] += stretch
            else:
                stretches.append(stretch)
    return _without_short_end(stretches)


def _sections(body: str) -> list[list[str]]:
    sections: list[list[str]] = [[]]
    for block in paragraphs(_HEADING.sub(lambda found: found[0] + _MARK, body)):
        if block.startswith(_MARK):
            sections.append([])
        sections[-1].append(unescape(block.removeprefix(_MARK)))
    return sections


def _with_pauses(section: list[str]) -> list[list[str]]:
    stretches: list[list[str]] = []
    for text in section:
        if stretches and _words_in(stretches[-1]) < _ENOUGH:
            stretches[-1].append(text)
        else:
            stretches.append([text])
    return _without_short_end(stretches)


def _without_short_end(stretches: list[list[str]]) -> list[list[str]]:
    if len(stretches) > 1 and _words_in(stretches[-1]) < _FEW:
        return [*stretches[:-2], stretches[-2] + stretches[-1]]
    return stretches


def _words_in(stretch: list[str]) -> int:
    return sum(len(text.split()) for text in stretch)
