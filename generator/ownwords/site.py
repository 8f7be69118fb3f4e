"""The site plan: the table of contents of everything made, before any engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from ownwords.archive import FeedArchive, GuideArchive, SocialArchive, WebArchive
from ownwords.editorial.model import Editorial
from ownwords.made.collections import collection_pages
from ownwords.made.files import PageHead, SiteFile, SitePlan, SiteSettings
from ownwords.made.finding.find import find_files, finder_of
from ownwords.made.grid import grid_pages
from ownwords.made.guides.guides import guide_files
from ownwords.made.guides.outlines import outlines
from ownwords.made.guides.room import GuideRoom
from ownwords.made.guides.versions import Removed
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
    guides: GuideArchive,
    as_of: date,
    notices: Mapping[str, str | None],
    removed: Mapping[str, str],
    read_original: Callable[[str], bytes],
    settings: SiteSettings,
    templates: Templates,
    cache: DerivativeCache | None,
) -> SitePlan:
    """Everything readers see. `notices` are the stories taken back that leave a notice behind, each
    with its month where that is known; `removed` are all that were taken back or ran out.

    `read_original` gives a picture's or recording's bytes by its digest. Raises PlanError when two
    files want one address.
    """
    outlined = outlines(editorial, guides, archive)
    gallery = hang(archive.stories, read_original, cache)
    kit = Kit(
        archive=archive,
        editorial=editorial,
        settings=settings,
        templates=templates,
        media=gallery.by_story,
        following=next_stories(archive.stories),
        guides=frozenset(each.name for each in outlined if each.is_offered),
    )
    finder = finder_of(kit)
    pictures = {file.uri: file for file in gallery.files}
    cards = share_cards(kit, social, pictures, cache) if settings.site_url else None
    hung = hang(guides.stories, read_original, cache)
    taken_back = Removed(removed, tuple(sorted(month for month in notices.values() if month)))
    room = GuideRoom(kit, guides, hung.by_story, taken_back)
    guide_pages, guide_data = guide_files(room, outlined, as_of)
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
        *guide_pages,
    )
    return SitePlan(
        (
            *with_metadata(pages, kit, social, cards),
            *{file.uri: file for file in (*gallery.files, *hung.files)}.values(),
            *guide_data,
            *(cards.files if cards else ()),
            *feed_files(kit, feeds, notices),
            *robots_files(kit),
        ),
        metadata_of_own_pages(settings, cards),
        has_guides=bool(kit.guides),
    )
