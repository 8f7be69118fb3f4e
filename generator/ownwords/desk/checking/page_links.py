"""Links in the archive's own pages to stories that readers cannot see: with one no site is built.

What a guide names in its front matter has its own rules: see guide_checks.py.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from ownwords.archive_files import ArchiveRead
from ownwords.editorial.guides.sources import GUIDES
from ownwords.errors import Problem
from ownwords.place import Place
from ownwords.reading.characters import shown
from ownwords.reading.suggest import nearest
from ownwords.reasons import reason_to_withhold
from ownwords.terms import Use
from ownwords.told.story import AnyStory

LINK = "link"
_FRONT_MATTER = re.compile(r"\A---\n.*?^---$", re.DOTALL | re.MULTILINE)
_LIKE_AN_ID = re.compile(
    r"(?:(?<![\w-])[a-z0-9]+(?:[-_][a-z0-9]+)+|(?<=stories/)[a-z0-9]+)(?![\w-])", re.IGNORECASE
)
"""Several words anywhere, one where it is an address."""
_NAMED_BELOW = re.compile(r"^ {0,3}\[([^\]\n]+)\]:.*$", re.MULTILINE)
"""Where a link that is written [words][name] leads to."""
_TO_A_STORY = re.compile(
    r"""(?:\]\(\s*<?|^\ {0,3}\[[^\]\n]+\]:\s*<?|href=["']?)(?:\.{0,2}/)*stories/([a-z0-9-]+)""",
    re.IGNORECASE | re.MULTILINE,
)
_OTHER_PAGES = frozenset({"page", "index"})
"""What may follow after /stories/ and is no story."""


@dataclass(frozen=True)
class _Named:
    """A story's id in a page of the archive's own."""

    id: str
    path: PurePosixPath
    built: str
    line: int
    column: int
    text: str
    """The whole line."""

    def problem(self, fault: str, remedy: str) -> Problem:
        return Problem(self.path, self.line, self.column, LINK, fault, remedy)


def links_to_withheld(read: ArchiveRead, place: Place, day: date) -> list[Problem]:
    """All of them, as the last look at a finished site would find them."""
    told = {story.id: story for story in read.stories}
    named = [each for path in _pages(place) for each in _named_in(path, place, told)]
    why = {each.id: _reason(told[each.id], place, day) for each in named}
    if not any(why.values()):
        return []
    # What makes a site is loaded where there is something to look at only.
    from ownwords.archive import GuideArchive, WebArchive
    from ownwords.edition import Edition
    from ownwords.gate import publish
    from ownwords.last_look import ids_found
    from ownwords.made.files import SitePlan
    from ownwords.made.guides.outlines import outlines
    from ownwords.made.wording.interface import Interface

    every = place.rebuild_every
    edition = Edition(
        as_of=day,
        editorial=read.editorial,
        interface=Interface(place.settings.language, place.themes),
        plan=SitePlan(()),
        publication=publish(read.stories, Use.WEB, day, rebuild_every=every),
        guides=publish(read.stories, Use.GUIDES, day, rebuild_every=every),
        problems=read.problems,
        stories=read.stories,
    )
    # The words of a guide that is being renewed are on no page until it is.
    shown = outlines(
        read.editorial,
        GuideArchive(edition.guides.stories),
        WebArchive(edition.publication.stories),
    )
    renewed = {f"{GUIDES}/{each.name}/index.html" for each in shown if each.is_being_renewed}
    named = [each for each in named if each.built not in renewed]
    own = frozenset(_built(path, place) for path in _pages(place))
    found = ids_found([(each.built, each.text) for each in named], edition, place, own)
    return [
        each.problem(
            f'names a story that readers cannot see: "{each.id}"',
            f"It is withheld ({why[each.id]}). Take the link out: with it no site is built",
        )
        for each, ids in zip(named, found, strict=True)
        if each.id in ids
    ]


def links_to_nothing(read: ArchiveRead, place: Place) -> list[Problem]:
    """To stories that are not there: the site is built, and the link leads nowhere."""
    ids = {story.id for story in read.stories}
    found: list[Problem] = []
    for path in _pages(place):
        text = _text_of(path)
        for match in _TO_A_STORY.finditer(text):
            id = match[1].casefold()
            if id in ids or id in _OTHER_PAGES or (path.parent / "stories").is_dir():
                continue
            near = nearest(id, ids)
            remedy = f'Did you mean "{near}"?' if near else "Take the link out"
            named = _at(match.start(1), match[1], path, place, text)
            found.append(named.problem(f'leads to no story: "{match[1]}"', remedy))
    return found


def _reason(story: AnyStory, place: Place, day: date) -> str | None:
    return reason_to_withhold(story, Use.WEB, day, rebuild_every=place.rebuild_every)


def _pages(place: Place) -> list[Path]:
    found = sorted(place.pages.rglob("*.md"))
    return [path for path in found if path.is_file() and not path.is_symlink()]


def _text_of(path: Path) -> str:
    """With as many lines as the file; a guide names stories above its words by other rules."""
    text = path.read_text("utf-8", errors="replace").replace("\r\n", "\n")
    if path.parent.name == GUIDES:
        text = _FRONT_MATTER.sub(lambda front: re.sub(r"[^\n]", " ", front[0]), text)
    # What no link asks for stands in no page.
    return _NAMED_BELOW.sub(lambda end: end[0] if _is_used(end, text) else " " * len(end[0]), text)


def _is_used(end: re.Match[str], text: str) -> bool:
    asked = rf"\[{re.escape(end[1])}\](?!:)"
    return re.search(asked, text, re.IGNORECASE) is not None


def _named_in(path: Path, place: Place, told: Mapping[str, AnyStory]) -> Iterator[_Named]:
    text = _text_of(path)
    for match in _LIKE_AN_ID.finditer(text):
        id = match[0].casefold().replace("_", "-")
        if id in told:
            yield _at(match.start(), id, path, place, text)


def _at(offset: int, id: str, path: Path, place: Place, text: str) -> _Named:
    start = text.rfind("\n", 0, offset) + 1
    return _Named(
        id,
        PurePosixPath(shown(os.path.relpath(path, place.root))),
        _built(path, place),
        text.count("\n", 0, offset) + 1,
        offset - start + 1,
        text[start:].partition("\n")[0],
    )


def _built(path: Path, place: Place) -> str:
    """The file that a page becomes: about.md is about/index.html."""
    folder = path.relative_to(place.pages).with_suffix("")
    folder = folder.parent if folder.name == "index" else folder
    return (folder / "index.html").as_posix()
