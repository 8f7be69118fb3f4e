"""What leaves a story's folder when it is taken back: all but a stub, and nothing outside it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ownwords.desk.repository import Repository
from ownwords.desk.withdrawal.narrowing import replace_file
from ownwords.errors import ArchiveError
from ownwords.place import Place
from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import read_document
from ownwords.reading.report import FileReport
from ownwords.terms import Notice
from ownwords.told.front_matter import Stub
from ownwords.told.sources import STORY_FILE
from ownwords.told.story import AnyStory, RefusedStory, Story, WithdrawnStory

_FORM = re.compile(
    r"^[ \t]+form:[ \t]*[\"']?([A-Za-z0-9][A-Za-z0-9/_. -]{0,39}?)[\"']?[ \t]*\r?$", re.M
)
_NOTICE = re.compile(r"^notice:[ \t]*gone[ \t]*\r?$", re.M)


@dataclass(frozen=True)
class Removal:
    """What is to be done to one story's folder."""

    folder: Path
    stub: bytes
    goes: tuple[Path, ...]
    """Files that are deleted; story.md is not among them."""
    stays: tuple[Path, ...]
    """Folders inside that hold stories of their own."""
    for_good: tuple[Path, ...]
    """Files, story.md too, of which git has no copy as they are now."""

    @property
    def changes(self) -> tuple[Path, ...]:
        return (self.folder / STORY_FILE, *self.goes)

    def carry_out(self) -> None:
        """The stub first: from then on no word of it can be published, whatever else fails."""
        replace_file(self.folder / STORY_FILE, self.stub)
        for path in self.goes:
            path.unlink(missing_ok=True)
        for folder in sorted({path.parent for path in self.goes}, reverse=True):
            if folder != self.folder and not any(folder.iterdir()):
                folder.rmdir()


def removal_of(
    story: AnyStory, place: Place, repository: Repository, today: date, notice: Notice | None
) -> Removal:
    """What would be removed; raises ArchiveError, and nothing is changed, where a link is in it."""
    root = place.root
    folder = (root / story.path).parent
    if folder == place.stories:
        raise ArchiveError(f"{story.path} has no folder of its own. Put it and its files in one.")
    goes: list[Path] = []
    stays: list[Path] = []
    links: list[Path] = []
    for path in _inside(folder, stays):
        (links if path.is_symlink() or path.name == ".git" else goes).append(path)
    if links or (root / story.path).is_symlink() or _is_linked(folder, root):
        named = ", ".join(path.name for path in links) or folder.name
        raise ArchiveError(
            f"Nothing was changed: {named} in {story.path.parent} is a link to somewhere else. "
            "Delete the link, and look yourself at what it leads to."
        )
    kept = repository.can_bring_back([folder / STORY_FILE, *goes])
    lost = [path for path in (folder / STORY_FILE, *goes) if path not in kept]
    return Removal(folder, stub_for(story, today, notice), tuple(goes), tuple(stays), tuple(lost))


def stub_for(story: AnyStory, today: date, notice: Notice | None) -> bytes:
    """What is left of the file, so that no merge can bring the words back."""
    month, form, chosen = f"{today:%Y-%m}", form_of(story), notice or notice_of(story)
    if isinstance(story, WithdrawnStory):
        month = story.stub.withdrawn
    lines = ["---", f"withdrawn: {month}", f"notice: {chosen}"]
    lines += [f"form: {form}"] if form else []
    data = "\n".join([*lines, "---", ""]).encode()
    report = FileReport(story.path)
    read_fields(Stub, read_document(data, report).front, report)
    assert not report.problems, report.problems
    return data


def form_of(story: AnyStory) -> str | None:
    """The reference of the signed form, also where the file as a whole cannot be read."""
    if isinstance(story, Story):
        return story.front.consent.form
    if isinstance(story, WithdrawnStory):
        return story.stub.form
    found = _FORM.search(story.source)
    return found[1] if found else None


def notice_of(story: AnyStory) -> Notice:
    """What the storyteller wanted to be left at the address."""
    if isinstance(story, Story):
        return story.front.notice
    if isinstance(story, WithdrawnStory):
        return story.stub.notice
    assert isinstance(story, RefusedStory)
    return Notice.GONE if _NOTICE.search(story.source) else Notice.NONE


def _inside(folder: Path, stays: list[Path]) -> Iterator[Path]:
    """Every file and link below a story's folder, but for folders that hold another story."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False) and entry.name != ".git":
            if any(path.rglob(STORY_FILE)):
                stays.append(path)
            else:
                yield from _inside(path, stays)
        elif entry.name != STORY_FILE or entry.is_symlink():
            yield path


def _is_linked(folder: Path, root: Path) -> bool:
    inside = [folder, *folder.parents]
    return any(path.is_symlink() for path in inside[: inside.index(root)])
