"""The last look at a finished site, room by room: each is held against what was agreed for it.

What may stand in a guide may not stand in a list of stories, and a story that may be read on the
site may not be quoted in a guide. Where both keep their files, neither may hold what was agreed
for none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ownwords import editorial
from ownwords.archive import PublishedStory
from ownwords.edition import Edition
from ownwords.editorial.guides.model import WrittenGuide
from ownwords.editorial.guides.sources import GUIDES
from ownwords.gate import Publication
from ownwords.made.addresses import (
    collection_address,
    find_address,
    slug,
    story_address,
    tag_address,
    theme_address,
)
from ownwords.made.finding.word_index import program_texts
from ownwords.made.machines.build_file import BUILD_FILE
from ownwords.made.machines.machine_words import machine_words
from ownwords.made.machines.previews import locale
from ownwords.made.transcripts import paragraphs_of
from ownwords.place import CONFIG_FILE, Place
from ownwords.secrets import secrets_of
from ownwords.verify.needles import Known, Secret
from ownwords.verify.scan import Finding, scan
from ownwords.verify.watch import Watch

_TEXT_SUFFIXES = (".md", ".po", ".html", ".xml", ".css", ".js", ".yml", ".txt", ".svg")
_OF_GUIDES = re.compile(r"(?:guides|embed/guide)(?:/|$)|guides\.json$")
_SITEMAP = re.compile(r"sitemap(?:\.xml$|/\d+\.xml$)")


@dataclass(frozen=True)
class Room:
    """Some of a site's files, and what may be read in them."""

    is_in: Callable[[str], bool]
    publication: Publication
    named: tuple[PublishedStory, ...] = ()
    """Stories that may be named there, and linked to, and no more."""

    def secrets(self, edition: Edition) -> tuple[Secret, ...]:
        named = [story.id for story in self.named]
        return tuple(secrets_of(edition.stories, self.publication, named=named))

    def texts(self) -> Iterator[str]:
        """Every text that is rightly public in it."""
        for story in self.publication.stories:
            yield from _texts_of(story)
        for story in self.named:
            yield from _names_of(story)


def rooms_of(edition: Edition) -> tuple[Room, ...]:
    web, guides = edition.publication, edition.guides
    both = replace(
        web,
        stories=tuple({story.id: story for story in (*guides.stories, *web.stories)}.values()),
        originals={**web.originals, **guides.originals},
    )
    usable = {story.id for story in guides.stories}
    # Only what is planned: a page of the archive's own may lie in a folder of that name.
    media = {uri for uri in edition.plan.by_uri if uri.startswith("media/")}

    def is_of_both(path: str) -> bool:
        return path in media or _SITEMAP.match(path) is not None

    return (
        Room(lambda path: not (_OF_GUIDES.match(path) or is_of_both(path)), web),
        Room(
            lambda path: bool(_OF_GUIDES.match(path)),
            guides,
            named=tuple(story for story in web.stories if story.id not in usable),
        ),
        Room(is_of_both, both),
    )


def findings_in(
    site: Path, edition: Edition, place: Place, addresses: frozenset[str]
) -> list[Finding]:
    """What stands in a finished site and may not; raises UnreadableSite."""
    found: list[Finding] = []
    for room, secrets, known in _looked_for(edition, place, addresses):
        found += scan(site, secrets, known, is_in=room.is_in)
    return sorted(found)


def ids_found(
    lines: Iterable[tuple[str, str]], edition: Edition, place: Place, addresses: frozenset[str]
) -> list[set[str]]:
    """For each line of an own page, with the file it will be in: ids for which no site is built."""
    lines = list(lines)
    found: list[set[str]] = [set() for _ in lines]
    for room, secrets, known in _looked_for(edition, place, addresses):
        ids = [Secret(secret.id) for secret in secrets]
        watch = Watch(ids, replace(known, media=()))
        for seen, (path, line) in zip(found, lines, strict=True):
            if room.is_in(path):
                seen.update(needle.id for needle in watch.found(watch.flat(line)))
    return found


def _looked_for(
    edition: Edition, place: Place, addresses: frozenset[str]
) -> Iterator[tuple[Room, tuple[Secret, ...], Known]]:
    own = _own_words(edition, place, addresses)
    # What the front matter of a guide names it does not say: a withheld story may be among it.
    guides = (text for guide in edition.editorial.guides for text in _said_by(guide))
    pages = (*_texts_in(place.pages, but=place.pages / GUIDES), *guides)
    for room in rooms_of(edition):
        secrets = room.secrets(edition)
        said = tuple(_without_ids(text, secrets) for text in pages)
        known = Known(
            published=(*room.texts(), *_addresses_of_lists(edition)),
            own_words=(*own, *said),
            addresses=addresses,
            notices=frozenset(edition.publication.notices),
            # Not the archive's own pictures: a portrait copied among them must be found.
            media=tuple(room.publication.originals.values()),
        )
        yield room, secrets, known


