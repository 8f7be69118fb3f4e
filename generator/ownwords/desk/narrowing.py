"""Takes a use out of `consent.allow` in a story's file, and leaves every other byte as it is.

What may be shown becomes less, and never more: the file is read again before it is written, and
must say the same as before but for these uses.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath

import yaml

from ownwords.errors import ArchiveError
from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import read_document
from ownwords.reading.report import FileReport, StopReading
from ownwords.terms import Use
from ownwords.told.approval import changed_since_approval, terms_code
from ownwords.told.story import FrontMatter, Story

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)


def narrowed(story: Story, uses: Collection[Use]) -> bytes:
    """The story's file without some uses; raises ArchiveError where it cannot be done safely."""
    text = story.source
    for use in uses:
        if use in story.front.consent.allow:
            text = _without(text, use)
    data = text.encode("utf-8")
    allow = {use: parts for use, parts in story.front.consent.allow.items() if use not in uses}
    consent = story.front.consent.model_copy(update={"allow": allow})
    if _read(data, story.path) != story.front.model_copy(update={"consent": consent}):
        raise _not_done(story.path)
    return _with_its_code(story, data)


def _with_its_code(story: Story, data: bytes) -> bytes:
    """Where an approval holds nothing of what was agreed but its code: the code of the narrower
    terms in its place.

    The storyteller signed for more than this; what they take back needs no signature.
    """
    after = replace(story, front=_read(data, story.path))
    if changed_since_approval(story) or not changed_since_approval(after):
        return data
    old, new = terms_code(story.front).encode(), terms_code(after.front).encode()
    return data.replace(old, new) if data.count(old) == 1 else data


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


def _without(text: str, use: Use) -> str:
    """The file's text without one use. YAML's own marks say where it begins and ends."""
    match = _FRONT.match(text)
    assert match, "it was read before"
    offset, inside = match.start(1), match.group(1)
    allow = _allow_in(inside)
    pairs = allow.value
    place = next(i for i, (key, _) in enumerate(pairs) if key.value.strip() == use)
    key, value = pairs[place]
    if len(pairs) == 1:
        begin, end, put = allow.start_mark.index, _end_of(inside, allow), "{}"
        if not allow.flow_style:  # `allow:` and what stood indented below it
            begin = inside.rindex(":", 0, begin) + 1
            put = " {}"
    elif allow.flow_style:
        following = pairs[place + 1][0].start_mark.index if place + 1 < len(pairs) else None
        begin = key.start_mark.index if following else pairs[place - 1][1].end_mark.index
        end, put = following or value.end_mark.index, ""
    else:
        begin = inside.rindex("\n", 0, key.start_mark.index) + 1
        end, put = inside.index("\n", _end_of(inside, value) - 1) + 1, ""
    return text[: offset + begin] + put + text[offset + end :]


def _allow_in(inside: str) -> yaml.MappingNode:
    node = yaml.compose(inside, yaml.BaseLoader)
    for name in ("consent", "allow"):
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
    aside.write_bytes(data)
    aside.replace(path)
