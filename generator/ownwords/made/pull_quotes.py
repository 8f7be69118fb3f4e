"""Pull quotes: a few of the storyteller's lines set large where they stand in the story.

Works on the clean HTML of a story's body (nh3's, so every tag is closed and quoted properly).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from html import escape

from ownwords.archive import Quote

_MOST = 3
_BLOCKS_APART = 3
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>', re.IGNORECASE)
_HEADING = re.compile("<h[1-6]")
_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre table section div figure aside hr".split()
)


def with_pull_quotes(body: str, quotes: Sequence[Quote], draw: Callable[[Quote], str]) -> str:
    """The body with up to three of the quotes, never two close together, drawn by `draw`."""
    starts = _block_starts(body)
    chosen = _chosen(body, quotes, starts)
    for place in sorted(chosen, reverse=True):
        body = body[:place] + draw(chosen[place]) + body[place:]
    return body


def _chosen(body: str, quotes: Sequence[Quote], starts: list[int]) -> dict[int, Quote]:
    """From the place in the body to the quote that goes there."""
    chosen: dict[int, Quote] = {}
    last = 0
    for block, quote in sorted(_by_block(body, quotes, starts), key=lambda pair: pair[0]):
        if block - last < _BLOCKS_APART or len(chosen) == _MOST:
            continue
        last = block
        # Not between a heading and its text.
        under_heading = _HEADING.match(body, starts[block - 1]) is not None
        chosen[starts[block - under_heading]] = quote
    return chosen


def _by_block(body: str, quotes: Sequence[Quote], starts: list[int]) -> list[tuple[int, Quote]]:
    anchors = ((body.find(f'id="{escape(quote.id)}"'), quote) for quote in quotes)
    return [(bisect_right(starts, at) - 1, quote) for at, quote in anchors if at >= 0 and starts]


def _block_starts(body: str) -> list[int]:
    """Where each block at the top level starts."""
    starts, depth = [], 0
    for tag in _TAG.finditer(body):
        closes, name = tag[1], tag[2].lower()
        if name not in _BLOCKS:
            continue
        if closes:
            depth -= 1
            continue
        if depth == 0:
            starts.append(tag.start())
        depth += name != "hr"
    return starts
