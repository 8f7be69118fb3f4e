"""Every file that discussion guides bring to the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ownwords.made.files import SiteFile
from ownwords.made.guides.embeds import embed_files
from ownwords.made.guides.guides_json import guides_json
from ownwords.made.guides.index import index_pages
from ownwords.made.guides.moved import moved_pages
from ownwords.made.guides.outlines import Outline
from ownwords.made.guides.pages import Guide, guide_pages, laid_out
from ownwords.made.guides.room import GuideRoom
from ownwords.made.machines.guide_data import with_guide_data


def guide_files(
    room: GuideRoom, outlined: Iterable[Outline], as_of: date
) -> tuple[tuple[SiteFile, ...], tuple[SiteFile, ...]]:
    """Pages for the shell, and files that are whole as they are."""
    guides = tuple(laid_out(outline, room, as_of) for outline in outlined)
    pages = (*index_pages(room, guides), *guide_pages(room, guides))
    return tuple(with_guide_data(pages, room, guides)), tuple(_whole(room, guides, as_of))


def _whole(room: GuideRoom, guides: tuple[Guide, ...], as_of: date) -> Iterator[SiteFile]:
    yield guides_json(room, guides, as_of)
    yield from moved_pages(room, guides)
    yield from embed_files(room, guides)
