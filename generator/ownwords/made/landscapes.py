"""A small abstract landscape for a storyteller without a portrait, never a grey silhouette.

Drawn from the SHA-256 of the story's id alone, so that it says nothing about anybody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

WIDTH, HEIGHT = 320, 400


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
    dice = _Dice(seed)
    palette = _PALETTES[dice.upto(len(_PALETTES) - 1)]
    parts = "".join(_parts(dice, palette))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<linearGradient id="s" x2="0" y2="1"><stop stop-color="{palette.sky[0]}"/>'
        f'<stop offset=".8" stop-color="{palette.sky[1]}"/></linearGradient>'
        f'<path fill="url(#s)" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>{parts}</svg>\n'
    ).encode()


def _parts(dice: _Dice, palette: _Palette) -> Iterator[str]:
    yield _light(dice, palette)
    tops = (dice.between(205, 240), dice.between(262, 290), dice.between(322, 342))
    for top, colour in zip(tops, palette.hills, strict=True):
        yield f'<path fill="{colour}" d="{_hill(dice, top)}"/>'
        if top == tops[1]:
            yield _detail(dice, palette, top)
    if dice.upto(2):
        yield _path(dice, palette)


def _light(dice: _Dice, palette: _Palette) -> str:
    """A sun, or a moon: a disc with a bite of sky."""
    x, y, radius = dice.between(90, 230), dice.between(95, 165), dice.between(24, 42)
    disc = f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{palette.light}"/>'
    if dice.upto(2):
        return disc
    bite = f'<path fill="{palette.light}" d="M{x} {y - radius}a{radius} {radius} 0 1 0 '
    return (
        f'{bite}{radius} {radius}a{radius * 0.8:.0f} {radius * 0.8:.0f} 0 0 1-{radius}-{radius}z"/>'
    )


def _hill(dice: _Dice, top: int) -> str:
    """One soft ridge from edge to edge, down to the bottom."""
    heights = [top + dice.between(-18, 18) for _ in range(5)]
    line = f"M0 {heights[0]}Q40 {heights[0] - dice.between(-10, 16)} 80 {heights[1]}"
    line += "".join(f"T{80 * step} {heights[step]}" for step in (2, 3, 4))
    return f"{line}V{HEIGHT}H0z"


def _detail(dice: _Dice, palette: _Palette, top: int) -> str:
    """Trees on the middle hill, or birds, or nothing."""
    kind, x = dice.upto(3), dice.between(40, 230)
    if kind == 0:
        trees = "".join(
            f"M{x + step} {top + 46}l{9 + dice.upto(4)}-{34 + dice.upto(22)}"
            f" {10 + dice.upto(3)} {40 + dice.upto(8)}z"
            for step in (0, 20, 42)
        )
        return f'<path fill="{palette.hills[2]}" d="{trees}"/>'
    if kind == 1:
        birds = "".join(
            f"M{x + dx} {70 + dy}q6-7 10 0 5-7 11-1" for dx, dy in ((0, 0), (26, 12), (8, 26))
        )
        stroke = f'stroke="{palette.hills[2]}" stroke-width="2.4" stroke-linecap="round"'
        return f'<path fill="none" {stroke} d="{birds}"/>'
    return ""


def _path(dice: _Dice, palette: _Palette) -> str:
    """A path that wanders down the nearest hill."""
    x, sway = dice.between(70, 250), dice.between(14, 30)
    line = f"M{x} 346q{sway} 14 0 27t{-sway // 2} 30"
    stroke = f'stroke="{palette.path}" stroke-width="5" stroke-linecap="round"'
    return f'<path fill="none" {stroke} opacity=".85" d="{line}"/>'
