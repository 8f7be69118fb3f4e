"""The pictures and recordings on a proof: made as for readers, each told with where it is shown."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ownwords.archive import PublishedStory
from ownwords.desk.papers.wording import USES
from ownwords.desk.proofs.facts import Proof
from ownwords.made.pictures import Media, Shown, hang
from ownwords.made.transcripts import Paragraph
from ownwords.terms import Use

TITLE_ALONE = (Use.SOCIAL, Use.FEEDS)
"""Uses that show title and summary, and of media at most the portrait."""
_TYPES = {"webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}
_WIDE = 640


@dataclass(frozen=True)
class Seen:
    """A picture on the paper, whole in it: one file to print, and one to delete."""

    source: str
    alt: str
    shown_in: str


@dataclass(frozen=True)
class Heard:
    """A recording by name and words: the sound itself stays where it is."""

    kind: str
    alt: str
    minutes: int
    shown_in: str
    transcript: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Gallery:
    """The media of one use, as readers are given them."""

    use: Use
    story: PublishedStory
    media: Media
    files: Mapping[str, bytes]


def galleries_of(proof: Proof) -> list[Gallery]:
    galleries = []
    for use, story in proof.published.items():
        hung = hang([story], proof.read_original, None)
        files = {file.uri: file.content for file in hung.files if isinstance(file.content, bytes)}
        galleries.append(Gallery(use, story, hung.by_story[story.id], files))
    return galleries


def pictures_in(galleries: Iterable[Gallery], alts: Mapping[str, str]) -> Iterator[Seen]:
    """Each picture that some use shows, once."""
    seen: dict[str, tuple[Shown, Gallery, list[str]]] = {}
    for gallery in galleries:
        for digest, shown in _pictures_of(gallery):
            seen.setdefault(digest, (shown, gallery, []))[2].append(USES[gallery.use].name)
    for digest, (shown, gallery, names) in seen.items():
        fit = [source for source in shown.sources if source.width <= _WIDE]
        address = (fit or list(shown.sources))[-1].address
        data = base64.b64encode(gallery.files[address]).decode()
        source = f"data:{_TYPES[address.rpartition('.')[2]]};base64,{data}"
        yield Seen(source, alts.get(digest, shown.alt), ", ".join(names))


def _pictures_of(gallery: Gallery) -> Iterator[tuple[str, Shown]]:
    use, story, media = gallery.use, gallery.story, gallery.media
    if story.portrait and (use not in TITLE_ALONE or story.agreed.portrait_in_previews):
        yield story.portrait.digest, media.face
    if use in TITLE_ALONE:
        return
    for picture, shown in zip(story.artwork, media.artwork, strict=True):
        yield picture.digest, shown
    if story.film and story.film.poster and media.film and media.film.poster:
        yield story.film.poster.digest, media.film.poster


def recordings_in(galleries: Iterable[Gallery], alts: Mapping[str, str]) -> Iterator[Heard]:
    """Each recording that some use plays, once."""
    heard: dict[str, tuple[Heard, list[str]]] = {}
    for gallery in galleries:
        if gallery.use in TITLE_ALONE:
            continue
        story, media = gallery.story, gallery.media
        given = (("Recording", story.audio, media.audio), ("Film", story.film, media.film))
        for kind, recording, played in given:
            if recording and played:
                minutes = max(1, round(played.file.seconds / 60))
                alt = alts.get(recording.digest, recording.alt)
                one = Heard(kind, alt, minutes, "", played.transcript)
                heard.setdefault(recording.digest, (one, []))[1].append(USES[gallery.use].name)
    for one, names in heard.values():
        yield Heard(one.kind, one.alt, one.minutes, ", ".join(names), one.transcript)
