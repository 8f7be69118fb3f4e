"""Every story, every use: published or why not, and the next day on which something changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ownwords.reasons import reason_to_withhold, reason_to_withhold_translation
from ownwords.terms import Use
from ownwords.told.approval import narrowed_since_approval
from ownwords.told.consent import day_after_review
from ownwords.told.story import AnyStory, Story
from ownwords.told.translation import AnyTranslation, Translation

NARROWED = "narrowed since it was signed: no new signature needed"
_A_DAY = timedelta(days=1)
Reasons = dict[Use, str | None]
"""Why it is withheld from each use; None means published."""


@dataclass(frozen=True)
class TranslationReport:
    """How one translation stands on one day."""

    language: str
    path: str
    reasons: Reasons


@dataclass(frozen=True)
class StoryReport:
    """How one story stands on one day, with its translations."""

    id: str
    path: str
    reasons: Reasons
    next_change: date | None
    conditions: tuple[str, ...] = ()
    is_narrowed: bool = False
    """Whether it allows less than was signed."""
    translations: tuple[TranslationReport, ...] = ()


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
        is_narrowed=narrowed_since_approval(story),
        translations=tuple(
            TranslationReport(
                each.language, str(each.path), _reasons_of_translation(story, each, as_of, every)
            )
            for each in story.translations
        ),
    )


def _reasons(story: AnyStory, day: date, every: timedelta) -> Reasons:
    return {use: reason_to_withhold(story, use, day, rebuild_every=every) for use in Use}


def _reasons_of_translation(
    story: AnyStory, translation: AnyTranslation, day: date, every: timedelta
) -> Reasons:
    return {
        use: reason_to_withhold_translation(story, translation, use, day, rebuild_every=every)
        for use in Use
    }


def _next_change(story: AnyStory, as_of: date, every: timedelta) -> date | None:
    """The first later day on which some use of it or of a translation begins or ends."""
    now = _published(story, as_of, every)
    for day in sorted(day for day in _turning_days(story, every) if day > as_of):
        if _published(story, day, every) != now:
            return day
    return None


def _published(story: AnyStory, day: date, every: timedelta) -> list[bool]:
    translations = (_reasons_of_translation(story, each, day, every) for each in story.translations)
    every_reason = (_reasons(story, day, every), *translations)
    return [reason is None for reasons in every_reason for reason in reasons.values()]


def _turning_days(story: AnyStory, every: timedelta) -> Iterator[date]:
    if not isinstance(story, Story):
        return
    record = story.front.consent
    translations = [each for each in story.translations if isinstance(each, Translation)]
    signed = (story.front.approved, *(each.front.approved for each in translations))
    first_days = (record.given, record.starts, *(each.on for each in signed if each))
    last_days = (record.expires, day_after_review(record))
    yield from (day for day in first_days if day)
    yield from (day - every for day in last_days if day and day - date.min > every)


def in_numbers(reports: Sequence[StoryReport]) -> dict[str, int]:
    """For a log that anybody may read."""
    on = sum(line.reasons[Use.WEB] is None for line in reports)
    return {"stories": len(reports), "on_the_site": on, "not_on_the_site": len(reports) - on}


def as_json(reports: Iterable[StoryReport], as_of: date) -> dict[str, object]:
    return {
        "as_of": as_of.isoformat(),
        "stories": [
            {
                "id": line.id,
                "path": line.path,
                "uses": _uses_as_json(line.reasons),
                "next_change": line.next_change.isoformat() if line.next_change else None,
                "conditions": list(line.conditions),
                "narrowed": line.is_narrowed,
                "translations": [
                    {
                        "language": each.language,
                        "path": each.path,
                        "uses": _uses_as_json(each.reasons),
                    }
                    for each in line.translations
                ],
            }
            for line in reports
        ],
    }


def _uses_as_json(reasons: Reasons) -> dict[Use, dict[str, object]]:
    return {use: {"published": reason is None, "reason": reason} for use, reason in reasons.items()}


def as_text(reports: Iterable[StoryReport], as_of: date) -> str:
    lines = [f"As of {as_of}", ""]
    for line in reports:
        lines += [f"{line.id}  ({line.path})", *_uses(line.reasons)]
        for each in line.translations:
            lines += [f"    in {each.language}  ({each.path})"]
            # Why its story is withheld stands above already.
            reasons = {
                use: "the story itself is" if line.reasons[use] else reason
                for use, reason in each.reasons.items()
            }
            lines += [f"    {words}" for words in _uses(reasons)]
        lines += [f"    {NARROWED}"] if line.is_narrowed else []
        lines += [f"    next change: {line.next_change}"] if line.next_change else []
        lines += [f"    to be kept by a person: {words}" for words in line.conditions]
        lines.append("")
    return "\n".join(lines)


def _uses(reasons: Reasons) -> Iterator[str]:
    """The uses, those withheld for one reason together."""
    by_reason: dict[str | None, list[str]] = {}
    for use, reason in reasons.items():
        by_reason.setdefault(reason, []).append(use)
    for reason, uses in sorted(by_reason.items(), key=lambda item: item[0] is not None):
        state = "published" if reason is None else "withheld"
        why = f": {reason}" if reason else ""
        yield f"    {state} ({', '.join(uses)}){why}"
