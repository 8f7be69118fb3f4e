"""What every maker of pages is handed, and how a story looks on a page that is not its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ownwords.archive import PublishedStory, Quote, WebArchive
from ownwords.editorial.model import Collection, Editorial
from ownwords.made.addresses import collection_address, root_of, story_address
from ownwords.made.files import PageHead, SiteFile, SiteSettings
from ownwords.made.machines.signals import NOT_TO_BE_FOUND, signals_of
from ownwords.made.pictures import Media, Shown
from ownwords.made.templates import Templates
from ownwords.made.wording.interface import Interface
from ownwords.made.wording.languages import direction_of, primary

SHORT = 150
"""Characters of a quote that still fits a card."""


@dataclass(frozen=True)
class Tongue:
    """The language of a storyteller's words where it is not the archive's."""

    code: str
    direction: str


@dataclass(frozen=True)
class Card:
    """A story in a list: a face, a name and a few words."""

    address: str
    name: str
    title: str
    excerpt: str | None
    """A short quote, of a story that agreed to excerpts."""
    summary: str
    notes: tuple[str, ...]
    note_ids: tuple[str, ...]
    """By these a reader leaves out what mentions something."""
    place: str | None
    face: Shown
    tongue: Tongue | None


@dataclass(frozen=True)
class QuoteCard:
    """A quote on another page; its address leads to the very passage."""

    address: str
    quote: Quote
    name: str
    credit: tuple[str, ...]
    """Name, role and place."""
    face: Shown
    tongue: Tongue | None
    notes: tuple[str, ...]
    """What the story mentions: who follows the quote lands in the middle of it."""
    note_ids: tuple[str, ...]


@dataclass(frozen=True)
class Kit:
    """The archive and everything that is the same for all its pages."""

    archive: WebArchive
    editorial: Editorial
    settings: SiteSettings
    templates: Templates
    media: Mapping[str, Media]
    following: Mapping[str, str]
    """From each story to the next."""
    guides: frozenset[str] = frozenset()
    """Names of the guides that readers are led to: "theme/hope", "story/leeks-in-february"."""

    def guide_to(self, name: str) -> str | None:
        """The address of a guide, if there is one to lead to."""
        return f"guides/{name}/" if name in self.guides else None

    @property
    def interface(self) -> Interface:
        return self.templates.interface

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[PublishedStory, ...]]:
        return _grouped((theme, story) for story in self.archive.stories for theme in story.themes)

    @cached_property
    def by_collection(self) -> Mapping[str, tuple[PublishedStory, ...]]:
        stories = self.archive.stories
        return _grouped((story.collection, story) for story in stories if story.collection)

    @cached_property
    def collections(self) -> tuple[Collection, ...]:
        """Those with a published story; the others leave no trace."""
        return tuple(each for each in self.editorial.collections if each.id in self.by_collection)

    @cached_property
    def collection_titles(self) -> Mapping[str, tuple[str, str]]:
        """From a collection's id to its title and address."""
        return {each.id: (each.title, collection_address(each.id)) for each in self.collections}

    def page(
        self,
        uri: str,
        piece: str,
        *,
        title: str,
        section: str,
        shows: Iterable[PublishedStory] = (),
        description: str = "",
        findable: bool = True,
        scripts: tuple[str, ...] = (),
        styles: tuple[str, ...] = (),
        metadata: str = "",
        **values: object,
    ) -> SiteFile:
        """A page from pieces/<piece>.html; `shows` are the stories whose consent it must keep."""
        signals = signals_of(shows)
        root = root_of(uri)
        content = self.templates.render(
            f"pieces/{piece}.html",
            root=root,
            settings=self.settings,
            help_line=self.editorial.help_line,
            **values,
        )
        head = PageHead(
            title=title,
            kind=piece,
            section=section,
            language=None,
            description=description,
            robots=signals.robots if findable else NOT_TO_BE_FOUND,
            tdm_reservation=signals.tdm_reservation,
            scripts=scripts,
            styles=styles,
            metadata=metadata,
        )
        return SiteFile(uri, content, head)

    def tongue(self, story: PublishedStory) -> Tongue | None:
        return self.tongue_of(story.language)

    def tongue_of(self, language: str) -> Tongue | None:
        direction = direction_of(language)
        is_own = primary(language) == primary(self.settings.language)
        if is_own and direction == self.interface.direction:
            return None
        return Tongue(language, direction)

    def notes(self, story: PublishedStory) -> tuple[str, ...]:
        """What a reader is told a story mentions, in words."""
        return tuple(self.note_words(note) for note in story.content_notes)

    def note_words(self, note: str) -> str:
        """Such as "psychosis" for mental-health/psychosis."""
        return self.editorial.content_notes.get(note, _as_words(note))

    def card(self, story: PublishedStory) -> Card:
        short = (quote.words for quote in story.excerpts if len(quote.words) <= SHORT)
        return Card(
            address=story_address(story.id),
            name=self.interface.named(story.credit),
            title=story.title,
            excerpt=next(short, None),
            summary=story.summary,
            notes=self.notes(story),
            note_ids=story.content_notes,
            place=story.credit.place,
            face=self.media[story.id].face,
            tongue=self.tongue(story),
        )

    def cards(self, stories: Iterable[PublishedStory]) -> list[Card]:
        return [self.card(story) for story in stories]

    def quote_cards(self, excerpts: Iterable[tuple[PublishedStory, Quote]]) -> list[QuoteCard]:
        return [self._quote_card(story, quote) for story, quote in excerpts]

    def _quote_card(self, story: PublishedStory, quote: Quote) -> QuoteCard:
        return QuoteCard(
            address=f"{story_address(story.id)}#{quote.id}",
            quote=quote,
            name=self.interface.named(story.credit),
            credit=self.interface.credit_parts(story.credit),
            face=self.media[story.id].face,
            tongue=self.tongue(story),
            notes=self.notes(story),
            note_ids=story.content_notes,
        )


def _grouped(
    pairs: Iterable[tuple[str, PublishedStory]],
) -> dict[str, tuple[PublishedStory, ...]]:
    groups: dict[str, list[PublishedStory]] = defaultdict(list)
    for key, story in pairs:
        groups[key].append(story)
    return {key: tuple(stories) for key, stories in groups.items()}


def _as_words(note: str) -> str:
    return note.rpartition("/")[2].replace("-", " ")
