"""The shell around a page: rendered once for each sort of page, then filled in.

Rendering the base for every page would cost more than everything else together. What differs from
page to page stands in the rendered shell as a mark; the shell is cut at the marks before anything
is put in, so that a story that holds a mark's text cannot disturb it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape

from ownwords.errors import PlanError
from ownwords.made.addresses import root_of
from ownwords.made.files import PageHead, SiteFile

_MARK = re.compile("\ue000(title|description|metadata|address|main)\ue001")


class Shell:
    """`render` gives base.html for the variables root, head, main and address."""

    def __init__(self, render: Callable[[Mapping[str, object]], str]) -> None:
        self._render = render
        self._cut: dict[tuple[str, PageHead], list[str]] = {}

    def page(self, file: SiteFile) -> str:
        """The whole page, from what stands in its <main>."""
        if file.head is None or not isinstance(file.content, str):
            raise PlanError(f"{file.uri} is not a page.")
        head = file.head
        parts = self._parts(root_of(file.uri), _alike(head))
        slots = {
            "title": escape(head.title),
            "description": escape(head.description),
            "metadata": head.metadata,
            "address": escape(file.uri.removesuffix("index.html")),
            "main": file.content,
        }
        return "".join(slots[part] if index % 2 else part for index, part in enumerate(parts))

    def _parts(self, root: str, head: PageHead) -> list[str]:
        """Text and the names of marks in turn."""
        key = root, head
        if key not in self._cut:
            rendered = self._render(
                {"root": root, "head": head, "main": _mark("main"), "address": _mark("address")}
            )
            self._cut[key] = _MARK.split(rendered)
            if self._cut[key][1::2].count("main") != 1:
                raise PlanError("base.html must show {{ main }} exactly once.")
        return self._cut[key]


def _mark(name: str) -> str:
    return f"\ue000{name}\ue001"


def _alike(head: PageHead) -> PageHead:
    """The head with marks: equal for all pages that share a shell."""
    description = _mark("description") if head.description else ""
    metadata = _mark("metadata") if head.metadata else ""
    return replace(head, title=_mark("title"), description=description, metadata=metadata)
