"""Writes into a story's file that its storyteller has read it and signed, with the codes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ownwords.errors import ArchiveError
from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import read_document
from ownwords.reading.report import FileReport, StopReading
from ownwords.told.approval import codes
from ownwords.told.consent import Status
from ownwords.told.story import AnyStory, FrontMatter, Story


@dataclass(frozen=True)
class Signing:
    """When and how the storytellers signed, and who was there."""

    on: date
    how: str
    witness: str


def to_approve(
    stories: Sequence[AnyStory], ids: Sequence[str], *, every: bool
) -> tuple[list[Story], list[str]]:
    """The stories to approve, and a sentence for each that cannot be.

    `every` means those that were never approved: a story that changed since its storyteller
    signed is approved again by its id only.
    """
    found = {story.id: story for story in stories}
    wanted = [s for s in stories if isinstance(s, Story) and s.front.approved is None]
    chosen: list[AnyStory] = list(wanted) if every else []
    refusals = [f"There is no story {id}." for id in ids if id not in found]
    chosen += [found[id] for id in dict.fromkeys(ids) if id in found]
    good = []
    for story in {story.id: story for story in chosen}.values():
        if not isinstance(story, Story):
            refusals.append(f"{story.id} was taken back or has a problem in its file.")
        elif story.front.consent.status is not Status.GIVEN:
            if not every:
                refusals.append(f"{story.id}: consent is {story.front.consent.status}.")
        else:
            good.append(story)
    return good, refusals


def approve(root: Path, story: Story, signing: Signing) -> None:
    """Put the approval at the end of the front matter, in place of an earlier one."""
    path = root / story.path
    data = path.read_bytes()
    if data.decode("utf-8", errors="replace") != story.source:
        raise ArchiveError(f"{story.path} changed while it was being approved. Try again.")
    signed = with_approval(data, _block(story, signing), story)
    _refuse_unreadable(signed, story)
    path.write_bytes(signed)


def _refuse_unreadable(signed: bytes, story: Story) -> None:
    """Rather no approval than a file that cannot be read any more."""
    report = FileReport(story.path)
    with suppress(StopReading):
        read_fields(FrontMatter, read_document(signed, report).front, report)
    if report.problems:
        raise ArchiveError(f"{story.id} was not approved, for then: {report.problems[0]}")


def _block(story: Story, signing: Signing) -> list[str]:
    words, terms = codes(story)
    return [
        "approved:",
        f"  on: {signing.on}",
        f"  words: {words}",
        f"  terms: {terms}",
        f"  how: {json.dumps(signing.how, ensure_ascii=False)}",
        f"  witness: {json.dumps(signing.witness, ensure_ascii=False)}",
    ]


def with_approval(data: bytes, block: list[str], story: Story) -> bytes:
    """The file with the block before its closing fence; not a byte of the story itself changes."""
    text = data.decode("utf-8")
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    end = "\r\n" if "\r\n" in text else "\n"
    closing = next(i for i, line in enumerate(lines) if i and line.rstrip("\r\n \t") == "---")
    keys = read_document(data, FileReport(story.path)).front
    if "approved" in keys.marks:
        first = keys.marks["approved"].line - 1
        later = [mark.line - 1 for mark in keys.marks.values() if mark.line - 1 > first]
        last = min(later, default=closing)
        # A comment above the next key is not part of the approval.
        while lines[last - 1].startswith(("#", "\n", "\r")):
            last -= 1
        del lines[first:last]
        closing -= last - first
    lines[closing:closing] = [line + end for line in block]
    return "".join(lines).encode("utf-8")
