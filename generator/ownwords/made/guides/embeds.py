"""Cards of guides, stories and quotes, to stand in a frame on somebody else's page.

A card is looked up each time that it is shown, and so goes when its story does. A story or quote
has one only where the story may be read on the site and used in guides: a card is for training,
and leads to a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ownwords.archive import PublishedStory, Quote
from ownwords.made.addresses import embed_address, root_of, story_address
from ownwords.made.files import SiteFile
from ownwords.made.guides.oembed import oembed
from ownwords.made.guides.pages import Guide
from ownwords.made.guides.room import GuideRoom
from ownwords.made.kit import Tongue
from ownwords.made.machines.signals import NOT_TO_BE_FOUND, signals_of
from ownwords.made.pictures import Shown
from ownwords.made.policy import POLICY_OF_CARDS

_LETTERS_IN_A_LINE = 46


@dataclass(frozen=True)
class FramedCard:
    """What one card shows. Parts that it does not have are empty."""

    kind: str
    """guide, story or quote."""
    name: str
    """Its id below embed/<kind>/."""
    title: str
    address: str
    """The page that it leads to."""
    shows: tuple[PublishedStory, ...]
    travels_as: str | None = None
    """What other platforms may call it, and keep; None for the archive's name alone."""
    notes: tuple[str, ...] = ()
    words: str = ""
    credit: tuple[str, ...] = ()
    tongue: Tongue | None = None
    face: Shown | None = None
    purpose: str = ""
    sessions: tuple[tuple[str, int], ...] = ()
    """Format and minutes."""
    valid_until: date | None = None
    is_being_renewed: bool = False

    @property
    def embed(self) -> str:
        return embed_address(self.kind, self.name)

    @property
    def lines(self) -> int:
        """About so many, beside those that every card of its kind has."""
        texts = (self.words, self.purpose, ", ".join(self.notes))
        return len(self.sessions) + sum(len(text) // _LETTERS_IN_A_LINE for text in texts)


def embed_files(room: GuideRoom, guides: Iterable[Guide]) -> Iterator[SiteFile]:
    for card in (*_of_guides(room, guides), *_of_stories(room)):
        yield _page(room, card)
        if site_url := room.kit.settings.site_url:
            settings = room.kit.settings
            title = card.travels_as or settings.site_name
            said = oembed(card.embed, title, settings.site_name, site_url, card.lines)
            yield SiteFile(f"{card.embed}oembed.json", said)


def _page(room: GuideRoom, card: FramedCard) -> SiteFile:
    kit, uri = room.kit, f"{card.embed}index.html"
    content = kit.templates.render(
        "embed.html",
        language=kit.settings.language,
        direction=kit.interface.direction,
        policy=POLICY_OF_CARDS,
        robots=NOT_TO_BE_FOUND,
        tdm_reservation=signals_of(card.shows).tdm_reservation,
        site_name=kit.settings.site_name,
        root=root_of(uri),
        card=card,
        valid_until=card.valid_until and kit.interface.day(card.valid_until),
        notice=kit.settings.notice,
    )
    return SiteFile(uri, content)


def _of_guides(room: GuideRoom, guides: Iterable[Guide]) -> Iterator[FramedCard]:
    """Also of one that is in no list any more, and at addresses that it had before: a card that
    somebody shows stays, as the guide's page does."""
    for guide in guides:
        card = _of_guide(room, guide)
        yield card
        yield from (replace(card, name=alias) for alias in guide.outline.aliases)


def _of_guide(room: GuideRoom, guide: Guide) -> FramedCard:
    outline = guide.outline
    is_of_story = outline.name.startswith("story/")
    return FramedCard(
        kind="guide",
        name=outline.name,
        title=outline.title,
        address=outline.address,
        shows=(*outline.shown, *outline.linked),
        # A guide for a story is called what the story is called.
        travels_as=None if is_of_story else outline.title,
        notes=room.notes(outline),
        purpose=outline.purpose,
        tongue=room.kit.tongue(outline.stories[0]) if is_of_story else None,
        sessions=tuple((each.format.title, each.minutes) for each in guide.sessions),
        valid_until=guide.version.valid_until,
        is_being_renewed=outline.is_being_renewed,
    )


def _of_stories(room: GuideRoom) -> Iterator[FramedCard]:
    """What the site shows of each story that guides may use too."""
    for story in room.kit.archive.stories:
        if usable := room.archive.by_id.get(story.id):
            yield _of_story(room, story)
            agreed = {quote.id for quote in usable.excerpts}
            for quote in story.excerpts:
                if quote.id in agreed:
                    yield _of_quote(room, story, quote)


def _of_story(room: GuideRoom, story: PublishedStory) -> FramedCard:
    kit = room.kit
    return FramedCard(
        kind="story",
        name=story.id,
        title=story.title,
        address=story_address(story.id),
        shows=(story,),
        notes=kit.notes(story),
        credit=kit.interface.credit_parts(story.credit),
        tongue=kit.tongue(story),
        face=kit.media[story.id].face,
    )


def _of_quote(room: GuideRoom, story: PublishedStory, quote: Quote) -> FramedCard:
    kit = room.kit
    return FramedCard(
        kind="quote",
        name=f"{story.id}/{quote.id}",
        title=kit.interface.named(story.credit),
        address=f"{story_address(story.id)}#{quote.id}",
        shows=(story,),
        notes=kit.notes(story),
        words=quote.words,
        credit=kit.interface.credit_parts(story.credit),
        tongue=kit.tongue(story),
    )
