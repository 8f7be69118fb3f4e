"""A story in another language, as it was given: what may be said in it, and nothing more.

Everything that is not words (credit, consent, themes, files) is the story's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import Field

from ownwords.advice.passages import Finding
from ownwords.reading.fields import SEVERAL, Day, Fields, Prose
from ownwords.told.consent import Code
from ownwords.told.names import FileName, Language, QuoteId
from ownwords.told.said import Field as Words
from ownwords.told.said import holds_of
from ownwords.told.texts import StoryText


class TranslatedQuote(Fields):
    """A quote of the story's, by its id, in the words of the translation."""

    id: QuoteId = Field(examples=["leeks"])
    """Which of the story's quotes this is: the same id as there."""
    words: Prose = Field(examples=['"Bha an creamh-gàrraidh coma."'])
    """That quote in this language, just as it stands in the text below."""


class TranslationApproval(Fields):
    """What `ownwords approve --language` wrote when the storyteller had signed."""

    on: Day
    """The day they signed this translation. Before that day nobody else sees it."""
    words: Code
    """The code of the translation and its story. When either changes, it is withheld until they
    sign again."""
    how: Prose
    """How the translation reached them, such as read-aloud or on paper."""
    witness: Prose
    """Who was there: a role or initials."""


class TranslationFields(Fields):
    """Everything above a translation's words."""

    title: Prose = Field(examples=["Creamh-gàrraidh sa Ghearran"])
    """What the story is called in this language. It heads this page."""
    summary: Prose = Field(examples=["An t-ospadal, agus creamh-gàrraidh."])
    """A line or two in this language, by which readers choose the story."""
    language: Language | None = Field(default=None, examples=["gd"])
    """The file's name says it; said here as well, the two must agree."""
    translated_by: Prose | None = Field(default=None, examples=['"Mòrag, for the archive"'])
    """The translator, as they want to be named. Readers see it."""
    quotes: Annotated[tuple[TranslatedQuote, ...], SEVERAL] = ()
    """The story's quotes in this language. One that you leave out is not shown in it."""
    alt: Mapping[FileName, Prose] = Field(
        default_factory=dict, examples=['{portrait.jpg: "Shona le creamh-gàrraidh na làimh."}']
    )
    """What each picture and recording of the story shows, by its file."""
    approved: TranslationApproval | None = None
    """Says that the storyteller heard this and signed; without it nobody else sees it.
    `ownwords approve --language` writes it: never do so by hand."""

    @property
    def said_by_the_archive(self) -> Iterator[Words]:
        """Title, summary and alt texts."""
        yield ("title",), self.title
        yield ("summary",), self.summary
        yield from ((("alt", name), words) for name, words in self.alt.items())

    @property
    def said_by_its_quotes(self) -> Iterator[Words]:
        yield from ((("quotes", n, "words"), q.words) for n, q in enumerate(self.quotes))


@dataclass(frozen=True)
class Translation:
    """A translation in whose file nothing is wrong. Only the gate says whether it may be shown."""

    language: str
    path: PurePosixPath
    """From the archive's folder: stories/<id>/story.gd.md."""
    front: TranslationFields
    text: StoryText = field(repr=False)
    source: str = field(default="", repr=False)
    """The whole file as text."""

    @cached_property
    def holds(self) -> tuple[Finding, ...]:
        """Every passage that waits for a person, let stand in its story's file or not."""
        front = self.front
        fields = (*front.said_by_the_archive, *front.said_by_its_quotes)
        return holds_of(fields, self.text.html, {})


@dataclass(frozen=True)
class RefusedTranslation:
    """A translation in whose file something is wrong. The story itself is none the worse."""

    language: str
    path: PurePosixPath
    source: str = field(default="", repr=False)


AnyTranslation = Translation | RefusedTranslation
