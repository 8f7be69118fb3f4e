"""What is left where a story was, or its guide: no name, no title, no reason, no date."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ownwords.made.addresses import story_address
from ownwords.made.files import SiteFile
from ownwords.made.kit import Kit


def notice_pages(kit: Kit, notices: Collection[str]) -> Iterator[SiteFile]:
    for story in sorted(notices):
        for address in (story_address(story), f"guides/story/{story}/"):
            yield kit.page(
                f"{address}index.html",
                "notice",
                title=kit.interface.say("No longer shared"),
                section="stories",
                findable=False,
            )
