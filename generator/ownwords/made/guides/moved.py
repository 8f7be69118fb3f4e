"""What stands at an address that a guide had before: the way to where it is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ownwords.made.files import SiteFile
from ownwords.made.guides.pages import Guide
from ownwords.made.guides.room import GuideRoom


def moved_pages(room: GuideRoom, guides: Iterable[Guide]) -> Iterator[SiteFile]:
    """Without a server's help, and without script."""
    kit = room.kit
    for guide in guides:
        for alias in guide.outline.aliases:
            content = kit.templates.render(
                "moved.html",
                language=kit.settings.language,
                direction=kit.interface.direction,
                title=guide.outline.title,
                notice=kit.settings.notice,
                to=f"../{guide.outline.name}/",
                site_url=kit.settings.site_url,
                address=guide.outline.address,
            )
            yield SiteFile(f"guides/{alias}/index.html", content)
