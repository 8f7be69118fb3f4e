"""The translations beside a story: read as strictly as the story, and told in their own file.

What is wrong in one withholds that translation. The story goes out without it: its storyteller
agreed to the story, and must not wait for a translator's comma.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path

from ownwords.errors import Problem
from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import Document, read_document
from ownwords.reading.nodes import Keys, Mark, Text
from ownwords.reading.report import FileReport, StopReading
from ownwords.reading.suggest import remedy_for
from ownwords.told.front_matter import FrontMatter, Stub
from ownwords.told.front_words import tell_findings_in_translation
from ownwords.told.names import language_in
from ownwords.told.story import AnyStory, Story, WithdrawnStory
from ownwords.told.texts import as_text, quotes_in, read_bytes, read_text
from ownwords.told.translation import (
    AnyTranslation,
    RefusedTranslation,
    Translation,
    TranslationFields,
)

_OF_THE_STORY = (
    FrontMatter.model_fields.keys() | Stub.model_fields.keys()
) - TranslationFields.model_fields.keys()


def with_translations(story: AnyStory, folder: Path, problems: list[Problem]) -> AnyStory:
    """The story with what stands beside it as story.gd.md and the like."""
    found = list(_files_in(folder))
    times = Counter(language.lower() for language, _ in found)
    translations: list[AnyTranslation] = []
    for language, path in found:
        report = FileReport(story.path.with_name(path.name))
        if times[language.lower()] > 1:
            fault = "another file beside it is in the same language"
            report.add(1, 1, "language", fault, "Keep one of the two")
        translations.append(_read(path, language, story, report))
        problems += report.problems
    return replace(story, translations=tuple(translations))


def _files_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """The translations by language. Links are told where every file is looked at."""
    for path in sorted(folder.iterdir()):  # glob takes many times as long
        language = language_in(path.name) if fnmatch(path.name, "story.*.md") else None
        if language and path.is_file() and not path.is_symlink():
            yield language, path


def _read(path: Path, language: str, story: AnyStory, report: FileReport) -> AnyTranslation:
    data = read_bytes(path, report)
    source = as_text(data or b"")
    if isinstance(story, WithdrawnStory):
        report.add(1, 1, "file", "the story was taken back", "Delete this file too")
    elif data is not None:
        try:
            document = read_document(data, report)
            translation = _translation_of(document, language, story, report, source)
        except StopReading:
            translation = None
        if translation and not report.problems:
            return translation
    return RefusedTranslation(language, report.path, source)


def _translation_of(
    document: Document, language: str, story: AnyStory, report: FileReport, source: str
) -> Translation | None:
    _tell_keys_of_the_story(document.front, report)
    kept = {k: v for k, v in document.front.values.items() if k not in _OF_THE_STORY}
    front = read_fields(TranslationFields, replace(document.front, values=kept), report)
    text = read_text(document, report)
    _tell_other_language(language, document.front, report)
    if isinstance(story, Story):
        _tell_own_language(language, story.front, report)
        _tell_unknown_quotes(document.front, story.front, report)
        _tell_alts(document.front, story.front, report)
        if front:
            tell_findings_in_translation(front, story.front, document.front, report)
    if front is None or text is None:
        return None
    return Translation(language, report.path, front, text, source)


def _tell_keys_of_the_story(front: Keys, report: FileReport) -> None:
    """Said in two places, one of them would be the one that nobody looks at."""
    for key, mark in front.marks.items():
        if key in _OF_THE_STORY:
            fault, remedy = f'"{key}" is the story\'s own', "Write it in story.md alone"
            report.add(mark.line, mark.column, "front matter", fault, remedy)


def _tell_other_language(language: str, front: Keys, report: FileReport) -> None:
    said = front.values.get("language")
    if isinstance(said, Text) and said.text.strip().lower() not in ("", language.lower()):
        fault = f'not the language in the file\'s name: "{said.text.strip()}"'
        remedy = "Take the line out, or rename the file"
        report.add(said.mark.line, said.mark.column, "language", fault, remedy)


def _tell_own_language(language: str, story: FrontMatter, report: FileReport) -> None:
    if language.lower() == story.language.lower():
        remedy = "Name the file for the language that it is in, or delete it"
        report.add(1, 1, "language", "the story itself is in this language", remedy)


def _tell_unknown_quotes(front: Keys, story: FrontMatter, report: FileReport) -> None:
    known = {quote.id for quote in story.quotes}
    for quote in quotes_in(front):
        id = quote.values.get("id")
        if isinstance(id, Text) and (name := id.text.strip()) and name not in known:
            remedy = remedy_for(name, known, otherwise=None if known else "Take the quote out")
            fault = f'story.md has no quote "{name}"'
            report.add(id.mark.line, id.mark.column, "quotes.id", fault, remedy)


def _tell_alts(front: Keys, story: FrontMatter, report: FileReport) -> None:
    """One for each picture and recording, whether it may be shown today or not."""
    names = dict.fromkeys(each.file for each in story.with_alt)
    alt = front.values.get("alt")
    given = alt.marks if isinstance(alt, Keys) else {}
    at = front.marks.get("alt", Mark(1, 1))
    for name in names.keys() - given.keys():
        remedy = f"Write below alt what it shows, in this language: {name}: and the words"
        report.add(at.line, at.column, "alt", f'there is no alt text for "{name}"', remedy)
    for name in given.keys() - names.keys():
        mark = given[name]
        remedy = remedy_for(name, names, otherwise=None if names else "Take the line out")
        fault = f'story.md has no picture or recording "{name}"'
        report.add(mark.line, mark.column, "alt", fault, remedy)
