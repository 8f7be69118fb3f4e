"""The page of help lines: whom readers can turn to, as data, and how long ago it was checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import PurePosixPath

from ownwords.editorial.fields import HelpFields, HelpLineFields
from ownwords.editorial.model import HelpLine, HelpPage, TextNumber
from ownwords.editorial.parts import read_page, sections_of, titled
from ownwords.errors import Problem
from ownwords.reading.filling import read_fields
from ownwords.reading.nodes import Items, Keys, mark_of
from ownwords.reading.report import FileReport, StopReading
from ownwords.words.markdown import LinkRule, render, set_in_type

WARNED_AFTER, REFUSED_AFTER = 90, 180
"""Days since a line was checked: over the first it is told, over the second not strictly built."""


def read_help(
    data: bytes, report: FileReport, rule: LinkRule, *, faulty: Iterable[Problem] = ()
) -> HelpPage:
    """The page, without the lines that have a problem in them; `faulty` are those told before.

    The rest of it is kept: somebody may need it today, and a wrong number helps nobody.
    """
    try:
        document = read_page(data, report)
        html = render(document.body, report, document.body_line, rule).html
    except StopReading:
        return HelpPage(report.path)
    fields = read_fields(HelpFields, document.front, report) or HelpFields()
    title = fields.title
    if title is None:
        title, html = titled(html)
    body, sections = sections_of(html)
    lines_told = {problem.line for problem in (*report.problems, *faulty)}
    return HelpPage(
        path=report.path,
        title=title,
        description=fields.description or "",
        lines=tuple(_lines(document.front, document.body_line, lines_told)),
        body=body,
        sections=sections,
    )


def _lines(front: Keys, end: int, faulty: set[int]) -> Iterator[HelpLine]:
    """The sound ones. `end` is the line of the file after the last of them."""
    listed = front.values.get("lines")
    items = listed.items if isinstance(listed, Items) else ()
    begins = [*(item.mark.line for item in items), end]
    for item, (begin, following) in zip(items, pairwise(begins), strict=True):
        is_sound = faulty.isdisjoint(range(begin, max(following, begin + 1)))
        if is_sound and isinstance(item, Keys):
            told_already = FileReport(PurePosixPath())
            if fields := read_fields(HelpLineFields, item, told_already):
                yield _line(fields, item)


def _line(fields: HelpLineFields, item: Keys) -> HelpLine:
    word, _, number = (fields.text or "").rpartition(" to ")
    return HelpLine(
        name=fields.name,
        what=set_in_type(fields.what),
        checked_on=fields.checked_on,
        checked_at=mark_of(item, ["checked_on"]),
        nations=fields.nations,
        phone=fields.phone,
        text=TextNumber(number, word) if number else None,
        web=fields.web,
        hours=fields.hours,
        who=fields.who,
        free=fields.free,
        group=fields.group,
        urgent=fields.urgent,
    )


def not_checked_lately(
    page: HelpPage | None, as_of: date, *, over: int = WARNED_AFTER
) -> list[Problem]:
    """The lines last checked more than so many days ago, or on a day that is still to come."""
    if page is None:
        return []
    # A day ahead is today where the clock is ahead of this one's.
    in_order = range(-1, over + 1)
    lines = (line for line in page.lines if (as_of - line.checked_on).days not in in_order)
    return [_told(line, page.path, as_of) for line in lines]


def _told(line: HelpLine, path: PurePosixPath, as_of: date) -> Problem:
    days = (as_of - line.checked_on).days
    fault = f"{line.name} was last checked on {line.checked_on}, {days} days ago"
    if days < 0:
        fault = f"{line.name} was checked on {line.checked_on}, a day that has not come yet"
    # Nobody should ring 999 to find out whether it answers.
    by_ringing = line.phone and not line.urgent
    remedy = f"{'Call it' if by_ringing else 'Look it up'}, and write today's date"
    mark = line.checked_at
    return Problem(path, mark.line, mark.column, "lines.checked_on", fault, remedy)
