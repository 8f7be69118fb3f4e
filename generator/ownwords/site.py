"""The site plan: the table of contents of everything made, before any engine."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ownwords.archive import WebArchive
from ownwords.editorial.model import Editorial
from ownwords.made.collections import collection_pages
from ownwords.made.files import PageHead, SiteFile, SitePlan, SiteSettings
from ownwords.made.grid import grid_pages
from ownwords.made.home import home_page
from ownwords.made.kit import Kit
from ownwords.made.next_story import next_stories
from ownwords.made.notice import notice_pages
from ownwords.made.pictures import hang
from ownwords.made.stories import story_pages
from ownwords.made.tags import tag_pages
from ownwords.made.templates import Templates
from ownwords.made.themes import theme_pages
from ownwords.media.cache import DerivativeCache

__all__ = ["PageHead", "SiteFile", "SitePlan", "SiteSettings", "plan"]


def plan(
    archive: WebArchive,
    editorial: Editorial,
    *,
    notices: Collection[str],
    read_original: Callable[[str], bytes],
    settings: SiteSettings,
    templates: Templates,
    cache: DerivativeCache | None,
) -> SitePlan:
    """Everything readers see. `notices` are the stories taken back that leave a notice behind.

    `read_original` gives a picture's or recording's bytes by its digest. Raises PlanError when two
    files want one address.
    """
    gallery = hang(archive.stories, read_original, cache)
    kit = Kit(
        archive=archive,
        editorial=editorial,
        settings=settings,
        templates=templates,
        media=gallery.by_story,
        following=next_stories(archive.stories),
    )
    return SitePlan(
        (
            home_page(kit),
            *grid_pages(kit),
            *story_pages(kit),
            *theme_pages(kit),
            *tag_pages(kit),
            *collection_pages(kit),
            *notice_pages(kit, notices),
            *gallery.files,
        )
    )
