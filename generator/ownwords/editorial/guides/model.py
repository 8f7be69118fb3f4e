"""Formats and written guides as data. No story is known here: a guide names stories by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath

from ownwords.reading.nodes import Mark


class Step(StrEnum):
    """From what anybody can answer to what the group will do: the order in which prompts come."""

    OPEN = "open"
    PERSONAL = "personal"
    """Always optional, and never about the participant's own illness."""
    SYSTEM = "system"
    ACTION = "action"


class Kind(StrEnum):
    """What a part of a session is for."""

    WELCOME = "welcome"
    QUESTIONS = "questions"
    """The same questions before and after."""
    STORY = "story"
    """A story is read, heard or watched."""
    ROUND = "round"
    """Everybody may speak in turn."""
    DIALOGUE = "dialogue"
    MAP = "map"
    BREAK = "break"
    PAUSE = "pause"
    """A moment to come back to the room."""
    CLOSING = "closing"
    NEXT_STEP = "next-step"
    """A pledge, or one thing to try."""


EVERY_FORMAT_HAS = (Kind.WELCOME, Kind.STORY, Kind.PAUSE, Kind.CLOSING, Kind.NEXT_STEP)


class Suits(StrEnum):
    """The guides that come by themselves in a format."""

    THEME = "theme"
    STORY = "story"
    FILM = "film"
    """A story with a film that may be used in guides."""


class Takes(StrEnum):
    """What a part takes the time of, besides its own minutes."""

    READING = "reading"
    """The guide's stories, read aloud."""
    FILM = "film"


class Sheet(StrEnum):
    """What is printed to be written on, held, or cut out."""

    QUOTE_CARDS = "quote-cards"
    PROMPT_CARDS = "prompt-cards"
    PLEDGE = "pledge"
    QUESTIONS = "questions"
    RIPPLE_MAP = "ripple-map"
    ROUND_CARDS = "round-cards"
    AGREEMENTS = "agreements"
    TALKING_OBJECT = "talking-object"
    ONE_PAGER = "one-pager"


@dataclass(frozen=True)
class Span:
    """From the least to the most; `usual` where nobody says otherwise."""

    least: int
    most: int
    usual: int


@dataclass(frozen=True)
class FormatPart:
    """One row of a run sheet."""

    title: str
    kind: Kind
    activity: str
    """What happens, said to whoever leads."""
    minutes: int = 0
    """At the least, besides what is counted by person or taken up by a story."""
    seconds_each: int = 0
    """For every person in the group, or in a small group of `groups_of`."""
    groups_of: int | None = None
    takes: Takes | None = None
    grows: bool = False
    """Whether it takes a share of the minutes that are left."""
    most: int | None = None
    """Minutes it grows to; None for as many as there are."""
    step: Step | None = None
    """The prompts that are asked in it."""
    materials: tuple[str, ...] = ()
    note: str | None = None
    """For the facilitator alone."""


@dataclass(frozen=True)
class Role:
    """Somebody with something to do."""

    name: str
    does: str


@dataclass(frozen=True)
class Format:
    """A way of holding a discussion."""

    id: str
    title: str
    summary: str
    people: Span
    minutes: Span
    suits: frozenset[Suits]
    roles: tuple[Role, ...]
    materials: tuple[str, ...]
    agreements: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    parts: tuple[FormatPart, ...]
    order: int = 1_000
    source: str | None = None
    """Where the format comes from, in words."""
    notes: str = ""
    """The facilitator's notes: clean HTML, headings from h2."""


@dataclass(frozen=True)
class QuoteName:
    """A quote by its story's id and its own: leeks-in-february#leeks."""

    story: str
    quote: str

    def __str__(self) -> str:
        return f"{self.story}#{self.quote}"


@dataclass(frozen=True)
class GuideQuote:
    """A quote that a guide asks for, and those that stand in for it, in this order."""

    named: QuoteName
    fallback: tuple[QuoteName, ...] = ()
    prompt: str | None = None
    at: Mark = field(default_factory=lambda: Mark(1, 1), compare=False)


@dataclass(frozen=True)
class Prompt:
    """A question to the group."""

    words: str
    step: Step


@dataclass(frozen=True)
class GuideChange:
    """What a trainer changed in a guide, and when."""

    on: date
    what: str


@dataclass(frozen=True)
class WrittenGuide:
    """One file of pages/guides/."""

    id: str
    path: PurePosixPath
    title: str
    purpose: str
    format: str
    audience: tuple[str, ...]
    people: int
    minutes: int
    themes: tuple[str, ...]
    stories: tuple[str, ...]
    quotes: tuple[GuideQuote, ...]
    prompts: tuple[Prompt, ...]
    changes: tuple[GuideChange, ...]
    """The newest first; at least one."""
    aliases: tuple[str, ...] = ()
    """Ids that it had before."""
    body: str = ""
    """The trainer's own words: clean HTML, headings from h2."""
    marks: dict[str, Mark] = field(default_factory=dict, compare=False)
    """Where "format", "minutes", "stories" … stand in the file."""
