"""A file of words, of a story or of a translation: its bytes, its text, the quotes in it."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ownwords.reading.frontmatter import Document
from ownwords.reading.nodes import Items, Keys, Text
from ownwords.reading.report import FileReport
from ownwords.reading.text import MOST_BYTES
from ownwords.words.markdown import render
from ownwords.words.passages import NotThere, Passage, find_passage
from ownwords.words.spoken import Spoken, spoken_html


@dataclass(frozen=True)
class StoryText:
    """The words as readers would see them."""

    html: str
    links: tuple[str, ...]
    passages: Mapping[str, Passage]
    """Where each quote stands in `html`."""
    word_count: int


def read_bytes(path: Path, report: FileReport) -> bytes | None:
    """What the file holds, as far as one may hold anything; None where it cannot be opened."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size  # room for a whole MiB takes time to make
            return file.read(min(size, MOST_BYTES) + 1)
    except OSError:
        report.add(1, 1, "file", "it cannot be opened", "Let it be read, as the other files are")
        return None


def as_text(data: bytes) -> str:
    """The file as text, whatever is wrong in it: its words are looked for in the site."""
    is_utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if is_utf_16 else "utf-8", errors="replace")


def read_text(document: Document, report: FileReport) -> StoryText | None:
    """The words below the front matter, with its quotes found in them."""
    rendered = render(document.body, report, document.body_line)
    spoken = spoken_html(rendered.html)
    if not spoken.count:
        remedy = "Write the story below the closing fence"
        report.add(document.body_line, 1, "text", "there are no words in the story", remedy)
        return None
    passages = _find_quotes(document.front, spoken, report)
    return StoryText(rendered.html, rendered.links, passages, spoken.count)


def quotes_in(front: Keys) -> Iterator[Keys]:
    value = front.values.get("quotes")
    if isinstance(value, Items):
        yield from (item for item in value.items if isinstance(item, Keys))


def _find_quotes(front: Keys, spoken: Spoken, report: FileReport) -> dict[str, Passage]:
    passages: dict[str, Passage] = {}
    for quote in quotes_in(front):
        id, words = quote.values.get("id"), quote.values.get("words")
        if not isinstance(id, Text) or not isinstance(words, Text):
            continue
        if not words.text.strip() or words.mark in report.spoilt:
            continue
        name = id.text.strip()
        if name in passages:
            fault = f'two quotes have the id "{name}"'
            report.add(id.mark.line, id.mark.column, "quotes.id", fault, "Give one another id")
        found = find_passage(spoken, words.text)
        if isinstance(found, NotThere):
            mark = words.mark
            report.add(mark.line, mark.column, "quotes.words", found.fault, found.remedy)
        else:
            passages[name] = found
    return passages
