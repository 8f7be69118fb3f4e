"""A drawn landscape as pixels: the same scene as its SVG, painted with Pillow."""

from __future__ import annotations

from PIL import Image, ImageDraw

from ownwords.made.drawing.landscapes import HEIGHT, SKY_ENDS, WIDTH, Scene
from ownwords.made.drawing.shapes import Disc, Patch, Point, Shape, Stroke, lines_of

FINER = 2
"""Everything is painted so many times too large, then made small: Pillow's edges are jagged."""


def painted(scene: Scene, width: int) -> Image.Image:
    scale = width * FINER / WIDTH
    picture = _sky(scene.sky, width * FINER, round(HEIGHT * scale))
    for shape in scene.shapes:
        _paint(picture, shape, scale)
    return picture.reduce(FINER)


def _sky(colours: tuple[str, str], width: int, height: int) -> Image.Image:
    """From one colour into the other, then on in that."""
    above, below = (Image.new("RGB", (width, height), colour) for colour in colours)
    reach = round(height * SKY_ENDS)
    fade = Image.new("L", (width, height), 255)
    fade.paste(Image.linear_gradient("L").resize((width, reach), Image.Resampling.BILINEAR))
    return Image.composite(below, above, fade)


def _paint(picture: Image.Image, shape: Shape, scale: float) -> None:
    draw = ImageDraw.Draw(picture)
    if isinstance(shape, Disc):
        draw.ellipse(_box(shape.middle, shape.radius, scale), fill=shape.colour)
    elif isinstance(shape, Patch):
        for line in lines_of(shape.steps):
            draw.polygon([(x * scale, y * scale) for x, y in line], fill=shape.colour)
    else:
        _draw_along(picture, shape, scale)


def _draw_along(picture: Image.Image, stroke: Stroke, scale: float) -> None:
    draw = ImageDraw.Draw(picture)
    for line in lines_of(stroke.steps):
        points = [(x * scale, y * scale) for x, y in line]
        draw.line(points, stroke.colour, width=round(stroke.width * scale), joint="curve")
        for end in (line[0], line[-1]):
            draw.ellipse(_box(end, stroke.width / 2, scale), fill=stroke.colour)


def _box(middle: Point, radius: float, scale: float) -> tuple[float, float, float, float]:
    x, y = middle
    return (
        (x - radius) * scale,
        (y - radius) * scale,
        (x + radius) * scale,
        (y + radius) * scale,
    )
