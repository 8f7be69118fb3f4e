"""The archive's own words as data. No story is known here."""

from __future__ import annotations

from dataclasses import dataclass, field


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
class Home:
    """What pages/index.md says."""

    title: str
    body: str = ""


@dataclass(frozen=True)
class Editorial:
    """Everything the archive says itself that the generator builds pages from.

    Themes and collections stand in the order in which readers meet them.
    """

    home: Home
    themes: tuple[Theme, ...] = ()
    collections: tuple[Collection, ...] = ()
    content_notes: dict[str, str] = field(default_factory=dict)
    """From id to the words a reader sees: "mental-health/psychosis" to "psychosis"."""
