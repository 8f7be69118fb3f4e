"""Painted paper for the sample pictures: cut shapes, dry brush and grain, drawn with Pillow.

Paths are strings of points, `"10,20 30,40! 50,60"`, joined by a smooth curve; `!` makes a corner.
Everything is drawn larger than needed and then reduced. All chance comes from fixed seeds.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

XY = tuple[float, float]
Mask = Image.Image
MAX_PORTRAIT_BYTES = 176_000


@cache
def parse(path: str) -> tuple[tuple[float, float, bool], ...]:
    points = []
    for word in path.split():
        x, y = word.rstrip("!").split(",")
        points.append((float(x), float(y), word.endswith("!")))
    return tuple(points)


def smooth(points: list[tuple[float, float, bool]], closed: bool, steps: int = 14) -> list[XY]:
    """A cardinal spline through the points, straight into and out of corners."""
    n = len(points)
    if n < 3 and not closed:
        return [(x, y) for x, y, _ in points]
    curve: list[XY] = []
    for i in range(n if closed else n - 1):
        p1, p2 = points[i], points[(i + 1) % n]
        p0 = points[i - 1] if closed or i else p1
        p3 = points[(i + 2) % n] if closed or i + 2 < n else p2
        k1, k2 = (0.0 if p1[2] else 1 / 6), (0.0 if p2[2] else 1 / 6)
        c1 = (p1[0] + (p2[0] - p0[0]) * k1, p1[1] + (p2[1] - p0[1]) * k1)
        c2 = (p2[0] - (p3[0] - p1[0]) * k2, p2[1] - (p3[1] - p1[1]) * k2)
        for step in range(steps):
            t = step / steps
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            curve.append(
                (
                    a * p1[0] + b * c1[0] + c * c2[0] + d * p2[0],
                    a * p1[1] + b * c1[1] + c * c2[1] + d * p2[1],
                )
            )
    if not closed:
        curve.append((points[-1][0], points[-1][1]))
    return curve


def oval(x: float, y: float, rx: float, ry: float | None = None) -> str:
    ry = rx if ry is None else ry
    turns = [i * math.tau / 10 for i in range(10)]
    return " ".join(f"{x + rx * math.cos(t):.2f},{y + ry * math.sin(t):.2f}" for t in turns)


def box(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0},{y0}! {x1},{y0}! {x1},{y1}! {x0},{y1}!"


def tint(colour: str, by: float) -> str:
    """The colour, lighter (by > 0) or darker (by < 0)."""
    rgb = ImageColor.getrgb(colour)[:3]
    aim = 255 if by > 0 else 0
    return "#" + "".join(f"{round(v + (aim - v) * abs(by)):02x}" for v in rgb)


def mix(one: str, other: str, share: float) -> str:
    pairs = zip(ImageColor.getrgb(one)[:3], ImageColor.getrgb(other)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


@cache
def noise(width: int, height: int, cell_x: float, cell_y: float, seed: int) -> Image.Image:
    """Grey noise with blotches of about the given size, stretched to the whole range."""
    size = (max(2, round(width / cell_x)), max(2, round(height / cell_y)))
    raw = random.Random(seed).randbytes(size[0] * size[1])
    image = Image.frombytes("L", size, raw).resize((width, height), Image.Resampling.BICUBIC)
    return image.filter(ImageFilter.GaussianBlur(min(cell_x, cell_y) / 3))


def ramp(image: Image.Image, gain: float) -> Image.Image:
    return image.point([max(0, min(255, round((v - 128) * gain + 128))) for v in range(256)])


@dataclass(frozen=True)
class Frame:
    """Where local coordinates lie on the page."""

    x: float = 0
    y: float = 0
    size: float = 1
    turn: float = 0
    flip: bool = False

    def place(self, x: float, y: float) -> XY:
        x = (-x if self.flip else x) * self.size
        y = y * self.size
        c, s = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
        return self.x + x * c - y * s, self.y + x * s + y * c


class Sheet:
    """A sheet of paper on which shapes are painted one over the other."""

    def __init__(self, width: int, height: int, ground: str, seed: int, scale: int = 2) -> None:
        self.width, self.height, self.scale, self.seed = width, height, scale, seed
        self.size = (width * scale, height * scale)
        self.image = Image.new("RGB", self.size, ground)
        self.frame = Frame()
        self.count = 0
        self.fine = noise(*self.size, 2.6 * scale, 2.6 * scale, 1)
        blotch = noise(*self.size, 46 * scale, 46 * scale, 2)
        self.gouache = Image.blend(ramp(blotch, 1.6), ramp(self.fine, 1.2), 0.4)
        across = noise(*self.size, 170 * scale, 5 * scale, 3)
        down = noise(*self.size, 5 * scale, 170 * scale, 4)
        self.across = Image.blend(ramp(across, 1.8), self.fine, 0.25)
        self.down = Image.blend(ramp(down, 1.8), self.fine, 0.25)
        self.paint(box(-20, -20, width + 20, height + 20), ground)

    @contextmanager
    def at(
        self, x: float, y: float, size: float = 1, turn: float = 0, flip: bool = False
    ) -> Iterator[None]:
        before, self.frame = self.frame, Frame(x, y, size, turn, flip)
        yield
        self.frame = before

    def trace(self, path: str, closed: bool) -> list[XY]:
        """The path on the page, in pixels, with the slight wobble of a hand."""
        self.count += 1
        rng = random.Random(self.seed * 1000 + self.count)
        a, b = rng.uniform(0, 6), rng.uniform(0, 6)
        placed = [(*self.frame.place(x, y), corner) for x, y, corner in parse(path)]
        out = []
        for i, (x, y) in enumerate(smooth(placed, closed)):
            wave = 0.8 * math.sin(i * 0.31 + a) + 0.5 * math.sin(i * 0.83 + b)
            out.append(((x + wave) * self.scale, (y + wave * 0.7) * self.scale))
        return out

    def mask(self, path: str, soft: float = 0, within: Mask | None = None) -> Mask:
        mask = Image.new("L", self.size)
        ImageDraw.Draw(mask).polygon(self.trace(path, True), fill=255)
        return self.finish(mask, soft, within)

    def finish(self, mask: Mask, soft: float, within: Mask | None) -> Mask:
        """Give a mask the edge of dry paint, or of stippled shading when soft."""
        area = mask.getbbox()
        if area is None:
            return mask
        pad = round((soft * 3 + 4) * self.scale)
        area = (
            max(0, area[0] - pad),
            max(0, area[1] - pad),
            min(self.size[0], area[2] + pad),
            min(self.size[1], area[3] + pad),
        )
        piece = mask.crop(area).filter(ImageFilter.GaussianBlur((soft or 0.9) * self.scale))
        grain = ramp(self.fine.crop(area), 1.0 if soft else 0.5)
        piece = ImageChops.add(piece, grain, 1, -128)
        if soft:
            piece = ramp(piece, 1.25)
            piece = piece.filter(ImageFilter.GaussianBlur(0.8 * self.scale))
        else:
            piece = ramp(piece, 5)
        if within is not None:
            piece = ImageChops.multiply(piece, within.crop(area))
        out = Image.new("L", self.size)
        out.paste(piece, area[:2])
        return out

    def fill(self, mask: Mask, colour: str, grain: float, opacity: float, texture: str) -> None:
        area = mask.getbbox()
        if area is None:
            return
        body = {"gouache": self.gouache, "across": self.across, "down": self.down}[texture]
        size = (area[2] - area[0], area[3] - area[1])
        light = Image.new("RGB", size, tint(colour, grain))
        dark = Image.new("RGB", size, tint(colour, -grain))
        paint = Image.composite(light, dark, body.crop(area))
        cut = mask.crop(area)
        if opacity < 1:
            cut = cut.point([round(v * opacity) for v in range(256)])
        self.image.paste(paint, area[:2], cut)

    def paint(
        self,
        path: str,
        colour: str,
        *,
        within: Mask | None = None,
        soft: float = 0,
        lift: float = 0,
        grain: float = 0.07,
        opacity: float = 1,
        texture: str = "gouache",
    ) -> Mask:
        """Paint a closed shape; `lift` lays a shadow under it, as under cut paper."""
        mask = self.mask(path, soft, within)
        if lift:
            shade = Image.new("L", self.size)
            shade.paste(mask, (round(lift * self.scale), round(lift * 1.4 * self.scale)))
            shade = shade.filter(ImageFilter.GaussianBlur(lift * 1.2 * self.scale))
            if within is not None:
                shade = ImageChops.multiply(shade, within)
            self.fill(shade, "#2a1c18", 0, 0.3, "gouache")
        self.fill(mask, colour, grain, opacity, texture)
        return mask

    def brush(
        self,
        path: str,
        colour: str,
        width: float,
        *,
        within: Mask | None = None,
        taper: float = 0.8,
        opacity: float = 1,
        grain: float = 0.05,
    ) -> Mask:
        """A brush stroke along an open path, thinner at both ends."""
        mask = Image.new("L", self.size)
        pen = ImageDraw.Draw(mask)
        line = self.trace(path, False)
        width *= self.frame.size * self.scale
        done, total = 0.0, sum(math.dist(p, q) for p, q in pairwise(line))
        for p, q in pairwise(line):
            gap = math.dist(p, q)
            for k in range(max(1, round(gap / max(1.0, width / 5)))):
                part = k / max(1, round(gap / max(1.0, width / 5)))
                t = (done + gap * part) / max(total, 1)
                r = width / 2 * (1 - taper + taper * math.sin(math.pi * min(1, max(0, t))) ** 0.7)
                x, y = p[0] + (q[0] - p[0]) * part, p[1] + (q[1] - p[1]) * part
                pen.ellipse((x - r, y - r, x + r, y + r), fill=255)
            done += gap
        mask = self.finish(mask, 0, within)
        self.fill(mask, colour, grain, opacity, "gouache")
        return mask

    def wash(self, top: str, bottom: str, texture: str = "across") -> None:
        """A graded ground, from one colour to another, brushed across."""
        grade = Image.linear_gradient("L").resize(self.size)
        strokes = {"across": self.across, "down": self.down, "gouache": self.gouache}[texture]
        grade = ImageChops.add(grade, ramp(strokes, 0.35), 1, -128)
        colours = (Image.new("RGB", self.size, bottom), Image.new("RGB", self.size, top))
        painted = Image.composite(*colours, grade)
        self.image.paste(painted)

    def reduced(self) -> Image.Image:
        """The finished picture, with the tooth of the paper showing through."""
        image = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        tooth = noise(self.width, self.height, 3, 3, 9)
        tooth = tooth.point([max(0, min(255, round(247 + (v - 128) * 0.07))) for v in range(256)])
        return ImageChops.multiply(image, Image.merge("RGB", [tooth] * 3))

    def save_jpeg(self, path: Path) -> None:
        image = self.reduced()
        for quality in range(86, 60, -2):
            image.save(path, "JPEG", quality=quality, optimize=True, progressive=True)
            if path.stat().st_size < MAX_PORTRAIT_BYTES:
                return
