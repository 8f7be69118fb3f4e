"""Phrases that hurt, and what can be copied, in the archive's own words: every page's.

A page that explains such words says so (`explains_language: yes`) and may show them, between
quotation marks, as code, or in a table.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ownwords.advice.holds import holds_in
from ownwords.advice.language import phrases_in
from ownwords.advice.passages import Finding, plain, where
from ownwords.errors import Problem
from ownwords.reading.characters import shown
from ownwords.reading.text import line_and_column

_BLOCK_END = re.compile(r"\n[ \t]*\n|\n(?=#|[-*+] |\d+\. |\|)")
_ADDRESS = re.compile(r"\]\([^)\n]*\)|<?https?://\S+")
_MARKS = re.compile(r"[*_~]+(?=\w)|(?<=\w)[*_~]+")
_EXPLAINS = re.compile(r"\A---\n(?:.*\n)*?explains_language: *(?:yes|true) *\n(?:.*\n)*?---\n")
_SHOWN_AS_WORDS = re.compile(
    r"“[^”\n]*”|\"[^\"\n]*\"|‘[^’\n]*’|`[^`\n]*`|^[ \t]*\|.*$|^[ \t]*```.*?^[ \t]*```",
    re.MULTILINE | re.DOTALL,
)


def phrases_among(root: Path, pages: Path) -> Iterator[Problem]:
    """Every one of them in every page below a folder."""
    for path in sorted(pages.rglob("*.md")):
        if path.is_file() and not path.is_symlink():
            place = PurePosixPath(shown(os.path.relpath(path, root)))
            yield from phrases_in_page(path.read_text("utf-8", errors="replace"), place)


def phrases_in_page(text: str, path: PurePosixPath) -> Iterator[Problem]:
    text = text.replace("\r\n", "\n")
    # An address is no words, and what is blanked keeps the places of all the rest.
    seen = _ADDRESS.sub(lambda found: " " * len(found[0]), text)
    looked_at = seen
    if _EXPLAINS.match(text):
        looked_at = _SHOWN_AS_WORDS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), seen)
    yield from _told(looked_at, path, holds=False)
    yield from _told(seen, path, holds=True)


def _told(text: str, path: PurePosixPath, *, holds: bool) -> Iterator[Problem]:
    starts = [0, *(found.end() for found in _BLOCK_END.finditer(text))]
    ends = [*starts[1:], len(text)]
    raw = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    blocks = [plain(_MARKS.sub("", block)) for block in raw]
    after: dict[tuple[int, str], int] = {}
    for finding in holds_in(blocks) if holds else phrases_in(blocks):
        key = (finding.block, finding.words)
        begin = starts[finding.block]
        offset = where(text, finding.words, max(begin, after.get(key, 0)))
        after[key] = (offset if offset is not None else begin) + 1
        yield _problem(finding, text, begin if offset is None else offset, path)


def _problem(finding: Finding, text: str, offset: int, path: PurePosixPath) -> Problem:
    line, column = line_and_column(text, offset)
    fault = f'{finding.rule.why}: "{finding.words}"'
    remedy = finding.rule.instead
    if finding.rule.kind == "hold":
        remedy = "Take it out: nobody who reads the page was asked"
    return Problem(path, line, column, "words", fault, remedy)
