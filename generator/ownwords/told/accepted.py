"""What a person looked at and let stand: `accept` in a story's front matter.

An entry holds for one finding in one passage, word for word: its code is made of both. When the
passage changes the code does not match any more, and what was found waits to be looked at again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from ownwords.advice.passages import CODE, Finding
from ownwords.advice.rules import rule_ids
from ownwords.reading.fields import Day, Fields, Prose, matching, refuse
from ownwords.reading.suggest import remedy_for


def _finding(value: Any) -> str:
    if not isinstance(value, str) or value.strip() not in rule_ids():
        word = value.strip() if isinstance(value, str) else ""
        refuse(f'"{word}" is not a finding', remedy_for(word, rule_ids()))
    return value.strip()


FindingId = Annotated[str, BeforeValidator(_finding)]
PassageCode = Annotated[
    str,
    matching(
        CODE,
        "not the code of a passage",
        "Copy it from `ownwords check --advise`, such as 7K3Q-XM2P",
    ),
]


class Accepted(Fields):
    """Somebody decided that one passage may stay as it is. Neither approval code covers it."""

    finding: FindingId = Field(examples=["suicide-method"])
    """What was found, by the name that `ownwords check --advise` gives it."""
    words: PassageCode = Field(examples=["7K3Q-XM2P"])
    """The code of the finding and its passage. When a word of it changes, somebody has to look
    again."""
    by: Prose = Field(examples=["JD"])
    """Who decided: initials or a role."""
    on: Day = Field(examples=["2026-03-20"])
    """The day they decided. Before that day nothing is let stand."""
    why: Prose = Field(examples=['"Shona wants it said. Read with her twice."'])
    """The reason in one sentence, for whoever asks later. Readers never see it."""

    def is_for(self, finding: Finding) -> bool:
        return (self.finding, self.words) == (finding.rule.id, finding.code)


def not_accepted(
    findings: Iterable[Finding], accepted: Collection[Accepted], as_of: date | None = None
) -> list[Finding]:
    """What nobody has let stand yet; on a day, if it is given: a later decision is none."""
    valid = [each for each in accepted if as_of is None or each.on <= as_of]
    return [f for f in findings if not any(each.is_for(f) for each in valid)]
