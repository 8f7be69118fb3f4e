"""An edition: the archive as it may be read on one day.

The one place where what was told, what the archive says itself and what readers see come
together. It reads, asks the gate, plans, and decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ownwords.archive import FeedArchive, PublishedStory, SocialArchive, WebArchive
from ownwords.editorial.model import Editorial
from ownwords.editorial.sources import EditorialRead, read_editorial
from ownwords.errors import Problem
from ownwords.gate import Publication, opener, publish
from ownwords.made.addresses import (
    collection_address,
    find_address,
    slug,
    tag_address,
    theme_address,
)
from ownwords.made.finding.word_index import program_texts
from ownwords.made.machines.machine_words import machine_words
from ownwords.made.machines.previews import locale
from ownwords.made.templates import Templates
from ownwords.made.transcripts import paragraphs_of
from ownwords.made.wording.interface import Interface
from ownwords.media.cache import DerivativeCache
from ownwords.place import CONFIG_FILE, Place
from ownwords.secrets import secrets_of
from ownwords.site import SitePlan, plan
from ownwords.terms import Use
from ownwords.told.sources import Vocabulary, read_stories
from ownwords.told.story import AnyStory
from ownwords.verify.needles import Known, Secret

_TEXT_SUFFIXES = (".md", ".po", ".html", ".xml", ".css", ".js", ".yml", ".txt", ".svg")


@dataclass(frozen=True)
class ArchiveRead:
    """Everything an archive's files say, and everything to put right in them."""

    stories: tuple[AnyStory, ...]
    editorial: Editorial
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Edition:
    """What readers may see on one day, and what they may not."""

    as_of: date
    editorial: Editorial
    interface: Interface
    plan: SitePlan
    publication: Publication
    problems: tuple[Problem, ...]
    secrets: tuple[Secret, ...]
    published_texts: tuple[str, ...]


def read_archive(place: Place, cache: DerivativeCache | None = None) -> ArchiveRead:
    """Read every story and every page of the generator's."""
    read = read_editorial(place.root, place.pages, place.settings.language)
    stories = read_stories(place.root, place.stories, _vocabulary(read), cache)
    problems = tuple(sorted((*read.problems, *stories.problems)))
    return ArchiveRead(stories.stories, read.editorial, problems)


def _vocabulary(read: EditorialRead) -> Vocabulary:
    notes = frozenset(read.editorial.content_notes)
    return Vocabulary(read.themes_named, read.collections_named, notes)


def make_edition(place: Place, as_of: date) -> Edition:
    """Read the archive, let the gate choose, and plan the site."""
    cache = DerivativeCache(place.cache)
    archive = read_archive(place, cache)
    every = place.rebuild_every
    publication = publish(archive.stories, Use.WEB, as_of, rebuild_every=every)
    social = publish(archive.stories, Use.SOCIAL, as_of, rebuild_every=every)
    feeds = publish(archive.stories, Use.FEEDS, as_of, rebuild_every=every)
    interface = Interface(place.settings.language, place.themes)
    site_plan = plan(
        WebArchive(publication.stories),
        archive.editorial,
        social=SocialArchive(social.stories),
        feeds=FeedArchive(feeds.stories),
        notices=publication.notices,
        read_original=opener(publication.originals),
        settings=place.settings,
        templates=Templates(place.themes, interface),
        cache=cache,
    )
    cache.forget_unused()
    return Edition(
        as_of=as_of,
        editorial=archive.editorial,
        interface=interface,
        plan=site_plan,
        publication=publication,
        problems=archive.problems,
        secrets=tuple(secrets_of(archive.stories, publication)),
        published_texts=tuple(_texts(publication)),
    )


def _texts(publication: Publication) -> Iterator[str]:
    """Every text that is rightly public."""
    for story in publication.stories:
        yield from _texts_of(story)


def _texts_of(story: PublishedStory) -> Iterator[str]:
    credit = story.credit
    yield from (story.id, story.title, story.summary, story.body)
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


def known_in(edition: Edition, place: Place, addresses: frozenset[str]) -> Known:
    """What the scan may rightly find in the built site."""
    own = [text for folder in place.themes for text in _own_texts(folder)]
    own += [machine_words(), *_said_around(edition)]
    own += [_without_ids(text, edition.secrets) for text in _own_texts(place.pages)]
    settings = place.root / CONFIG_FILE
    own += [settings.read_text("utf-8", errors="replace")] if settings.is_file() else []
    own += edition.editorial.content_notes.values()
    own += program_texts(edition.plan.files)
    # Short needles only: a page named for a withheld story's title must be found.
    own += addresses - edition.plan.by_uri.keys()
    return Known(
        published=(*edition.published_texts, *_addresses_of_lists(edition)),
        own_words=tuple(own),
        addresses=addresses,
        notices=frozenset(edition.publication.notices),
        # Not the archive's own pictures: a portrait copied among them must be found.
        media=tuple(edition.publication.originals.values()),
    )


def _said_around(edition: Edition) -> Iterator[str]:
    """Months and languages, whose names stand in no file of ours: somebody may be called June."""
    interface, help = edition.interface, edition.editorial.help
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


def _own_texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in _TEXT_SUFFIXES and path.is_file() and not path.is_symlink():
            yield path.read_text("utf-8", errors="replace")
