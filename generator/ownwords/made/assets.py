"""The theme's stylesheet and scripts as readers fetch them: the same rules, in fewer bytes.

They are written to be read, with comments and room around them, and that is a fifth of what a
story weighs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import rcssmin
import rjsmin

from ownwords.made.files import SiteFile
from ownwords.made.short_names import with_short_names

MORE_STYLES = "assets/more.css"
"""What of the stylesheet not every page needs."""

_NOT_ON_EVERY_PAGE = re.compile(r"/\* Not on every page\b")
_SLIMMER = re.compile(
    r"""
    (?P<name> (?<==) "[a-z]+" (?=\]) )   # [name="size"]
    | (?P<kept> "[^"]*" )
    | (?P<nought> (?<=[:(\ ,-]) 0 (?=\.\d) )   # 0.5rem
    | (?P<slash> [ ]/[ ] )   # 4 / 5
    | (?P<empty> : (?=[;}]) )   # --in-dark: ;
    """,
    re.VERBOSE,
)


def slim_styles(css: str) -> str:
    return _SLIMMER.sub(_slimmer, str(rcssmin.cssmin(css)))


def _slimmer(found: re.Match[str]) -> str:
    """What rcssmin (1.2) leaves. An empty custom property wants its blank in older browsers."""
    made = {"name": found[0].strip('"'), "nought": "", "slash": "/", "empty": ": "}
    return made.get(found.lastgroup or "", found[0])


def slim_script(script: str) -> str:
    return str(rjsmin.jsmin(with_short_names(script)))


def in_two(css: str) -> tuple[str, str]:
    """What every page needs, and what only some do: lists, players. The second may be empty."""
    found = _NOT_ON_EVERY_PAGE.search(css)
    return (css[: found.start()], css[found.start() :]) if found else (css, "")


def fetched(uri: str, text: str) -> Iterator[SiteFile]:
    """What readers fetch of one of the theme's files; nothing where it is sent as it is."""
    if uri.endswith(".js"):
        yield SiteFile(uri, slim_script(text))
    elif uri.endswith(".css"):
        for name, part in zip((uri, MORE_STYLES), in_two(text), strict=True):
            if part:
                yield SiteFile(name, slim_styles(part))
