"""Reads every story of an archive: all that can be read, and all there is to put right."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from ownwords.errors import ArchiveError, Problem
from ownwords.media.cache import DerivativeCache
from ownwords.reading.characters import shown
from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import Document, read_document
from ownwords.reading.nodes import Items, Keys, Mark, Text
from ownwords.reading.report import FileReport, StopReading
from ownwords.reading.suggest import remedy_for
from ownwords.told.doubles import without_doubles
from ownwords.told.front_matter import FrontMatter, Stub
from ownwords.told.front_words import tell_findings
from ownwords.told.many import each_read
from ownwords.told.media_files import MediaRead, by_what_they_hold, paths_beside, read_media
from ownwords.told.names import is_id, language_in, names_in_id
from ownwords.told.story import AnyStory, Original, RefusedStory, Story, WithdrawnStory
from ownwords.told.strays import is_document, what_to_do_with
from ownwords.told.texts import as_text, quotes_in, read_bytes, read_text
from ownwords.told.translation import Translation
from ownwords.told.translation_files import with_translations

STORY_FILE = "story.md"
_STUB_KEYS = Stub.model_fields.keys()


@dataclass(frozen=True)
class Vocabulary:
    """The themes, collections and content notes that a story may name."""

    themes: frozenset[str]
    collections: frozenset[str]
    content_notes: frozenset[str]


@dataclass(frozen=True)
class StoriesRead:
    """Every story under one folder, sorted by id, and every problem of every file."""

    stories: tuple[AnyStory, ...]
    problems: tuple[Problem, ...]


def read_stories(
    root: Path, folder: Path, vocabulary: Vocabulary, cache: DerivativeCache | None = None
) -> StoriesRead:
    """Read stories/**/story.md. A story in whose file something is wrong becomes a RefusedStory."""
    if folder.is_symlink() or not folder.is_dir():
        raise ArchiveError(f"There is no folder of stories at {folder}.")
    stories: list[AnyStory] = []
    problems: list[Problem] = []
    paths = tuple(_files(folder, folder, root, problems))
    read = partial(_read_with_translations, folder, root, vocabulary, cache)
    # A cache of pictures keeps count of those it was asked for: that is for one process.
    for story, told in each_read(read, paths) if cache is None else map(read, paths):
        stories.append(story)
        problems += told
    stories = without_doubles(stories, problems)
    stories.sort(key=lambda story: (story.id, story.path))
    return StoriesRead(tuple(stories), tuple(sorted(problems)))


def _read_with_translations(
    folder: Path, root: Path, vocabulary: Vocabulary, cache: DerivativeCache | None, path: Path
) -> tuple[AnyStory, list[Problem]]:
    report = FileReport(_where(path, root))
    if path.parent == folder:
        remedy = "Put it in a folder with its address as name, such as leeks-in-february"
        report.add(1, 1, "id", "the story has no folder of its own", remedy)
    story = _read_story(path, report, vocabulary, cache)
    problems = report.problems
    whole = with_translations(story, path.parent, problems)
    # Every command asks for these: worked out here, while other cores help.
    for text in (whole, *whole.translations):
        if isinstance(text, Story | Translation):
            _ = text.holds
    if isinstance(whole, Story):
        _ = whole.words_code, whole.terms_now
    return whole, problems


def _files(folder: Path, top: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    """Every story file in a folder at or below the top. Links are told and never followed."""
    with os.scandir(folder) as scanned:
        entries = sorted((e for e in scanned if not e.name.startswith(".")), key=lambda e: e.name)
    has_story = any(
        entry.name == STORY_FILE and entry.is_file(follow_symlinks=False) for entry in entries
    )
    documents = set() if has_story else _documents_among(entries, is_top=folder == top)
    for entry in entries:
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from _files(path, top, root, problems)
        elif entry.name == STORY_FILE and entry.is_file(follow_symlinks=False):
            yield path
        elif entry.name in documents:
            _tell(problems, path, root, *what_to_do_with(_where(path, root)))
        elif told := _against_entry(entry, has_story=has_story):
            _tell(problems, path, root, *told)
    if folder != top and not documents and _holds_no_story(entries):
        remedy = f"Name the story's file {STORY_FILE}, not story.txt or story.md.txt"
        _tell(problems, folder, root, f'there is no "{STORY_FILE}" in this folder', remedy)


def _documents_among(entries: list[os.DirEntry[str]], *, is_top: bool) -> set[str]:
    """By name. A text in a story's own folder may be its story.md, under another name."""
    files = (entry.name for entry in entries if not entry.is_symlink())
    return {name for name in files if is_document(name, or_text=is_top)}


def _against_entry(entry: os.DirEntry[str], *, has_story: bool) -> tuple[str, str] | None:
    is_text = entry.name.lower().endswith((".md", ".markdown"))
    if entry.is_symlink():
        is_other_file = entry.is_file() and not is_text
        return None if is_other_file else ("a link to somewhere else", "Put the story itself here")
    if not is_text or entry.name == "README.md":
        return None
    remedy = f"Put each story in a folder of its own, as {STORY_FILE}"
    if entry.name.casefold() == STORY_FILE:
        remedy = f"Rename it to {STORY_FILE}"
    elif has_story and language_in(entry.name):
        return None
    elif has_story and entry.name.casefold().startswith("story."):
        remedy = "Name a translation by the short code of its language, such as story.gd.md"
    return f'only "{STORY_FILE}" is read', remedy


