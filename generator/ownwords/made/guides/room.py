"""What the makers of guides are handed, and how a story stands in a guide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ownwords.archive import GuideArchive, PublishedStory
from ownwords.made.addresses import story_address
from ownwords.made.guides.outlines import Outline, Said
from ownwords.made.guides.versions import Removed
from ownwords.made.kit import Kit, Tongue
from ownwords.made.pictures import Media, Played, Shown
from ownwords.made.reading_time import minutes_to_hear, minutes_to_read

_TAG = re.compile(r"<[a-z][^<>]*>")
_ANCHOR = re.compile(r' (id="|href="#)')
_HEADING = re.compile(r"(</?h)([2-6])(?=[ >])")


@dataclass(frozen=True)
class StoryInGuide:
    """A story as a guide shows it."""

    id: str
    title: str
    name: str
    credit: tuple[str, ...]
    address: str | None
    """Where it is read on the site; None where it may not be."""
    tongue: Tongue | None
    notes: tuple[str, ...]
    note_ids: tuple[str, ...]
    minutes: int
    """To read it silently."""
    minutes_aloud: int
    body: str
    """Its words, with anchors of their own and headings from h4."""
    film: Played | None
    audio: Played | None
    artwork: tuple[Shown, ...]


@dataclass(frozen=True)
class LinkedStory:
    """A story that may be read on the site and not be used in guides."""

    title: str
    credit: tuple[str, ...]
    address: str
    tongue: Tongue | None
    notes: tuple[str, ...]
    note_ids: tuple[str, ...]
    minutes: int


@dataclass(frozen=True)
class QuoteInGuide:
    """A storyteller's words in a guide, and the prompt beside them; or the prompt alone."""

    anchor: str
    words: str | None
    credit: tuple[str, ...] = ()
    name: str = ""
    address: str | None = None
    """The passage in the story; None where that may not be read on the site."""
    face: Shown | None = None
    tongue: Tongue | None = None
    notes: tuple[str, ...] = ()
    note_ids: tuple[str, ...] = ()
    prompt: str | None = None


@dataclass(frozen=True)
class GuideRoom:
    """The archive of guides beside everything that the site's pages are made with."""

    kit: Kit
    archive: GuideArchive
    media: Mapping[str, Media]
    """As agreed for guides."""
    removed: Removed

    @cached_property
    def has_page(self) -> frozenset[str]:
        return frozenset(self.kit.archive.by_id)

    def story(self, story: PublishedStory) -> StoryInGuide:
        media = self.media[story.id]
        return StoryInGuide(
            id=story.id,
            title=story.title,
            name=self.kit.interface.named(story.credit),
            credit=self.kit.interface.credit_parts(story.credit),
            address=story_address(story.id) if story.id in self.has_page else None,
            tongue=self.kit.tongue(story),
            notes=self.kit.notes(story),
            note_ids=story.content_notes,
            minutes=minutes_to_read(story.word_count),
            minutes_aloud=minutes_to_hear(story.word_count),
            body=apart(story.body, story.id, lower=2),
            film=media.film,
            audio=media.audio,
            artwork=media.artwork,
        )

    def story_on_the_site(self, story: PublishedStory) -> LinkedStory:
        """One that is only linked to: what its card in a list says, and no more."""
        return LinkedStory(
            title=story.title,
            credit=self.kit.interface.credit_parts(story.credit),
            address=story_address(story.id),
            tongue=self.kit.tongue(story),
            notes=self.kit.notes(story),
            note_ids=story.content_notes,
            minutes=minutes_to_read(story.word_count),
        )

    def quote(self, said: Said, number: int) -> QuoteInGuide:
        if said.excerpt is None:
            return QuoteInGuide(f"quote-{number}", None, prompt=said.prompt)
        story, quote = said.excerpt
        page = f"{story_address(story.id)}#{quote.id}" if story.id in self.has_page else None
        return QuoteInGuide(
            anchor=f"quote-{number}",
            words=quote.words,
            credit=self.kit.interface.credit_parts(story.credit),
            name=self.kit.interface.named(story.credit),
            address=page,
            face=self.media[story.id].face,
            tongue=self.kit.tongue(story),
            notes=self.kit.notes(story),
            note_ids=story.content_notes,
            prompt=said.prompt,
        )

    def notes(self, outline: Outline) -> tuple[str, ...]:
        """What the stories and quotes of a guide mention, all together, once each."""
        ids = {note for story in outline.shown for note in story.content_notes}
        return tuple(self.kit.note_words(note) for note in sorted(ids))


def apart(html: str, name: str, *, lower: int) -> str:
    """Clean HTML, to stand beside others on one page: anchors of its own, headings further down."""
    named = _TAG.sub(lambda tag: _ANCHOR.sub(rf" \g<1>{name}-", tag[0]), html)
    return _HEADING.sub(lambda tag: f"{tag[1]}{min(int(tag[2]) + lower, 6)}", named)
