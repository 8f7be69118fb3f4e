"""The front matter of the files of rules."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator

from ownwords.reading.fields import SEVERAL, Fields, Prose, Yes, matching, one_of, refuse

Id = Annotated[
    str,
    matching(
        r"[a-z]+(-[a-z]+)*",
        "not an id for a finding",
        "Write lower-case words with hyphens, such as committed-suicide",
    ),
]


def _pattern(value: Any) -> str:
    """A regular expression, in which {self} stands for the pattern of that name.

    That it is one, a test holds: these files come with Own Words.
    """
    if not isinstance(value, str) or not value.strip():
        refuse("should be one pattern", "Write a regular expression on one line")
    return value


def _sign(value: Any) -> str:
    """A few letters that must be there for a pattern to be tried; spaces count."""
    if not isinstance(value, str) or value != value.lower() or not value.strip():
        refuse("should be a few letters in lower case", "Write the part that every form shares")
    return value


Pattern = Annotated[str, BeforeValidator(_pattern)]
Sign = Annotated[str, BeforeValidator(_sign)]


class Near(StrEnum):
    """How near a detail must stand to what the passage is about."""

    PASSAGE = "passage"
    """In one paragraph, or in paragraphs next to one another."""
    SENTENCE = "sentence"
    """In one sentence, or in sentences next to one another."""


class RuleFields(Fields):
    id: Id
    why: Prose
    instead: Prose
    source: Prose


class LanguageRuleFields(RuleFields):
    patterns: Annotated[tuple[Pattern, ...], SEVERAL]
    unless: Annotated[tuple[Pattern, ...], SEVERAL] = ()
    """What in the same sentence makes it something else."""
    signs: Annotated[tuple[Sign, ...], SEVERAL]
    own_word: Yes = False
    """Whether storytellers may have made it their own word for themselves."""


class LanguageFields(Fields):
    stands_for: Mapping[str, Pattern]
    rules: Annotated[tuple[LanguageRuleFields, ...], SEVERAL]


class SubjectFields(Fields):
    """One of the ways in which a passage about something is known."""

    signs: Annotated[tuple[Sign, ...], SEVERAL]
    pattern: Pattern


class HoldRuleFields(RuleFields):
    about: Id
    signs: Annotated[tuple[Sign, ...], SEVERAL] = ()
    """None: it is always looked for."""
    near: Annotated[Near, one_of(Near, "a nearness")]
    patterns: Annotated[tuple[Pattern, ...], SEVERAL]


class HoldFields(Fields):
    stands_for: Mapping[str, Pattern]
    about: Mapping[str, Annotated[tuple[SubjectFields, ...], SEVERAL]]
    rules: Annotated[tuple[HoldRuleFields, ...], SEVERAL]


class PrivateFields(Fields):
    not_names: Annotated[tuple[Prose, ...], SEVERAL]
    """Words with a capital that follow "my sister" or "Dr" and are no names."""
    first_names: Annotated[tuple[Prose, ...], SEVERAL]
    """Behind them a word with a capital is a surname; none that is a word of its own as well."""
    kin: Pattern
    """Whom a name may follow."""
    narrow_places: Annotated[tuple[Prose, ...], SEVERAL]
    """Words for places with few people in them."""
    rules: Annotated[tuple[RuleFields, ...], SEVERAL]
