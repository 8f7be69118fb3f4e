"""Every story, every use: published or why not, and the next day on which something changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ownwords.gate import reason_to_withhold
from ownwords.terms import Use
from ownwords.told.consent import day_after_review
from ownwords.told.story import AnyStory, Story

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class StoryReport:
    """How one story stands on one day. A reason of None means published."""

    id: str
    path: str
    reasons: dict[Use, str | None]
    next_change: date | None
    conditions: tuple[str, ...] = ()


def report(
    stories: Iterable[AnyStory], as_of: date, rebuild_every: timedelta = _A_DAY
) -> list[StoryReport]:
    """One line for each story, by id."""
    return [_report(story, as_of, rebuild_every) for story in stories]


def _report(story: AnyStory, as_of: date, every: timedelta) -> StoryReport:
    return StoryReport(
        id=story.id,
        path=str(story.path),
        reasons=_reasons(story, as_of, every),
        next_change=_next_change(story, as_of, every),
        conditions=story.front.consent.conditions if isinstance(story, Story) else (),
    )


def _reasons(story: AnyStory, day: date, every: timedelta) -> dict[Use, str | None]:
    return {use: reason_to_withhold(story, use, day, rebuild_every=every) for use in Use}


def _next_change(story: AnyStory, as_of: date, every: timedelta) -> date | None:
    """The first later day on which some use begins or ends."""
    now = [reason is None for reason in _reasons(story, as_of, every).values()]
    for day in sorted(day for day in _turning_days(story, every) if day > as_of):
        if [reason is None for reason in _reasons(story, day, every).values()] != now:
            return day
    return None


def _turning_days(story: AnyStory, every: timedelta) -> Iterator[date]:
    if not isinstance(story, Story):
        return
    record, approved = story.front.consent, story.front.approved
    first_days = (record.given, record.starts, approved.on if approved else None)
    last_days = (record.expires, day_after_review(record))
    yield from (day for day in first_days if day)
    yield from (day - every for day in last_days if day and day - date.min > every)


def as_json(reports: Iterable[StoryReport], as_of: date) -> dict[str, object]:
    return {
        "as_of": as_of.isoformat(),
        "stories": [
            {
                "id": line.id,
                "path": line.path,
                "uses": {
                    use: {"published": reason is None, "reason": reason}
                    for use, reason in line.reasons.items()
                },
                "next_change": line.next_change.isoformat() if line.next_change else None,
                "conditions": list(line.conditions),
            }
            for line in reports
        ],
    }


def as_text(reports: Iterable[StoryReport], as_of: date) -> str:
    lines = [f"As of {as_of}", ""]
    for line in reports:
        lines += [f"{line.id}  ({line.path})", *_uses(line)]
        lines += [f"    next change: {line.next_change}"] if line.next_change else []
        lines += [f"    to be kept by a person: {words}" for words in line.conditions]
        lines.append("")
    return "\n".join(lines)


def _uses(line: StoryReport) -> Iterator[str]:
    """The uses, those withheld for one reason together."""
    by_reason: dict[str | None, list[str]] = {}
    for use, reason in line.reasons.items():
        by_reason.setdefault(reason, []).append(use)
    for reason, uses in sorted(by_reason.items(), key=lambda item: item[0] is not None):
        state = "published" if reason is None else "withheld"
        why = f": {reason}" if reason else ""
        yield f"    {state} ({', '.join(uses)}){why}"
