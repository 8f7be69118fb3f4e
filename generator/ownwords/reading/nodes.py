"""Front matter as text with positions: what stands where, before anything has a type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Mark(NamedTuple):
    """A place in a file, line and column counted from 1."""

    line: int
    column: int


class Text(NamedTuple):
    mark: Mark
    text: str


@dataclass(frozen=True)
class Items:
    mark: Mark
    items: tuple[Node, ...]


@dataclass(frozen=True)
class Keys:
    mark: Mark
    values: dict[str, Node]
    marks: dict[str, Mark]
    """Where each key stands."""


Node = Text | Items | Keys
Plain = str | list["Plain"] | dict[str, "Plain"]


def plain(node: Node) -> Plain:
    """The node without its positions."""
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.values.items()}


def mark_of(root: Keys, steps: Sequence[str | int], *, key: bool = False) -> Mark:
    """Where the value (or the key) at the end of steps stands, or the last thing on the way."""
    node: Node = root
    mark = root.mark
    for step in steps:
        if isinstance(node, Keys) and step in node.marks:
            mark = node.marks[str(step)]
            node = node.values[str(step)]
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            mark = node.mark
        else:
            return mark
    return mark if key else node.mark


def texts_of(node: Node) -> list[str]:
    """Every text in the node, keys too."""
    if isinstance(node, Text):
        return [node.text]
    if isinstance(node, Items):
        return [text for item in node.items for text in texts_of(item)]
    return [text for key, value in node.values.items() for text in (key, *texts_of(value))]
