"""Text that lies in pictures, recordings and any other bytes. Knows no needles."""

import io
import re
import warnings
from collections.abc import Iterator

from PIL import ExifTags, Image

from ownwords.verify.containers import id3_end, streams
from ownwords.verify.members import Blob

# A letter between two runs, so that words of one are never read on into the next.
BREAK = " \u01c2 "

# Never EPS, which would start another program.
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "TIFF", "BMP", "ICO", "MPO")
_DRAFT = (400, 400)
"""Large pictures may be decoded smaller, where that is quicker."""
_SIGNATURE = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF....WEBP|GIF8[79]a|II\*\0|MM\0\*|....ftypavi", re.S
)
_DESCRIPTIVE = frozenset(
    ["title", "author", "description", "comment", "copyright", "keywords", "subject", "artist"]
)


class Undecodable(Exception):
    """Bytes that say they are a picture, and are none."""


def is_picture(data: Blob) -> bool:
    return bool(_SIGNATURE.match(data))


def may_be_picture(data: Blob) -> bool:
    """By its first letters, which a text may have too."""
    return is_picture(data) or data[:2] == b"BM" or data[:4] == b"\0\0\1\0"


def picture(data: Blob) -> Image.Image | None:
    """The decoded picture; None for anything else."""
    if not may_be_picture(data):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
            image.draft("RGB", _DRAFT)
            image.load()
    except Exception as fault:  # Pillow's decoders raise nearly everything on damaged files
        if is_picture(data):
            raise Undecodable from fault
        return None
    return image


def fields(image: Image.Image) -> Iterator[str]:
    """Every text in a picture's metadata: EXIF, XMP, comments, PNG text chunks."""
    for _, value in _named_fields(image):
        yield value


def descriptions(image: Image.Image) -> Iterator[str]:
    """What a person wrote about the picture; not what cameras and programs say of themselves."""
    for name, value in _named_fields(image):
        if name.lower().removeprefix("image").removeprefix("xp") in _DESCRIPTIVE:
            yield value


def _named_fields(image: Image.Image) -> list[tuple[str, str]]:
    """Raises Undecodable."""
    try:
        return [*_info(image), *_exif(image)]
    except Exception as fault:  # as above
        raise Undecodable from fault


def _info(image: Image.Image) -> Iterator[tuple[str, str]]:
    for name, value in image.info.items():
        if isinstance(value, str | bytes) and name not in ("exif", "icc_profile"):
            yield str(name), _text(value)


def _exif(image: Image.Image) -> Iterator[tuple[str, str]]:
    exif = image.getexif()
    for directory in (exif, exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)):
        for tag, value in directory.items():
            if isinstance(value, str | bytes):
                name = ExifTags.TAGS.get(tag, "")
                yield ("Comment" if name == "UserComment" else name), _exif_text(name, value)


def _exif_text(name: str, value: str | bytes) -> str:
    if isinstance(value, str):
        # Pillow reads EXIF as Latin-1; most programs write UTF-8.
        return _text(value.encode("latin-1", "replace"))
    if name.startswith("XP"):
        return value.decode("utf-16-le", "replace")
    return _text(value.removeprefix(b"ASCII\0\0\0"))


def _text(value: str | bytes) -> str:
    if isinstance(value, str):
        return value
    if value.startswith(b"UNICODE\0"):
        both = (value[8:].decode(form, "replace") for form in ("utf-16-le", "utf-16-be"))
        return BREAK.join(both)
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def tags(data: Blob) -> Iterator[str]:
    """The texts of an MP3's ID3 tag and of an MP4's metadata."""
    if end := id3_end(data):
        yield from _id3_texts(bytes(data[10:end]))
    if data[-128:][:3] == b"TAG":
        tag = data[-125:]
        yield from (_text(tag[at : at + 30].rstrip(b"\0 ")) for at in (0, 30, 60, 94))
    if data[4:8] == b"ftyp":
        for atom in _MP4_TEXT.finditer(data):
            start = atom.end()
            yield _text(data[start : start - 16 + int.from_bytes(atom[1], "big")])


_MP4_TEXT = re.compile(rb"(\0[\0-\x0f]..)data\0\0\0\x01....", re.S)
_ID3_FRAME = re.compile(rb"([TWCU][A-Z0-9]{2,3})(....)(?:..)([\0-\3])", re.S)


def _id3_texts(tag: bytes) -> Iterator[str]:
    """Frame by frame, wherever one begins; a size that is wrong costs nothing but that frame."""
    for frame in _ID3_FRAME.finditer(tag):
        size = int.from_bytes(frame[2], "big")
        value = tag[frame.end() : frame.end() + min(size, 1 << 16) - 1]
        if frame[1] in (b"COMM", b"USLT"):
            value = value[3:]
        form = ("latin-1", "utf-16", "utf-16-be", "utf-8")[frame[3][0]]
        yield value.decode(form, "replace").replace("\0", BREAK)


# Eight characters or more. ASCII and UTF-8; Latin-1; UTF-16 of the alphabets to U+07FF.
_RUNS = (
    (
        re.compile(rb"(?:[\t\n\r\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){8,}+"),
        "utf-8",
    ),
    (re.compile(rb"(?:[\x20-\x7e]++[\xc0-\xff]{1,2}){1,}+[\x20-\x7e]*+"), "latin-1"),
    (re.compile(rb"(?:[\t\n\r\x20-\xff][\0-\7]){8,}+"), "utf-16-le"),
    (re.compile(rb"(?:[\0-\7][\t\n\r\x20-\xff]){8,}+"), "utf-16-be"),
)
# Compressed pictures and sound are most of a site's bytes and hardly ever text: read ten times
# as fast, for what begins in ASCII.
_RUNS_OF_STREAMS = ((re.compile(rb"[\t\n\r\x20-\x7e]{6,}+[\t\n\r\x20-\x7e\x80-\xff]*+"), "utf-8"),)


def printable(data: Blob) -> Iterator[str]:
    """Whatever reads as text in any bytes, encoding by encoding, a few thousand runs at a time."""
    at = 0
    for start, end in streams(data):
        yield from _runs(data, at, start, _RUNS)
        yield from _runs(data, start, end, _RUNS_OF_STREAMS)
        at = end
    yield from _runs(data, at, len(data), _RUNS)


def _runs(
    data: Blob, start: int, end: int, patterns: tuple[tuple[re.Pattern[bytes], str], ...]
) -> Iterator[str]:
    for pattern, form in patterns:
        batch: list[str] = []
        for match in pattern.finditer(data, start, end):
            if len(match[0]) >= 8:
                batch.append(match[0].decode(form, "replace"))
            if len(batch) >= 5000:
                yield BREAK.join(batch)
                batch = []
        if batch:
            yield BREAK.join(batch)
