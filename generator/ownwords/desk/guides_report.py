"""The guides that need a person: what was taken back from under them, and what ends soon."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ownwords.archive import GuideArchive, WebArchive
from ownwords.edition import ArchiveRead
from ownwords.editorial.guides.model import QuoteName, WrittenGuide
from ownwords.gate import publish
from ownwords.made.guides.outlines import Outline, outlines
from ownwords.made.quotes import excerpts_of
from ownwords.terms import Use
from ownwords.told.story import AnyStory, Story

_SOON = timedelta(days=60)


@dataclass(frozen=True)
class GuideReport:
    """What somebody has to look at in one guide, and what its storytellers asked for."""

    name: str
    path: str | None
    """None for a guide that comes by itself."""
    needs: tuple[str, ...]
    conditions: tuple[str, ...]
    """What only a person can keep, with the story whose it is."""


def report_on_guides(read: ArchiveRead, as_of: date, rebuild_every: timedelta) -> list[GuideReport]:
    """Every guide with something to look at or to keep; the others are as they should be."""
    web, guides = (
        publish(read.stories, use, as_of, rebuild_every=rebuild_every)
        for use in (Use.WEB, Use.GUIDES)
    )
    made = outlines(read.editorial, GuideArchive(guides.stories), WebArchive(web.stories))
    written = {guide.id: guide for guide in read.editorial.guides}
    told = {story.id: story for story in read.stories}
    excerpts = excerpts_of(guides.stories)
    usable = frozenset(QuoteName(story.id, quote.id) for story, quote in excerpts)
    reasons = {each.id: each.reason for each in guides.withheld}
    reports = []
    for outline in made:
        guide = written.get(outline.name)
        needs = [*_of_itself(outline, as_of)]
        if guide:
            needs += [*_of_its_stories(guide, outline, reasons)]
            needs += [*_of_its_quotes(guide, usable, reasons)]
        path = str(guide.path) if guide else None
        reports.append(GuideReport(outline.name, path, tuple(needs), _conditions(outline, told)))
    return [report for report in reports if report.needs or report.conditions]


def _conditions(outline: Outline, told: Mapping[str, AnyStory]) -> tuple[str, ...]:
    shown = map(told.get, sorted({story.id for story in outline.shown}))
    return tuple(
        f"{story.id}: {words}"
        for story in shown
        if isinstance(story, Story)
        for words in story.front.consent.conditions
    )


def _of_itself(outline: Outline, as_of: date) -> Iterator[str]:
    if outline.is_being_renewed:
        # A theme that nobody has told of yet waits for stories, and for nobody else.
        if outline.is_written or outline.shown:
            yield "it says that it is being renewed: too few of its stories may be used"
        return
    if not outline.is_listed:
        yield "it is in no list: fewer than three storytellers may be quoted on this theme"
    ends = min(story.expires for story in outline.shown)
    if ends - as_of <= _SOON:
        yield f"something in it ends on {ends}"


def _of_its_stories(
    guide: WrittenGuide, outline: Outline, reasons: Mapping[str, str]
) -> Iterator[str]:
    linked = {story.id for story in outline.linked}
    for id in guide.stories:
        if id in reasons:
            instead = "is linked to and not used" if id in linked else "is left out"
            yield f"{id} {instead}: {reasons[id]}"


def _of_its_quotes(
    guide: WrittenGuide, usable: Collection[QuoteName], reasons: Mapping[str, str]
) -> Iterator[str]:
    for quote in guide.quotes:
        standing_in = next((str(name) for name in quote.fallback if name in usable), None)
        if quote.named not in usable:
            reason = reasons.get(quote.named.story, "no consent for excerpts")
            instead = f"{standing_in} stands in" if standing_in else "nothing stands in for it"
            yield f"{quote.named} is left out: {reason}; {instead}"
        elif standing_in is None:
            yield f"{quote.named} has nothing to stand in for it: add a fallback"


def as_text(reports: Iterable[GuideReport], as_of: date) -> str:
    lines = [f"As of {as_of}", ""]
    for report in reports:
        lines.append(f"{report.name}  ({report.path})" if report.path else report.name)
        lines += [f"    {words}" for words in report.needs]
        lines += [f"    to be kept by a person: {words}" for words in report.conditions]
        lines.append("")
    return "\n".join(lines)


def as_json(reports: Iterable[GuideReport], as_of: date) -> dict[str, object]:
    return {
        "as_of": as_of.isoformat(),
        "guides": [
            {
                "name": report.name,
                "path": report.path,
                "needs": list(report.needs),
                "conditions": list(report.conditions),
            }
            for report in reports
        ],
    }
