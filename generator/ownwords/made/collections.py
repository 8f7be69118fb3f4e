"""The page of each collection, and all collections. One without a published story has no trace."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ownwords.archive import PublishedStory
from ownwords.editorial.model import Collection
from ownwords.made.addresses import collection_address
from ownwords.made.files import SiteFile
from ownwords.made.kit import Kit
from ownwords.made.pagination import ListPage, paginate
from ownwords.made.quotes import Excerpt, excerpts_of, roles_first


def collection_pages(kit: Kit) -> Iterator[SiteFile]:
    yield from _all_collections(kit)
    for collection in kit.collections:
        stories = kit.by_collection[collection.id]
        quotes = roles_first(excerpts_of(stories), seed=collection.id)
        address = collection_address(collection.id)
        for page in paginate(stories, address, kit.settings.stories_a_page):
            yield _collection_page(kit, collection, page, quotes if page.number == 1 else [])


def _all_collections(kit: Kit) -> Iterator[SiteFile]:
    for page in paginate(kit.collections, "collections/", kit.settings.collections_a_page):
        entries = [
            (each, collection_address(each.id), len(kit.by_collection[each.id]))
            for each in page.items
        ]
        yield kit.page(
            page.uri,
            "collections",
            title=kit.interface.say("Collections"),
            section="collections",
            page=page,
            entries=entries,
        )


def _collection_page(
    kit: Kit, collection: Collection, page: ListPage[PublishedStory], quotes: list[Excerpt]
) -> SiteFile:
    return kit.page(
        page.uri,
        "collection",
        title=collection.title,
        section="collections",
        shows=chain(page.items, (story for story, _ in quotes)),
        collection=collection,
        page=page,
        quotes=kit.quote_cards(quotes),
        cards=kit.cards(page.items),
    )
