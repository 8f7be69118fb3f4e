"""Writes into a story's or a translation's file that its storyteller has signed, with the codes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from ownwords.desk.show import counted
from ownwords.desk.to_approve import (
    to_approve,
    told_of_stale_translations,
    translations_to_approve,
)
from ownwords.errors import ArchiveError
from ownwords.reading.fields import Fields
from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import read_document
from ownwords.reading.report import FileReport, StopReading
from ownwords.told.approval import codes, translation_code
from ownwords.told.story import AnyStory, FrontMatter, Story
from ownwords.told.translation import Translation, TranslationFields


@dataclass(frozen=True)
class Signing:
    """When and how the storytellers signed, and who was there."""

    on: date
    how: str
    witness: str


@dataclass(frozen=True)
class Signed:
    """What came of it: how many were approved, and a sentence for whatever is left to do."""

    number: str
    refusals: Sequence[str]
    to_follow: Sequence[str] = ()


def sign(
    root: Path, stories: Sequence[AnyStory], ids: Sequence[str], signing: Signing, *, every: bool
) -> Signed:
    """Approve stories by their ids, or every one that never was."""
    chosen, refusals = to_approve(stories, ids, every=every)
    for story in chosen:
        approve(root, story, signing)
    to_follow = list(told_of_stale_translations(chosen))
    return Signed(counted(chosen, "story", "stories"), refusals, to_follow)


def sign_translations(
    root: Path,
    stories: Sequence[AnyStory],
    ids: Sequence[str],
    language: str,
    signing: Signing,
    *,
    every: bool,
) -> Signed:
    """The same for the stories' translations into one language."""
    chosen, refusals = translations_to_approve(stories, ids, language, every=every)
    for story, translation in chosen:
        approve_translation(root, story, translation, signing)
    return Signed(counted(chosen, "translation", "translations"), refusals)


def approve(root: Path, story: Story, signing: Signing) -> None:
    """Put the approval at the end of the front matter, in place of an earlier one."""
    words, terms = codes(story)
    _write(root, story, FrontMatter, _block(signing, {"words": words, "terms": terms}))


def approve_translation(
    root: Path, story: Story, translation: Translation, signing: Signing
) -> None:
    """The same in a translation's own file."""
    block = _block(signing, {"words": translation_code(story, translation)})
    _write(root, translation, TranslationFields, block)


def _write(root: Path, signed: Story | Translation, model: type[Fields], block: list[str]) -> None:
    path = root / signed.path
    data = path.read_bytes()
    if data.decode("utf-8", errors="replace") != signed.source:
        raise ArchiveError(f"{signed.path} changed while it was being approved. Try again.")
    after = with_approval(data, block)
    _refuse_unreadable(after, signed.path, model)
    path.write_bytes(after)


def _refuse_unreadable(data: bytes, path: PurePosixPath, model: type[Fields]) -> None:
    """Rather no approval than a file that cannot be read any more."""
    report = FileReport(path)
    with suppress(StopReading):
        read_fields(model, read_document(data, report).front, report)
    if report.problems:
        raise ArchiveError(f"{path} was not approved, for then: {report.problems[0]}")


def _block(signing: Signing, codes: Mapping[str, str]) -> list[str]:
    return [
        "approved:",
        f"  on: {signing.on}",
        *(f"  {name}: {code}" for name, code in codes.items()),
        f"  how: {json.dumps(signing.how, ensure_ascii=False)}",
        f"  witness: {json.dumps(signing.witness, ensure_ascii=False)}",
    ]


def with_approval(data: bytes, block: list[str]) -> bytes:
    """The file with the block before its closing fence; not a byte of the story itself changes."""
    text = data.decode("utf-8")
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    end = "\r\n" if "\r\n" in text else "\n"
    closing = next(i for i, line in enumerate(lines) if i and line.rstrip("\r\n \t") == "---")
    keys = read_document(data, FileReport(PurePosixPath())).front
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
