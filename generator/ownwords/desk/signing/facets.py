"""A story as its codes see it, facet by facet, in words that can be compared."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from pathlib import PurePosixPath

from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import read_document
from ownwords.reading.report import FileReport, StopReading
from ownwords.terms import Change, Part, Use
from ownwords.told.codes import paragraphs, terms_code, words_code
from ownwords.told.front_matter import FrontMatter
from ownwords.told.story import Story
from ownwords.told.texts import StoryText, read_text


@dataclass(frozen=True)
class Content:
    """What was signed, or is there now."""

    front: FrontMatter
    text: StoryText
    digests: Mapping[str, str]
    """SHA-256 by file name; of a file that is not there, nothing."""

    @property
    def codes(self) -> tuple[str, str]:
        return words_code(self.front, self.text, dict(self.digests)), terms_code(self.front)


def content_of(story: Story) -> Content:
    digests = {name: original.digest for name, original in story.originals.items()}
    return Content(story.front, story.text, digests)


def content_in(data: bytes, beside: Callable[[str], bytes | None]) -> Content | None:
    """From a file's bytes; None where the file cannot be read as a story."""
    report = FileReport(PurePosixPath("story.md"))
    with suppress(StopReading):
        document = read_document(data, report)
        front = read_fields(FrontMatter, document.front, report)
        text = read_text(document, report)
        if front and text:
            names = (name for _, name in _files_of(front))
            digests = {name: hashlib.sha256(beside(name) or b"").hexdigest() for name in names}
            return Content(front, text, digests)
    return None


def facets_of(content: Content) -> dict[str, list[str]]:
    """What each facet says, paragraph by paragraph."""
    facets: dict[str, list[str]] = {}
    for name, words in (*_of_words(content), *_of_terms(content.front)):
        facets.setdefault(name, []).extend(words)
    return facets


def _of_words(content: Content) -> Iterator[tuple[str, list[str]]]:
    front = content.front
    yield "title", [front.title]
    yield "summary", [front.summary]
    yield "language", [front.language]
    yield "tags", [", ".join(sorted(front.tags))]
    for quote in front.quotes:
        yield f"quote {quote.id}", [quote.words]
    yield "words", [unescape(each) for each in paragraphs(content.text.html)]
    yield "links", list(content.text.links)
    for each in front.with_alt:
        yield f"what {each.file} shows", [each.alt]
    for part, name in _files_of(front):
        # Told by what it holds: the name may be any other.
        yield f"file of {part}", [f"{name} ({content.digests[name][:8]})"]


def _of_terms(front: FrontMatter) -> Iterator[tuple[str, list[str]]]:
    teller, consent = front.storyteller, front.consent
    shown = (teller.credit, teller.name, teller.role, teller.place)
    yield "credit", [", ".join(str(each) for each in shown if each)]
    for use in Use:
        parts = (part for part in Part if consent.permits(use, part))
        yield f"agreed: {use}", [", ".join(parts) or "no"]
    changes = (change for change in Change if change in consent.changes)
    yield "agreed: changes", [", ".join(changes) or "none"]
    yield "agreed: search engines", ["yes" if consent.search_engines else "no"]
    yield "agreed: AI training", ["yes" if consent.ai_training else "no"]
    for name in ("given", "starts", "review", "expires"):
        yield f"agreed: {name}", [str(getattr(consent, name) or "no day")]
    yield "agreed: conditions", list(consent.conditions)
    yield "agreed: by", [f"{consent.by}, {'adult' if consent.adult else 'under 18'}"]
    yield "agreed: wording of the form", [consent.wording]


def _files_of(front: FrontMatter) -> Iterator[tuple[str, str]]:
    """Each part with its files."""
    holders = [("portrait", front.portrait), ("audio", front.audio), ("film", front.film)]
    holders += [(f"artwork {n}", each) for n, each in enumerate(front.artwork, 1)]
    for part, holder in holders:
        for key in ("file", "transcript", "captions", "poster", "described", "bsl"):
            if name := getattr(holder, key, None):
                yield (part if key == "file" else f"{part}, {key}"), name
