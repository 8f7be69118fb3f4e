"""Takes a use out of `consent.allow` in a story's file, and leaves every other byte as it is.

What may be shown becomes less, and never more: the file is read again before it is written, and
must say the same as before but for these uses.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

import yaml

from ownwords.errors import ArchiveError
from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import read_document
from ownwords.reading.report import FileReport, StopReading
from ownwords.terms import Use
from ownwords.told.approval import changed_since_approval
from ownwords.told.codes import terms_code
from ownwords.told.consent import ConsentRecord, SignedTerms
from ownwords.told.front_matter import FrontMatter
from ownwords.told.story import Story

Terms = TypeVar("Terms", ConsentRecord, SignedTerms)
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)


def narrowed(story: Story, uses: Collection[Use]) -> bytes:
    """The story's file without some uses; raises ArchiveError where it cannot be done safely."""
    text, front = story.source, story.front
    agreed = front.approved.agreed if front.approved else None
    for use in uses:
        if use in front.consent.allow:
            text = _without(text, use, ("consent", "allow"))
        # Left in what was signed, it could come back without a signature.
        if agreed and use in agreed.allow:
            text = _without(text, use, ("approved", "agreed", "allow"))
    data = text.encode("utf-8")
    if _read(data, story.path) != _less(front, uses):
        raise _not_done(story.path)
    return _with_its_code(story, data)


def _less(front: FrontMatter, uses: Collection[Use]) -> FrontMatter:
    """What the file must say afterwards."""

    def without(terms: Terms) -> Terms:
        allow = {use: parts for use, parts in terms.allow.items() if use not in uses}
        return terms.model_copy(update={"allow": allow})

    changed: dict[str, object] = {"consent": without(front.consent)}
    if front.approved and front.approved.agreed:
        agreed = without(front.approved.agreed)
        changed["approved"] = front.approved.model_copy(update={"agreed": agreed})
    return front.model_copy(update=changed)


def _with_its_code(story: Story, data: bytes) -> bytes:
    """The code of the narrower terms in the place of that of what was signed.

    The storyteller signed for more than this; what they take back needs no signature, and comes
    back with none. An approval that did not hold before is left as it is.
    """
    after = replace(story, front=_read(data, story.path))
    if changed_since_approval(story) or not changed_since_approval(after):
        return data
    signed = after.front.approved.agreed if after.front.approved else None
    old = story.front.approved.terms if story.front.approved else ""
    new = terms_code(after.front, signed) if signed else terms_code(after.front)
    return data.replace(old.encode(), new.encode()) if data.count(old.encode()) == 1 else data


def _read(data: bytes, path: PurePosixPath) -> FrontMatter:
    report = FileReport(path)
    front = None
    with suppress(StopReading):
        front = read_fields(FrontMatter, read_document(data, report).front, report)
    if front is None or report.problems:
        raise _not_done(path)
    return front


def _not_done(path: PurePosixPath) -> ArchiveError:
    return ArchiveError(
        f"{path} was left as it is: the use could not be taken out of it safely. Take it out of "
        "`allow` by hand, and run `ownwords check`."
    )


def _without(text: str, use: Use, place: Sequence[str]) -> str:
    """The file's text without one use. YAML's own marks say where it begins and ends."""
    match = _FRONT.match(text)
    assert match, "it was read before"
    offset, inside = match.start(1), match.group(1)
    allow = _mapping_at(inside, place)
    pairs = allow.value
    at = next(i for i, (key, _) in enumerate(pairs) if key.value.strip() == use)
    key, value = pairs[at]
    if len(pairs) == 1:
        begin, end, put = allow.start_mark.index, _end_of(inside, allow), "{}"
        if not allow.flow_style:  # `allow:` and what stood indented below it
            begin = inside.rindex(":", 0, begin) + 1
            put = " {}"
    elif allow.flow_style:
        following = pairs[at + 1][0].start_mark.index if at + 1 < len(pairs) else None
        begin = key.start_mark.index if following else pairs[at - 1][1].end_mark.index
        end, put = following or value.end_mark.index, ""
    else:
        begin = inside.rindex("\n", 0, key.start_mark.index) + 1
        end, put = inside.index("\n", _end_of(inside, value) - 1) + 1, ""
    return text[: offset + begin] + put + text[offset + end :]


def _mapping_at(inside: str, place: Sequence[str]) -> yaml.MappingNode:
    node = yaml.compose(inside, yaml.BaseLoader)
    for name in place:
        assert isinstance(node, yaml.MappingNode), "it was read as a record of consent"
        node = next(value for key, value in node.value if key.value == name)
    assert isinstance(node, yaml.MappingNode)
    return node


def _end_of(inside: str, node: yaml.Node) -> int:
    """Where a value ends: a block's own mark stands at whatever comes next."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end_of(inside, last[1] if isinstance(last, tuple) else last)


def replace_file(path: Path, data: bytes) -> None:
    """Write aside, then put in place: a reader finds the old file or the new one."""
    aside = path.with_name(f".{path.name}.new")
    aside.touch(mode=0o600)
    aside.write_bytes(data)
    shutil.copymode(path, aside)
    aside.replace(path)
