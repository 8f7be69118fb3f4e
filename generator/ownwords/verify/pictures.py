"""Whether two pictures are one, re-encoded, resized, cropped, turned or mirrored. Knows no files
and no stories.

A picture is told by where it gets lighter and darker on a 16 by 16 grid (a difference hash). Slopes
too faint to outlast re-encoding count for nothing, so that flat pictures are like no other.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import Image, ImageOps

from ownwords.media import card

GRID = 16
_FAINT = 2
"""Steps of grey (of 255) that are noise."""
_ENOUGH = 60
"""So many of the 512 slopes must be plain, or the picture is too flat to be told by them."""
ALIKE = 0.62
"""From here on two pictures are one. Measured: different ones reach 0.42 (photographs 0.5), the
same one re-encoded, resized or cropped stays above 0.7."""
AS_NEAR = 0.06
"""What saving a picture again may change. Measured: 0.045 at most; one twentieth cut off, 0.1."""
_KEPT = 192
_SLOPES = 2 * GRID * GRID
EVERYWHERE = (1 << _SLOPES) - 1
"""Which slopes count: a bit for each."""


@dataclass(frozen=True)
class Shape:
    """The slopes of a picture, across and down: one bit each."""

    up: int
    down: int

    @property
    def is_flat(self) -> bool:
        return (self.up | self.down).bit_count() < _ENOUGH

    def only(self, within: int) -> "Shape":
        return Shape(self.up & within, self.down & within)


def likeness(one: Shape, other: Shape, within: int = EVERYWHERE) -> float:
    """The share of the plain slopes of either that both have, from 0 to 1."""
    if within != EVERYWHERE:
        one, other = one.only(within), other.only(within)
    if one.is_flat or other.is_flat:
        return 0.0
    agreed = (one.up & other.up | one.down & other.down).bit_count()
    return agreed / (one.up | one.down | other.up | other.down).bit_count()


def grey(image: Image.Image) -> Image.Image:
    """Small, upright, on white and without colour: all that is kept of a picture."""
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((_KEPT, _KEPT), Image.Resampling.BOX)
    if upright.has_transparency_data:
        seen = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen)
    return upright.convert("L")


def shape(picture: Image.Image) -> Shape:
    """Of a picture that `grey` made."""
    side = GRID + 1
    cells = picture.resize((side, side), Image.Resampling.BOX).tobytes()
    across = [cells[at + 1] - cells[at] for at in _corners(side)]
    down = [cells[at + side] - cells[at] for at in _corners(side)]
    slopes = across + down
    return Shape(
        up=int("".join("1" if slope > _FAINT else "0" for slope in slopes), 2),
        down=int("".join("1" if slope < -_FAINT else "0" for slope in slopes), 2),
    )


@dataclass(frozen=True)
class Look:
    """One way of looking at a picture of the site."""

    shape: Shape
    form: int
    """Width to height, as `_format` tells it."""
    within: int = EVERYWHERE
    """Which slopes of it count."""


def looks(image: Image.Image) -> Iterator[Look]:
    """As it is, on each of its sides, and mirrored, as cameras and people turn pictures.

    In a share card a face stands in an arch, with much else around it: measured by the whole card
    a portrait reaches 0.41, by what is in the arch 0.75 and more.
    """
    if image.size == card.SIZE:
        in_the_arch = grey(image.crop(card.arch_box()))
        yield Look(shape(in_the_arch), _format(in_the_arch), _in_the_arch())
    upright = grey(image)
    for turned in (upright, *map(upright.transpose, Image.Transpose)):
        yield Look(shape(turned), _format(turned))


@cache
def _in_the_arch() -> int:
    side = GRID + 1
    cells = card.arch(card.ARCH).resize((side, side), Image.Resampling.BOX).tobytes()
    seen = [cell == 255 for cell in cells]
    across = [seen[at] and seen[at + 1] for at in _corners(side)]
    down = [seen[at] and seen[at + side] for at in _corners(side)]
    return int("".join("1" if each else "0" for each in across + down), 2)


def _corners(side: int) -> Iterator[int]:
    """The upper left cell of every slope, in the order of a shape's bits."""
    for row in range(GRID):
        yield from range(row * side, row * side + GRID)


class Original:
    """A picture that may have been cropped to another format."""

    def __init__(self, image: Image.Image) -> None:
        self._grey = grey(image)
        self._shapes = lru_cache(maxsize=64)(self._shapes_at)

    def likeness(self, seen: Look) -> float:
        """To a picture of the site."""
        return max(likeness(seen.shape, crop, seen.within) for crop in self._shapes(seen.form))

    def _shapes_at(self, form: int) -> tuple[Shape, ...]:
        return (shape(self._grey), *(shape(self._grey.crop(box)) for box in self._crops(form)))

    def _crops(self, form: int) -> list[tuple[int, int, int, int]]:
        """As wide or as high as the picture, at every place a focus may have moved them to."""
        if abs(form - _format(self._grey)) <= 1:
            return []
        width, height = self._grey.size
        aspect = math.exp(form / 50)
        if aspect > width / height:
            tall = max(round(width / aspect), 1)
            return [(0, top, width, top + tall) for top in _places(height - tall, tall)]
        wide = max(round(height * aspect), 1)
        return [(left, 0, left + wide, height) for left in _places(width - wide, wide)]


def _format(picture: Image.Image) -> int:
    """Width to height in steps of two in a hundred."""
    return round(50 * math.log(picture.width / picture.height))


def _places(room: int, length: int) -> list[int]:
    steps = min(max(math.ceil(room / length * 2 * GRID), 1), 64)
    return [round(room * step / steps) for step in range(steps + 1)]
