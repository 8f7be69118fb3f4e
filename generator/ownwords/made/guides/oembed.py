"""oEmbed (https://oembed.com): by it a learning platform finds the card that belongs to a page.

Platforms keep copies of what stands here: no title and no word of a story does.
"""

from __future__ import annotations

import json
from html import escape

OEMBED_TYPE = "application/json+oembed"
_WIDTH = 600
_HEIGHTS = {"guide": 330, "story": 310, "quote": 260}
"""In pixels, of a card with nothing in it that differs from one to the next."""
_A_LINE = 27
_SECONDS_KEPT = 60


def oembed_link(site_url: str, embed: str) -> str:
    """For the head of the page that a card leads to; `embed` is the card's address."""
    href = escape(f"{site_url}{embed}oembed.json")
    return f'<link rel="alternate" type="{OEMBED_TYPE}" href="{href}">\n'


def oembed(embed: str, title: str, provider: str, site_url: str, lines: int) -> str:
    """`lines` are those that make one card higher than another."""
    height = _HEIGHTS[embed.split("/")[1]] + lines * _A_LINE
    said = {
        "type": "rich",
        "version": "1.0",
        "title": title,
        "provider_name": provider,
        "provider_url": site_url,
        "cache_age": _SECONDS_KEPT,
        "html": frame(f"{site_url}{embed}", title, height),
        "width": _WIDTH,
        "height": height,
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"


def frame(address: str, title: str, height: int) -> str:
    """What stands on the other page."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{_WIDTH}" '
        f'height="{height}" loading="lazy" style="border: 0; max-width: 100%"></iframe>'
    )
