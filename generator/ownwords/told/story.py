"""A story as it was given: its front matter, its words, its media. It may be private."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import InitErrorDetails

from ownwords.advice.passages import Finding
from ownwords.media.captions import Cue
from ownwords.reading.fields import (
    SEVERAL,
    Day,
    Fields,
    Focus,
    Month,
    Prose,
    objection,
    one_of,
    refuse_all,
)
from ownwords.terms import CreditKind, Notice
from ownwords.told.accepted import Accepted
from ownwords.told.consent import Approval, ConsentRecord, OtherPerson, Reference
from ownwords.told.names import FileName, Language, QuoteId
from ownwords.told.said import Field as Words
from ownwords.told.said import holds_of
from ownwords.told.texts import StoryText
from ownwords.told.translation import AnyTranslation

if TYPE_CHECKING:
    from ownwords.told.approval import TermsNow

ANotice = Annotated[Notice, one_of(Notice, "a kind of notice")]
_NOTHING_GRANTED = (
    "{form: AV-2026-014, wording: v5, status: requested, adult: yes, expires: 2029-03-13, "
    "allow: {}}"
)


class Storyteller(Fields):
    """How the storyteller wants to be named; never who they are."""

    credit: Annotated[CreditKind, one_of(CreditKind, "a kind of credit")] = Field(
        examples=["first-name"]
    )
    name: Prose | None = None
    role: Prose | None = None
    place: Prose | None = None

    @model_validator(mode="after")
    def _name_and_credit_agree(self) -> Self:
        refuse_all(self._against_its_credit())
        return self

    def _against_its_credit(self) -> Iterator[InitErrorDetails]:
        if self.name and not self.credit.shows_a_name:
            fault = f"a name is given, and the credit is {self.credit}"
            remedy = "Take the name out, or write the credit the storyteller chose"
            yield objection("name", fault, remedy)
        if not self.name and self.credit.shows_a_name:
            fault = f"the credit is {self.credit}, and there is no name"
            yield objection("credit", fault, "Add it as name: Shona")
        if not self.role and self.credit is CreditKind.ROLE:
            fault = "the credit is role, and there is no role"
            yield objection("credit", fault, "Add it as role: Champion")


class QuoteFields(Fields):
    id: QuoteId = Field(examples=["leeks"])
    words: Prose = Field(examples=['"The leeks didn\'t care what my diagnosis was."'])
    themes: Annotated[tuple[Prose, ...], SEVERAL] = ()


class PictureFields(Fields):
    file: FileName = Field(examples=["portrait.jpg"])
    alt: Prose = Field(examples=['"Shona holding a leek."'])
    focus: Focus | None = None


class AudioFields(Fields):
    file: FileName = Field(examples=["shona.mp3"])
    alt: Prose = Field(examples=['"Shona reads her story."'])
    transcript: FileName = Field(examples=["shona.vtt"])
    bsl: FileName | None = None
    """A film of it in British Sign Language: shown only where `film` is agreed as well."""


class FilmFields(Fields):
    file: FileName = Field(examples=["shona.mp4"])
    alt: Prose = Field(examples=['"Shona walks round the allotment."'])
    captions: FileName = Field(examples=["shona.vtt"])
    poster: FileName | None = None
    described: FileName | None = None
    """The film with audio description, as film or as sound alone."""
    bsl: FileName | None = None
    """The film in British Sign Language."""


class FrontMatter(Fields):
    """Everything above the story's words."""

    title: Prose = Field(examples=["The allotment kept me going"])
    summary: Prose = Field(examples=["Work, hospital, and growing leeks."])
    language: Language = Field(examples=["en-GB"])
    told: Day = Field(examples=["2026-03-14"])
    collection: Prose | None = None
    storyteller: Storyteller
    themes: Annotated[tuple[Prose, ...], SEVERAL] = ()
    tags: Annotated[tuple[Prose, ...], SEVERAL] = ()
    content_notes: Annotated[tuple[Prose, ...], SEVERAL] = ()
    quotes: Annotated[tuple[QuoteFields, ...], SEVERAL] = ()
    portrait: PictureFields | None = None
    artwork: Annotated[tuple[PictureFields, ...], SEVERAL] = ()
    audio: AudioFields | None = None
    film: FilmFields | None = None
    people: Annotated[tuple[OtherPerson, ...], SEVERAL] = ()
    consent: ConsentRecord = Field(examples=[_NOTHING_GRANTED])
    accept: Annotated[tuple[Accepted, ...], SEVERAL] = ()
    """What a person looked at and let stand."""
    approved: Approval | None = None
    notice: ANotice = Notice.NONE
    """What is left at the address once the story is taken back."""

    @property
    def with_alt(self) -> tuple[PictureFields | AudioFields | FilmFields, ...]:
        """Every picture and recording: what a translation must describe as well."""
        every = (self.portrait, *self.artwork, self.audio, self.film)
        return tuple(each for each in every if each)

    @property
    def said_by_the_archive(self) -> Iterator[Words]:
        """Title, summary, tags and alt texts, which are written about a story."""
        yield ("title",), self.title
        yield ("summary",), self.summary
        yield from ((("tags", number), tag) for number, tag in enumerate(self.tags))
        yield from ((("artwork", n, "alt"), each.alt) for n, each in enumerate(self.artwork))
        for key in ("portrait", "audio", "film"):
            if each := getattr(self, key):
                yield (key, "alt"), each.alt

    @property
    def said_by_its_quotes(self) -> Iterator[Words]:
        yield from ((("quotes", n, "words"), q.words) for n, q in enumerate(self.quotes))


