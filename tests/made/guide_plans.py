"""Whole plans of sites with guides, for tests of what guides bring to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ownwords.archive import Agreed, GuideArchive, PublishedStory
from ownwords.made.files import SitePlan, SiteSettings
from ownwords.terms import Change, Use

from .factory import AGREED, make_plan
from .guide_factory import make_editorial, make_guide, story_for

SITE = SiteSettings(site_name="The archive", site_url="https://archive.example/")
BOTH = (Use.WEB, Use.GUIDES)
FOUND = replace(AGREED, search_engines=True)


def agreed_to(*uses: Use, search_engines: bool = False) -> Agreed:
    return Agreed(frozenset(uses), frozenset({Change.EXCERPTS}), search_engines, False)


def make_guide_plan(
    letters: str = "abc", *, only: dict[str, Iterable[Use]] | None = None, **changes: Any
) -> SitePlan:
    """A site with a story for each letter, for both uses but for those in `only`.

    `story` is what is different about the stories, and `stories` about that of one letter.
    """
    alike = changes.pop("story", {})
    apart = changes.pop("stories", {})
    uses = dict.fromkeys(letters, BOTH) | (only or {})

    def let_through(use: Use) -> list[PublishedStory]:
        return [
            story_for(letter, use, **(alike | apart.get(letter, {})))
            for letter in letters
            if use in uses[letter]
        ]

    options = {
        "guides": GuideArchive(let_through(Use.GUIDES)),
        "editorial": make_editorial(make_guide()),
        "settings": SITE,
    }
    return make_plan(*let_through(Use.WEB), **(options | changes))
