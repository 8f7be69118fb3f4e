"""The files of the archive's own words, one by one: which there are, and what each says."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from ownwords.editorial.parts import read_page
from ownwords.errors import Problem
from ownwords.reading.characters import shown
from ownwords.reading.fields import Fields
from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import read_document
from ownwords.reading.nodes import Keys
from ownwords.reading.report import FileReport, StopReading
from ownwords.reading.text import MOST_BYTES
from ownwords.words.markdown import LinkRule, outside_links, render

HOME = "index.md"
AnyFields = TypeVar("AnyFields", bound=Fields)


@dataclass(frozen=True)
class PageRead(Generic[AnyFields]):
    """What one file says: its fields, its body as clean HTML, and where each key stands."""

    path: PurePosixPath
    fields: AnyFields
    body: str
    front: Keys


@dataclass(frozen=True)
class PageFiles:
    """The files below pages/; what there is to put right in them is added to `problems`."""

    root: Path
    pages: Path
    problems: list[Problem]

    def tell_names_in(self, *folders: str) -> None:
        """Tell each file whose name cannot be an address: no page is made of it."""
        for path in sorted(p for f in folders for p in (self.pages / f).glob("*.md")):
            if path.name != HOME and not is_id(path.stem):
                where = PurePosixPath(shown(os.path.relpath(path, self.root)))
                remedy = "Name it in lower-case words with hyphens, such as peer-support.md"
                fault = f'"{shown(path.stem)}" cannot be an address'
                self.problems.append(Problem(where, 1, 1, "file", fault, remedy))

    def files_in(self, folder: str) -> list[Path]:
        """The files of one kind, by name, without those whose name is not fit for an address."""
        found = sorted((self.pages / folder).glob("*.md"))
        return [p for p in found if p.name != HOME and is_id(p.stem) and not p.is_dir()]

    def read(
        self, path: Path, model: type[AnyFields], *, needs_front_matter: bool = True
    ) -> PageRead[AnyFields] | None:
        """What a file says, or None with its problems noted."""
        report = self.report_on(path)
        read = None if report.problems else self._read(path, model, report, needs_front_matter)
        self.problems.extend(report.problems)
        return None if report.problems else read

    def report_on(self, path: Path) -> FileReport:
        """A file's report; there is a problem in it from the start if the file may not be read."""
        report = FileReport(PurePosixPath(shown(os.path.relpath(path, self.root))))
        if path.is_symlink():
            report.add(1, 1, "file", "a link to somewhere else", "Put the file itself here")
        return report

    def _read(
        self, path: Path, model: type[AnyFields], report: FileReport, needs_front_matter: bool
    ) -> PageRead[AnyFields] | None:
        uri = os.path.relpath(path, self.pages).replace(os.sep, "/")
        try:
            split = read_document if needs_front_matter else read_page
            document = split(bytes_of(path), report)
            body = render(document.body, report, document.body_line, links_from(uri)).html
            fields = read_fields(model, document.front, report)
        except StopReading:
            return None
        return PageRead(report.path, fields, body, document.front) if fields else None


def bytes_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def is_id(stem: str) -> bool:
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", stem) is not None


def links_from(uri: str) -> LinkRule:
    """The rule for the archive's own pages: also links to one another, as files ending in .md."""
    here = _address_of(uri)

    def rule(address: str) -> str | None:
        if ":" in address.split("/", maxsplit=1)[0]:
            return outside_links(address)
        path, mark, fragment = address.partition("#")
        if not path:
            return address
        target = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))
        if path.startswith("/") or target.split("/")[0] == "..":
            return None
        is_file = "." in posixpath.basename(path) and not target.endswith((".", ".md"))
        between = posixpath.relpath(_address_of(target) or ".", here or ".")
        return f"{between}{'' if is_file else '/'}{mark}{fragment}"

    return rule


def _address_of(uri: str) -> str:
    """Where a file of the archive's own is read: themes/hope.md at themes/hope."""
    return re.sub(r"(?:(?:^|(?<=/))index)?\.md$", "", uri)
