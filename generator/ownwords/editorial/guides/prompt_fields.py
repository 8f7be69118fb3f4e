"""The front matter of the files that prompts come from: the general ones, and those to avoid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from ownwords.editorial.guides.fields import Id, PromptFields
from ownwords.reading.fields import SEVERAL, Fields, Prose


class QuestionFields(Fields):
    id: Id = Field(examples=["confidence"])
    words: Prose = Field(examples=['"How willing are you to speak?"'])
    low: Prose = Field(examples=['"not at all willing"'])
    high: Prose = Field(examples=['"very willing"'])


class GeneralPromptFields(Fields):
    """prompts.md, whole in English; in another language what is not there stays in English."""

    prompts: Annotated[tuple[PromptFields, ...], SEVERAL] = ()
    questions: Annotated[tuple[QuestionFields, ...], SEVERAL] = ()
    after: Prose | None = None


class PromptToAvoid(Fields):
    """What no prompt may ask, and what to ask instead."""

    id: Id
    patterns: Annotated[tuple[Prose, ...], SEVERAL]
    """Regular expressions, in which {they} stands for the pattern of that name."""
    why: Prose
    """What such a prompt does, as it is told before what was found."""
    instead: Prose
    source: Prose
    """The address of where the rule is given, or that it is our own."""


class WordsFields(Fields):
    """What the words in curly brackets stand for; they may hold one another."""

    stands_for: Mapping[str, Prose]


class PromptsToAvoidFields(Fields):
    avoid: Annotated[tuple[PromptToAvoid, ...], SEVERAL]
