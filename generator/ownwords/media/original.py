"""A picture as somebody gave it, opened and not yet decoded. May not know what is made of it."""

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO

from PIL import ExifTags
from PIL.GifImagePlugin import GifImageFile
from PIL.Image import Transpose
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

# Named classes, not Image.open: that would try forty formats, and read a phone's JPEG as MPO.
_READERS: dict[str, type[ImageFile]] = {
    "JPEG": JpegImageFile,
    "PNG": PngImageFile,
    "WebP": WebPImageFile,
    "GIF": GifImageFile,
}

_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}

# warnings.catch_warnings changes the whole process, so only one thread may be in it.
_QUIET = threading.Lock()


class PictureError(ValueError):
    """A picture of which nothing can be made; `objection_to` tells why beforehand."""


def kind_of(data: bytes) -> str | None:
    """The format by its first bytes, whatever the file is called."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WebP"
    return "GIF" if data.startswith((b"GIF87a", b"GIF89a")) else None


def opened(data: bytes) -> ImageFile:
    """The picture with its header read. Raises PictureError where even that is impossible."""
    kind = kind_of(data)
    if kind is None:
        raise PictureError("this is not a picture")
    reader: type[ImageFile] = _READERS[kind]
    file: IO[bytes] = BytesIO(data)
    with or_damaged(), _quietly():
        return reader(file)


def turn_of(picture: ImageFile) -> Transpose | None:
    """How the camera was held, as EXIF has it. Decodes a PNG, whose EXIF may come last."""
    with or_damaged():
        if isinstance(picture, PngImageFile):
            picture.load()
    try:
        with _quietly():
            return _TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # unreadable EXIF is no reason to refuse the picture, and goes anyway
        return None


@contextmanager
def or_damaged() -> Iterator[None]:
    """Tell whatever goes wrong in decoding as one thing."""
    try:
        yield
    except Exception as error:  # hostile bytes make Pillow raise nearly anything
        raise PictureError("the picture is damaged") from error


@contextmanager
def _quietly() -> Iterator[None]:
    with _QUIET, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