def _holds_no_story(entries: list[os.DirEntry[str]]) -> bool:
    """Whether there are files in a folder, but no text and no folder with a story below."""
    has_files = any(entry.name != "README.md" for entry in entries)
    return has_files and not any(
        entry.is_dir() or entry.name.lower().endswith(".md") for entry in entries
    )


def _tell(problems: list[Problem], path: Path, root: Path, fault: str, remedy: str) -> None:
    report = FileReport(_where(path, root))
    report.add(1, 1, "file", fault, remedy)
    problems += report.problems


def _where(path: Path, root: Path) -> PurePosixPath:
    """The path as it is told: what cannot be seen in a name, or printed, by its number."""
    return PurePosixPath(shown(path.relative_to(root).as_posix()))


def _read_story(
    path: Path, report: FileReport, vocabulary: Vocabulary, cache: DerivativeCache | None
) -> AnyStory:
    id = shown(unicodedata.normalize("NFC", path.parent.name))
    if not is_id(id):
        remedy = "Name the folder in lower-case words and digits with hyphens, 3 to 40 characters"
        report.add(1, 1, "id", f'"{id}" cannot be an address', remedy)
    data = read_bytes(path, report)
    if data is None:
        return RefusedStory(id, report.path, originals=_files_beside(path))
    source = as_text(data)
    media = MediaRead()
    try:
        document = read_document(data, report)
        if "withdrawn" in document.front.values:
            stub = _read_stub(document, report)
            if stub and not report.problems:
                beside = tuple(paths_beside(path.parent))
                return WithdrawnStory(id, report.path, stub, source, beside)
        else:
            media = read_media(document.front, path.parent, report, cache)
            story = _story_of(id, document, media, report, vocabulary)
            if story and not report.problems:
                return replace(story, source=source, beside=_not_named(story, path.parent))
    except StopReading:
        pass
    return RefusedStory(id, report.path, source, _files_beside(path) | media.originals)


def _files_beside(path: Path) -> dict[str, Original]:
    return by_what_they_hold(paths_beside(path.parent))


def _not_named(story: Story, folder: Path) -> tuple[Path, ...]:
    named = {original.path for original in story.originals.values()}
    return tuple(path for path in paths_beside(folder) if path not in named)


def _read_stub(document: Document, report: FileReport) -> Stub | None:
    front = document.front
    left = [key for key in front.values if key in FrontMatter.model_fields.keys() - _STUB_KEYS]
    if left:
        fault = "keys of the story are still here"
        remedy = f"Leave only {', '.join(sorted(_STUB_KEYS))}: the story was taken back"
        mark = front.marks[left[0]]
        report.add(mark.line, mark.column, "front matter", fault, remedy)
    kept = {key: value for key, value in front.values.items() if key not in left}
    stub = read_fields(Stub, replace(front, values=kept), report)
    if document.body.strip():
        remedy = "Take the words out: the story was taken back"
        report.add(document.body_line, 1, "text", "there are words below the front matter", remedy)
    return stub


def _story_of(
    id: str, document: Document, media: MediaRead, report: FileReport, vocabulary: Vocabulary
) -> Story | None:
    front = read_fields(FrontMatter, document.front, report)
    _tell_unknown_words(document.front, vocabulary, report)
    text = read_text(document, report)
    _tell_name_in_id(id, document.front, report)
    if front:
        tell_findings(front, document.front, report)
    if front is None or text is None:
        return None
    return Story(id, report.path, front, text, media.originals, media.cues)


def _tell_name_in_id(id: str, front: Keys, report: FileReport) -> None:
    """Also where another field is wrong: what names the folder then keeps it out of a log."""
    teller = front.values.get("storyteller")
    name = teller.values.get("name") if isinstance(teller, Keys) else None
    if isinstance(name, Text) and names_in_id(id, name.text):
        remedy = "Rename the folder: the address stays for good, and must never hold a name"
        report.add(1, 1, "id", "the id holds the storyteller's name", remedy)


def _tell_unknown_words(front: Keys, vocabulary: Vocabulary, report: FileReport) -> None:
    """Themes, collections and content notes must exist; a tag is free but needs a letter."""
    for field, known, called in (
        ("themes", vocabulary.themes, "a theme"),
        ("collection", vocabulary.collections, "a collection"),
        ("content_notes", vocabulary.content_notes, "a content note"),
    ):
        for word, mark in _words_at(front, field):
            if word not in known:
                _tell_unknown(field, word, mark, known, called, report)
    for word, mark in _words_at(front, "tags"):
        if not any(character.isalnum() for character in word):
            report.add(mark.line, mark.column, "tags", f'"{word}" is not a word', "Write a word")
    for quote in quotes_in(front):
        for word, mark in _words_at(quote, "themes"):
            if word not in vocabulary.themes:
                _tell_unknown("quotes.themes", word, mark, vocabulary.themes, "a theme", report)


def _tell_unknown(
    field: str, word: str, mark: Mark, known: frozenset[str], called: str, report: FileReport
) -> None:
    folder = "themes" if called == "a theme" else "collections"
    otherwise = None if known else f"There is none yet: write its page in pages/{folder}/ first"
    remedy = remedy_for(word, known, otherwise=otherwise)
    if ";" in word:
        remedy = f"Put commas between the words: {word.replace(';', ',')}"
    if mark not in report.spoilt:
        report.add(mark.line, mark.column, field, f'"{word}" is not {called}', remedy)


def _words_at(keys: Keys, field: str) -> Iterator[tuple[str, Mark]]:
    value = keys.values.get(field)
    listed = value.items if isinstance(value, Items) else ()
    for item in (value,) if field == "collection" else listed:
        if isinstance(item, Text) and item.text.strip():
            yield item.text.strip(), item.mark
