"""All stories, face by face."""

from __future__ import annotations

from collections.abc import Iterator

from ownwords.made.files import SiteFile
from ownwords.made.finding.find import SCRIPT, Finder
from ownwords.made.kit import Kit
from ownwords.made.pagination import paginate


def grid_pages(kit: Kit, finder: Finder) -> Iterator[SiteFile]:
    """The first page can also be asked for some stories only; that speaks of all of them."""
    for page in paginate(kit.archive.stories, "stories/", kit.settings.stories_a_page):
        is_first = page.number == 1
        yield kit.page(
            page.uri,
            "stories",
            title=kit.interface.say("Stories"),
            section="stories",
            shows=kit.archive.stories if is_first else page.items,
            scripts=(SCRIPT,) if is_first and finder.ways else (),
            page=page,
            cards=kit.cards(page.items),
            finder=finder if is_first else None,
        )
