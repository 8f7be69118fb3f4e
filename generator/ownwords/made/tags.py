"""The page of each tag, and all tags. A tag exists only through the stories that have it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ownwords.archive import PublishedStory
from ownwords.made.addresses import tag_address
from ownwords.made.files import SiteFile
from ownwords.made.kit import Kit
from ownwords.made.pagination import paginate


@dataclass(frozen=True)
class Tag:
    """Every spelling that has one address, shown as most stories write it."""

    words: str
    address: str
    stories: tuple[PublishedStory, ...]


def tag_pages(kit: Kit) -> Iterator[SiteFile]:
    tags = _tags(kit)
    yield from _all_tags(kit, tags)
    for tag in tags:
        for page in paginate(tag.stories, tag.address, kit.settings.stories_a_page):
            yield kit.page(
                page.uri,
                "tag",
                title=tag.words,
                section="tags",
                shows=page.items,
                tag=tag.words,
                page=page,
                cards=kit.cards(page.items),
            )


def _all_tags(kit: Kit, tags: list[Tag]) -> Iterator[SiteFile]:
    for page in paginate(tags, "tags/", kit.settings.tags_a_page):
        yield kit.page(
            page.uri,
            "tags",
            title=kit.interface.say("Tags"),
            section="tags",
            # A tag is a storyteller's own word.
            shows=(story for tag in page.items for story in tag.stories),
            page=page,
        )


def _tags(kit: Kit) -> list[Tag]:
    """In the order of their words."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    stories: dict[str, dict[str, PublishedStory]] = defaultdict(dict)
    for story in kit.archive.stories:
        for tag in story.tags:
            spellings[tag_address(tag)][tag] += 1
            stories[tag_address(tag)][story.id] = story
    tags = [
        Tag(_usual(spellings[address]), address, tuple(stories[address].values()))
        for address in spellings
    ]
    return sorted(tags, key=lambda tag: (tag.words.casefold(), tag.address))


def _usual(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda words: (-spellings[words], words))
