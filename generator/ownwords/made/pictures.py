"""Everything made from a story's media: small pictures, stripped recordings, captions.

Original bytes come in through `read_original`; only what is made from them goes out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from ownwords.archive import Picture, PublishedStory, Recording, Version
from ownwords.made.drawing import landscapes
from ownwords.made.files import SiteFile
from ownwords.made.transcripts import Paragraph, paragraphs_of
from ownwords.made.wording.languages import direction_of
from ownwords.media.cache import DerivativeCache
from ownwords.media.captions import write_vtt
from ownwords.media.pictures import derive
from ownwords.media.recordings import (
    has_pictures,
    published_name,
    seconds_of,
    without_metadata,
)

PORTRAIT_RATIO = 4 / 5
WIDTHS = (320, 480, 640, 960)
_SOUND_TYPES = {".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".mp4": "audio/mp4"}
_AS_LONG = 0.5
"""Seconds by which a version of a film may be longer or shorter and still keep its captions."""


@dataclass(frozen=True)
class Source:
    """One width of a picture; its address from the root."""

    address: str
    width: int


@dataclass(frozen=True)
class Shown:
    """A picture as a page shows it: its widths, the smallest first."""

    sources: tuple[Source, ...]
    width: int
    height: int
    """Of the smallest: together with `width` the room to keep free."""
    alt: str


@dataclass(frozen=True)
class Playable:
    """One file to play."""

    address: str
    media_type: str
    is_film: bool
    size: int
    """In bytes: what it costs to play it."""
    seconds: float
    """How long it plays; 0 where nobody knows."""
    captions: str | None = None


@dataclass(frozen=True)
class Played:
    """Audio or film as a page plays it, with its words in paragraphs."""

    file: Playable
    alt: str
    poster: Shown | None
    transcript: tuple[Paragraph, ...]
    language: str
    """Of what is said: the story's own, on the pages of its translations too."""
    direction: str
    described: Playable | None
    bsl: Playable | None


@dataclass(frozen=True)
class Media:
    """What one story shows and plays. Without a portrait, the face is a landscape."""

    face: Shown
    landscape: Shown
    artwork: tuple[Shown, ...] = ()
    audio: Played | None = None
    film: Played | None = None

    @property
    def has_portrait(self) -> bool:
        return self.face is not self.landscape

    @property
    def is_played(self) -> bool:
        return bool(self.audio or self.film)


@dataclass(frozen=True)
class Gallery:
    """The media of every story by its id, and the files they need."""

    by_story: Mapping[str, Media]
    files: tuple[SiteFile, ...]


def hang(
    stories: Iterable[PublishedStory],
    read_original: Callable[[str], bytes],
    cache: DerivativeCache | None,
) -> Gallery:
    """Pillow lets go of the interpreter while it works, so a few threads are worth their while."""
    stories = tuple(stories)
    with ThreadPoolExecutor() as threads:
        made = list(threads.map(lambda story: _Maker(read_original, cache).made(story), stories))
    files = {file.uri: file for _, story_files in made for file in story_files}
    by_story = {story.id: media for story, (media, _) in zip(stories, made, strict=True)}
    return Gallery(by_story, tuple(files.values()))


@dataclass
class _Maker:
    """Makes one story's media and keeps the files by address: two equal pictures are one file."""

    read_original: Callable[[str], bytes]
    cache: DerivativeCache | None
    files: dict[str, SiteFile] = field(default_factory=dict)

    def made(self, story: PublishedStory) -> tuple[Media, tuple[SiteFile, ...]]:
        landscape = self._landscape(story.id)
        portrait = story.portrait
        media = Media(
            face=self._picture(portrait, PORTRAIT_RATIO) if portrait else landscape,
            landscape=landscape,
            artwork=tuple(self._picture(picture, None) for picture in story.artwork),
            audio=self._recording(story.audio, story.language) if story.audio else None,
            film=self._recording(story.film, story.language) if story.film else None,
        )
        return media, tuple(self.files.values())

    def _keep(self, name: str, data: bytes) -> str:
        uri = f"media/{name}"
        self.files[uri] = SiteFile(uri, data)
        return uri

    def _landscape(self, story: str) -> Shown:
        drawn = landscapes.landscape(story)
        address = self._keep(_named_by_content(drawn, ".svg"), drawn)
        width, height = landscapes.WIDTH, landscapes.HEIGHT
        return Shown((Source(address, width),), width, height, alt="")

    def _picture(self, picture: Picture, ratio: float | None) -> Shown:
        original = self.read_original(picture.digest)
        made = sorted(
            derive(original, focus=picture.focus, ratio=ratio, widths=WIDTHS, cache=self.cache),
            key=lambda derivative: derivative.width,
        )
        sources = tuple(Source(self._keep(each.name, each.data), each.width) for each in made)
        return Shown(sources, made[0].width, made[0].height, picture.alt)

    def _recording(self, recording: Recording, language: str) -> Played:
        file = self._playable(recording)
        captions = self._captions(recording) if file.is_film else None
        file = replace(file, seconds=file.seconds or _end_of(recording), captions=captions)
        return Played(
            file=file,
            alt=recording.alt,
            poster=self._picture(recording.poster, None) if recording.poster else None,
            transcript=paragraphs_of(recording.cues),
            language=language,
            direction=direction_of(language),
            described=self._version(recording.described, recording, file.seconds),
            bsl=self._version(recording.bsl, recording, file.seconds),
        )

    def _version(self, version: Version | None, of: Recording, seconds: float) -> Playable | None:
        if version is None:
            return None
        file = self._playable(version)
        # A film that stops for its description is longer: the captions would come too early.
        is_as_long = file.is_film and abs(file.seconds - seconds) < _AS_LONG
        return replace(file, captions=self._captions(of)) if is_as_long else file

    def _playable(self, given: Recording | Version) -> Playable:
        name = f"recording{given.suffix}"
        stripped = without_metadata(self.read_original(given.digest), name)
        is_film = has_pictures(stripped, name)
        return Playable(
            address=self._keep(published_name(stripped, name), stripped),
            media_type="video/mp4" if is_film else _SOUND_TYPES[given.suffix],
            is_film=is_film,
            size=len(stripped),
            seconds=seconds_of(stripped, name),
        )

    def _captions(self, recording: Recording) -> str | None:
        if not recording.cues:
            return None
        written = write_vtt(recording.cues)
        return self._keep(_named_by_content(written, ".vtt"), written)


def _named_by_content(data: bytes, suffix: str) -> str:
    return f"{hashlib.sha256(data).hexdigest()[:16]}{suffix}"


def _end_of(recording: Recording) -> float:
    return max((cue.end for cue in recording.cues), default=0)
