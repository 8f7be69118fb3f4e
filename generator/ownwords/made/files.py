"""The files of a site before any engine. Knows addresses and bytes, no story."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ownwords.errors import PlanError


@dataclass(frozen=True)
class PageHead:
    """What the shell needs to know of a page besides its main part."""

    title: str
    kind: str
    """The sort of page: "story", "stories", "theme"…"""
    section: str
    """Which entry of the header is current: "stories", "themes"… or ""."""
    language: str | None
    """The language of the page around the story; None for the archive's own."""
    description: str
    robots: str | None
    tdm_reservation: bool = False
    """Whether text and data mining are reserved (W3C TDMRep)."""
    scripts: tuple[str, ...] = ()
    """Scripts of the theme that this page needs besides the one of every page: "find"."""
    styles: tuple[str, ...] = ()
    """Stylesheets of the theme besides that of every page: "guide"."""
    metadata: str = ""
    """What this page alone tells machines: finished HTML for its head."""


@dataclass(frozen=True)
class SiteFile:
    """One file of the site. A page has a head, and its content is what stands in <main>."""

    uri: str
    content: str | bytes
    head: PageHead | None = None


@dataclass(frozen=True)
class SitePlan:
    """Everything made, sorted by address. No two files share one, by case or Unicode form."""

    files: tuple[SiteFile, ...]
    metadata: str = ""
    """What the archive's own pages tell machines: finished HTML for the head of each."""
    has_guides: bool = False
    """Whether there is a discussion guide to lead readers to."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "files", tuple(sorted(self.files, key=lambda file: file.uri)))
        _refuse_unsafe(file.uri for file in self.files)
        _refuse_shared(file.uri for file in self.files)

    @cached_property
    def by_uri(self) -> Mapping[str, SiteFile]:
        return {file.uri: file for file in self.files}


@dataclass(frozen=True)
class SiteSettings:
    """What an archive may choose about its pages."""

    site_name: str = "Own Words"
    site_description: str = ""
    site_url: str | None = None
    """Where readers find the site, ending in "/"; None where mkdocs.yml does not say."""
    stories_a_page: int = 24
    tags_a_page: int = 100
    collections_a_page: int = 24
    language: str = "en-GB"
    """The language of the archive's own words."""
    help_address: str | None = None
    """Where help is found, from the root ("get-help/"); None where there is no such page."""
    exit_address: str | None = "https://www.bbc.co.uk/weather"
    """Where the quick exit leads; None where it is switched off."""
    pages: frozenset[str] = frozenset()
    """Addresses of the archive's own pages, from the root: "stay-safe-online/"."""
    word_search: bool = True
    """Whether readers can search for words inside stories."""
    notice: str = ""
    """A sentence that stands on every page: `extra: notice:` in mkdocs.yml."""
    evaluation_form: str | None = None
    """Where those who took part in a discussion answer questions, outside the archive."""


def _refuse_unsafe(uris: Iterable[str]) -> None:
    for uri in uris:
        if "\\" in uri or any(part in ("", ".", "..") for part in uri.split("/")):
            raise PlanError(f"The site plan has an address outside the site: {uri!r}.")


def _refuse_shared(uris: Iterable[str]) -> None:
    seen: dict[str, str] = {}
    for uri in uris:
        compared = _as_compared(uri)
        if compared in seen:
            raise PlanError(f"Two files want one address: {seen[compared]} and {uri}.")
        seen[compared] = uri


def _as_compared(uri: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", uri).casefold())
