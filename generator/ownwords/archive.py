"""What readers may see. Nothing here knows where a story came from, or that another one exists.

A published story can be made only with a pass, and only the gate makes passes (gate.py; a test
keeps it so). An archive takes only stories whose pass is for its own use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import InitVar, dataclass, field
from datetime import date
from functools import cached_property
from html import escape
from typing import ClassVar

from ownwords.media.captions import Cue
from ownwords.terms import Change, CreditKind, Use

_ISSUED_BY_THE_GATE = object()


@dataclass(frozen=True, slots=True)
class Pass:
    """The gate's word that one story may be published for one use on one day."""

    story: str
    use: Use
    as_of: date
    issued_by: InitVar[object]

    def __post_init__(self, issued_by: object) -> None:
        if issued_by is not _ISSUED_BY_THE_GATE:
            raise TypeError("only the gate lets a story through")


@dataclass(frozen=True)
class Credit:
    """How the storyteller asked to be named."""

    kind: CreditKind
    name: str | None = None
    """None for a credit by role and for an anonymous storyteller."""
    role: str | None = None
    place: str | None = None

    @property
    def shown_as(self) -> str | None:
        """The name, or the role that stands for it. None where they asked for neither."""
        return self.name or (self.role if self.kind is CreditKind.ROLE else None)


@dataclass(frozen=True)
class Quote:
    """A storyteller's words, verbatim, with their anchor in the story."""

    id: str
    words: str
    themes: tuple[str, ...] = ()
    html: str = ""
    """The same words where some are emphasised; "" where none are."""

    def __html__(self) -> str:
        """For templates: {{ quote }}."""
        return self.html or escape(self.words, quote=False)


@dataclass(frozen=True)
class Picture:
    """A picture by what it holds: `digest` is the SHA-256 of its original, never its file name."""

    digest: str
    alt: str
    focus: tuple[float, float] | None = None


@dataclass(frozen=True)
class Version:
    """The same recording told another way, in a file of its own."""

    digest: str
    suffix: str


@dataclass(frozen=True)
class Recording:
    """Audio or film, with its words: a transcript or captions."""

    digest: str
    suffix: str
    """".mp3", ".m4a" or ".mp4"."""
    alt: str
    cues: tuple[Cue, ...] = ()
    poster: Picture | None = None
    described: Version | None = None
    """With audio description."""
    bsl: Version | None = None
    """In British Sign Language."""


@dataclass(frozen=True)
class Agreed:
    """What a page says under "How this story may be used"."""

    uses: frozenset[Use]
    changes: frozenset[Change]
    search_engines: bool
    ai_training: bool
    portrait_in_previews: bool = False
    """Whether the portrait may show where a link is shared, and not title and summary alone."""


@dataclass(frozen=True)
class PublishedTranslation:
    """A story in another language, as its storyteller agreed to show it."""

    let_through: Pass = field(repr=False, compare=False)
    language: str
    title: str
    summary: str
    translated_by: str | None
    body: str
    """As a story's: the same quotes are anchors, as far as they are in the translation."""
    word_count: int
    quotes: tuple[Quote, ...]
    """For the translation's own page only."""
    alts: Mapping[str, str]
    """What each picture and recording shows, by its digest."""

    def __post_init__(self) -> None:
        if type(self.let_through) is not Pass:
            raise TypeError("a published translation needs its story's pass from the gate")


@dataclass(frozen=True)
class PublishedStory:
    """A story as its storyteller agreed to show it: no consent record, no path, no other name."""

    let_through: Pass = field(repr=False, compare=False)
    id: str
    title: str
    summary: str
    language: str
    told: date
    credit: Credit
    collection: str | None
    themes: tuple[str, ...]
    tags: tuple[str, ...]
    content_notes: tuple[str, ...]
    body: str
    """Clean HTML, headings from h2, each quote an anchor at its passage."""
    word_count: int
    quotes: tuple[Quote, ...]
    """For the story's own page only."""
    excerpts: tuple[Quote, ...]
    """The quotes that may stand elsewhere; empty unless the storyteller agreed to excerpts."""
    portrait: Picture | None
    artwork: tuple[Picture, ...]
    audio: Recording | None
    film: Recording | None
    agreed: Agreed
    expires: date
    translations: tuple[PublishedTranslation, ...] = ()

    def __post_init__(self) -> None:
        if type(self.let_through) is not Pass or self.let_through.story != self.id:
            raise TypeError("a published story needs its own pass from the gate")
        if any(each.let_through != self.let_through for each in self.translations):
            raise TypeError("a translation belongs to its own story, let through for the same use")

    @property
    def languages(self) -> tuple[str, ...]:
        """Those it can be read in, its own first."""
        return (self.language, *(each.language for each in self.translations))

    @property
    def storyteller(self) -> tuple[str, ...]:
        """Whose story this is, as far as readers may know: equal for two stories of one person."""
        if self.credit.name:
            return (self.credit.kind, self.credit.name, self.credit.place or "")
        return (self.credit.kind, self.id)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        posters = [film.poster for film in (self.film,) if film and film.poster]
        return tuple(p for p in (self.portrait, *self.artwork, *posters) if p)

    @property
    def recordings(self) -> tuple[Recording, ...]:
        return tuple(each for each in (self.audio, self.film) if each)

    @property
    def digests(self) -> frozenset[str]:
        """Of every file that something of it is made from."""
        versions = {v.digest for each in self.recordings for v in (each.described, each.bsl) if v}
        recordings = {recording.digest for recording in self.recordings}
        return frozenset({picture.digest for picture in self.pictures} | recordings | versions)


class _Archive:
    """Published stories for one use, newest told first."""

    use: ClassVar[Use]

    def __init__(self, stories: Iterable[PublishedStory]) -> None:
        self.stories = tuple(sorted(stories, key=lambda s: (-s.told.toordinal(), s.id)))
        for story in self.stories:
            if story.let_through.use is not self.use:
                raise TypeError(f"a story let through for {story.let_through.use}, not {self.use}")

    @cached_property
    def by_id(self) -> dict[str, PublishedStory]:
        return {story.id: story for story in self.stories}


class WebArchive(_Archive):
    """What the site shows."""

    use = Use.WEB


class GuideArchive(_Archive):
    """What discussion guides may use."""

    use = Use.GUIDES


class BookArchive(_Archive):
    """What the story book may hold."""

    use = Use.BOOK


class SocialArchive(_Archive):
    """What link previews and share cards may show."""

    use = Use.SOCIAL


class FeedArchive(_Archive):
    """What feeds and other archives may carry."""

    use = Use.FEEDS


class ResearchArchive(_Archive):
    """What a data export may hold."""

    use = Use.RESEARCH
