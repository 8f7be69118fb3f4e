"""Reads what the archive says itself: home, help, themes, collections, content notes."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from ownwords.editorial.fields import CollectionFields, ContentNoteFields, HomeFields, ThemeFields
from ownwords.editorial.help_lines import read_help
from ownwords.editorial.model import Collection, Editorial, HelpPage, Home, Theme
from ownwords.editorial.parts import read_page, sections_of, titled
from ownwords.editorial.retired import retired_numbers_among
from ownwords.errors import Problem
from ownwords.reading.characters import shown
from ownwords.reading.fields import Fields
from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import read_document
from ownwords.reading.report import FileReport, StopReading
from ownwords.reading.text import MOST_BYTES
from ownwords.words.markdown import LinkRule, outside_links, render

HOME, GET_HELP, CONTENT_NOTES = "index.md", "get-help.md", "content-notes.md"
THEMES, COLLECTIONS = "themes", "collections"
AnyFields = TypeVar("AnyFields", bound=Fields)


@dataclass(frozen=True)
class EditorialRead:
    """The archive's own words, and what there is to put right in them.

    `named` holds every theme and collection that has a file, also one with a problem in it: a
    story is not to blame for that.
    """

    editorial: Editorial
    themes_named: frozenset[str]
    collections_named: frozenset[str]
    problems: tuple[Problem, ...]


def is_read_here(uri: str) -> bool:
    """Whether a file under pages/ is one that the generator makes pages from, not the engine."""
    folder, _, name = uri.rpartition("/")
    return uri in (HOME, GET_HELP, CONTENT_NOTES) or (
        folder in (THEMES, COLLECTIONS) and name.endswith(".md") and name != HOME
    )


def read_editorial(root: Path, pages: Path, language: str = "en") -> EditorialRead:
    """Read all under pages/ that the generator makes pages from, and the numbers in the rest.

    In `language` the content notes are worded, as far as Own Words has them in it.
    """
    reading = _Reading(root, pages, list(retired_numbers_among(root, pages)), language)
    reading.tell_names()
    themes, collections = tuple(reading.themes()), tuple(reading.collections())
    editorial = Editorial(
        home=reading.home(),
        help=reading.help(),
        themes=tuple(sorted(themes, key=lambda theme: (theme.order, theme.title, theme.id))),
        collections=tuple(sorted(collections, key=lambda each: (each.title.casefold(), each.id))),
        content_notes=reading.content_notes(),
    )
    return EditorialRead(
        editorial,
        frozenset(path.stem for path in reading.files_in(THEMES)),
        frozenset(path.stem for path in reading.files_in(COLLECTIONS)),
        tuple(sorted(reading.problems)),
    )


@dataclass(frozen=True)
class _Reading:
    root: Path
    pages: Path
    problems: list[Problem]
    language: str

    def tell_names(self) -> None:
        """Tell each file whose name cannot be an address: no page is made of it."""
        for path in sorted(p for f in (THEMES, COLLECTIONS) for p in (self.pages / f).glob("*.md")):
            if path.name != HOME and not _is_id(path.stem):
                where = PurePosixPath(shown(os.path.relpath(path, self.root)))
                remedy = "Name it in lower-case words with hyphens, such as peer-support.md"
                fault = f'"{shown(path.stem)}" cannot be an address'
                self.problems.append(Problem(where, 1, 1, "file", fault, remedy))

    def themes(self) -> Iterator[Theme]:
        for path in self.files_in(THEMES):
            if read := self.read(path, ThemeFields):
                fields, body = read
                yield Theme(
                    id=path.stem,
                    title=fields.title,
                    statement=fields.statement,
                    questions=fields.questions,
                    order=fields.order,
                    framework=fields.framework,
                    body=body,
                )

    def collections(self) -> Iterator[Collection]:
        for path in self.files_in(COLLECTIONS):
            if read := self.read(path, CollectionFields):
                fields, body = read
                yield Collection(
                    path.stem, fields.title, fields.place, fields.partners, fields.dates, body
                )

    def home(self) -> Home:
        path = self.pages / HOME
        read = self.read(path, HomeFields) if path.is_file() else None
        if read is None:
            return Home("Home")
        fields, body = read
        title = fields.title
        if title is None:
            title, body = titled(body)
        return Home(title or "Home", *sections_of(body))

    def help(self) -> HelpPage | None:
        path = self.pages / GET_HELP
        if not path.is_file():
            return None
        report = self.report_on(path)
        told = [problem for problem in self.problems if problem.path == report.path]
        page = HelpPage(report.path)
        if not report.problems:
            page = read_help(_bytes(path), report, links_from(GET_HELP), faulty=told)
        self.problems.extend(report.problems)
        return page

    def content_notes(self) -> dict[str, str]:
        notes: dict[str, str] = {}
        for path in (*_shipped_notes(self.language), self.pages / CONTENT_NOTES):
            if path.is_file() and (read := self.read(path, ContentNoteFields)):
                notes.update(read[0].notes)
        return dict(sorted(notes.items()))

    def files_in(self, folder: str) -> list[Path]:
        """The files of one kind, by name, without those whose name is not fit for an address."""
        found = sorted((self.pages / folder).glob("*.md"))
        return [p for p in found if p.name != HOME and _is_id(p.stem) and not p.is_dir()]

    def read(self, path: Path, model: type[AnyFields]) -> tuple[AnyFields, str] | None:
        """A file's fields and its body as HTML, or None with its problems noted."""
        report = self.report_on(path)
        fields, body = (None, "") if report.problems else self._read(path, model, report)
        self.problems.extend(report.problems)
        return (fields, body) if fields and not report.problems else None

    def report_on(self, path: Path) -> FileReport:
        """A file's report; there is a problem in it from the start if the file may not be read."""
        report = FileReport(PurePosixPath(shown(os.path.relpath(path, self.root))))
        if path.is_symlink():
            report.add(1, 1, "file", "a link to somewhere else", "Put the file itself here")
        return report

    def _read(
        self, path: Path, model: type[AnyFields], report: FileReport
    ) -> tuple[AnyFields | None, str]:
        uri = os.path.relpath(path, self.pages).replace(os.sep, "/")
        try:
            split = read_page if model is HomeFields else read_document
            document = split(_bytes(path), report)
            body = render(document.body, report, document.body_line, links_from(uri)).html
            return read_fields(model, document.front, report), body
        except StopReading:
            return None, ""


def _shipped_notes(language: str) -> tuple[Path, Path]:
    """Ours in English, then those in a language, such as content-notes.gd.md."""
    english = Path(__file__).with_name(CONTENT_NOTES)
    return english, english.with_suffix(f".{language.partition('-')[0].lower()}.md")


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _is_id(stem: str) -> bool:
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
