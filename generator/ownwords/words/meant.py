r"""What Markdown takes for a sign where the storyteller meant what stands there.

CommonMark drops the line `[Sam]: Yes.` as the address of a link, counts 1986, 1987 where the text
says 1986, 1990, and takes the stars out of "f**k and s**t". Knows the parser's events, no HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_NUMBER = re.compile(rb"\d{1,9}")
_FOOTNOTE_LABEL = re.compile(rb"\[\^[^\]]*\]:")
_TITLE = r"""(?:[ \t]*\n?[ \t]*(?:"[^"]*"|'[^']*'|\([^()]*\)))?"""
_DEFINITION = re.compile(rf"\[([^\[\]]+)\]:[ \t]*\n?[ \t]*\S+{_TITLE}")
_LETTER = re.compile(r"[^\W_]")
_MAYBE_LETTER = re.compile(rb"[0-9A-Za-z\x80-\xff]")
_SHOWN = 40


@dataclass
class Meant:
    """One text, as its events come by."""

    raw: bytes
    numbers: list[int | None] = field(default_factory=list)
    """For each item of every list: its number, where counting on would show another."""
    _shown: list[tuple[int, int]] = field(default_factory=list)
    _labels: set[str] = field(default_factory=set)
    _lists: list[tuple[int, int] | None] = field(default_factory=list)
    """For each list that is open: the number to come, and the one that was last written."""

    def note(self, event: Mapping[str, Any], place: Mapping[str, int]) -> None:
        start, end = place["start"], place["end"]
        opened, closed = event.get("Start"), event.get("End")
        if opened == "Item":
            self._note_item(start)
        elif isinstance(opened, dict):
            self._note_opened(opened, start, end)
        elif isinstance(closed, dict) and "List" in closed:
            self._lists.pop()
        elif opened is None and closed is None:  # text, code, HTML, the mark of a footnote
            self._shown.append((start, end))

    def _note_opened(self, opened: Mapping[str, Any], start: int, end: int) -> None:
        if "List" in opened:
            first = opened["List"]
            self._lists.append(None if first is None else (first, first))
        elif "FootnoteDefinition" in opened:
            label = _FOOTNOTE_LABEL.match(self.raw, start)
            self._shown += [label.span()] if label else []
        elif "Link" in opened or "Image" in opened:
            link = opened.get("Link") or opened["Image"]
            self._labels.add(_label(link["id"]))
            self._shown.append((start, end))

    def _note_item(self, start: int) -> None:
        numbered = self._lists[-1]
        written = _NUMBER.match(self.raw, start)
        if numbered is None or written is None:
            self.numbers.append(None)
            return
        self._shown.append(written.span())
        expected, last = numbered
        number = int(written[0])
        # "1." before every item is how Markdown is often written: its writer counts on.
        counts_on = number == expected or number == last == 1
        self.numbers.append(None if counts_on else number)
        self._lists[-1] = (expected if counts_on else number) + 1, number

    def against_emphasis(
        self, event: Mapping[str, Any], place: Mapping[str, int]
    ) -> tuple[str, str] | None:
        """Stars within two words would go, and what stands between them be emphasised."""
        if event.get("Start") not in ("Emphasis", "Strong"):
            return None
        start, end = place["start"], place["end"]
        before = self.raw[max(start - 4, 0) : start].decode("utf-8", "ignore")[-1:]
        after = self.raw[end : end + 4].decode("utf-8", "ignore")[:1]
        said = self.raw[start:end].decode()
        if not (before.isalnum() and after.isalnum() and re.search(r"\s", said)):
            return None
        fault = f'stars within words that would not be seen ("{_in_one_line(said)}")'
        return fault, "Put a backslash before each * that is meant"

    def unseen(self) -> Iterator[tuple[int, str]]:
        """Words that no reader would see: where they begin, in bytes, and what stands there."""
        at = 0
        for start, end in sorted([*self._shown, (len(self.raw), len(self.raw))]):
            if start > at and _MAYBE_LETTER.search(self.raw, at, start):
                yield from self._unseen_between(at, start)
            at = max(at, end)

    def _unseen_between(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        between = self.raw[start:end].decode("utf-8", "replace")
        left = _DEFINITION.sub(self._without_used, between)
        if _LETTER.search(left):
            first = len(between) - len(between.lstrip())
            yield start + len(between[:first].encode()), _in_one_line(between)

    def _without_used(self, definition: re.Match[str]) -> str:
        return "" if _label(definition[1]) in self._labels else definition[0]


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()


def _in_one_line(text: str) -> str:
    return " ".join(text.split())[:_SHOWN]
