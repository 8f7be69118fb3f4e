"""What was brought in from a file, and what was left behind."""

from __future__ import annotations

from dataclasses import dataclass

from ownwords.errors import ArchiveError


class CannotBeBroughtIn(ArchiveError):
    """The file cannot be read as it is; the text says what to do instead."""


@dataclass(frozen=True)
class Told:
    """One thing that a facilitator should know. `words` are the file's own: never for a log."""

    what: str
    words: str = ""


@dataclass(frozen=True)
class Brought:
    """A story's words as Markdown, and what there is to tell of the file they came from."""

    markdown: str
    told: tuple[Told, ...] = ()
    title: str | None = None
    """The heading it begins with, if any."""
    pictures: tuple[bytes, ...] = ()
    """As they were in the file, in their order."""
    names: tuple[str, ...] = ()
    """Whoever the file itself names: no part of an address may be made of them."""


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