def _texts_of(story: PublishedStory) -> Iterator[str]:
    credit = story.credit
    yield from (story.id, story_address(story.id), story.title, story.summary, story.body)
    yield from filter(None, (credit.name, credit.role, credit.place, story.collection))
    yield from (*story.themes, *story.tags, *story.content_notes)
    for quote in story.quotes:
        yield from (quote.id, quote.words)
    for told in story.translations:
        yield from filter(None, (told.title, told.summary, told.translated_by, told.body))
        yield from (quote.words for quote in told.quotes)
        yield from told.alts.values()
    yield from (picture.alt for picture in story.pictures)
    for recording in filter(None, (story.audio, story.film)):
        yield recording.alt
        yield " ".join(cue.text for cue in recording.cues)


def _names_of(story: PublishedStory) -> Iterator[str]:
    credit = story.credit
    yield from (story.id, story_address(story.id), story.title)
    yield from filter(None, (credit.name, credit.role, credit.place))
    yield from (*story.themes, *story.content_notes)


def _own_words(edition: Edition, place: Place, addresses: frozenset[str]) -> tuple[str, ...]:
    """What the archive and its theme say themselves, but for its pages."""
    shipped = Path(editorial.__file__).parent  # formats of guides, prompts, content notes
    own = [text for folder in (*place.themes, shipped) for text in _texts_in(folder)]
    own += [machine_words(), *_said_around(edition)]
    settings = place.root / CONFIG_FILE
    own += [settings.read_text("utf-8", errors="replace")] if settings.is_file() else []
    own += edition.editorial.content_notes.values()
    own += program_texts(edition.plan.files)
    own += [str(file.content) for file in edition.plan.files if file.uri == BUILD_FILE]
    # Short needles only: a page named for a withheld story's title must be found.
    own += addresses - edition.plan.by_uri.keys()
    return tuple(own)


def _said_around(edition: Edition) -> Iterator[str]:
    """Months and languages, whose names stand in no file of ours: somebody may be called June."""
    interface, help = edition.interface, edition.editorial.help
    yield from (interface.day(date(edition.as_of.year, month, 1)) for month in range(1, 13))
    for story in edition.publication.stories:
        yield interface.month(story.told)
        for code in story.languages:
            yield from (code, locale(code))
            yield from (interface.language_name(code), interface.language_here(code))
        yield from _times_in(story)
    yield from (interface.month(line.checked_on) for line in (help.lines if help else ()))


def _times_in(story: PublishedStory) -> Iterator[str]:
    """As players are told them: the form of somebody's consent may be numbered T-12."""
    for recording in story.recordings:
        for paragraph in paragraphs_of(recording.cues):
            yield f"#t={paragraph.at:g}"
            yield from (f"data-at={sentence.at:g}" for sentence in paragraph.sentences)


def _addresses_of_lists(edition: Edition) -> Iterator[str]:
    """Addresses that owe nothing to a story, and those of tags that published stories have.

    Not every address of the plan: a fault that planned one of a withheld story must be found.
    """
    yield from (theme_address(theme.id) for theme in edition.editorial.themes)
    yield from (collection_address(each.id) for each in edition.editorial.collections)
    for story in edition.publication.stories:
        yield from map(tag_address, story.tags)
        if story.credit.place:
            yield find_address("place", slug(story.credit.place))
        for note in story.content_notes:
            yield from (
                find_address("without", slug(each)) for each in (note, note.partition("/")[0])
            )


def _without_ids(text: str, secrets: Iterable[Secret]) -> str:
    """A page of the archive's own may not excuse the id of a withheld story by linking to it.

    Where it stands as a word ("a self-help group") it is one.
    """
    for secret in secrets:
        if "-" in secret.id and secret.id in text:
            id = re.escape(secret.id)
            text = re.sub(rf"(?:/|\]\(){id}\b|\b{id}(?=/|\.md\b)", "", text)
    return text


def _said_by(guide: WrittenGuide) -> Iterator[str]:
    yield from (guide.title, guide.purpose, guide.body, *guide.audience)
    yield from (prompt.words for prompt in guide.prompts)
    yield from (quote.prompt for quote in guide.quotes if quote.prompt)
    yield from (change.what for change in guide.changes)


def _texts_in(folder: Path, *, but: Path | None = None) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if but is not None and path.is_relative_to(but):
            continue
        if path.suffix in _TEXT_SUFFIXES and path.is_file() and not path.is_symlink():
            yield path.read_text("utf-8", errors="replace")
