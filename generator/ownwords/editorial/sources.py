"""Reads what the archive says itself: home, help, themes, collections, content notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ownwords.editorial.fields import CollectionFields, ContentNoteFields, HomeFields, ThemeFields
from ownwords.editorial.guides.prompt_fields import GeneralPromptFields
from ownwords.editorial.guides.prompts import GeneralPrompts, laid_over, read_general_prompts
from ownwords.editorial.guides.sources import (
    FORMATS,
    GUIDES,
    objections_to_prompts,
    read_formats,
    read_guides,
)
from ownwords.editorial.help_lines import read_help
from ownwords.editorial.model import Collection, Editorial, HelpPage, Home, Theme
from ownwords.editorial.own_words import phrases_among
from ownwords.editorial.page_files import HOME, PageFiles, bytes_of, links_from
from ownwords.editorial.parts import sections_of, titled
from ownwords.editorial.retired import retired_numbers_among
from ownwords.errors import Problem

GET_HELP, CONTENT_NOTES, PROMPTS = "get-help.md", "content-notes.md", "prompts.md"
THEMES, COLLECTIONS = "themes", "collections"


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
    return uri in (HOME, GET_HELP, CONTENT_NOTES, PROMPTS) or (
        folder in (THEMES, COLLECTIONS, GUIDES, FORMATS) and name.endswith(".md") and name != HOME
    )


def read_editorial(root: Path, pages: Path, language: str = "en") -> EditorialRead:
    """Read all under pages/ that the generator makes pages from, and the numbers in the rest.

    In `language` the content notes are worded, as far as Own Words has them in it.
    """
    reading = _Reading(root, pages, list(retired_numbers_among(root, pages)), language)
    reading.tell_names_in(THEMES, COLLECTIONS, GUIDES, FORMATS)
    themes, collections = tuple(reading.themes()), tuple(reading.collections())
    formats = read_formats(reading)
    editorial = Editorial(
        home=reading.home(),
        help=reading.help(),
        themes=tuple(sorted(themes, key=lambda theme: (theme.order, theme.title, theme.id))),
        collections=tuple(sorted(collections, key=lambda each: (each.title.casefold(), each.id))),
        content_notes=reading.content_notes(),
        formats=formats,
        guides=read_guides(reading, formats, frozenset(theme.id for theme in themes)),
        prompts=reading.prompts(),
    )
    return EditorialRead(
        editorial,
        frozenset(path.stem for path in reading.files_in(THEMES)),
        frozenset(path.stem for path in reading.files_in(COLLECTIONS)),
        # Told last: a help line in which one stands is a help line still.
        tuple(sorted((*reading.problems, *phrases_among(root, pages)))),
    )


@dataclass(frozen=True)
class _Reading(PageFiles):
    language: str

    def themes(self) -> Iterator[Theme]:
        for path in self.files_in(THEMES):
            if read := self.read(path, ThemeFields):
                fields = read.fields
                yield Theme(
                    id=path.stem,
                    title=fields.title,
                    statement=fields.statement,
                    questions=fields.questions,
                    order=fields.order,
                    framework=fields.framework,
                    body=read.body,
                )

    def collections(self) -> Iterator[Collection]:
        for path in self.files_in(COLLECTIONS):
            if read := self.read(path, CollectionFields):
                fields = read.fields
                yield Collection(
                    path.stem, fields.title, fields.place, fields.partners, fields.dates, read.body
                )

    def home(self) -> Home:
        path = self.pages / HOME
        has_file = path.is_file()
        read = self.read(path, HomeFields, needs_front_matter=False) if has_file else None
        if read is None:
            return Home("Home")
        title, body = read.fields.title, read.body
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
            page = read_help(bytes_of(path), report, links_from(GET_HELP), faulty=told)
        self.problems.extend(report.problems)
        return page

    def prompts(self) -> GeneralPrompts:
        """Ours, with those of pages/prompts.md in their place."""
        ours, path = read_general_prompts(self.language), self.pages / PROMPTS
        read = self.read(path, GeneralPromptFields) if path.is_file() else None
        if read is None:
            return ours
        self.problems.extend(objections_to_prompts(read))
        return laid_over(ours, read.fields)

    def content_notes(self) -> dict[str, str]:
        notes: dict[str, str] = {}
        for path in (*_shipped_notes(self.language), self.pages / CONTENT_NOTES):
            if path.is_file() and (read := self.read(path, ContentNoteFields)):
                notes.update(read.fields.notes)
        return dict(sorted(notes.items()))


def _shipped_notes(language: str) -> tuple[Path, Path]:
    """Ours in English, then those in a language, such as content-notes.gd.md."""
    english = Path(__file__).with_name(CONTENT_NOTES)
    return english, english.with_suffix(f".{language.partition('-')[0].lower()}.md")
