"""The front matter of formats and of written guides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import InitErrorDetails

from ownwords.editorial.guides.model import EVERY_FORMAT_HAS, Kind, Sheet, Step, Suits, Takes
from ownwords.reading.fields import (
    SEVERAL,
    Day,
    Fields,
    Prose,
    WholeNumber,
    Yes,
    matching,
    objection,
    one_of,
    refuse_all,
)

KindWord = Annotated[Kind, one_of(Kind, "a kind of part")]
StepWord = Annotated[Step, one_of(Step, "a step")]
SuitsWord = Annotated[Suits, one_of(Suits, "something a format can suit")]
TakesWord = Annotated[Takes, one_of(Takes, "something a part can take the time of")]
SheetWord = Annotated[Sheet, one_of(Sheet, "a sheet")]
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
Id = Annotated[
    str,
    matching(_ID, "not an id", "Write lower-case words with hyphens, such as conversation-cafe"),
]
QuoteId = Annotated[
    str,
    matching(
        rf"{_ID}#\w[\w-]*",
        "not a quote",
        "Write the story's id, # and the quote's id, such as leeks-in-february#leeks",
    ),
]


class SpanFields(Fields):
    least: WholeNumber = Field(examples=["60"])
    most: WholeNumber = Field(examples=["90"])
    usual: WholeNumber = Field(examples=["75"])

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if not 1 <= self.least <= self.usual <= self.most:
            fault = "least, usual and most are not in this order"
            refuse_all([objection("usual", fault, "Write the least first, and 1 or more")])
        return self


class RoleFields(Fields):
    name: Prose = Field(examples=["Host"])
    does: Prose = Field(examples=['"Keeps the time."'])


class PartFields(Fields):
    title: Prose = Field(examples=["Round one"])
    kind: KindWord = Field(examples=["round"])
    activity: Prose = Field(examples=['"Everybody speaks once, without replies."'])
    minutes: WholeNumber = 0
    seconds_each: WholeNumber = 0
    groups_of: WholeNumber | None = None
    takes: TakesWord | None = None
    grows: Yes = False
    most: WholeNumber | None = None
    step: StepWord | None = None
    materials: Annotated[tuple[Prose, ...], SEVERAL] = ()
    note: Prose | None = None

    @model_validator(mode="after")
    def _takes_time(self) -> Self:
        refuse_all(self._against_it())
        return self

    def _against_it(self) -> Iterator[InitErrorDetails]:
        if not (self.minutes or self.seconds_each or self.takes or self.grows):
            yield objection("minutes", "this part takes no time", "Add minutes: 5, or seconds_each")
        if min(self.minutes, self.seconds_each) < 0:
            yield objection("minutes", "is less than nothing", "Write 1 or more")
        if self.most is not None and not self.grows:
            yield objection("most", "only a part that grows has a most", "Add grows: yes")
        if self.groups_of is not None and self.groups_of < 1:
            yield objection("groups_of", "is less than one person", "Write 1 or more")


class FormatFields(Fields):
    title: Prose = Field(examples=["Conversation Café"])
    summary: Prose = Field(examples=['"A small circle in which everybody speaks."'])
    people: SpanFields
    minutes: SpanFields
    suits: Annotated[frozenset[SuitsWord], SEVERAL] = frozenset()
    roles: Annotated[tuple[RoleFields, ...], SEVERAL]
    materials: Annotated[tuple[Prose, ...], SEVERAL] = ()
    agreements: Annotated[tuple[Prose, ...], SEVERAL]
    sheets: Annotated[tuple[SheetWord, ...], SEVERAL] = ()
    parts: Annotated[tuple[PartFields, ...], SEVERAL]
    order: WholeNumber = 1_000
    source: Prose | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        refuse_all(self._against_it())
        return self

    def _against_it(self) -> Iterator[InitErrorDetails]:
        kinds = {part.kind for part in self.parts}
        for kind in EVERY_FORMAT_HAS:
            if kind not in kinds:
                remedy = f"Every session has one: add a part with kind: {kind}"
                yield objection("parts", f"there is no part of kind {kind}", remedy)
        # Where a story is taken back its minutes go to somebody: a session always fills its time.
        if not any(part.grows and part.most is None for part in self.parts):
            remedy = "Add grows: yes, without most, to the part that has room for more"
            yield objection("parts", "no part takes the minutes that are left", remedy)


class GuideQuoteFields(Fields):
    quote: QuoteId = Field(examples=["leeks-in-february#leeks"])
    """A quote to talk about: the story's id, `#` and the quote's id. It is shown only while its
    storyteller allows that."""
    fallback: Annotated[tuple[QuoteId, ...], SEVERAL] = ()
    """Quotes to use instead when that one is taken back: on the same theme, by somebody else. The
    first that may be shown is used."""
    prompt: Prose | None = None
    """The question that goes with the quote. It stands alone when no quote may be shown."""


class PromptFields(Fields):
    ask: Prose = Field(examples=['"What stays with you?"'])
    """What you ask the group. It may not ask anybody to tell their own story, or to judge."""
    step: StepWord = Field(examples=["open"])
    """When it is asked, from easy to hard. `open`: anybody can answer. `personal`: always optional.
    `system`: how things are set up. `action`: what the group will do."""


class ChangeFields(Fields):
    on: Day = Field(examples=["2026-10-01"])
    """The day you changed the guide. The newest stands first."""
    what: Prose = Field(examples=['"First version."'])
    """One sentence for those who used the guide before."""


class GuideFields(Fields):
    title: Prose = Field(examples=["The first cup of tea"])
    """What the guide is called, in lists and on paper."""
    purpose: Prose = Field(examples=['"To notice what small kindnesses do."'])
    """What the session is for, in one sentence. It heads the guide."""
    format: Id = Field(examples=["conversation-cafe"])
    """How the session is held: the id of a format, which gives its parts and roles."""
    audience: Annotated[tuple[Prose, ...], SEVERAL] = Field(examples=["[ward staff]"])
    """Whom it is for, in a few words each. Trainers choose guides by it."""
    people: WholeNumber = Field(examples=["8"])
    """How many take part. It has to be a number that the format is for."""
    minutes: WholeNumber = Field(examples=["75"])
    """How long the session lasts. The parts always add up to it."""
    themes: Annotated[tuple[Id, ...], SEVERAL] = ()
    """What it is about: one or more ids of themes. Questions come from them where you write
    none."""
    stories: Annotated[tuple[Id, ...], SEVERAL] = ()
    """Stories to read aloud or watch, by their ids. One that is taken back leaves the guide."""
    quotes: Annotated[tuple[GuideQuoteFields, ...], SEVERAL] = ()
    """Quotes to talk about. Each is shown only if its storyteller agreed to `guides` and
    `excerpts`."""
    prompts: Annotated[tuple[PromptFields, ...], SEVERAL] = ()
    """Your own questions for the group. For a step without one, the guide has ours."""
    changes: Annotated[tuple[ChangeFields, ...], SEVERAL] = Field(
        examples=['[{on: 2026-10-01, what: "First version."}]']
    )
    """What you changed and when, so that people know whether to print it again."""
    aliases: Annotated[tuple[Id, ...], SEVERAL] = ()
    """Ids that the guide had before. Old links still lead to it."""

    @model_validator(mode="after")
    def _has_something_to_talk_about(self) -> Self:
        refuse_all(self._against_it())
        return self

    def _against_it(self) -> Iterator[InitErrorDetails]:
        if not self.themes:
            remedy = "Name one or more: its prompts and sheets are filled from them"
            yield objection("themes", "is empty", remedy)
        if not self.changes:
            remedy = 'Say when it was written: [{on: 2026-10-01, what: "First version."}]'
            yield objection("changes", "is empty", remedy)
