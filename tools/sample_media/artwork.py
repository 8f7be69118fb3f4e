"""Two pieces of artwork for the sample stories: a tower of names, and an embroidery."""

from __future__ import annotations

import math
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from sample_media.paper import Sheet, oval, tint

MAX_ARTWORK_BYTES = 245_000


def save_png(image: Image.Image, path: Path) -> None:
    """As many colours as pack into the size allowed."""
    for colours in (96, 64, 48, 32, 24):
        small = image.quantize(colours, Image.Quantize.MAXCOVERAGE, 2, dither=Image.Dither.NONE)
        small.save(path, "PNG", optimize=True)
        if path.stat().st_size < MAX_ARTWORK_BYTES:
            return


def rota(path: Path) -> None:
    """Yusuf's felt-pen tower of names, every second floor lit."""
    s = Sheet(900, 1200, "#f3e9d3", 31)
    rng = random.Random(31)
    left, right, top, high, floors = 206, 694, 128, 74, 13
    for i in range(26):  # the evening, in a pen that is running out
        y = 40 + i * 44
        s.brush(f"{rng.randint(10, 60)},{y} 450,{y - 16} {rng.randint(840, 890)},{y + 6}",
                "#c9a3a0",
                17, opacity=0.34 - i * 0.008, taper=0.3)  # fmt: skip
    ground = top + floors * high
    for i in range(7):
        y = ground + 14 + i * 13
        s.brush(f"{24 + i * 5},{y} 460,{y + 5} {872 - i * 6},{y - 3}", "#5f7a52", 16, opacity=0.8)
    s.paint(
        f"{left},{top}! {right},{top - 3}! {right + 3},{ground}! {left - 3},{ground}!", "#f6eeda"
    )
    for floor in range(floors):
        y = top + floor * high
        lit = floor % 2 == 1
        if not lit:
            hatch(s, rng, left + 3, y + 16, right - 3, y + high - 2, "#27305a", 0.85)
        for i in range(7):
            x = left + 22 + i * 65
            if lit:
                hue = rng.choice(("#f4b62c", "#f7cd45", "#ef8f2a", "#e9742b"))
                hatch(s, rng, x, y + 25, x + 48, y + high - 8, hue, 0.9)
            edge = "#6b3a22" if lit else "#141a38"
            s.brush(f"{x - 2},{y + 24} {x + 49},{y + 23}", edge, 4, taper=0.1)
            s.brush(f"{x + 49},{y + 23} {x + 49},{y + high - 7}", edge, 4, taper=0.1)
            s.brush(f"{x + 49},{y + high - 7} {x - 1},{y + high - 6}", edge, 4, taper=0.1)
            s.brush(f"{x - 1},{y + high - 6} {x - 2},{y + 24}", edge, 4, taper=0.1)
            if rng.random() < 0.3:
                s.brush(f"{x + 24},{y + 26} {x + 25},{y + high - 8}", edge, 3, taper=0.1)
    for floor in range(floors + 1):
        names(s, rng, left - 2, right + 2, top + floor * high + 6)
    for x in (left - 12, right + 14):
        for i in range(floors * 2):
            with s.at(x, top + 20 + i * high / 2, 1, 90):
                names(s, rng, -14, 16, 0)
    for x, y, tall in ((430, 112, 62), (300, 112, 40), (600, 112, 34)):
        s.brush(f"{x},{y} {x + 2},{y - tall}", "#3b2a33", 5, taper=0.2)
    s.paint(oval(432, 46, 9), "#e0492f")
    image = s.image.resize((900, 1200), Image.Resampling.LANCZOS)
    save_png(image.filter(ImageFilter.MedianFilter(3)), path)


def hatch(
    s: Sheet, rng: random.Random, x0: float, y0: float, x1: float, y1: float, hue: str, ink: float
) -> None:
    """Felt pen, to and fro, a little over the lines."""
    y = y0 + 4
    while y < y1:
        a, b = rng.uniform(-3, 4), rng.uniform(-4, 3)
        s.brush(f"{x0 + a},{y} {(x0 + x1) / 2},{y + rng.uniform(-2, 2)} {x1 + b},{y + 2}",
                tint(hue, rng.uniform(-0.08, 0.1)), 11, opacity=ink, taper=0.12)  # fmt: skip
        y += 7.5


def names(s: Sheet, rng: random.Random, x0: float, x1: float, y: float) -> None:
    """A line of what looks like names and is none."""
    x = x0
    while x < x1 - 12:
        length = min(rng.randint(4, 9), int((x1 - x) / 6))
        points = [f"{x},{y + 4}", f"{x + 2},{y - 10}", f"{x + 8},{y - 3}"]
        for i in range(1, length):
            tall = rng.choice((-3, -4, -3, -10)) if i % 2 else rng.choice((3, 4, 3, 3, 9))
            points.append(f"{x + 6 + i * 5.6},{y + tall}")
        s.brush(" ".join(points), rng.choice(("#3b2a33", "#5a2a30", "#2f3a3c")), 3, taper=0.2)
        x += length * 5.6 + 20


