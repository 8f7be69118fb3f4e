"""Files within files, and the recording within its wrapping. Knows no needles and no disk."""

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from typing import IO, cast

from ownwords.verify.members import Blob, Damaged, Member

Range = tuple[int, int]
UNPACKED_LIMIT = 256 * 1024 * 1024
_SEALED = (b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")


def members(data: Blob) -> Iterator[Member]:
    """What a compressed file holds; nothing for any other file."""
    head = data[:6]
    if head.startswith(_SEALED):
        raise Damaged("compressed in a way that is not read here")
    if head.startswith(b"PK\x03\x04"):
        yield from _zip_members(data)
        return
    if b"%PDF-" in data[:1024]:
        from ownwords.verify.papers import in_a_pdf  # slow to import, and few sites have one

        yield from in_a_pdf(data)
        return
    for signature, opened, how in _COMPRESSED:
        if head.startswith(signature):
            yield Member(_unpacked(partial(opened, io.BytesIO(data))), "", how)


def _gzip(source: IO[bytes]) -> IO[bytes]:
    return cast(IO[bytes], gzip.GzipFile(fileobj=source))


def _bz2(source: IO[bytes]) -> IO[bytes]:
    return cast(IO[bytes], bz2.BZ2File(source))


def _xz(source: IO[bytes]) -> IO[bytes]:
    return cast(IO[bytes], lzma.LZMAFile(source))


_COMPRESSED: tuple[tuple[bytes, Callable[[IO[bytes]], IO[bytes]], str], ...] = (
    (b"\x1f\x8b", _gzip, "unpacked from gzip"),
    (b"BZh", _bz2, "unpacked from bzip2"),
    (b"\xfd7zXZ\x00", _xz, "unpacked from xz"),
)
_FAULTS = (
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    RuntimeError,  # a password is wanted
    NotImplementedError,
    ValueError,
)


def _zip_members(data: Blob) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _FAULTS as fault:
        raise Damaged("a damaged zip") from fault
    with archive:
        yield Member(archive.comment, "", "in the comment of a zip")
        for info in archive.infolist():
            inside = _unpacked(partial(archive.open, info))
            note = info.comment.decode("utf-8", "replace")
            yield Member(inside, f"{info.filename}\n{note}", "unpacked from zip")


def _unpacked(opened: Callable[[], IO[bytes]]) -> bytes:
    try:
        with opened() as inside:
            unpacked = inside.read(UNPACKED_LIMIT + 1)
    except _FAULTS as fault:
        raise Damaged("damaged, or locked by a password") from fault
    if len(unpacked) > UNPACKED_LIMIT:
        raise Damaged("too large when unpacked")
    return unpacked


def digests(data: Blob) -> set[bytes]:
    """Of the whole, and of its pictures or sound without what is written around them."""
    whole = sha256(data).digest()
    ranges = streams(data)
    # A stream of a few bytes is anybody's: one pixel, a moment of silence.
    if sum(end - start for start, end in ranges) <= 64:
        return {whole}
    bare = sha256(b"bare")
    with memoryview(data) as view:
        for start, end in ranges:
            bare.update(view[start:end])
    return {whole, bare.digest()}


def is_recording(data: Blob) -> bool:
    head = data[:12]
    return (
        head.startswith((b"ID3", b"fLaC", b"OggS", b"\x1aE\xdf\xa3"))
        or _is_mpeg_frame(head)
        or head[4:8] in (b"ftyp", b"moov", b"mdat")
        or (head.startswith(b"RIFF") and head[8:] in (b"WAVE", b"AVI "))
    )


def streams(data: Blob) -> list[Range]:
    head = data[:12]
    if head.startswith(b"\xff\xd8\xff"):
        return [_jpeg_scans(data)]
    if head.startswith(b"fLaC"):
        return [_flac_frames(data)]
    if head.startswith(b"ID3") or _is_mpeg_frame(head):
        return [_mp3_frames(data)]
    return [where for kind, where in _chunks(data, head) if kind in _STREAMS]


_STREAMS = (b"mdat", b"data", b"VP8 ", b"VP8L", b"ALPH", b"ANMF", b"IDAT", b"PLTE")


def _chunks(data: Blob, head: bytes) -> Iterator[tuple[bytes, Range]]:
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"free", b"wide"):
        yield from _boxes(data)
    elif head.startswith(b"RIFF"):
        yield from _riff_chunks(data)
    elif head.startswith(b"\x89PNG"):
        yield from _png_chunks(data)


def _is_mpeg_frame(head: bytes) -> bool:
    """The sync word of MP3 and AAC; 0xFFFE begins UTF-16 and 0xFFD8 a JPEG."""
    return head[:1] == b"\xff" and 0xE0 <= head[1] < 0xFE if len(head) > 1 else False


def _boxes(data: Blob) -> Iterator[tuple[bytes, Range]]:
    """The outermost boxes of an MP4 (ISO 14496-12, 4.2)."""
    at = 0
    while at + 8 <= len(data):
        size, kind, header = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if size == 1:
            size, header = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        end = min(at + size, len(data)) if size >= header else len(data)
        yield kind, (at + header, end)
        at = end


def _riff_chunks(data: Blob) -> Iterator[tuple[bytes, Range]]:
    at = 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], (at + 8, min(at + 8 + size, len(data)))
        at += 8 + size + size % 2


def _png_chunks(data: Blob) -> Iterator[tuple[bytes, Range]]:
    at = 8
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], (at + 8, min(at + 8 + size, len(data)))
        at += size + 12


def _jpeg_scans(data: Blob) -> Range:
    """From the first scan to the end of the picture; what follows that is not part of it."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    end = data.find(b"\xff\xd9", at)
    return min(at, len(data)), end if end > at else len(data)


def id3_end(data: Blob) -> int:
    """Where the ID3v2 tag at the head ends; 0 if there is none."""
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 127
    return min(10 + size + 10 * bool(data[5] & 16), len(data))


def _mp3_frames(data: Blob) -> Range:
    """Between the tags at the head (ID3v2) and those at the end (ID3v1, APE)."""
    start, end = id3_end(data), len(data)
    while start < end and data[start] == 0:  # padding that the tag did not count
        start += 1
    if data[max(end - 128, 0) :][:3] == b"TAG":
        end -= 128
    if (foot := data[max(end - 32, 0) : end]).startswith(b"APETAGEX"):
        end -= int.from_bytes(foot[12:16], "little") + 32 * (foot[23] >> 7)
    return start, max(start, end)


def _flac_frames(data: Blob) -> Range:
    at, last = 4, False
    while not last and at + 4 <= len(data):
        last = bool(data[at] & 128)
        at += 4 + int.from_bytes(data[at + 1 : at + 4], "big")
    return min(at, len(data)), len(data)
