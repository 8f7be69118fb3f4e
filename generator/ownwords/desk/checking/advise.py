"""`check --advise`: what a person should look at in the stories, and what to say instead."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from ownwords.advice.rules import Kind
from ownwords.desk.show import counted, give, is_for_a_log, say
from ownwords.reasons import waits
from ownwords.told.accepted import Accepted
from ownwords.told.advice import Advice, accepted_for_nothing, advice_on
from ownwords.told.front_words import entry
from ownwords.told.story import AnyStory, RefusedStory, Story


def advice_in(stories: Iterable[AnyStory]) -> list[Advice]:
    return [each for story in stories if isinstance(story, Story) for each in advice_on(story)]


def stale_in(stories: Iterable[AnyStory]) -> Iterator[tuple[Story, Accepted]]:
    """Entries of `accept` that have no effect any more."""
    for story in stories:
        if isinstance(story, Story):
            yield from ((story, each) for each in accepted_for_nothing(story))


def as_text(advice: Advice) -> str:
    """A few short lines: where, what, why, what to say instead, how to let it stand."""
    finding = advice.finding
    rule = finding.rule
    is_hold = rule.kind is Kind.HOLD
    kind = "held" if is_hold else "advice"
    place = f"{advice.path}:{advice.line}:{advice.column}"
    lines = [
        f'{place} {advice.field}: {kind}: "{finding.words}" [{rule.id}]',
        f"    why: {rule.why}.",
        f"    instead: {rule.instead.removesuffix('.')}.",
        f"    source: {rule.source}.",
    ]
    let = "to let the story out as it is" if is_hold else "to leave it as it is"
    return "\n".join([*lines, f"    {let}, add to accept: {_line(advice)}"])


def in_short(advice: Advice) -> str:
    """Where, what and why, and what to do; in full where it keeps the story back."""
    finding = advice.finding
    if finding.rule.kind is Kind.HOLD:
        return as_text(advice)
    place = f"{advice.path}:{advice.line}:{advice.column}"
    instead = finding.rule.instead.removesuffix(".")
    return f'{place} "{finding.words}": {finding.rule.why}.\n    {instead}.'


def as_json(advice: Advice) -> dict[str, object]:
    finding = advice.finding
    return {
        "path": str(advice.path),
        "line": advice.line,
        "column": advice.column,
        "field": advice.field,
        "finding": finding.rule.id,
        "kind": finding.rule.kind.value,
        "words": finding.words,
        "why": finding.rule.why,
        "instead": finding.rule.instead,
        "source": finding.rule.source,
        "code": finding.code,
    }


def tell(stories: Collection[AnyStory], *, is_text: bool) -> None:
    """All of it at a desk; where others may read along, how much there is of it."""
    found = advice_in(stories)
    if is_text and not is_for_a_log(os.environ):
        for each in found:
            give(as_text(each))
        for story, accepted in stale_in(stories):
            give(stale_as_text(story, accepted))
    say(summary(found))
    if unread := [each for each in stories if isinstance(each, RefusedStory)]:
        told = counted(unread, "story was", "stories were")
        say(f"{told} not looked through: first put right what `ownwords check` tells.")


def for_json(stories: Collection[AnyStory]) -> dict[str, object]:
    """The advice; where others may read along, how much there is of it."""
    found = advice_in(stories)
    return {"advice": len(found) if is_for_a_log(os.environ) else [as_json(each) for each in found]}


def say_what_waits(stories: Iterable[AnyStory], day: date) -> None:
    """How many stories are held back until a person has looked at a passage."""
    held = [each for each in stories if isinstance(each, Story) and waits(each, each, day)]
    if held:
        say(
            f"{counted(held, 'story', 'stories')} withheld: a passage waits for a person to look "
            "at it. `ownwords check --advise` shows where."
        )


def stale_as_text(story: Story, accepted: Accepted) -> str:
    return (
        f"{story.path}: accept: {accepted.finding}, {accepted.words}: these words are not there "
        "any more, so it has no effect. Take the entry out."
    )


def summary(found: list[Advice]) -> str:
    """Numbers alone, which may stand anywhere."""
    held = [each for each in found if each.finding.rule.kind is Kind.HOLD]
    waiting = counted(held, "passage waits", "passages wait")
    advice = [each for each in found if each not in held]
    return f"{counted(advice, 'piece of advice', 'pieces of advice')}; {waiting} for a person."


def _line(advice: Advice) -> str:
    return f'{{{entry(advice.finding)}, by: INITIALS, on: DATE, why: "WHY"}}'
