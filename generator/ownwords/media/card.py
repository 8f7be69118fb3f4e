"""How a share card is laid out: where in it the arch stands that holds a face.

Known to what makes cards and to what looks through the finished site for faces.
"""

from __future__ import annotations

from PIL import Image, ImageDraw

SIZE = (1200, 630)
"""What the services that show previews ask for."""
ARCH = (432, 540)
"""Four by five, as on the pages."""
_FINER = 4
FOOT = 585
"""How far down the arch stands."""


def arch_box(
    middle: int = SIZE[0] // 2, height: int = ARCH[1], foot: int = FOOT
) -> tuple[int, int, int, int]:
    """An arch in the card: that of a story's card unless told otherwise."""
    width = height * ARCH[0] // ARCH[1]
    left = middle - width // 2
    return (left, foot - height, left + width, foot)


def arch(size: tuple[int, int]) -> Image.Image:
    """White where a picture in the arch is seen; the form is that of the pages' own."""
    width, height = size[0] * _FINER, size[1] * _FINER
    mask = Image.new("L", (width, height))
    draw = ImageDraw.Draw(mask)
    draw.ellipse((0, 0, width - 1, round(height * 0.8)), fill=255)
    draw.rectangle((0, round(height * 0.4), width - 1, round(height * 0.6)), fill=255)
    foot = (0, round(height * 0.4), width - 1, height - 1)
    draw.rounded_rectangle(foot, radius=12 * _FINER, fill=255)
    return mask.reduce(_FINER)
