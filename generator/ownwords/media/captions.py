"""Captions as plain cues, and written anew from them. May not know which film they are for.

Notes, styles, regions, names of cues and of voices in the original never reach a reader.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from webvtt import Caption
    from webvtt.models import Timestamp

MOST_BYTES = 2 * 1024 * 1024

_LINE_END = re.compile(r"\r\n|\r|\n")
# Cue settings place the words on the screen; ours go where the player puts them.
_SETTINGS = re.compile(r"(-->\s*[^\s-]+)\s.*")
# Up to the end where it is not closed, so that a long row of < is read only once.
_TAG = re.compile(r"<[^>]*>?")
# Controls, line and paragraph separators, and what turns the reading direction around.
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_TIMES = "Write the times as 00:01:02.500 --> 00:01:05.000"


@dataclass(frozen=True)
class Cue:
    """Some words and when they are heard, in seconds. `text` has no markup and no entities."""

    start: float
    end: float
    text: str


class CaptionsError(ValueError):
    """One thing to put right in a captions file."""

    def __init__(self, line: int, fault: str, remedy: str) -> None:
        super().__init__(line, fault, remedy)
        self.line = line
        self.fault = fault
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.line}: {self.fault}. {self.remedy}."


def read_cues(data: bytes) -> tuple[Cue, ...]:
    """The cues in the order of the file. Raises CaptionsError at the first fault."""
    lines = _LINE_END.split(_decoded(data))
    _check_header(lines[0])
    cues = tuple(cue for number, block in _blocks(lines) for cue in _cues_in(number, block))
    if not cues:
        raise CaptionsError(1, "there are no captions in it", _TIMES + ", and the words below")
    return cues


def write_vtt(cues: Sequence[Cue]) -> bytes:
    blocks = [
        f"{_time(c.start)} --> {_time(c.end)}\n{text}" for c in cues if (text := _escaped(c.text))
    ]
    return ("\n\n".join(["WEBVTT", *blocks]) + "\n").encode()


def _decoded(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise CaptionsError(1, "it is over 2 MiB, too long for captions", "Split the recording")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CaptionsError(line, "this is not UTF-8 text", "Save the captions as UTF-8") from error


def _check_header(line: str) -> None:
    if not re.fullmatch(r"WEBVTT([ \t].*)?", line):
        remedy = "Save the captions as WebVTT (.vtt), or write WEBVTT alone on the first line"
        raise CaptionsError(1, "the first line is not WEBVTT", remedy)


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """What stands between empty lines, without the header, and the number of its first line."""
    block: list[str] = []
    for number, line in enumerate([*lines[1:], ""], start=2):
        if line:
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _cues_in(number: int, block: list[str]) -> Iterator[Cue]:
    """One cue, or none where the block is a note, a style or a region, or has no words."""
    arrows = [at for at, row in enumerate(block) if "-->" in row]
    if not arrows:
        return
    timed, *more = arrows
    if more:
        fault = "there is no empty line before this caption"
        raise CaptionsError(number + more[0], fault, "Leave a line empty between captions")
    block[timed] = _SETTINGS.sub(r"\1", block[timed])
    caption = _parsed(number + timed, block)
    start, end = _seconds(caption.start_time), _seconds(caption.end_time)
    if end <= start:
        raise CaptionsError(number + timed, "the caption does not end after it starts", _TIMES)
    if text := _plain(number + timed, caption.raw_text):
        yield Cue(start, end, text)


def _parsed(line: int, block: Sequence[str]) -> Caption:
    from webvtt import WebVTT  # slow to import, and few stories have a recording
    from webvtt.errors import MalformedCaptionError

    try:
        return WebVTT.from_string("\n".join(["WEBVTT", "", *block]), strict=True).captions[0]
    except MalformedCaptionError as error:
        raise CaptionsError(line, "the times of this caption cannot be read", _TIMES) from error


def _seconds(time: Timestamp) -> float:
    return time.in_milliseconds() / 1000


def _plain(line: int, marked: str) -> str:
    """The words as they are heard: no tags, also over two lines, and entities decoded."""
    if any(not tag.endswith(">") for tag in _TAG.findall(marked)):
        raise CaptionsError(line, "there is a < without a >", "Write &lt; where < is meant")
    text = unicodedata.normalize("NFC", html.unescape(_TAG.sub("", marked)))
    if hidden := _HIDDEN.search(text):
        fault = f"there is a hidden character in it (U+{ord(hidden[0]):04X})"
        raise CaptionsError(line, fault, "Take it out, or type the words again")
    return "\n".join(_rows(text))


def _rows(text: str) -> list[str]:
    """No empty row: in WebVTT it would end the cue, and the next could pass for another."""
    rows = (" ".join(row.split()) for row in text.splitlines())
    return [row for row in rows if row]


def _escaped(text: str) -> str:
    return html.escape("\n".join(_rows(text)), quote=False)


def _time(seconds: float) -> str:
    minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"
