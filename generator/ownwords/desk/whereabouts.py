"""Where a story is to be found on the site as it may be read on one day: every page and file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ownwords.archive import PublishedStory
from ownwords.edition import Edition
from ownwords.made.addresses import story_address
from ownwords.made.files import SiteFile

SEARCH_INSIDE = "the search for words inside stories"
_LISTS_OF_GUIDES = re.compile(r"guides/(?:by/|page/|index\.html$)")
_MEDIA = re.compile(r"media/[\w.-]+")


class Sort(StrEnum):
    """What sort of place it is, in the order in which places are told."""

    OWN = "its own pages"
    QUOTED = "pages that quote it"
    GUIDES = "discussion guides that use it"
    LISTED = "pages that list it"
    FILTERS = "lists and filters that lead to it"
    SEARCH = "search, and what programs read"
    EMBEDS = "cards for other people's pages"
    FEEDS = "feeds"
    MEDIA = "pictures, recordings and share cards"


@dataclass(frozen=True)
class Whereabout:
    """One place where readers, or programs, come across a story."""

    sort: Sort
    address: str
    """From the site's root; "" for the first page."""
    title: str = ""


def whereabouts(edition: Edition, id: str) -> list[Whereabout]:
    """Every place of one story, its own pages first; none where it is not published at all."""
    told = [s for s in (*edition.publication.stories, *edition.guides.stories) if s.id == id]
    if not told:
        return []
    files, own = edition.plan.files, _own_media(edition.plan.files, id)
    quotes = frozenset(quote.__html__() for story in told for quote in story.excerpts)
    found = [place for file in files for place in _places_in(file, told[0], own, quotes)]
    order = list(Sort)
    return sorted(found, key=lambda place: (order.index(place.sort), place.address))


def by_sort(places: Iterable[Whereabout]) -> dict[Sort, list[Whereabout]]:
    """The places of each sort; a sort without any is left out."""
    groups: dict[Sort, list[Whereabout]] = {}
    for place in places:
        groups.setdefault(place.sort, []).append(place)
    return groups


def _places_in(
    file: SiteFile, story: PublishedStory, own: frozenset[str], quotes: Iterable[str]
) -> Iterator[Whereabout]:
    address, text = file.uri.removesuffix("index.html"), _text_of(file)
    title = file.head.title if file.head else ""
    if file.head and file.head.kind == "guide-renewed":
        return  # It leads to other guides, and uses none of their stories.
    if file.uri in own:
        yield Whereabout(Sort.MEDIA, address)
    elif _is_named(story.id, f"{file.uri}\n{text}") or any(words in text for words in quotes):
        yield Whereabout(_sort_of(file.uri, text, story), address, title)
        # Its words have a name of their own in the index, which the list of stories gives.
        if file.uri == "find/list.json" and _is_searched(story.id, text):
            yield Whereabout(Sort.SEARCH, "find/", SEARCH_INSIDE)


def _sort_of(uri: str, text: str, story: PublishedStory) -> Sort:
    if uri.startswith(story_address(story.id)):
        return Sort.OWN
    if uri.startswith("guides/"):
        return Sort.FILTERS if _LISTS_OF_GUIDES.match(uri) else Sort.GUIDES
    for beginning, sort in (
        ("embed/", Sort.EMBEDS),
        ("feed", Sort.FEEDS),
        ("find/list.json", Sort.SEARCH),
        ("guides.json", Sort.SEARCH),
        ("sitemap", Sort.SEARCH),
        ("find/", Sort.FILTERS),
    ):
        if uri.startswith(beginning):
            return sort
    anchors = (f"{story_address(story.id)}#{quote.id}" for quote in story.excerpts)
    return Sort.QUOTED if any(f'{each}"' in text for each in anchors) else Sort.LISTED


def _is_named(id: str, text: str) -> bool:
    """By its address, by its place in a guide, or by its id where a program looks it up.

    Where a guide quotes a story that has no page, there is nothing of these: only the words.
    """
    return bool(re.search(rf'(?:stories|story|quote)\\?/{id}(?![a-z0-9-])|"(?:story-)?{id}"', text))


def _is_searched(id: str, text: str) -> bool:
    listed = text.partition(f'"id":"{id}"')[2].partition('"id":')[0]
    return '"inside"' in listed


def _own_media(files: Sequence[SiteFile], id: str) -> frozenset[str]:
    """Files under media/ on its own pages. A face there of the story to read next is another's."""
    stories = [file for file in files if file.uri.startswith("stories/") and file.head]
    address = story_address(id)
    mine = {uri for file in stories if file.uri.startswith(address) for uri in _media_in(file)}
    of_others = {
        uri
        for file in stories
        if not file.uri.startswith(address) and not _is_named(id, _text_of(file))
        for uri in _media_in(file)
    }
    return frozenset(mine - of_others)


def _media_in(file: SiteFile) -> list[str]:
    told = file.head.metadata if file.head else ""
    return _MEDIA.findall(_text_of(file) + told)


def _text_of(file: SiteFile) -> str:
    return file.content if isinstance(file.content, str) else ""
