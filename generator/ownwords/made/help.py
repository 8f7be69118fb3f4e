"""The page of people to talk to: whom to ring in danger first, then who answers at any hour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ownwords.editorial.model import HelpLine
from ownwords.made.files import SiteFile
from ownwords.made.kit import Kit


@dataclass(frozen=True)
class Group:
    """Help lines below one heading."""

    title: str
    lines: tuple[HelpLine, ...]


def help_pages(kit: Kit) -> Iterator[SiteFile]:
    """One, or none in an archive without pages/get-help.md."""
    page = kit.editorial.help
    if page is None:
        return
    title = page.title or kit.interface.say("Get help")
    yield kit.page(
        "get-help/index.html",
        "help",
        title=title,
        section="help",
        description=page.description,
        heading=title,
        page=page,
        urgent=[line for line in page.lines if line.urgent],
        groups=list(_groups(kit, [line for line in page.lines if not line.urgent])),
    )


def _groups(kit: Kit, lines: list[HelpLine]) -> Iterator[Group]:
    """Those without a heading of their own by when they answer, then the archive's groups."""
    say = kit.interface.say
    named = {line.group: None for line in lines if line.group}
    plain = [line for line in lines if not line.group]
    found = [
        Group(say("At any time, day or night"), tuple(x for x in plain if x.answers_always)),
        Group(say("More people to talk to"), tuple(x for x in plain if not x.answers_always)),
        *(Group(name, tuple(_by_hours(x for x in lines if x.group == name))) for name in named),
    ]
    yield from (group for group in found if group.lines)


def _by_hours(lines: Iterator[HelpLine]) -> list[HelpLine]:
    return sorted(lines, key=lambda line: not line.answers_always)
