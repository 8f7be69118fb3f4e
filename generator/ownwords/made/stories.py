"""The page of each story: its words, its media, how it may be used, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ownwords.archive import PublishedStory, Quote
from ownwords.made.addresses import (
    root_of,
    story_address,
    tag_address,
    theme_address,
)
from ownwords.made.files import SiteFile
from ownwords.made.kit import Kit
from ownwords.made.pictures import Shown
from ownwords.made.pull_quotes import with_pull_quotes
from ownwords.terms import Change, Use

_WORDS_A_MINUTE = 200
_USES = (Use.GUIDES, Use.BOOK, Use.SOCIAL, Use.FEEDS, Use.RESEARCH)
_CHANGES = (Change.EXCERPTS, Change.TRANSLATION, Change.ACTOR_VOICE)


@dataclass(frozen=True)
class Next:
    """The way on. `name` is None where the next storyteller would be found through this page."""

    address: str
    title: str
    name: str | None
    notes: tuple[str, ...]
    face: Shown


def story_pages(kit: Kit) -> Iterator[SiteFile]:
    for story in kit.archive.stories:
        yield _story_page(kit, story)


def _story_page(kit: Kit, story: PublishedStory) -> SiteFile:
    uri = f"{story_address(story.id)}index.html"
    return kit.page(
        uri,
        "story",
        title=story.title,
        section="stories",
        shows=[story],
        description=_description(story),
        story=story,
        body=_body(kit, story, root_of(uri)),
        hero=story.quotes[0] if story.quotes else None,
        media=kit.media[story.id],
        tongue=kit.tongue(story),
        notes=kit.notes(story),
        minutes=-(-story.word_count // _WORDS_A_MINUTE) or 1,
        themes=_themes(kit, story),
        tags=_tags(story),
        collection=kit.collection_titles.get(story.collection or ""),
        uses=[(use.value, use in story.agreed.uses) for use in _USES],
        changes=[(change.value, change in story.agreed.changes) for change in _CHANGES],
        next=_next(kit, story),
    )


def _themes(kit: Kit, story: PublishedStory) -> list[tuple[str, str]]:
    """Titles and addresses, in the archive's order."""
    return [
        (theme.title, theme_address(theme.id))
        for theme in kit.editorial.themes
        if theme.id in story.themes
    ]


def _tags(story: PublishedStory) -> list[tuple[str, str]]:
    """Words and addresses; two spellings with one address are one tag."""
    by_address = {tag_address(tag): tag for tag in reversed(story.tags)}
    return sorted((tag, address) for address, tag in by_address.items())


def _description(story: PublishedStory) -> str:
    """Link previews and search results show a description: only where one of them was agreed."""
    may_travel = Use.SOCIAL in story.agreed.uses or story.agreed.search_engines
    return story.summary if may_travel else ""


def _body(kit: Kit, story: PublishedStory, root: str) -> str:
    def draw(quote: Quote) -> str:
        return kit.templates.render("pieces/parts/pull-quote.html", quote=quote, root=root)

    return with_pull_quotes(story.body, story.quotes[1:], draw)


def _next(kit: Kit, story: PublishedStory) -> Next | None:
    """A page that may be found must not make a storyteller findable who did not agree to it."""
    if story.id not in kit.following:
        return None
    following = kit.archive.by_id[kit.following[story.id]]
    shown = following.agreed.search_engines or not story.agreed.search_engines
    media = kit.media[following.id]
    return Next(
        address=story_address(following.id),
        title=following.title,
        name=following.credit.shown_as if shown else None,
        notes=kit.notes(following),
        face=media.face if shown else media.landscape,
    )
