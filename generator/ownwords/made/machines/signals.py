"""What a page tells machines, from the consent of every story whose words are on it.

These are requests, not locks. A page that shows several stories asks what the strictest of them
asks, or a search engine would find on a theme's page what it may not find on the story's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ownwords.archive import PublishedStory

NOT_TO_BE_FOUND = "noindex, noarchive, noimageindex"
NOT_TO_BE_KEPT = "noarchive, noimageindex"
"""Of a page that may be found: nobody agreed to a copy that outlives it, or to faces in a list."""


@dataclass(frozen=True)
class Signals:
    """For a page's head: robots, or None where it may be found; and the TDM reservation."""

    robots: str | None
    tdm_reservation: bool


def may_be_named(other: PublishedStory, *, on: PublishedStory) -> bool:
    """Whether a story's page may show whose another one is: not to more than that one's own may."""
    asked, asks = other.agreed, on.agreed
    return (asked.search_engines or not asks.search_engines) and (
        asked.ai_training or not asks.ai_training
    )


def signals_of(stories: Iterable[PublishedStory]) -> Signals:
    agreed = [story.agreed for story in stories]
    return Signals(
        robots=None if all(each.search_engines for each in agreed) else NOT_TO_BE_FOUND,
        tdm_reservation=not all(each.ai_training for each in agreed),
    )
