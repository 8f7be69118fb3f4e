"""A small abstract landscape for a storyteller without a portrait, never a grey silhouette.

Drawn from the SHA-256 of the story's id alone, so that it says nothing about anybody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from ownwords.made.drawing.shapes import Disc, Patch, Shape, Step, Stroke, as_svg, short

WIDTH, HEIGHT = 320, 400
SKY_ENDS = 0.8
_HOME = Step("H", (0,))


@dataclass(frozen=True)
class _Palette:
    sky: tuple[str, str]
    light: str
    hills: tuple[str, str, str]
    path: str


_PALETTES = (
    _Palette(("#c7e3dc", "#f6efdf"), "#ee8351", ("#82b8bd", "#3f7f87", "#17464c"), "#e8ddc6"),
    _Palette(("#f5d6a8", "#fbf0dc"), "#df5a34", ("#94b9a4", "#528a77", "#244f48"), "#efe2c4"),
    _Palette(("#cfe0ec", "#f7f1e6"), "#f0a54f", ("#8ea8c6", "#4f6f9a", "#24385c"), "#e6dcc8"),
    _Palette(("#d9d8ee", "#f6ecea"), "#ee9c94", ("#9ba0cf", "#6065a3", "#2c3263"), "#e9dcd9"),
    _Palette(("#fbd8c5", "#fdf1e2"), "#b53d57", ("#df9a7c", "#b3604b", "#672d33"), "#f3dcc2"),
    _Palette(("#dde8c8", "#f8f3de"), "#e0a03a", ("#a9bd80", "#6b8f4e", "#2c5530"), "#efe6c3"),
    _Palette(("#f3d3d3", "#fbeee2"), "#d9743f", ("#c69aa6", "#8b5a74", "#47294a"), "#eed9cf"),
    _Palette(("#263a5e", "#8c7f9c"), "#f6e2b0", ("#5d6a94", "#37466f", "#17223f"), "#c9c1b4"),
)


@dataclass(frozen=True)
class Scene:
    """What is in the picture, from the back to the front."""

    sky: tuple[str, str]
    """At the top, and from SKY_ENDS of the height on."""
    hills: tuple[Patch, ...]
    """Those among the shapes that reach from edge to edge."""
    shapes: tuple[Shape, ...]


class _Dice:
    """Numbers out of a digest, one byte at a time; the same digest throws the same numbers."""

    def __init__(self, seed: str) -> None:
        digest = hashlib.sha256(seed.encode()).digest()
        self._bytes = iter(digest + hashlib.sha256(digest).digest())

    def upto(self, most: int) -> int:
        return next(self._bytes) % (most + 1)

    def between(self, least: int, most: int) -> int:
        return least + self.upto(most - least)


def landscape(seed: str) -> bytes:
    """The picture as SVG, a little over half a kilobyte."""
    seen = scene(seed)
    parts = "".join(map(as_svg, seen.shapes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<linearGradient id="s" x2="0" y2="1"><stop stop-color="{seen.sky[0]}"/>'
        f'<stop offset="{short(SKY_ENDS)}" stop-color="{seen.sky[1]}"/></linearGradient>'
        f'<path fill="url(#s)" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>{parts}</svg>\n'
    ).encode()


def scene(seed: str) -> Scene:
    dice = _Dice(seed)
    palette = _PALETTES[dice.upto(len(_PALETTES) - 1)]
    shapes = tuple(_shapes(dice, palette))
    hills = tuple(each for each in shapes if isinstance(each, Patch) and each.steps[-2] == _HOME)
    return Scene(palette.sky, hills, shapes)


def _shapes(dice: _Dice, palette: _Palette) -> Iterator[Shape]:
    yield _light(dice, palette)
    tops = (dice.between(205, 240), dice.between(262, 290), dice.between(322, 342))
    for top, colour in zip(tops, palette.hills, strict=True):
        yield Patch(tuple(_hill(dice, top)), colour)
        if top == tops[1]:
            yield from _detail(dice, palette, top)
    if dice.upto(2):
        yield _path(dice, palette)


def _light(dice: _Dice, palette: _Palette) -> Shape:
    """A sun, or a moon: a disc with a bite of sky."""
    x, y, radius = dice.between(90, 230), dice.between(95, 165), dice.between(24, 42)
    if dice.upto(2):
        return Disc((x, y), radius, palette.light)
    bite = round(radius * 0.8)
    outer = Step("a", (radius, radius, 0, 1, 0, radius, radius))
    inner = Step("a", (bite, bite, 0, 0, 1, -radius, -radius))
    return Patch((Step("M", (x, y - radius)), outer, inner, Step("z")), palette.light)


def _hill(dice: _Dice, top: int) -> Iterator[Step]:
    """One soft ridge from edge to edge, down to the bottom."""
    heights = [top + dice.between(-18, 18) for _ in range(5)]
    first, *rest = (after - before for before, after in pairwise(heights))
    yield Step("M", (0, heights[0]))
    yield Step("q", (40, -dice.between(-10, 16), 80, first))
    yield Step("t", tuple(chain.from_iterable((80, rise) for rise in rest)))
    yield from (Step("V", (HEIGHT,)), _HOME, Step("z"))


def _detail(dice: _Dice, palette: _Palette, top: int) -> Iterator[Shape]:
    """Trees on the middle hill, or birds, or nothing."""
    kind, x, colour = dice.upto(3), dice.between(40, 230), palette.hills[2]
    if kind == 0:
        trees = (_tree(dice, x + step, top + 46) for step in (0, 20, 42))
        yield Patch(tuple(step for tree in trees for step in tree), colour)
    if kind == 1:
        birds = (_bird(x + dx, 70 + dy) for dx, dy in ((0, 0), (26, 12), (8, 26)))
        yield Stroke(tuple(step for bird in birds for step in bird), colour, 2.4)


def _tree(dice: _Dice, x: int, y: int) -> Iterator[Step]:
    yield Step("M", (x, y))
    up = (9 + dice.upto(4), -(34 + dice.upto(22)))
    down = (10 + dice.upto(3), 40 + dice.upto(8))
    yield Step("l", (*up, *down))
    yield Step("z")


def _bird(x: int, y: int) -> Iterator[Step]:
    yield Step("M", (x, y))
    yield Step("q", (6, -7, 10, 0, 5, -7, 11, -1))


def _path(dice: _Dice, palette: _Palette) -> Shape:
    """A path that wanders down the nearest hill."""
    x, sway = dice.between(70, 250), dice.between(14, 30)
    steps = (Step("M", (x, 346)), Step("q", (sway, 14, 0, 27)), Step("t", (-sway // 2, 30)))
    return Stroke(steps, palette.path, 5)