class Stub(Fields):
    """What is left of a story that was taken back, so that no merge can bring it back."""

    withdrawn: Month = Field(examples=["2026-05"])
    notice: ANotice = Notice.NONE
    form: Reference | None = None


@dataclass(frozen=True)
class Original:
    """A file beside a story, by what it holds."""

    path: Path = field(repr=False)
    digest: str
    """SHA-256 of its bytes."""
    suffix: str


@dataclass(frozen=True)
class Story:
    """A story in whose file nothing is wrong. Whether it may be shown, only the gate says."""

    id: str
    path: PurePosixPath
    """From the archive's folder: stories/<id>/story.md."""
    front: FrontMatter
    text: StoryText = field(repr=False)
    originals: Mapping[str, Original] = field(default_factory=dict, repr=False)
    """By the name in the front matter."""
    cues: Mapping[str, tuple[Cue, ...]] = field(default_factory=dict, repr=False)
    source: str = field(default="", repr=False)
    """The whole file as text: what the scan must not find."""
    beside: tuple[Path, ...] = field(default=(), repr=False)
    """Files in its folder that it does not name: never published."""
    translations: tuple[AnyTranslation, ...] = ()

    @cached_property
    def holds(self) -> tuple[Finding, ...]:
        """Every passage that waits for a person, let stand or not: asked for by every use."""
        front = self.front
        fields = (*front.said_by_the_archive, *front.said_by_its_quotes)
        return holds_of(fields, self.text.html, self.cues)

    @cached_property
    def words_code(self) -> str:
        """The code of what its storyteller read, as the file says it now: every use asks for it."""
        from ownwords.told.approval import words_code  # which is about stories

        digests = {name: original.digest for name, original in self.originals.items()}
        return words_code(self.front, self.text, digests)

    @cached_property
    def terms_now(self) -> TermsNow | None:
        """How what its file agrees to stands to what was signed: every use asks for it. None where
        nothing was."""
        from ownwords.told.approval import terms_now

        approved = self.front.approved
        return terms_now(self.front, approved) if approved else None


@dataclass(frozen=True)
class WithdrawnStory:
    """A stub: the storyteller took the story back."""

    id: str
    path: PurePosixPath
    stub: Stub
    source: str = field(default="", repr=False)
    beside: tuple[Path, ...] = field(default=(), repr=False)
    translations: tuple[AnyTranslation, ...] = ()


@dataclass(frozen=True)
class RefusedStory:
    """A story in whose file something is wrong."""

    id: str
    path: PurePosixPath
    source: str = field(default="", repr=False)
    originals: Mapping[str, Original] = field(default_factory=dict, repr=False)
    translations: tuple[AnyTranslation, ...] = ()


AnyStory = Story | WithdrawnStory | RefusedStory
