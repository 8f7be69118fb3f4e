"""Strict front matter: fences at the first byte, YAML without its tricks, a position for each key.

python-frontmatter does the splitting, through a handler that refuses what its own would repair:
a blank first line, `----`, `...`, an unclosed fence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import frontmatter
import yaml
from frontmatter.default_handlers import BaseHandler
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent

from ownwords.reading.nodes import Items, Keys, Mark, Node, Text
from ownwords.reading.report import FileReport, StopReading
from ownwords.reading.text import line_and_column, read_text
from ownwords.reading.yaml_faults import YamlFault, fault_behind, left_open, no_colon

MOST_FRONT_MATTER = 16 * 1024
_DEEPEST = 6
_CLOSING_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_NEARLY_A_FENCE = re.compile(r"^[ \t]*(?:[-‐‑‒–—―−][ \t]*){1,40}$|^\.\.\.$", re.MULTILINE)
_OTHER_INDENTATION = re.compile(r"^ *([\t\xa0\u2000-\u200b\u202f\u3000])", re.MULTILINE)
_HASH = re.compile(r" +#(?=\S)")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """A file in its two parts. `body_line` is the line on which the body begins."""

    front: Keys
    body: str
    body_line: int


class _StrictHandler(BaseHandler):
    """What python-frontmatter asks for, told of every fault instead of mending it."""

    FM_BOUNDARY = _CLOSING_FENCE
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, text: str, report: FileReport) -> None:
        self.whole, self.report, self.body = text, report, ""

    def split(self, text: str) -> tuple[str, str]:
        """The two parts of the whole file: python-frontmatter hands it over stripped."""
        opening, closing = _fences(self.whole, self.report)
        self.body = self.whole[closing.end() + 1 :]
        return self.whole[opening : closing.start()], self.body

    def load(self, fm: str) -> dict[str, Keys]:
        return {"front": _mapping(fm, self.report)}


def read_document(data: bytes, report: FileReport) -> Document:
    """The file's front matter and body; raises StopReading when it has none that can be read."""
    text = read_text(data, report)
    handler = _StrictHandler(text, report)
    metadata, _ = frontmatter.parse(text, handler=handler)
    front = metadata["front"]
    assert isinstance(front, Keys)
    body = handler.body
    return Document(front, body, text.count("\n", 0, len(text) - len(body)) + 1)


def _fences(text: str, report: FileReport) -> tuple[int, re.Match[str]]:
    """Where the front matter begins, and its closing fence."""
    if not re.match(r"---[ \t]*\n", text):
        _tell_no_opening_fence(text, report)
        raise StopReading
    opening = text.index("\n") + 1
    closing = _CLOSING_FENCE.search(text, opening)
    if closing is None:
        line, fault = 1, "the front matter is not closed"
        remedy = "Put a line of three hyphens, ---, after the last key and before the story"
        if nearly := _NEARLY_A_FENCE.search(text, opening):
            line, _ = line_and_column(text, nearly.start())
            fault = "this does not close the front matter"
            remedy = "Write three hyphens, ---, and nothing else in this line"
        report.add(line, 1, "front matter", fault, remedy)
        raise StopReading
    return opening, closing


def _tell_no_opening_fence(text: str, report: FileReport) -> None:
    remedy = "Begin the first line with three hyphens, ---, and close with the same"
    fault = "there is no front matter"
    if text.lstrip().startswith("---\n"):
        fault = "there is something before the three hyphens"
        remedy = "Take out whatever stands before them: they are the first line"
    elif _NEARLY_A_FENCE.match(text):
        fault = "the first line is not three hyphens"
        remedy = "Write three hyphens, ---, and nothing else in this line"
    report.add(1, 1, "front matter", fault, remedy)


def _mapping(text: str, report: FileReport) -> Keys:
    if len(text.encode()) > MOST_FRONT_MATTER:
        fault = "over 16 KiB of front matter; 16 KiB is the most"
        report.add(1, 1, "front matter", fault, "Move the story below the closing fence")
        raise StopReading
    _refuse_other_indentation(text, report)
    try:
        return _Builder(text, report).whole()
    except yaml.MarkedYAMLError as error:
        found = fault_behind(error, text)
        _tell_yaml(found, report)
        raise StopReading from None


def _refuse_other_indentation(text: str, report: FileReport) -> None:
    found = list(_OTHER_INDENTATION.finditer(text))
    if not found:
        return
    line, column = line_and_column(text, found[0].start(1))
    what, which = "a tab", "the tab"
    if found[0][1] != "\t":
        what, which = f"a space that is not a plain one (U+{ord(found[0][1]):04X})", "it"
    more = f" (and of {len(found) - 1} more)" if len(found) > 1 else ""
    fault = f"{what} at the beginning of the line{more}"
    remedy = f"Use plain spaces instead of {which}, two for each step"
    report.add(line + 1, column, "front matter", fault, remedy)
    raise StopReading


def _tell_yaml(found: YamlFault, report: FileReport) -> None:
    report.add(found.line + 2, found.column + 1, "front matter", found.fault, found.remedy)


