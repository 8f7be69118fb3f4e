"""The rules that come with Own Words, read once: what is looked for, why, and what to say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path, PurePosixPath
from typing import TypeVar

from ownwords.advice.rule_fields import (
    HoldFields,
    LanguageFields,
    Near,
    PrivateFields,
    RuleFields,
)
from ownwords.reading.fields import Fields
from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import read_document
from ownwords.reading.report import FileReport

_FOLDER = Path(__file__).with_name("rules")
_ING = re.compile(r"(?<=[a-z|])ing(?=[ )|\\]|$)")
"""The end of a word in a pattern, which many a storyteller says and writes as -in'."""
_GAP = r"[\x20\-\"']"
"""Between two words in a pattern: a hyphen is a space, and a word may stand in quotation marks."""
_STANDS_FOR = re.compile(r"\{([a-z]+)\}")
OWN_WORD = "own-word"
AnyFields = TypeVar("AnyFields", bound=Fields)


class Kind(StrEnum):
    """What follows from a finding."""

    LANGUAGE = "language"
    """Advice on a storyteller's words; an error in the archive's own."""
    HOLD = "hold"
    """The story waits until a person has signed the passage off."""
    PRIVATE = "private"
    """Advice in a story's words; an error in its front matter."""


@dataclass(frozen=True)
class Rule:
    """One thing that is looked for, in the words in which it is told."""

    id: str
    kind: Kind
    why: str
    instead: str
    source: str


@dataclass(frozen=True)
class Phrases:
    """A rule about language."""

    rule: Rule
    signs: tuple[str, ...]
    written: tuple[str, ...]
    unless_written: tuple[str, ...]
    may_be_own_word: bool

    # Compiled when a sign is there: compiling all of them takes longer than a hundred stories.
    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(map(_compiled, self.written))

    @cached_property
    def unless(self) -> tuple[re.Pattern[str], ...]:
        return tuple(map(_compiled, self.unless_written))


@dataclass(frozen=True)
class Way:
    """One way of speaking about something."""

    signs: tuple[str, ...]
    written: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(self.written)


Subject = tuple[Way, ...]
"""What a passage can be about: all the ways in which it is spoken of."""


@dataclass(frozen=True)
class Detail:
    """A rule about what holds a story back in a passage about something."""

    rule: Rule
    signs: tuple[str, ...]
    near: Near
    written: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(self.written)


@dataclass(frozen=True)
class PrivateWords:
    """What tells who somebody is."""

    rules: Mapping[str, Rule]
    not_names: frozenset[str]
    first_names: frozenset[str]
    kin: str
    narrow_places: tuple[str, ...]


@cache
def language_rules() -> tuple[Phrases, ...]:
    fields = _read("language.md", LanguageFields)
    return tuple(
        Phrases(
            rule=_rule(each, Kind.LANGUAGE),
            signs=each.signs,
            written=tuple(_whole(p, fields.stands_for) for p in each.patterns),
            unless_written=tuple(_whole(p, fields.stands_for) for p in each.unless),
            may_be_own_word=each.own_word,
        )
        for each in fields.rules
    )


@cache
def hold_rules() -> tuple[tuple[Subject, tuple[Detail, ...]], ...]:
    """Every subject, with what must not stand in a passage about it unseen."""
    fields = _read("holds.md", HoldFields)
    return tuple(
        (
            tuple(Way(each.signs, _whole(each.pattern, fields.stands_for)) for each in ways),
            tuple(
                Detail(
                    _rule(each, Kind.HOLD),
                    each.signs,
                    each.near,
                    _whole("|".join(f"(?:{p})" for p in each.patterns), fields.stands_for),
                )
                for each in fields.rules
                if each.about == name
            ),
        )
        for name, ways in fields.about.items()
    )


@cache
def private_words() -> PrivateWords:
    fields = _read("private.md", PrivateFields)
    rules = {each.id: _rule(each, Kind.PRIVATE) for each in fields.rules}
    return PrivateWords(
        rules,
        frozenset(fields.not_names),
        frozenset(fields.first_names),
        fields.kin,
        fields.narrow_places,
    )


@cache
def own_word() -> Rule:
    """What is said of a word that storytellers use of themselves."""
    return next(each.rule for each in language_rules() if each.rule.id == OWN_WORD)


@cache
def rule_ids() -> frozenset[str]:
    """Every finding there can be, by the id that `accept` names."""
    of_language = (each.rule.id for each in language_rules())
    of_holds = (detail.rule.id for _, details in hold_rules() for detail in details)
    return frozenset((*of_language, *of_holds, *private_words().rules))


def _rule(fields: RuleFields, kind: Kind) -> Rule:
    return Rule(fields.id, kind, fields.why, fields.instead, fields.source)


def _whole(pattern: str, words: Mapping[str, str]) -> str:
    return _STANDS_FOR.sub(lambda word: _whole(words[word[1]], words), pattern)


def _compiled(pattern: str) -> re.Pattern[str]:
    spelled = _ING.sub("ing?'?", pattern).replace("[ ]", " ")
    spelled = spelled.replace(" ?", _GAP + "{0,3}").replace(" ", _GAP + "{1,3}")
    # MULTILINE: where passages are read as one, each is a line, and ends where the line does.
    return re.compile(spelled, re.IGNORECASE | re.MULTILINE)


def _read(name: str, model: type[AnyFields]) -> AnyFields:
    report = FileReport(PurePosixPath(name))
    document = read_document((_FOLDER / name).read_bytes(), report)
    fields = read_fields(model, document.front, report)
    assert fields and not report.problems, report.problems
    return fields
