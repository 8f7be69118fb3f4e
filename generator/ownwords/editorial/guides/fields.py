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
    fallback: Annotated[tuple[QuoteId, ...], SEVERAL] = ()
    prompt: Prose | None = None


class PromptFields(Fields):
    ask: Prose = Field(examples=['"What stays with you?"'])
    step: StepWord = Field(examples=["open"])


class ChangeFields(Fields):
    on: Day = Field(examples=["2026-10-01"])
    what: Prose = Field(examples=['"First version."'])


class GuideFields(Fields):
    title: Prose = Field(examples=["The first cup of tea"])
    purpose: Prose = Field(examples=['"To notice what small kindnesses do."'])
    format: Id = Field(examples=["conversation-cafe"])
    audience: Annotated[tuple[Prose, ...], SEVERAL] = Field(examples=["[ward staff]"])
    people: WholeNumber = Field(examples=["8"])
    minutes: WholeNumber = Field(examples=["75"])
    themes: Annotated[tuple[Id, ...], SEVERAL] = ()
    stories: Annotated[tuple[Id, ...], SEVERAL] = ()
    quotes: Annotated[tuple[GuideQuoteFields, ...], SEVERAL] = ()
    prompts: Annotated[tuple[PromptFields, ...], SEVERAL] = ()
    changes: Annotated[tuple[ChangeFields, ...], SEVERAL] = Field(
        examples=['[{on: 2026-10-01, what: "First version."}]']
    )
    aliases: Annotated[tuple[Id, ...], SEVERAL] = ()

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
