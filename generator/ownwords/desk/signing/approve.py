"""Writes into a story's or a translation's file that its storyteller has signed, with the codes."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from ownwords.desk.show import counted
from ownwords.desk.signing.to_approve import (
    against_code,
    to_approve,
    told_of_stale_translations,
    translations_to_approve,
)
from ownwords.errors import ArchiveError
from ownwords.reading.fields import Fields
from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import read_document
from ownwords.reading.report import FileReport, StopReading
from ownwords.terms import Change, Part, Use
from ownwords.told.approval import codes, translation_code
from ownwords.told.consent import SignedTerms
from ownwords.told.front_matter import FrontMatter
from ownwords.told.story import AnyStory, Story
from ownwords.told.translation import Translation, TranslationFields


@dataclass(frozen=True)
class Signing:
    """When and how the storytellers signed, and who was there."""

    on: date
    how: str
    witness: str


@dataclass(frozen=True)
class Signed:
    """What came of it: the stories approved, and a sentence for whatever is left to do."""

    ids: Sequence[str]
    told: str
    refusals: Sequence[str]
    to_follow: Sequence[str] = ()


Objection = Callable[[str], str | None]
"""Why a code is not the one that stands on the paper of a story."""
Compare = Callable[[str, Objection], str | None]
"""Asks for the code on the paper of the story of an id: why it may not be approved, if it may not.
"""
Ask = Callable[[], Signing]
"""When and how they signed: asked once, and only when there is something to approve."""


def sign(
    root: Path,
    stories: Sequence[AnyStory],
    ids: Sequence[str],
    signing: Ask,
    *,
    every: bool,
    compare: Compare | None = None,
) -> Signed:
    """Approve stories by their ids, or every one that never was.

    With `compare` only those whose words and terms are still what the code on the paper says.
    """
    chosen, refusals = to_approve(stories, ids, every=every)
    good = []
    for story in chosen:
        if compare and (reason := compare(story.id, partial(against_code, story=story))):
            refusals.append(reason)
        else:
            good.append(story)
    if good:
        asked = signing()
        for story in good:
            approve(root, story, asked)
    told = counted(good, "story", "stories")
    return Signed(
        [each.id for each in good], told, refusals, list(told_of_stale_translations(good))
    )


def sign_translations(
    root: Path,
    stories: Sequence[AnyStory],
    ids: Sequence[str],
    language: str,
    signing: Ask,
    *,
    every: bool,
    compare: Compare | None = None,
) -> Signed:
    """The same for the stories' translations into one language."""
    chosen, refusals = translations_to_approve(stories, ids, language, every=every)
    good = []
    for story, each in chosen:
        objection = partial(against_code, story=story, translation=each)
        if compare and (reason := compare(story.id, objection)):
            refusals.append(reason)
        else:
            good.append((story, each))
    if good:
        asked = signing()
        for story, each in good:
            approve_translation(root, story, each, asked)
    told = counted(good, "translation", "translations")
    return Signed([story.id for story, _ in good], told, refusals)


def approve(root: Path, story: Story, signing: Signing) -> None:
    """Put the approval at the end of the front matter, in place of an earlier one."""
    words, terms = codes(story)
    agreed = [*_agreed(SignedTerms.of(story.front.consent))]
    _write(root, story, FrontMatter, _block(signing, {"words": words, "terms": terms}, agreed))


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
    _replace(path, after)


def _replace(path: Path, data: bytes) -> None:
    """Written aside first: a story's file is never half there."""
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        shutil.copymode(path, part)
        Path(part).replace(path)
    except OSError:
        Path(part).unlink(missing_ok=True)
        raise


def _refuse_unreadable(data: bytes, path: PurePosixPath, model: type[Fields]) -> None:
    """Rather no approval than a file that cannot be read any more."""
    report = FileReport(path)
    with suppress(StopReading):
        read_fields(model, read_document(data, report).front, report)
    if report.problems:
        raise ArchiveError(f"{path} was not approved, for then: {report.problems[0]}")


def _block(signing: Signing, codes: Mapping[str, str], agreed: Sequence[str] = ()) -> list[str]:
    return [
        "approved:",
        f"  on: {signing.on}",
        *(f"  {name}: {code}" for name, code in codes.items()),
        *agreed,
        f"  how: {_quoted(signing.how)}",
        f"  witness: {_quoted(signing.witness)}",
    ]


def _agreed(terms: SignedTerms) -> Iterator[str]:
    """What was signed, to be read by people and held against what stands under consent later."""
    yield "  agreed:"
    yield "    allow:" if terms.allow else "    allow: {}"
    for use in Use:
        if use in terms.allow:
            yield f"      {use}: {_listed(part for part in Part if part in terms.allow[use])}"
    yield f"    changes: {_listed(change for change in Change if change in terms.changes)}"
    yield f"    search_engines: {'yes' if terms.search_engines else 'no'}"
    yield f"    ai_training: {'yes' if terms.ai_training else 'no'}"
    for name in ("starts", "review", "expires"):
        if day := getattr(terms, name):
            yield f"    {name}: {day}"
    if terms.conditions:
        yield f"    conditions: {_listed(map(_quoted, terms.conditions))}"


def _listed(words: Iterable[str]) -> str:
    return f"[{', '.join(words)}]"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


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
