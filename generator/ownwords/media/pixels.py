"""From an original to plain sRGB pixels, cropped and at each width. May not know about files."""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageCms
from PIL.Image import Resampling, Transpose
from PIL.ImageFile import ImageFile

from ownwords.media.original import or_damaged, turn_of

Box = tuple[int, int, int, int]

# Transparency is flattened: what was erased to transparent is still there underneath.
PAPER = (255, 255, 255)

_SIDEWAYS = {
    Transpose.TRANSPOSE,
    Transpose.ROTATE_270,
    Transpose.TRANSVERSE,
    Transpose.ROTATE_90,
}


def at_widths(
    picture: ImageFile,
    *,
    focus: tuple[float, float] | None,
    ratio: float | None,
    widths: Sequence[int],
) -> Iterator[Image.Image]:
    """The picture upright, cropped and in sRGB at each width, the widest first."""
    turn = turn_of(picture)
    size = picture.size[::-1] if turn in _SIDEWAYS else picture.size
    box = window(size, focus, ratio)
    across, down = box[2] - box[0], box[3] - box[1]
    widest, *narrower = _kept(widths, across)
    profile = picture.info.get("icc_profile")
    with or_damaged():
        _decode_small(picture, widest / across)
        upright = _turned(_decoded(picture), turn)
    scaled = _scaled(box, upright.width / size[0], upright.height / size[1], upright.size)
    target = (widest, _height(widest, across, down))
    cropped = upright.resize(target, Resampling.LANCZOS, scaled, reducing_gap=2.0)
    made = _on_paper(cropped, profile)
    yield made
    for width in narrower:
        made = made.resize((width, _height(width, across, down)), Resampling.LANCZOS)
        yield made


def window(size: tuple[int, int], focus: tuple[float, float] | None, ratio: float | None) -> Box:
    """The largest part of `ratio` (width / height) with the focus as near its middle as can be."""
    width, height = size
    if ratio is None:
        return (0, 0, width, height)
    across = max(1, min(width, round(height * ratio)))
    down = max(1, min(height, round(width / ratio)))
    x, y = focus or (0.5, 0.5)
    left = _within(round(x * width - across / 2), width - across)
    top = _within(round(y * height - down / 2), height - down)
    return (left, top, left + across, top + down)


def _within(offset: int, most: int) -> int:
    return max(0, min(offset, most))


def _kept(widths: Sequence[int], across: int) -> list[int]:
    """The widest first, none wider than the original."""
    return sorted({w for w in widths if 0 < w <= across}, reverse=True) or [across]


def _height(width: int, across: int, down: int) -> int:
    return max(1, round(width * down / across))


def _decode_small(picture: ImageFile, scale: float) -> None:
    """Let a JPEG be decoded at an eighth, a quarter or a half where that is enough."""
    width, height = picture.size
    picture.draft(None, (math.ceil(width * scale), math.ceil(height * scale)))


def _decoded(picture: ImageFile) -> Image.Image:
    """L, RGB, RGBA or CMYK, whatever the file had."""
    if picture.mode == "I;16":  # convert() would clip at 255
        return picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if picture.mode in {"L", "RGB", "CMYK"}:
        picture.load()
        return picture
    return picture.convert("RGB")


def _turned(picture: Image.Image, turn: Transpose | None) -> Image.Image:
    return picture if turn is None else picture.transpose(turn)


def _scaled(
    box: Box, x: float, y: float, size: tuple[int, int]
) -> tuple[float, float, float, float]:
    width, height = size
    return (box[0] * x, box[1] * y, min(box[2] * x, width), min(box[3] * y, height))


def _on_paper(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if picture.mode != "RGBA":
        return _in_srgb(picture, profile)
    paper = Image.new("RGB", picture.size, PAPER)
    paper.paste(_in_srgb(picture.convert("RGB"), profile), mask=picture.getchannel("A"))
    return paper


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Converted by the original's own profile; by none where it has none or an unfit one."""
    if profile is not None:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, own, _srgb(), outputMode="RGB")
            return converted or picture.convert("RGB")
        except (ImageCms.PyCMSError, OSError):
            pass
    return picture.convert("RGB")


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
