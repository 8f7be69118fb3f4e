"""The few shapes of a drawn picture, told once: written as SVG, or painted with Pillow.

A path is a row of steps in SVG's own letters, so that both are made from the same numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "T": 2, "A": 7}
"""How many each letter of a path takes at a time."""
_SMOOTH = 16
"""Straight pieces that stand for one curve."""


@dataclass(frozen=True)
class Step:
    """A letter of a path and its numbers; a small letter counts from where the last step ended."""

    letter: str
    numbers: tuple[float, ...] = ()

    def __str__(self) -> str:
        words = "".join(f" {number:g}" for number in self.numbers).replace(" -", "-")
        return self.letter + words.lstrip()


@dataclass(frozen=True)
class Disc:
    """A circle, filled."""

    middle: Point
    radius: float
    colour: str


@dataclass(frozen=True)
class Patch:
    """A closed path, filled."""

    steps: tuple[Step, ...]
    colour: str


@dataclass(frozen=True)
class Stroke:
    """A line with round ends."""

    steps: tuple[Step, ...]
    colour: str
    width: float


Shape = Disc | Patch | Stroke


def as_svg(shape: Shape) -> str:
    if isinstance(shape, Disc):
        (x, y), radius = shape.middle, shape.radius
        return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{shape.colour}"/>'
    path = "".join(map(str, shape.steps))
    if isinstance(shape, Patch):
        return f'<path fill="{shape.colour}" d="{path}"/>'
    stroke = f'stroke="{shape.colour}" stroke-width="{shape.width:g}" stroke-linecap="round"'
    return f'<path fill="none" {stroke} d="{path}"/>'


def short(share: float) -> str:
    """As SVG needs it: ".8"."""
    return f"{share:g}".removeprefix("0")


def lines_of(steps: Sequence[Step]) -> list[list[Point]]:
    """The path as points to join up, a list for each part of it; curves become short pieces."""
    lines: list[list[Point]] = []
    turn: Point = (0, 0)
    for letter, numbers in _one_by_one(steps):
        if letter == "z":
            continue
        here = lines[-1][-1] if lines else (0, 0)
        *given, end = _points(letter, numbers, here)
        if letter == "M":
            lines.append([end])
        elif letter in "QqTt":
            # A smooth curve goes on as the last one ended.
            turn = given[0] if given else (2 * here[0] - turn[0], 2 * here[1] - turn[1])
            lines[-1] += _curve(here, turn, end)
        elif letter in "Aa":
            lines[-1] += _arc(here, end, numbers[0], is_large=numbers[3] == 1, turns=numbers[4])
        else:
            lines[-1].append(end)
    return lines


def _one_by_one(steps: Sequence[Step]) -> Iterator[tuple[str, tuple[float, ...]]]:
    for step in steps:
        size = _NUMBERS.get(step.letter.upper(), 0)
        for start in range(0, len(step.numbers), size or 1):
            yield step.letter, step.numbers[start : start + size]


def _points(letter: str, numbers: Sequence[float], here: Point) -> list[Point]:
    """The points a step names, its end the last."""
    if letter in "HV":
        return [(numbers[0], here[1]) if letter == "H" else (here[0], numbers[0])]
    pairs = numbers[5:] if letter in "Aa" else numbers
    from_x, from_y = here if letter.islower() else (0, 0)
    return [(from_x + x, from_y + y) for x, y in zip(pairs[::2], pairs[1::2], strict=True)]


def _curve(start: Point, turn: Point, end: Point) -> Iterator[Point]:
    for piece in range(1, _SMOOTH + 1):
        share = piece / _SMOOTH
        first, second, third = (1 - share) ** 2, 2 * (1 - share) * share, share**2
        yield (
            first * start[0] + second * turn[0] + third * end[0],
            first * start[1] + second * turn[1] + third * end[1],
        )


def _arc(
    start: Point, end: Point, radius: float, *, is_large: bool, turns: float
) -> Iterator[Point]:
    """A part of a circle, from the formulas of SVG 1.1, appendix F.6."""
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    away = math.sqrt(max(radius**2 / (half_x**2 + half_y**2) - 1, 0))
    away = -away if is_large == bool(turns) else away
    x = (start[0] + end[0]) / 2 + away * half_y
    y = (start[1] + end[1]) / 2 - away * half_x
    first = math.atan2(start[1] - y, start[0] - x)
    whole = (math.atan2(end[1] - y, end[0] - x) - first) % math.tau
    whole -= 0 if turns else math.tau
    for piece in range(1, _SMOOTH + 1):
        angle = first + whole * piece / _SMOOTH
        yield (x + radius * math.cos(angle), y + radius * math.sin(angle))
