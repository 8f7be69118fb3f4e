"""Pictures for readers, made from pixels alone. May not know whose picture it is.

Nothing of the original but its pixels reaches a derivative: no metadata, name or trailing byte.
"""

import hashlib
import json
import math
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import PIL
from PIL import Image, features
from PIL.ImageFile import ImageFile

from ownwords.media.cache import DerivativeCache, recipe
from ownwords.media.objection import Objection
from ownwords.media.original import PictureError, kind_of, opened, or_damaged
from ownwords.media.pixels import at_widths

MOST_MEGAPIXELS = 40
MOST_ON_A_SIDE = 16_383
"""Pixels. WebP has no room for more."""

MEDIA_TYPE = "image/webp"

MADE_BY = (__name__, "ownwords.media.original", "ownwords.media.pixels")
"""The modules that the bytes of a picture depend on."""
_QUALITY = 78
_METHOD = 2

_ENDINGS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WebP": (".webp",)}
_RECORD = struct.Struct(">III")

_DAMAGED = Objection("the picture is damaged", "Export or copy it again from the original")
_SAVE_AS = "Save it as JPEG, PNG or WebP"


@dataclass(frozen=True)
class Derivative:
    """One picture for readers, at one width."""

    name: str
    """Made from the bytes, so that it tells nothing and may be cached for ever."""
    data: bytes
    width: int
    height: int
    media_type: str


def objection_to(
    data: bytes, name: str, *, cache: DerivativeCache | None = None
) -> Objection | None:
    """Why the picture cannot be published. With a cache it is decoded in full only once."""
    return (
        _objection_to_kind(data, name)
        or _objection_to_name(data, name)
        or _objection_to_pixels(data, cache)
    )


def derive(
    data: bytes,
    *,
    focus: tuple[float, float] | None,
    ratio: float | None,
    widths: Sequence[int],
    cache: DerivativeCache | None,
) -> tuple[Derivative, ...]:
    """The picture at each width, the narrowest first; at its own if it is narrower than all.

    `focus` is (0, 0) at the top left and (1, 1) at the bottom right of the upright picture,
    `ratio` is width / height. Raises PictureError where `objection_to` would have objected.
    """
    key = _key("derive", data, focus, ratio, list(widths))
    kept = _unpacked(cache.read(key)) if cache else None
    if kept is not None:
        return kept
    picture = opened(data)
    if objection := _objection_to_size(picture):
        raise PictureError(objection.fault)
    made = at_widths(picture, focus=focus, ratio=ratio, widths=widths)
    derivatives = tuple(_encoded(pixels) for pixels in made)[::-1]
    if cache:
        cache.write(key, _packed(derivatives))
    return derivatives


def _objection_to_kind(data: bytes, name: str) -> Objection | None:
    kind = kind_of(data)
    if kind in _ENDINGS:
        return None
    if not data:
        return Objection("the file is empty", "Copy it again from the original")
    if _is_svg(data, name):
        return Objection("an SVG can carry hidden text and script", _SAVE_AS)
    if kind == "GIF":
        return Objection("it is a GIF, which cannot be published", _SAVE_AS)
    if data[4:8] == b"ftyp" and data[8:12] in {b"heic", b"heix", b"mif1", b"msf1", b"avif"}:
        return Objection("it is a HEIC or AVIF picture, which cannot be published", _SAVE_AS)
    return Objection("this is not a picture (JPEG, PNG or WebP)", _SAVE_AS)


def _is_svg(data: bytes, name: str) -> bool:
    # Without the zero bytes UTF-16 reads as ASCII.
    return (
        name.lower().endswith((".svg", ".svgz"))
        or b"<svg" in data[:4096].replace(b"\0", b"").lower()
    )


def _objection_to_name(data: bytes, name: str) -> Objection | None:
    kind = kind_of(data) or ""
    endings = _ENDINGS[kind]
    if name.lower().endswith(endings):
        return None
    ending = name[name.rfind(".") :] if "." in name else "without an ending"
    return Objection(f"it is a {kind} named {ending}", f"Rename it so that it ends in {endings[0]}")


def _objection_to_pixels(data: bytes, cache: DerivativeCache | None) -> Objection | None:
    try:
        picture = opened(data)
        objection = _objection_to_size(picture)
        if objection is None:
            _check_decoding(picture, data, cache)
        return objection
    except PictureError:
        return _DAMAGED


def _objection_to_size(picture: ImageFile) -> Objection | None:
    """Decided from the header, since a small file can decode into many gigabytes."""
    width, height = picture.size
    megapixels = math.ceil(width * height / 1_000_000)
    if megapixels > MOST_MEGAPIXELS:
        fault = f"it has {megapixels} megapixels; {MOST_MEGAPIXELS} is the most"
    elif max(width, height) > MOST_ON_A_SIDE:
        fault = f"it is {width} by {height} pixels; {MOST_ON_A_SIDE} is the most on a side"
    else:
        return None
    return Objection(fault, "Save a smaller copy, 2000 pixels wide or so")


def _check_decoding(picture: ImageFile, data: bytes, cache: DerivativeCache | None) -> None:
    """Raises PictureError. An eighth of a JPEG reads all its bytes and a third of the time."""
    digest = _key("good", data)
    if cache and cache.known_good(digest):
        return
    with or_damaged():
        picture.draft(None, (1, 1))
        picture.load()
    if cache:
        cache.remember_good(digest)


def _encoded(pixels: Image.Image) -> Derivative:
    pixels.info.clear()
    file = BytesIO()
    pixels.save(file, "WEBP", quality=_QUALITY, method=_METHOD)
    return _named(file.getvalue(), *pixels.size)


def _named(data: bytes, width: int, height: int) -> Derivative:
    name = f"{hashlib.sha256(data).hexdigest()[:16]}-{width}.webp"
    return Derivative(name, data, width, height, MEDIA_TYPE)


def _key(purpose: str, data: bytes, *wanted: object) -> str:
    engines = [PIL.__version__, features.version("webp"), features.version("jpg")]
    made = [purpose, recipe(*MADE_BY), *engines, *wanted]
    return f"{hashlib.sha256(data).hexdigest()} {json.dumps(made)}"


def _packed(derivatives: tuple[Derivative, ...]) -> bytes:
    return b"".join(_RECORD.pack(d.width, d.height, len(d.data)) + d.data for d in derivatives)


def _unpacked(entry: bytes | None) -> tuple[Derivative, ...] | None:
    """The cache has checked the entry by its hash."""
    if entry is None:
        return None
    derivatives = []
    at = 0
    while at < len(entry):
        width, height, length = _RECORD.unpack_from(entry, at)
        at += _RECORD.size + length
        derivatives.append(_named(entry[at - length : at], width, height))
    return tuple(derivatives)
