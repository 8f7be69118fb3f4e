"""The site plan: the table of contents of everything made, before any engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ownwords.archive import FeedArchive, SocialArchive, WebArchive
from ownwords.editorial.model import Editorial
from ownwords.made.collections import collection_pages
from ownwords.made.files import PageHead, SiteFile, SitePlan, SiteSettings
from ownwords.made.finding.find import find_files, finder_of
from ownwords.made.grid import grid_pages
from ownwords.made.help import help_pages
from ownwords.made.home import home_page
from ownwords.made.kit import Kit
from ownwords.made.machines.feeds import feed_files
from ownwords.made.machines.metadata import metadata_of_own_pages, with_metadata
from ownwords.made.machines.robots import robots_files
from ownwords.made.machines.share_cards import share_cards
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
    social: SocialArchive,
    feeds: FeedArchive,
    notices: Mapping[str, str | None],
    read_original: Callable[[str], bytes],
    settings: SiteSettings,
    templates: Templates,
    cache: DerivativeCache | None,
) -> SitePlan:
    """Everything readers see. `notices` are the stories taken back that leave a notice behind, each
    with its month where that is known.

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
    finder = finder_of(kit)
    pictures = {file.uri: file for file in gallery.files}
    cards = share_cards(kit, social, pictures, cache) if settings.site_url else None
    pages = (
        home_page(kit),
        *help_pages(kit),
        *grid_pages(kit, finder),
        *find_files(kit, finder),
        *story_pages(kit),
        *theme_pages(kit),
        *tag_pages(kit),
        *collection_pages(kit),
        *notice_pages(kit, notices),
    )
    return SitePlan(
        (
            *with_metadata(pages, kit, social, cards),
            *gallery.files,
            *(cards.files if cards else ()),
            *feed_files(kit, feeds, notices),
            *robots_files(kit),
        ),
        metadata_of_own_pages(settings, cards),
    )
