"""Puts into the head of every page what machines are told. All markup for it is made here.

Each sort by a consent of its own: previews (previews.py), descriptions for search engines
(linked_data.py), and what search engines are asked not to keep.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape

from ownwords.archive import SocialArchive
from ownwords.editorial.model import Theme
from ownwords.made.addresses import theme_address
from ownwords.made.files import PageHead, SiteFile, SiteSettings
from ownwords.made.kit import Kit
from ownwords.made.machines.feeds import FEEDS
from ownwords.made.machines.linked_data import Data, Describer, data_block, dublin_core
from ownwords.made.machines.previews import Previews
from ownwords.made.machines.share_cards import ShareCards
from ownwords.made.machines.signals import NOT_TO_BE_KEPT
from ownwords.made.translations import Telling, tellings

_NAME_THE_FEEDS = ("", "stories/")
"""On every page they would be a part of what a story weighs, for a program that asks once."""


def with_metadata(
    files: Iterable[SiteFile], kit: Kit, social: SocialArchive, cards: ShareCards | None
) -> Iterator[SiteFile]:
    teller = _Teller(kit, Previews(kit.settings, social, cards))
    for file in files:
        yield teller.told(file, file.head) if file.head else file


def metadata_of_own_pages(settings: SiteSettings, cards: ShareCards | None) -> str:
    """For the pages that the archive's people wrote by hand."""
    preview = Previews(settings, SocialArchive(()), cards).of_archive()
    return "".join(_properties(preview))


@dataclass(frozen=True)
class _Teller:
    kit: Kit
    previews: Previews

    def told(self, file: SiteFile, head: PageHead) -> SiteFile:
        address = file.uri.removesuffix("index.html")
        telling = self._tellings.get(address)
        lines = [head.metadata, *_properties(self.previews.of(address, telling))]
        lines += _feeds(self.kit.settings) if address in _NAME_THE_FEEDS else ()
        if head.robots is None:
            lines += [_meta("robots", NOT_TO_BE_KEPT), *self._described(address, telling)]
        return replace(file, head=replace(head, metadata="".join(lines)))

    @cached_property
    def _tellings(self) -> Mapping[str, Telling]:
        return {
            telling.address: telling
            for story in self.kit.archive.stories
            for telling in tellings(story, self.kit.media[story.id])
        }

    @cached_property
    def _themes(self) -> Mapping[str, Theme]:
        return {theme_address(theme.id): theme for theme in self.kit.editorial.themes}

    @cached_property
    def _describer(self) -> Describer | None:
        settings = self.kit.settings
        return Describer(settings, self.kit.interface) if settings.site_url else None

    def _described(self, address: str, telling: Telling | None) -> Iterator[str]:
        describer = self._describer
        if describer is None:
            return
        if telling:
            story = telling.story
            yield '<link rel="schema.dcterms" href="http://purl.org/dc/terms/">\n'
            yield from (_meta(name, said) for name, said in dublin_core(telling))
            yield data_block(describer.story(telling, tellings(story, self.kit.media[story.id])))
        elif data := self._of_archive(describer, address):
            yield data_block(data)

    def _of_archive(self, describer: Describer, address: str) -> Data | None:
        if address == "":
            return describer.home()
        if address == "themes/":
            return describer.themes(self.kit.editorial.themes)
        theme = self._themes.get(address)
        return describer.theme(theme) if theme else None


def _properties(said: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Open Graph has properties, and everything else has names."""
    for name, words in said:
        yield _meta(name, words, "property" if name.startswith("og:") else "name")


def _meta(name: str, said: str, kind: str = "name") -> str:
    return f'<meta {kind}="{name}" content="{escape(said)}">\n'


def _feeds(settings: SiteSettings) -> Iterator[str]:
    if settings.site_url:
        for uri, media_type in FEEDS.items():
            href, title = escape(f"{settings.site_url}{uri}"), escape(settings.site_name)
            yield f'<link rel="alternate" type="{media_type}" href="{href}" title="{title}">\n'
