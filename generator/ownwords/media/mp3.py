"""MP3 frames: what a file plays. Everything between, before and after them is left behind.

Only frames are kept, so that a kind of tag nobody thought of goes too. May not know what for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ownwords.media.damage import DamagedError

# Layer III of MPEG 1, 2 and 2.5, a bit rate that is neither free nor forbidden.
_SYNC = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x10-\xef]", re.DOTALL)

_MPEG_1 = 3
_KBIT = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_HERTZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


@dataclass(frozen=True)
class _Frame:
    length: int
    stream: tuple[int, int]
    """MPEG version and sampling rate, the same in every frame of a recording."""


def looks_like(data: bytes) -> bool:
    """Whether the first bytes are an ID3v2 tag or a frame."""
    return data.startswith(b"ID3") or _SYNC.match(data) is not None


def without_metadata(data: bytes) -> bytes:
    """The frames alone. Raises DamagedError if there are none, or a tag runs past the end."""
    frames = b"".join(_frames(data, _after_tags(data), _before_tags(data)))
    if not frames:
        raise DamagedError
    return frames


def seconds(frames: bytes) -> float:
    """How long it plays, from what `without_metadata` left."""
    version, rate = frames[1] >> 3 & 3, frames[2] >> 2 & 3
    samples = 1152 if version == _MPEG_1 else 576
    count = sum(1 for _ in _frames(frames, 0, len(frames)))
    return count * samples / _HERTZ[version][rate]


def _after_tags(data: bytes) -> int:
    start = 0
    while data[start : start + 3] == b"ID3":
        start += _length_of_id3v2(data[start : start + 10])
        if start > len(data):
            raise DamagedError
    return start


def _length_of_id3v2(header: bytes) -> int:
    """Seven bits a byte; https://id3.org/id3v2.4.0-structure."""
    size = header[6:10]
    if len(size) < 4 or max(size) > 0x7F:
        raise DamagedError
    length = 0
    for byte in size:
        length = length << 7 | byte
    has_footer = header[5] & 0x10
    return length + (20 if has_footer else 10)


def _before_tags(data: bytes) -> int:
    """Where the tags at the end begin: a frame that is cut short must not swallow them."""
    end = len(data)
    while (start := _start_of_tag(data, end)) < end:
        end = start
    return end


def _start_of_tag(data: bytes, end: int) -> int:
    """Where the tag that ends here begins; `end` if none does."""
    if data[max(0, end - 128) : end].startswith(b"TAG"):
        is_extended = end >= 355 and data[end - 355 : end - 351] == b"TAG+"
        return end - (355 if is_extended else 128)
    if data[max(0, end - 32) : end].startswith(b"APETAGEX"):
        return max(0, end - _length_of_ape(data[end - 32 : end]))
    if data[max(0, end - 9) : end] in {b"LYRICS200", b"LYRICSEND"}:
        return max(0, data.rfind(b"LYRICSBEGIN", 0, end))
    return end


def _length_of_ape(footer: bytes) -> int:
    """The size counts the footer and not the header."""
    has_header = footer[23] & 0x80
    size = int.from_bytes(footer[12:16], "little")
    return max(32, size) + (32 if has_header else 0)


def _frames(data: bytes, start: int, end: int) -> Iterator[bytes]:
    stream: tuple[int, int] | None = None
    while found := _SYNC.search(data, start, end):
        at = found.start()
        frame = _frame_at(data, at, end)
        if frame and frame.stream == (stream or frame.stream) and _goes_on(data, at, frame, end):
            stream = frame.stream
            yield data[at : at + frame.length]
            start = at + frame.length
        else:
            start = at + 1


def _goes_on(data: bytes, at: int, frame: _Frame, end: int) -> bool:
    """Whether another frame or the end follows: three bytes alone may be an accident."""
    after = at + frame.length
    following = _frame_at(data, after, end)
    return after == end or (following is not None and following.stream == frame.stream)


def _frame_at(data: bytes, at: int, end: int) -> _Frame | None:
    """Reads the header alone; the frame may run past the end."""
    if not _SYNC.match(data, at, end):
        return None
    version = data[at + 1] >> 3 & 3
    rate = data[at + 2] >> 2 & 3
    if rate == 3:
        return None
    hertz = _HERTZ[version][rate]
    kbit = _KBIT[version == _MPEG_1][data[at + 2] >> 4]
    samples = 144 if version == _MPEG_1 else 72
    padding = data[at + 2] >> 1 & 1
    return _Frame(samples * kbit * 1000 // hertz + padding, (version, rate))
