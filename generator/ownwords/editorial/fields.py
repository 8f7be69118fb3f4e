"""The front matter of the archive's own pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import ConfigDict, Field

from ownwords.reading.fields import SEVERAL, Fields, Prose, WholeNumber, matching

NoteId = Annotated[
    str,
    matching(
        r"[a-z]+(-[a-z]+)*(/[a-z]+(-[a-z]+)*)?",
        "not an id for a content note",
        "Write lower-case words with hyphens, such as mental-health/psychosis",
    ),
]


class ThemeFields(Fields):
    title: Prose = Field(examples=["Hope"])
    statement: Prose = Field(examples=['"Hope is often lent by somebody else first."'])
    questions: Annotated[tuple[Prose, ...], SEVERAL] = ()
    order: WholeNumber = 1_000
    framework: Prose | None = None


class CollectionFields(Fields):
    title: Prose = Field(examples=["Allotment voices"])
    place: Prose | None = None
    partners: Annotated[tuple[Prose, ...], SEVERAL] = ()
    dates: Prose | None = None


class HomeFields(Fields):
    """Home is a page of MkDocs as well, and may have keys that only MkDocs reads."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: Prose | None = Field(default=None, examples=["Own Words"])


class ContentNoteFields(Fields):
    notes: Mapping[NoteId, Prose] = Field(examples=["{mental-health/psychosis: psychosis}"])
