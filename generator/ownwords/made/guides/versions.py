"""Which version of a guide this is, until when it holds, and what changed in it.

Nothing is kept between builds: a version is what the guide says, in five letters and digits. A
copy whose version is not that of the live page is not to be used again.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ownwords.made.guides.outlines import Outline
from ownwords.made.guides.sessions import Session

_LETTERS = 5


@dataclass(frozen=True)
class Removed:
    """Stories that were taken back or ran out, by the month of that (2026-05)."""

    by_id: Mapping[str, str] = field(default_factory=dict)
    with_notice: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """A line of a guide's changelog. `what` is None where a story was removed."""

    when: str
    """A day (2026-10-01), or a month (2026-05) for what is told no more exactly."""
    what: str | None = None


@dataclass(frozen=True)
class Version:
    code: str
    as_of: date
    valid_until: date | None
    """The first day on which something in it may not be shown any more."""
    changes: tuple[Change, ...]
    """The newest first."""


def version_of(
    outline: Outline, sessions: Iterable[Session], removed: Removed, as_of: date
) -> Version:
    stories = (*outline.shown, *outline.linked)
    return Version(
        code=_code(_said_in(outline, sessions)),
        as_of=as_of,
        valid_until=min((story.expires for story in stories), default=None),
        changes=tuple(_changes(outline, removed)),
    )


def _changes(outline: Outline, removed: Removed) -> Iterator[Change]:
    """Of a removed story only that there was one: no name, no title, no reason, no day.

    A guide that was written names its stories. What a theme's once held nobody knows any more:
    it tells of every story at whose address a notice says that it was taken back.
    """
    months = {month for id, month in removed.by_id.items() if id in outline.named}
    if outline.name.startswith("theme/"):
        months = set(removed.with_notice)
    changes = [Change(change.on.isoformat(), change.what) for change in outline.changes]
    changes += [Change(month) for month in months]
    yield from sorted(changes, key=lambda change: change.when, reverse=True)


def _said_in(outline: Outline, sessions: Iterable[Session]) -> list[object]:
    """Everything that a reader of the guide is told, but for its dates."""
    quotes = [
        (said.prompt, *((said.excerpt[0].id, said.excerpt[1].words) if said.excerpt else ()))
        for said in outline.said
    ]
    stories = [
        (story.id, story.title, story.body, str(story.credit), story.content_notes)
        for story in (*outline.stories, *outline.more, *outline.linked)
    ]
    rows = [
        (session.format.title, row.part.title, row.part.activity, row.minutes, row.prompts)
        for session in sessions
        for row in session.rows
    ]
    prompts = [(prompt.step, prompt.words) for prompt in outline.prompts]
    return [outline.title, outline.purpose, outline.body, quotes, stories, rows, prompts]


def _code(said: list[object]) -> str:
    written = json.dumps(said, ensure_ascii=False, default=list)
    digest = hashlib.sha256(written.encode()).digest()
    return base64.b32encode(digest).decode()[:_LETTERS]
