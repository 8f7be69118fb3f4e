"""MP4 boxes: what a file is made of, and all of it but sound and pictures blanked in place.

A list of boxes to keep, not of boxes to remove: a kind nobody thought of is blanked too.
Lengths never change, so that the offsets into the media stay right. May not know what for.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ownwords.media.damage import DamagedError

SOUND = b"soun"
PICTURES = b"vide"

# ISO/IEC 14496-12, by parent; b"" is the file itself.
_KEPT: dict[bytes, frozenset[bytes]] = {
    b"": frozenset({b"ftyp", b"styp", b"moov", b"mdat", b"moof", b"mfra", b"sidx"}),
    b"moov": frozenset({b"mvhd", b"trak", b"mvex"}),
    b"trak": frozenset({b"tkhd", b"edts", b"mdia"}),
    b"edts": frozenset({b"elst"}),
    b"mdia": frozenset({b"mdhd", b"hdlr", b"minf", b"elng"}),
    b"minf": frozenset({b"vmhd", b"smhd", b"dinf", b"stbl"}),
    b"dinf": frozenset({b"dref"}),
    b"stbl": frozenset(
        {b"stsd", b"stts", b"ctts", b"cslg", b"stss", b"stps", b"sdtp", b"stsc"}
        | {b"stsz", b"stz2", b"stco", b"co64", b"sbgp", b"sgpd"}
    ),
    b"mvex": frozenset({b"mehd", b"trex"}),
    b"moof": frozenset({b"mfhd", b"traf"}),
    b"traf": frozenset({b"tfhd", b"tfdt", b"trun", b"sdtp", b"sbgp", b"sgpd"}),
    b"mfra": frozenset({b"tfra", b"mfro"}),
}

_DATED = {b"mvhd", b"tkhd", b"mdhd"}
_DESCRIPTIVE = {b"udta", b"meta", b"uuid", b"free", b"skip", b"name"}
# Bytes before a sample entry's own boxes: sound by its version, pictures always the same.
_SOUND_ENTRY = {0: 28, 1: 44, 2: 64}
_PICTURES_ENTRY = 78


@dataclass(frozen=True)
class Box:
    kind: bytes
    start: int
    content: int
    end: int


def boxes(data: bytes | bytearray, start: int, end: int) -> Iterator[Box]:
    """The boxes from start to end. Raises DamagedError where they do not fit."""
    while end - start >= 8:
        box = _box_at(data, start, end)
        yield box
        start = box.end
    if any(data[start:end]):  # zeros may pad
        raise DamagedError


def handlers(data: bytes) -> list[bytes]:
    """The kind of each track. Raises DamagedError if the file is cut or has nothing to play."""
    kinds = {box.kind for box in boxes(data, 0, len(data))}
    if not (b"moov" in kinds and kinds & {b"mdat", b"moof"}):
        raise DamagedError
    tracks = [
        track for movie in _inside(data, None, b"moov") for track in _inside(data, movie, b"trak")
    ]
    if not tracks:
        raise DamagedError
    return [_handler(data, track) for track in tracks]


def seconds(data: bytes) -> float:
    """How long it plays, by its header; 0 where that does not say, as in a streamed film."""
    for movie in _inside(data, None, b"moov"):
        for header in _inside(data, movie, b"mvhd"):
            return _seconds_in(data[header.content : header.end])
    return 0


def without_metadata(data: bytes) -> bytes:
    """The same length, with every box that is not needed for playing blanked."""
    cleaned = bytearray(data)
    _clean(cleaned, Box(b"", 0, 0, len(data)), b"")
    return bytes(cleaned)


def _box_at(data: bytes | bytearray, start: int, end: int) -> Box:
    size = int.from_bytes(data[start : start + 4], "big")
    content = start + 8
    if size == 1:  # the size is in 64 bits
        size = int.from_bytes(data[content : content + 8], "big")
        content += 8
    elif size == 0 and end == len(data):  # up to the end of the file
        size = end - start
    box = Box(bytes(data[start + 4 : start + 8]), start, content, start + size)
    if not box.content <= box.end <= end:
        raise DamagedError
    return box


def _seconds_in(header: bytes) -> float:
    start, width = (20, 8) if header[:1] == b"\1" else (12, 4)
    scale = int.from_bytes(header[start : start + 4], "big")
    duration = header[start + 4 : start + 4 + width]
    is_known = scale and duration != b"\xff" * width
    return int.from_bytes(duration, "big") / scale if is_known else 0


def _inside(data: bytes | bytearray, parent: Box | None, kind: bytes) -> list[Box]:
    start, end = (parent.content, parent.end) if parent else (0, len(data))
    return [box for box in boxes(data, start, end) if box.kind == kind]


def _handler(data: bytes | bytearray, track: Box) -> bytes:
    for media in _inside(data, track, b"mdia"):
        for handler in _inside(data, media, b"hdlr"):
            return bytes(data[handler.content + 8 : handler.content + 12])
    raise DamagedError


def _clean(data: bytearray, parent: Box, handler: bytes) -> None:
    for box in boxes(data, parent.content, parent.end):
        if box.kind not in _KEPT[parent.kind]:
            _blank(data, box)
        elif box.kind == b"trak":
            _clean(data, box, _handler(data, box))
        elif box.kind in _KEPT:
            _clean(data, box, handler)
        else:
            _clean_leaf(data, box, handler)


def _clean_leaf(data: bytearray, box: Box, handler: bytes) -> None:
    if box.kind in _DATED:
        is_64_bit = data[box.content : box.content + 1] == b"\1"
        _zero(data, box.content + 4, min(box.content + (20 if is_64_bit else 12), box.end))
    elif box.kind == b"hdlr":  # the writer's name for the track
        _zero(data, box.content + 12, box.end)
    elif box.kind == b"dref":  # where the media once was
        for reference in boxes(data, box.content + 8, box.end):
            _zero(data, reference.content + 4, reference.end)
    elif box.kind == b"stsd":
        for entry in boxes(data, box.content + 8, box.end):
            _clean_entry(data, entry, handler)


def _clean_entry(data: bytearray, entry: Box, handler: bytes) -> None:
    """A sample entry: how the media is coded, with the coder's name."""
    if handler == PICTURES:
        own = entry.content + _PICTURES_ENTRY
        _zero(data, entry.content + 8, min(entry.content + 24, entry.end))
        _zero(data, entry.content + 42, min(entry.content + 74, entry.end))
    else:
        version = int.from_bytes(data[entry.content + 8 : entry.content + 10], "big")
        own = entry.content + _SOUND_ENTRY.get(version, 28)
        _zero(data, entry.content + 12, min(entry.content + 16, entry.end))
    for box in boxes(data, own, entry.end):
        if box.kind in _DESCRIPTIVE:
            _blank(data, box)


def _blank(data: bytearray, box: Box) -> None:
    data[box.start + 4 : box.start + 8] = b"free"
    _zero(data, box.content, box.end)


def _zero(data: bytearray, start: int, end: int) -> None:
    data[start:end] = bytes(max(0, end - start))
