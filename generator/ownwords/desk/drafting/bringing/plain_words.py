"""Plain words as Markdown that shows exactly them, and whether it does."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from pathlib import PurePosixPath

from ownwords.reading.characters import refused_in, without_refused
from ownwords.reading.report import FileReport
from ownwords.words.markdown import render
from ownwords.words.spoken import in_one_line

_SIGNS = re.compile(r"([\\*_\[\]<`~|])|&(?=#?\w+;)|!(?=\[)")
_AT_THE_START = re.compile(r"(?m)^([ \t]*)(?:([-+=>#])|(\d{1,9})([.)])(?=\s|$))")
_LINE_BREAKS = re.compile("[\u2028\u2029\x85\x0b\x0c]")
# As the page shows words anyway: curled marks and long dashes. No word is told by them.
_TYPOGRAPHY = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-"}
)


def without_unseen(text: str) -> tuple[str, int]:
    """The text without characters that nobody can see and no story may hold; and their number."""
    text = _LINE_BREAKS.sub("\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    number = len(refused_in(text))
    # A space for each, and then none: beside a space it would be one more.
    return (re.sub("\x00", "", _marked(text)) if number else text), number


def _marked(text: str) -> str:
    places = {offset for offset, _ in refused_in(text)}
    bare = without_refused(text)
    return "".join("\x00" if at in places else c for at, c in enumerate(bare))


def escaped(text: str) -> str:
    """Plain text with a backslash wherever Markdown would take it for a sign."""
    text = _SIGNS.sub(lambda match: f"\\{match[0]}", text)

    def at_the_start(match: re.Match[str]) -> str:
        space, sign, number, dot = match.groups()
        return f"{space}\\{sign}" if sign else f"{space}{number}\\{dot}"

    return _AT_THE_START.sub(at_the_start, text)


def paragraph(text: str) -> str:
    """One paragraph of plain words, in which each line begins anew."""
    lines = (" ".join(re.split(r"[ \t\n]+", line)).strip(" ") for line in text.split("\n"))
    return "\\\n".join(escaped(line) for line in lines if line)


def is_the_same(markdown: str, words: str) -> bool:
    """Whether a page shows these words, all of them, in this order, and nothing else."""
    report = FileReport(PurePosixPath("story.md"))
    html = render(markdown, report).html
    return not report.problems and in_short(unescape(in_one_line(html))) == in_short(words)


def first_difference(markdown: str, words: str) -> str:
    """The words around the first place where the two differ."""
    html = render(markdown, FileReport(PurePosixPath("story.md"))).html
    shown, meant = in_short(unescape(in_one_line(html))), in_short(words)
    at = next((i for i, (a, b) in enumerate(zip(shown, meant, strict=False)) if a != b), len(shown))
    return meant[max(0, at - 20) : at + 20]


def in_short(text: str) -> str:
    """Every character that is not a space, as typography apart."""
    folded = unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY)
    return re.sub("-+", "-", re.sub(r"\s+", "", folded))
