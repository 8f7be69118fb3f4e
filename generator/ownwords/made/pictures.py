"""Everything made from a story's media: small pictures, stripped recordings, captions.

Original bytes come in through `read_original`; only what is made from them goes out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from ownwords.archive import Picture, PublishedStory, Recording
from ownwords.made import landscapes
from ownwords.made.files import SiteFile
from ownwords.media.cache import DerivativeCache
from ownwords.media.captions import write_vtt
from ownwords.media.pictures import derive
from ownwords.media.recordings import published_name, without_metadata

PORTRAIT_RATIO = 4 / 5
WIDTHS = (320, 640, 960)
_MEDIA_TYPES = {".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".mp4": "video/mp4"}
_PAUSE = 1.5
"""Seconds of silence that part two paragraphs of a transcript."""


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
class Played:
    """Audio or film as a page plays it, with its words in paragraphs."""

    address: str
    media_type: str
    alt: str
    captions: str | None
    poster: Shown | None
    transcript: tuple[str, ...]


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
            audio=self._recording(story.audio) if story.audio else None,
            film=self._recording(story.film) if story.film else None,
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

    def _recording(self, recording: Recording) -> Played:
        name = f"recording{recording.suffix}"
        stripped = without_metadata(self.read_original(recording.digest), name)
        return Played(
            address=self._keep(published_name(stripped, name), stripped),
            media_type=_MEDIA_TYPES[recording.suffix],
            alt=recording.alt,
            captions=self._captions(recording),
            poster=self._picture(recording.poster, None) if recording.poster else None,
            transcript=_paragraphs(recording),
        )

    def _captions(self, recording: Recording) -> str | None:
        if not recording.cues:
            return None
        written = write_vtt(recording.cues)
        return self._keep(_named_by_content(written, ".vtt"), written)


def _named_by_content(data: bytes, suffix: str) -> str:
    return f"{hashlib.sha256(data).hexdigest()[:16]}{suffix}"


def _paragraphs(recording: Recording) -> tuple[str, ...]:
    """The cues' words; a longer silence begins a paragraph."""
    paragraphs: list[list[str]] = []
    end = None
    for cue in recording.cues:
        if end is None or cue.start - end > _PAUSE:
            paragraphs.append([])
        paragraphs[-1].append(" ".join(cue.text.split()))
        end = cue.end
    return tuple(" ".join(words) for words in paragraphs)
