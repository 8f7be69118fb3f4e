"""Feeds of the stories whose storytellers agreed to `feeds`: titles and summaries, never more.

The feed is whole: who reads all its pages (RFC 5005) knows of every story in it, and what is not
there any more was taken back. A removal is named (RFC 6721) only where its storyteller wanted a
notice. Nothing is dated more exactly than the page dates it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from ownwords.archive import FeedArchive, PublishedStory
from ownwords.made.addresses import story_address
from ownwords.made.files import SiteFile
from ownwords.made.kit import Kit

FEEDS = {"feed.xml": "application/atom+xml", "feed.json": "application/feed+json"}
_A_PAGE = 50
_REMOVALS_A_PAGE = 1000
_NEVER = "1970-01-01T00:00:00Z"
"""What a feed without an entry says of its last change: a build asks no clock."""
_ATOM = "http://www.w3.org/2005/Atom"
_DELETED = "http://purl.org/atompub/tombstones/1.0"
_HISTORY = "http://purl.org/syndication/history/1.0"
_JSON_FEED = "https://jsonfeed.org/version/1.1"

Removal = tuple[str, str | None]
"""A story's id and the month it was taken back, where that is known."""


def feed_files(
    kit: Kit, feeds: FeedArchive, taken_back: Mapping[str, str | None]
) -> Iterator[SiteFile]:
    """No feed without an address of the site: what stands in a feed is known by whole addresses.

    A story that has no page here has nothing to link to, and is left out.
    """
    removals = sorted(taken_back.items(), key=lambda each: (each[1] or "", each[0]), reverse=True)
    yield from _removal_lists(removals)
    if kit.settings.site_url:
        stories = [story for story in feeds.stories if story.id in kit.archive.by_id]
        dated = [(id, month) for id, month in removals if month]
        pages = max(1, -(-max(len(stories), len(dated)) // _A_PAGE))
        for number in range(1, pages + 1):
            part = slice((number - 1) * _A_PAGE, number * _A_PAGE)
            page = _Page(kit, kit.settings.site_url, number, pages, stories[part], dated[part])
            yield SiteFile(page.uri("xml"), page.atom())
            yield SiteFile(page.uri("json"), page.json_feed())


def _removal_lists(removals: list[Removal]) -> Iterator[SiteFile]:
    """Ids and months alone, so that copies elsewhere can follow."""
    pages = max(1, -(-len(removals) // _REMOVALS_A_PAGE))
    for number in range(1, pages + 1):
        part = removals[(number - 1) * _REMOVALS_A_PAGE : number * _REMOVALS_A_PAGE]
        entries = [{"id": id, "month": month} if month else {"id": id} for id, month in part]
        listed: dict[str, object] = {"version": 1, "removals": entries}
        if number < pages:
            listed["next"] = f"removals/{number + 1}.json"
        uri = "removals.json" if number == 1 else f"removals/{number}.json"
        yield SiteFile(uri, _written(listed))


@dataclass(frozen=True)
class _Page:
    """One page of the feed, in both forms."""

    kit: Kit
    site: str
    number: int
    pages: int
    stories: list[PublishedStory]
    removals: list[tuple[str, str]]

    def uri(self, form: str, number: int | None = None) -> str:
        number = number or self.number
        return f"feed.{form}" if number == 1 else f"feed/{number}.{form}"

    def atom(self) -> str:
        settings = self.kit.settings
        namespaces = {"xmlns": _ATOM, "xmlns:at": _DELETED, "xmlns:fh": _HISTORY}
        feed = Element("feed", {**namespaces, "xml:lang": settings.language})
        _say(feed, "id", self.site)
        _say(feed, "title", settings.site_name)
        if settings.site_description:
            _say(feed, "subtitle", settings.site_description)
        _say(feed, "updated", max(self._changes(), default=_NEVER))
        # Atom wants an author. Nobody agreed to be named here, so it is the archive.
        _say(SubElement(feed, "author"), "name", settings.site_name)
        for relation, href in self._links():
            SubElement(feed, "link", rel=relation, href=href)
        if self.pages == 1:
            SubElement(feed, "fh:complete")
        feed.extend(self._entry(story) for story in self.stories)
        for id, month in self.removals:
            SubElement(feed, "at:deleted-entry", ref=self._address(id), when=_at(month))
        ElementTree.indent(feed, "")
        text = ElementTree.tostring(feed, encoding="unicode")
        return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'

    def _links(self) -> Iterator[tuple[str, str]]:
        yield "alternate", self.site
        yield "self", self.site + self.uri("xml")
        if self.pages > 1:
            yield "first", self.site + self.uri("xml", 1)
            yield "last", self.site + self.uri("xml", self.pages)
        if self.number > 1:
            yield "previous", self.site + self.uri("xml", self.number - 1)
        if self.number < self.pages:
            yield "next", self.site + self.uri("xml", self.number + 1)

    def _entry(self, story: PublishedStory) -> Element:
        entry = Element("entry", {"xml:lang": story.language})
        address = self._address(story.id)
        _say(entry, "id", address)
        _say(entry, "title", story.title)
        _say(entry, "updated", _told(story))
        _say(entry, "published", _told(story))
        SubElement(entry, "link", rel="alternate", type="text/html", href=address)
        SubElement(entry, "link", rel="license", href=f"{address}#page-use")
        _say(entry, "summary", story.summary)
        return entry

    def json_feed(self) -> str:
        settings = self.kit.settings
        described = {"description": settings.site_description} if settings.site_description else {}
        on = {"next_url": self.site + self.uri("json", self.number + 1)}
        feed = {
            "version": _JSON_FEED,
            "title": settings.site_name,
            **described,
            "home_page_url": self.site,
            "feed_url": self.site + self.uri("json"),
            **(on if self.number < self.pages else {}),
            "language": settings.language,
            "items": [self._item(story) for story in self.stories],
        }
        return _written(feed)

    def _item(self, story: PublishedStory) -> dict[str, object]:
        return {
            "id": self._address(story.id),
            "url": self._address(story.id),
            "title": story.title,
            # The form asks for content: the summary is all there is.
            "content_text": story.summary,
            "summary": story.summary,
            "date_published": _told(story),
            "language": story.language,
        }

    def _changes(self) -> Iterator[str]:
        yield from map(_told, self.stories)
        yield from (_at(month) for _, month in self.removals)

    def _address(self, story: str) -> str:
        return f"{self.site}{story_address(story)}"


def _say(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = text


def _told(story: PublishedStory) -> str:
    return _at(f"{story.told:%Y-%m}")


def _at(month: str) -> str:
    """A month as the moment that feeds must name."""
    return f"{month}-01T00:00:00Z"


def _written(data: Mapping[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
