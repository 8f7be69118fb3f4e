"""The picture that a shared link shows: an arch on warm paper, and no text.

A story has one of its own only where its storyteller agreed to `social`; the portrait is in it only
where that was agreed for `social` and for the site too. Everything else shows the archive's card.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO

import PIL
from PIL import Image, ImageDraw, features

from ownwords.archive import PublishedStory, SocialArchive
from ownwords.made.drawing.landscapes import HEIGHT, WIDTH, Scene, scene
from ownwords.made.drawing.painted import FINER, painted
from ownwords.made.drawing.shapes import lines_of
from ownwords.made.files import SiteFile
from ownwords.made.kit import Kit
from ownwords.media import card
from ownwords.media.cache import DerivativeCache, recipe

MADE_BY = (
    __name__,
    "ownwords.made.drawing.landscapes",
    "ownwords.made.drawing.painted",
    "ownwords.made.drawing.shapes",
    "ownwords.media.card",
)
"""The modules that the bytes of a card depend on."""
_QUALITY = 80
_PAPER, _RIM = "#f5ecdf", "#fdfaf4"
_RIM_WIDTH = 10
_FAINT = 0.3
_LOWER = 100
"""How far below their place in the small picture the hills behind the arch lie."""
_ROW = ((114, 210), (336, 260), (600, 315), (864, 260), (1086, 210))
_ROW_STANDS = 470
"""The arches of the archive's own card: where their middles are, and how high."""


@dataclass(frozen=True)
class ShareCard:
    """A card by its address from the root."""

    address: str
    alt: str


@dataclass(frozen=True)
class ShareCards:
    """The card of each story that has one, the archive's, and their files."""

    by_story: Mapping[str, ShareCard]
    archive: ShareCard
    files: tuple[SiteFile, ...]


def share_cards(
    kit: Kit, social: SocialArchive, pictures: Mapping[str, SiteFile], cache: DerivativeCache | None
) -> ShareCards:
    """`pictures` are the site's own, by address: a face is taken from what its page shows."""
    stories = [story for story in social.stories if story.id in kit.archive.by_id]
    maker = _Maker(kit, pictures, cache)
    with ThreadPoolExecutor() as threads:
        made = dict(zip((s.id for s in stories), threads.map(maker.of_story, stories), strict=True))
    of_archive = maker.of_archive()
    files = {file.uri: file for file in (of_archive, *(file for file, _ in made.values()))}
    return ShareCards(
        {id: ShareCard(file.uri, alt) for id, (file, alt) in made.items()},
        ShareCard(of_archive.uri, kit.settings.site_name),
        tuple(files.values()),
    )


def shows_portrait(kit: Kit, story: PublishedStory) -> bool:
    """`story` as let through for `social`."""
    on_site = kit.archive.by_id[story.id].portrait
    return bool(on_site and story.portrait and on_site.digest == story.portrait.digest)


@dataclass(frozen=True)
class _Maker:
    kit: Kit
    pictures: Mapping[str, SiteFile]
    cache: DerivativeCache | None

    def of_story(self, story: PublishedStory) -> tuple[SiteFile, str]:
        if shows_portrait(self.kit, story):
            media = self.kit.media[story.id].face
            enough = (source for source in media.sources if source.width >= card.ARCH[0])
            source = next(enough, media.sources[-1])
            data = self.pictures[source.address].content
            assert isinstance(data, bytes)
            return self._kept(story.id, data), media.alt
        return self._kept(story.id, b""), self.kit.interface.say("A drawn landscape")

    def of_archive(self) -> SiteFile:
        return self._kept(f"archive {self.kit.settings.site_name}", None)

    def _kept(self, seed: str, face: bytes | None) -> SiteFile:
        key = _key(seed, face)
        made = self.cache.read(key) if self.cache else None
        if made is None:
            made = _saved(_of_archive(seed) if face is None else _of_story(seed, face))
            if self.cache:
                self.cache.write(key, made)
        return SiteFile(f"media/{hashlib.sha256(made).hexdigest()[:16]}.jpg", made)


def _key(seed: str, face: bytes | None) -> str:
    shown = "a row" if face is None else hashlib.sha256(face).hexdigest()
    engines = f"{PIL.__version__} {features.version('jpg')} {features.version('webp')}"
    return f"card {recipe(*MADE_BY)} {engines} {shown} {seed}"


def _saved(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return file.getvalue()


def _of_story(seed: str, face: bytes) -> Image.Image:
    seen = scene(seed)
    picture = _ground(seen)
    if face:
        with Image.open(BytesIO(face)) as opened:
            shown = opened.convert("RGB").resize(card.ARCH, Image.Resampling.LANCZOS)
    else:
        shown = painted(seen, card.ARCH[0])
    _hang(picture, shown, card.arch_box())
    return picture


def _of_archive(seed: str) -> Image.Image:
    picture = _ground(scene(seed))
    for number, (middle, height) in enumerate(_ROW):
        box = card.arch_box(middle, height, _ROW_STANDS)
        _hang(picture, painted(scene(f"{seed} {number}"), box[2] - box[0]), box)
    return picture


def _ground(seen: Scene) -> Image.Image:
    """Paper, and across the whole of it the scene's own hills, faint."""
    across, down = card.SIZE[0] * FINER / WIDTH, card.SIZE[1] * FINER / HEIGHT
    picture = Image.new("RGB", (card.SIZE[0] * FINER, card.SIZE[1] * FINER), _PAPER)
    draw = ImageDraw.Draw(picture)
    for hill in seen.hills:
        for line in lines_of(hill.steps):
            points = [(x * across, (y * 0.75 + _LOWER) * down) for x, y in line]
            draw.polygon(points, fill=_faint(hill.colour))
    return picture.reduce(FINER)


def _faint(colour: str) -> tuple[int, ...]:
    paper, full = (Image.new("RGB", (1, 1), each) for each in (_PAPER, colour))
    return tuple(Image.blend(paper, full, _FAINT).tobytes())


def _hang(picture: Image.Image, shown: Image.Image, box: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = box
    size = (right - left, bottom - top)
    around = (left - _RIM_WIDTH, top - _RIM_WIDTH)
    rim = card.arch((size[0] + 2 * _RIM_WIDTH, size[1] + 2 * _RIM_WIDTH))
    picture.paste(Image.new("RGB", rim.size, _RIM), around, rim)
    picture.paste(shown.resize(size), (left, top), card.arch(size))