class _Builder:
    """Nodes from YAML's events. The fence above makes line 0 of the YAML line 2 of the file."""

    def __init__(self, text: str, report: FileReport) -> None:
        # Straight from the parser: yaml.parse puts a generator of its own round every event.
        self.next_event: Callable[[], yaml.Event] = _Loader(text).get_event
        self.lines = text.split("\n")
        self.has_hash = "#" in text
        self.report = report

    def whole(self) -> Keys:
        self.next_event()
        start = self.next_event()
        if not isinstance(start, yaml.DocumentStartEvent):
            return self._not_keys()
        node = self._node(self.next_event(), 0)
        if not isinstance(node, Keys):
            return self._not_keys()
        self.next_event()
        following = self.next_event()
        if not isinstance(following, yaml.StreamEndEvent) or start.version or start.tags:
            self._refuse(following, "a second document begins here", "Take the line out")
            raise StopReading
        return node

    def _not_keys(self) -> Keys:
        if fault := no_colon(self.lines, [0]):
            _tell_yaml(fault, self.report)
            raise StopReading
        remedy = "Write keys with values, such as title: The allotment kept me going"
        self.report.add(2, 1, "front matter", "there are no keys in it", remedy)
        raise StopReading

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if depth > _DEEPEST:
            self._refuse(event, "brackets or lists nested too deeply", "Write it more simply")
            raise StopReading
        mark = _mark(event)
        if isinstance(event, ScalarEvent) and event.anchor is event.tag is None:
            return self._text(event, mark)
        self._refuse_tricks(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._keys(mark, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(mark, depth)
        if not isinstance(event, yaml.ScalarEvent):
            return Text(mark, "")
        return self._text(event, mark)

    def _text(self, event: yaml.ScalarEvent, mark: Mark) -> Text:
        self._refuse_keys_in_a_text(event)
        if self.has_hash:
            self._refuse_a_comment_by_mistake(event)
        return Text(mark, event.value)

    def _items(self, mark: Mark, depth: int) -> Items:
        items = []
        while not isinstance(event := self.next_event(), SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return Items(mark, tuple(items))

    def _keys(self, mark: Mark, depth: int) -> Keys:
        keys = Keys(mark, {}, {})
        while not isinstance(event := self.next_event(), MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(self.next_event(), depth + 1)
            self._put(keys, key, value, event)
        return keys

    def _put(self, keys: Keys, key: Node, value: Node, event: yaml.Event) -> None:
        if not isinstance(key, Text):
            self._refuse(event, "a key that is not a word", "Write the key as one word and a colon")
            return
        # As a field reads it: "web" and "web " would be two keys, of which the later one won.
        name = " ".join(key.text.split())
        if name == "<<":
            self._refuse(event, "a merge key (<<)", "Write the keys out in full")
            self.report.spoilt.add(keys.mark)
        elif name in keys.values:
            first = keys.marks[name].line
            fault = f'the key "{name}" is here twice (first in line {first})'
            self._refuse(event, fault, "Keep one of the two")
        else:
            keys.values[name] = value
            keys.marks[name] = key.mark

    def _refuse_keys_in_a_text(self, event: yaml.ScalarEvent) -> None:
        """A quotation mark that is not closed takes the next keys into the text, up to another."""
        start, end = event.start_mark, event.end_mark
        if not event.style or not start or not end or start.line == end.line:
            return
        if fault := left_open(self.lines, [start.line]):
            _tell_yaml(fault, self.report)
            raise StopReading

    def _refuse_a_comment_by_mistake(self, event: yaml.ScalarEvent) -> None:
        """A text such as `We are #1` would lose its end, and nobody would be told."""
        end = event.end_mark
        if event.style or not end or "#" not in (line := self.lines[end.line]):
            return
        if not (found := _HASH.match(line, end.column)):
            return
        mark = Mark(end.line + 2, found.end())
        fault = "the # makes the rest of the line a comment"
        remedy = "Put the text in double quotes, or write a space behind the # of a comment"
        self.report.add(mark.line, mark.column, "front matter", fault, remedy)
        self.report.spoilt.add(_mark(event))

    def _refuse_tricks(self, event: yaml.Event) -> None:
        anchor = getattr(event, "anchor", None)
        in_quotes = "put the text in double quotes"
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f'an alias ("*{anchor}")', f"Write it out in full, or {in_quotes}")
        elif anchor:
            self._refuse(event, f'an anchor ("&{anchor}")', f"Take it out, or {in_quotes}")
        if tag := getattr(event, "tag", None):
            written = tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, f'a YAML tag ("{written}")', f"Take it out, or {in_quotes}")
        if anchor or tag:
            self.report.spoilt.add(_mark(event))

    def _refuse(self, event: yaml.Event, fault: str, remedy: str) -> None:
        mark = _mark(event)
        self.report.add(mark.line, mark.column, "front matter", fault, remedy)


def _mark(event: yaml.Event) -> Mark:
    start = event.start_mark
    return Mark(start.line + 2, start.column + 1) if start else Mark(1, 1)
