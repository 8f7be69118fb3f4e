"""build.json: when the site was built, and until when it may stay up. For monitors.

It holds days and one number: of no story, not even of one that waits to begin, can anything be
worked out from it.
"""

from __future__ import annotations

import json
from datetime import date, timedelta

from ownwords.made.files import SiteFile

BUILD_FILE = "build.json"


def build_file(
    *, built_on: date, as_of: date, valid_until: date, rebuild_every: timedelta, stories: int
) -> SiteFile:
    """Days, not seconds: two builds of one day are the same bytes."""
    said = {
        "built_at": built_on.isoformat(),
        "as_of": as_of.isoformat(),
        "valid_until": valid_until.isoformat(),
        "rebuild_every": rebuild_every.days,
        "stories": stories,
    }
    return SiteFile(BUILD_FILE, json.dumps(said, indent=2) + "\n")
