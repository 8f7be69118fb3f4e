"""All stories, face by face."""

from __future__ import annotations

from collections.abc import Iterator

from ownwords.made.files import SiteFile
from ownwords.made.kit import Kit
from ownwords.made.pagination import paginate


def grid_pages(kit: Kit) -> Iterator[SiteFile]:
    for page in paginate(kit.archive.stories, "stories/", kit.settings.stories_a_page):
        yield kit.page(
            page.uri,
            "stories",
            title=kit.interface.say("Stories"),
            section="stories",
            shows=page.items,
            page=page,
            cards=kit.cards(page.items),
        )
