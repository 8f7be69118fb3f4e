"""What may stand above a story's words, and above what is left of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import InitErrorDetails

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
    """How they chose to be named. `pseudonym`: a name they made up. `role`: what they do stands for
    a name. `anonymous`: no name is shown."""
    name: Prose | None = None
    """The name that readers see, as they chose it. Leave it out for `role` and `anonymous`."""
    role: Prose | None = None
    """What they do, such as peer worker. Readers see it after the name, or in its place."""
    place: Prose | None = None
    """A region, as wide as they want. Readers see it, and can choose stories by it."""

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
    """Links to the passage end with it, after `#`. When it changes, old links miss the passage."""
    words: Prose = Field(examples=['"The leeks didn\'t care what my diagnosis was."'])
    """A passage just as it stands in the story. `…` may skip words, `[brackets]` may add or replace
    some. The first quote heads the story's page."""
    themes: Annotated[tuple[Prose, ...], SEVERAL] = ()
    """The theme pages it may be shown on. Left out, they are the story's own themes."""


class PictureFields(Fields):
    file: FileName = Field(examples=["portrait.jpg"])
    """A JPEG, PNG or WebP in the story's folder. What a camera hides in it never goes out."""
    alt: Prose = Field(examples=['"Shona holding a leek."'])
    """What the picture shows, for readers who cannot see it."""
    focus: Focus | None = None
    """The point to keep when it is cropped, such as a face: across and down, from 0 to 1."""


class AudioFields(Fields):
    file: FileName = Field(examples=["shona.mp3"])
    """An MP3 or M4A in the story's folder, with nothing to see in it."""
    alt: Prose = Field(examples=['"Shona reads her story."'])
    """What can be heard, in one sentence. It stands above the player."""
    transcript: FileName = Field(examples=["shona.vtt"])
    """The words that are spoken, with their times (WebVTT). Readers find them below the
    recording."""
    bsl: FileName | None = None
    """A film of it in British Sign Language: shown only where `film` is agreed as well."""


class FilmFields(Fields):
    file: FileName = Field(examples=["shona.mp4"])
    """An MP4 in the story's folder."""
    alt: Prose = Field(examples=['"Shona walks round the allotment."'])
    """What can be seen, in one sentence. It stands above the player."""
    captions: FileName = Field(examples=["shona.vtt"])
    """The words that are spoken, with their times (WebVTT): in the film, and to read below it."""
    poster: FileName | None = None
    """The picture that readers see before they play the film."""
    described: FileName | None = None
    """The film with audio description, as film or as sound alone."""
    bsl: FileName | None = None
    """The film in British Sign Language."""


class FrontMatter(Fields):
    """Everything above the story's words."""

    title: Prose = Field(examples=["The allotment kept me going"])
    """What the story is called. It heads the story's page, and names it in lists."""
    summary: Prose = Field(examples=["Work, hospital, and growing leeks."])
    """A line or two, by which readers choose the story. Link previews and feeds show it if agreed
    to."""
    language: Language = Field(examples=["en-GB"])
    """The language it is told in. Screen readers speak it with the right voice."""
    told: Day = Field(examples=["2026-03-14"])
    """The day the story was told or written. The newest stand first."""
    collection: Prose | None = None
    """The project that gathered it: the name of a file in `pages/collections/`. The two pages link
    to each other."""
    storyteller: Storyteller
    """How the storyteller wants to be named, and never who they are."""
    themes: Annotated[tuple[Prose, ...], SEVERAL] = ()
    """What it is about: names of files in `pages/themes/`. Readers find it on the page of each."""
    tags: Annotated[tuple[Prose, ...], SEVERAL] = ()
    """Free words for what it is about, each with a page. To change them, ask the storyteller to
    sign again."""
    content_notes: Annotated[tuple[Prose, ...], SEVERAL] = ()
    """What it mentions that may be hard to read. Readers see it first, and can leave such stories
    out."""
    quotes: Annotated[tuple[QuoteFields, ...], SEVERAL] = ()
    """Passages that can be linked to. Other pages show them only if `excerpts` is agreed to."""
    portrait: PictureFields | None = None
    """A picture of the storyteller. It is shown only in uses for which `portrait` is agreed to."""
    artwork: Annotated[tuple[PictureFields, ...], SEVERAL] = ()
    """Their own pictures. They are shown only in uses for which `artwork` is agreed to."""
    audio: AudioFields | None = None
    """The story to listen to. It is played only in uses for which `audio` is agreed to."""
    film: FilmFields | None = None
    """The story to watch. It is played only in uses for which `film` is agreed to."""
    people: Annotated[tuple[OtherPerson, ...], SEVERAL] = ()
    """Everybody else in the story. Until each is settled, the story is withheld."""
    consent: ConsentRecord = Field(examples=[_NOTHING_GRANTED])
    """What the storyteller agreed to. Nothing goes out beyond it."""
    accept: Annotated[tuple[Accepted, ...], SEVERAL] = ()
    """What a person looked at and let stand."""
    approved: Approval | None = None
    """Says that they read the story and signed; without it nothing goes out. `ownwords approve`
    writes it: never do so by hand."""
    notice: ANotice = Notice.NONE
    """What is left at the address once the story is taken back. `none`: nothing. `gone`: a short
    note without name or title."""

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
    """The month it was taken back, never the day. It keeps the story from coming back by
    mistake."""
    notice: ANotice = Notice.NONE
    """What is left at the address. `none`: nothing. `gone`: a short note without name or title."""
    form: Reference | None = None
    """The reference of the signed form, by which you find the paper. Readers never see it."""
