"""What a link to a page shows where it is shared (Open Graph).

A story's own preview stands only where its storyteller agreed to `social`. Every other page has the
archive's: a page that said nothing would be shown by its title, its description or its first face.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from babel.core import get_global

from ownwords.archive import PublishedStory, SocialArchive
from ownwords.made.files import SiteSettings
from ownwords.made.machines.share_cards import ShareCard, ShareCards
from ownwords.made.translations import Telling
from ownwords.media import card


@dataclass(frozen=True)
class Previews:
    """The previews of one site. Without an address of the site there are no cards to show."""

    settings: SiteSettings
    social: SocialArchive
    cards: ShareCards | None

    def of(self, address: str, telling: Telling | None) -> Iterator[tuple[str, str]]:
        """For the page at an address, the properties and what they say."""
        agreed = self.social.by_id.get(telling.story.id) if telling else None
        title = _title(agreed, telling) if agreed and telling else None
        if not (agreed and telling and title):
            yield from self.of_archive()
            return
        yield "og:type", "article"
        yield "og:site_name", self.settings.site_name
        yield "og:locale", locale(telling.language)
        own = self.cards.by_story.get(agreed.id) if self.cards else None
        yield from self._preview(address, *title, own)
        if self.settings.site_url and own:
            yield "og:image:type", "image/jpeg"
            yield "og:image:width", str(card.SIZE[0])
            yield "og:image:height", str(card.SIZE[1])
            yield "og:image:alt", own.alt
            yield "twitter:card", "summary_large_image"

    def of_archive(self) -> Iterator[tuple[str, str]]:
        """No more than keeps a page from being shown by something else: it stands on every page."""
        said = self.settings.site_description or self.settings.site_name
        shown = self.cards.archive if self.cards else None
        yield from self._preview(None, self.settings.site_name, said, shown)

    def _preview(
        self, address: str | None, title: str, description: str, shown: ShareCard | None
    ) -> Iterator[tuple[str, str]]:
        yield "og:title", title
        yield "og:description", description
        if self.settings.site_url and address is not None:
            yield "og:url", f"{self.settings.site_url}{address}"
        if self.settings.site_url and shown:
            yield "og:image", f"{self.settings.site_url}{shown.address}"


def _title(agreed: PublishedStory, telling: Telling) -> tuple[str, str] | None:
    """Title and summary in the page's language; None where they may not be shown in it."""
    if telling.translated_from is None:
        return agreed.title, agreed.summary
    same = (each for each in agreed.translations if each.language == telling.language)
    return next(((each.title, each.summary) for each in same), None)


def locale(language: str) -> str:
    """As Open Graph writes it, with a territory: "en_GB", "gd_GB"."""
    code, _, rest = language.partition("-")
    territory = next((part for part in rest.split("-") if len(part) == 2), None)
    likely = str(get_global("likely_subtags").get(code, code)).split("_")
    territory = territory or (likely[-1] if len(likely) > 1 else None)
    return f"{code.lower()}_{territory.upper()}" if territory else code.lower()
