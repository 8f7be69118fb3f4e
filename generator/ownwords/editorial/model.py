"""The archive's own words as data. No story is known here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from ownwords.editorial.guides.model import Format, WrittenGuide
from ownwords.editorial.guides.prompts import GeneralPrompts
from ownwords.reading.nodes import Mark


@dataclass(frozen=True)
class Theme:
    """One theme of the archive's vocabulary: a statement and questions to sit with."""

    id: str
    title: str
    statement: str
    questions: tuple[str, ...] = ()
    order: int = 1_000
    framework: str | None = None
    body: str = ""
    """Clean HTML, headings from h2."""


@dataclass(frozen=True)
class Collection:
    """A project or place that gathered some stories."""

    id: str
    title: str
    place: str | None = None
    partners: tuple[str, ...] = ()
    dates: str | None = None
    body: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a page below a heading of its own."""

    title: str
    id: str
    html: str


@dataclass(frozen=True)
class Home:
    """What pages/index.md says."""

    title: str
    body: str = ""
    """What stands above the first heading."""
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class TextNumber:
    """Where a text message goes; some lines ask for a word in it."""

    number: str
    word: str = ""


@dataclass(frozen=True)
class HelpLine:
    """Somebody who answers, and how they are reached: by at least one of phone, text and web."""

    name: str
    what: str
    checked_on: date
    checked_at: Mark
    """Where that day stands in the file."""
    nations: tuple[str, ...]
    phone: str | None = None
    """With the spaces that make it easy to read."""
    text: TextNumber | None = None
    web: str | None = None
    hours: str | None = None
    """In words; None where nobody has said."""
    who: str | None = None
    """Whom it is for, if not for everybody."""
    free: bool | None = None
    group: str | None = None
    """The heading it stands below, if it has one of its own."""
    urgent: bool = False

    @property
    def answers_always(self) -> bool:
        return (self.hours or "").casefold() == "day and night"


@dataclass(frozen=True)
class HelpPage:
    """What pages/get-help.md says, as far as it can be read: a mistake must not empty it."""

    path: PurePosixPath
    title: str | None = None
    description: str = ""
    lines: tuple[HelpLine, ...] = ()
    body: str = ""
    """What stands above the first heading."""
    sections: tuple[Section, ...] = ()

    @property
    def first_line(self) -> HelpLine | None:
        """Whom anybody can ring at any hour: the first of those there are."""
        return next((line for line in self.lines if _is_for_anybody(line)), None)


def _is_for_anybody(line: HelpLine) -> bool:
    return bool(line.phone and line.answers_always and not line.urgent and not line.who)


@dataclass(frozen=True)
class Editorial:
    """Everything the archive says itself that the generator builds pages from.

    Themes and collections stand in the order in which readers meet them.
    """

    home: Home
    help: HelpPage | None = None
    themes: tuple[Theme, ...] = ()
    collections: tuple[Collection, ...] = ()
    content_notes: dict[str, str] = field(default_factory=dict)
    """From id to the words a reader sees: "mental-health/psychosis" to "psychosis"."""
    formats: tuple[Format, ...] = ()
    """In the order in which they are offered."""
    guides: tuple[WrittenGuide, ...] = ()
    """Those that trainers wrote, by title."""
    prompts: GeneralPrompts = field(default_factory=GeneralPrompts)

    @property
    def help_line(self) -> HelpLine | None:
        """The one that stands near stories."""
        return self.help.first_line if self.help else None
