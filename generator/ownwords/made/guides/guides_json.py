"""guides.json: the guides for other programs, such as a learning platform. See docs/guides.md."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from ownwords.made.files import SiteFile
from ownwords.made.guides.pages import Guide
from ownwords.made.guides.room import GuideRoom

_SHAPE = 1
"""Raised when a key changes its meaning or goes."""


def guides_json(room: GuideRoom, guides: Iterable[Guide], as_of: date) -> SiteFile:
    settings = room.kit.settings
    said = {
        "shape": _SHAPE,
        "archive": settings.site_name,
        "address": settings.site_url,
        "as_of": as_of.isoformat(),
        "guides": [_entry(guide) for guide in guides if guide.outline.is_listed],
    }
    written = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return SiteFile("guides.json", f"{written}\n")


def _entry(guide: Guide) -> dict[str, Any]:
    outline, version = guide.outline, guide.version
    until = version.valid_until
    return {
        "id": outline.name,
        "kind": "written" if outline.is_written else outline.name.partition("/")[0],
        "address": outline.address,
        "title": outline.title,
        "purpose": outline.purpose,
        "is_being_renewed": outline.is_being_renewed,
        "audience": list(outline.audience),
        "themes": [theme.id for theme in outline.themes],
        "sessions": [
            {
                "format": session.format.id,
                "title": session.format.title,
                "people": session.people,
                "minutes": session.minutes,
            }
            for session in guide.sessions
        ],
        "version": version.code,
        "valid_until": until.isoformat() if until else None,
    }