def pomegranate(x: int, y: int) -> str | None:
    """The colour of one stitch; the middle of the fruit is 0, 0."""
    if y in (-13, -12, -11, -10) and abs(x) in ((0, 4), (0, 3, 4), (0, 1, 2, 3), (0, 1, 2))[y + 13]:
        return "#c8702f"
    if math.hypot(x, y * 1.03) <= 9.6:
        inner = math.hypot(x * 1.7 + y * 0.3, y * 0.9)
        if inner <= 6.2:
            return "#7a1826" if (x + 2 * y) % 4 else "#ee9a84"
        if inner <= 7.9:
            return "#f6e3b4"
        return "#bf2f36" if x + y < 5 else "#93222f"
    return leaves(x, y, "#5d7a3c", "#86994c")


def thistle(x: int, y: int) -> str | None:
    reach = 13.5 - (abs(x) % 3) * 1.6 - abs(x) * 0.12
    if -reach <= y <= -3 and abs(x) <= 2.6 - y * 0.52:
        ray = round(4 * math.atan2(x, 6 - y) * 4)
        return ("#6d3a80", "#93589f", "#bb86bd")[ray % 3]
    if math.hypot(x, (y - 2) * 0.95) <= 6.1:
        return "#3f5f3c" if (x + y) % 2 and (x - y) % 4 else "#8aa05c"
    return leaves(x, y, "#3f5f3c", "#6d8a55")


def leaves(x: int, y: int, dark: str, light: str) -> str | None:
    if x == 0 and 8 <= y <= 18:
        return dark
    span = abs(x)
    if 1 <= span <= 9 and abs(y - (18 - span)) <= min(span - 1, 9 - span, 2):
        return dark if y == 18 - span else light
    return None


def border(x: int, y: int, across: int, down: int) -> str | None:
    edge = min(x, y, across - 1 - x, down - 1 - y)
    along = x if min(y, down - 1 - y) == edge else y
    if edge in {4, 9}:
        return "#2f5d50"
    crossed = abs((along % 8) - 4) == abs(edge - 6) or (along % 8 == 4 and edge == 7)
    if 5 <= edge <= 8 and crossed:
        return "#b5343a" if along % 16 < 8 else "#7b4a86"
    return None


def thread(path: Path) -> None:
    """Pomegranates and thistles in cross-stitch on linen, with an edge to do."""
    cell, across, down, k = 10, 120, 92, 2
    size = (across * cell * k, down * cell * k)
    linen = Image.new("RGB", size, "#cfc8ba")
    pen = ImageDraw.Draw(linen)
    for i in range(0, size[0], cell * k // 2):
        for j in range(0, size[1], cell * k // 2):
            tone = ("#c3bbac", "#dad4c8")[(i + j) // (cell * k // 2) % 2]
            pen.rectangle((i + 1, j + 1, i + cell * k // 2 - 2, j + cell * k // 2 - 2), fill=tone)
    for x in range(across):
        for y in range(down):
            colour = border(x, y, across, down)
            if colour is None and 11 <= x < across - 11 and 11 <= y < down - 11:
                col, row = (x - 12) // 24, (y - 12) // 34
                cx, cy = (x - 12) % 24 - 12, (y - 12) % 34 - 14
                if 0 <= col < 4 and 0 <= row < 2:
                    colour = (pomegranate, thistle)[(col + row) % 2](cx, cy)
            edge_to_do = (x > across - 12 and y > 61) or (y > down - 12 and x > 83)
            if colour is None or edge_to_do:
                continue
            stitch(pen, x * cell * k, y * cell * k, cell * k, colour)
    save_png(linen.resize((across * cell, down * cell), Image.Resampling.LANCZOS), path)


def stitch(pen: ImageDraw.ImageDraw, x: int, y: int, c: int, colour: str) -> None:
    """One cross: a shadow, the under thread, the upper thread with its shine."""
    a, b, w = 2, c - 3, round(c * 0.36)
    pen.line((x + a + 2, y + b + 3, x + b + 3, y + a + 3), fill="#958b7b", width=w)
    pen.line((x + a, y + a, x + b, y + b), fill=tint(colour, -0.22), width=w)
    pen.line((x + a, y + b, x + b, y + a), fill=colour, width=w)
    pen.line((x + a + 1, y + b - 3, x + b - 3, y + a + 1), fill=tint(colour, 0.22), width=2)
