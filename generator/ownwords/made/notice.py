"""What is left at the address of a story taken back: no name, no title, no reason, no date."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ownwords.made.addresses import story_address
from ownwords.made.files import SiteFile
from ownwords.made.kit import Kit


def notice_pages(kit: Kit, notices: Collection[str]) -> Iterator[SiteFile]:
    for story in sorted(notices):
        yield kit.page(
            f"{story_address(story)}index.html",
            "notice",
            title=kit.interface.say("No longer shared"),
            section="stories",
            findable=False,
        )
