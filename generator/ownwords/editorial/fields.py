"""The front matter of the archive's own pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import InitErrorDetails

from ownwords.reading.fields import (
    SEVERAL,
    Day,
    Fields,
    Prose,
    WholeNumber,
    Yes,
    matching,
    objection,
    refuse_all,
)

NoteId = Annotated[
    str,
    matching(
        r"[a-z]+(-[a-z]+)*(/[a-z]+(-[a-z]+)*)?",
        "not an id for a content note",
        "Write lower-case words with hyphens, such as mental-health/psychosis",
    ),
]

PhoneNumber = Annotated[
    str,
    matching(
        r"\+?\d[\d ]*\d",
        "not a telephone number",
        "Write its digits, with spaces where people pause: 116 123",
    ),
]
TextTo = Annotated[
    str,
    matching(
        r"(?:\w{1,20} to )?\+?\d[\d ]*\d",
        "not a word and a number",
        "Write them as SHOUT to 85258, or the number alone",
    ),
]
WebAddress = Annotated[
    str,
    matching(
        r"https://[^\s\"'<>/]+\.[^\s\"'<>]+",
        "not an address on the web",
        "Write it whole, such as https://www.samaritans.org/",
    ),
]
_ALWAYS = (
    r"(?:open |available |at )?(?:24 ?/ ?7|24[ -]?(?:h|hrs?|hours?)|(?:a|all )?round the clock|"
    r"always|any ?(?:time|hour)|day (?:and|or) night|night and day)(?: a day)?"
    r"(?:,? (?:(?:7|seven) days(?: a week)?|every day))?\.?"
)
Hours = Annotated[
    str,
    matching(
        rf"(?i:day and night|(?!{_ALWAYS}$).+)",
        "this has one form here, by which readers find it first",
        "Write it as hours: day and night",
    ),
]


class ThemeFields(Fields):
    title: Prose = Field(examples=["Hope"])
    """What the theme is called, on its page and in lists."""
    statement: Prose = Field(examples=['"Hope is often lent by somebody else first."'])
    """What people mean by it, in one sentence. It heads the theme's page and its guide."""
    questions: Annotated[tuple[Prose, ...], SEVERAL] = ()
    """What readers can ask themselves. Guides on the theme ask it too."""
    order: WholeNumber = 1_000
    """Its place among the themes: the lowest number stands first."""
    framework: Prose | None = None
    """The list of themes it was taken from, such as CHIME. Readers see it on the theme's page."""


class CollectionFields(Fields):
    title: Prose = Field(examples=["Allotment voices"])
    """What the project is called, on its page and above each of its stories."""
    place: Prose | None = None
    """Where the stories were gathered. Readers see it on the collection's page."""
    partners: Annotated[tuple[Prose, ...], SEVERAL] = ()
    """Who gathered the stories with you. The collection's page names each."""
    dates: Prose | None = None
    """When the stories were gathered, in your own words."""


class HomeFields(Fields):
    """Home is a page of MkDocs as well, and may have keys that only MkDocs reads."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: Prose | None = Field(default=None, examples=["Own Words"])


class HelpLineFields(Fields):
    """One entry of `lines` in get-help.md."""

    name: Prose = Field(examples=["Samaritans"])
    what: Prose = Field(examples=['"You can talk about anything."'])
    phone: PhoneNumber | None = None
    text: TextTo | None = None
    web: WebAddress | None = None
    hours: Hours | None = None
    nations: Annotated[tuple[Prose, ...], SEVERAL] = Field(examples=["[UK]"])
    who: Prose | None = None
    free: Yes | None = None
    group: Prose | None = None
    urgent: Yes = False
    checked_on: Day = Field(examples=["2026-11-22"])

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        refuse_all(self._against_it())
        return self

    def _against_it(self) -> Iterator[InitErrorDetails]:
        if not (self.phone or self.text or self.web):
            fault = "there is no way to reach it"
            yield objection("phone", fault, "Add phone: 116 123, or text, or web")
        if not self.nations:
            yield objection("nations", "is empty", "Say where it answers, such as [UK]")


class HelpFields(Fields):
    title: Prose | None = Field(default=None, examples=["Get help"])
    description: Prose | None = None
    lines: Annotated[tuple[HelpLineFields, ...], SEVERAL] = ()


class RetiredNumber(Fields):
    """A telephone number that is still about, and must not be given to anybody."""

    number: PhoneNumber
    whose: Prose
    now: PhoneNumber
    why: Prose
    source: WebAddress


class RetiredNumberFields(Fields):
    numbers: Annotated[tuple[RetiredNumber, ...], SEVERAL]


class ContentNoteFields(Fields):
    notes: Mapping[NoteId, Prose] = Field(examples=["{mental-health/psychosis: psychosis}"])
