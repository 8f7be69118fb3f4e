"""The pages of each story, one a language: its words, its media, its use, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ownwords.archive import PublishedStory, Quote
from ownwords.made.addresses import (
    page_uri,
    root_of,
    story_address,
    tag_address,
    theme_address,
)
from ownwords.made.files import SiteFile
from ownwords.made.kit import Kit, Tongue
from ownwords.made.machines.signals import may_be_named
from ownwords.made.openings import opens_large
from ownwords.made.pictures import Shown
from ownwords.made.pull_quotes import with_pull_quotes
from ownwords.made.reading_time import minutes_to_read
from ownwords.made.translations import Telling, alternates, others, tellings
from ownwords.terms import Change, Use

_USES = (Use.GUIDES, Use.BOOK, Use.SOCIAL, Use.FEEDS, Use.RESEARCH)
_CHANGES = (Change.EXCERPTS, Change.TRANSLATION, Change.ACTOR_VOICE)


@dataclass(frozen=True)
class Next:
    """The way on. Without title and name where the next story would be found through this page."""

    id: str
    address: str
    title: str | None
    tongue: Tongue | None
    name: str | None
    notes: tuple[str, ...]
    note_ids: tuple[str, ...]
    face: Shown


def story_pages(kit: Kit) -> Iterator[SiteFile]:
    for story in kit.archive.stories:
        for telling in tellings(story, kit.media[story.id]):
            yield _story_page(kit, telling)


def _story_page(kit: Kit, telling: Telling) -> SiteFile:
    story, uri = telling.story, page_uri(telling.address)
    return kit.page(
        uri,
        "story",
        title=telling.title,
        section="stories",
        shows=[story],
        description=_description(telling),
        metadata=alternates(story, kit.settings.site_url),
        story=story,
        telling=telling,
        others=others(telling),
        body=_body(kit, telling, root_of(uri)),
        opens_large=opens_large(telling.body),
        url=_url(kit, telling),
        preview_agreed=Use.SOCIAL in story.agreed.uses,
        hero=telling.quotes[0] if telling.quotes else None,
        media=telling.media,
        tongue=kit.tongue_of(telling.language),
        notes=kit.notes(story),
        minutes=minutes_to_read(telling.word_count),
        themes=_themes(kit, story),
        tags=_tags(story),
        collection=kit.collection_titles.get(story.collection or ""),
        uses=[(use.value, use in story.agreed.uses) for use in _USES],
        changes=[(change.value, change in story.agreed.changes) for change in _CHANGES],
        guide=kit.guide_to(f"story/{story.id}"),
        next=_next(kit, story),
    )


def _url(kit: Kit, telling: Telling) -> str | None:
    """The whole address, to share and to cite."""
    site = kit.settings.site_url
    return f"{site}{telling.address}" if site else None


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


def _description(telling: Telling) -> str:
    """Link previews and search results show a description: only where one of them was agreed."""
    agreed = telling.story.agreed
    may_travel = Use.SOCIAL in agreed.uses or agreed.search_engines
    return telling.summary if may_travel else ""


def _body(kit: Kit, telling: Telling, root: str) -> str:
    def draw(quote: Quote) -> str:
        return kit.templates.render("pieces/parts/pull-quote.html", quote=quote, root=root)

    return with_pull_quotes(telling.body, telling.quotes[1:], draw)


def _next(kit: Kit, story: PublishedStory) -> Next | None:
    """A page that may be found must not make a storyteller findable who did not agree to it, nor
    one that may be learnt from tell of them."""
    if story.id not in kit.following:
        return None
    following = kit.archive.by_id[kit.following[story.id]]
    shown = may_be_named(following, on=story)
    media = kit.media[following.id]
    return Next(
        id=following.id,
        address=story_address(following.id),
        title=following.title if shown else None,
        tongue=kit.tongue(following) if shown else None,
        name=kit.interface.named(following.credit) if shown else None,
        notes=kit.notes(following),
        note_ids=following.content_notes,
        face=media.face if shown else media.landscape,
    )
