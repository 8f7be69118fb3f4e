"""Recordings of a few bytes, with a canary in every place that can carry one."""

import struct

from .picture_samples import CANARY


def mp3_frame(fill=b"\x55", bits=0x90):
    """A frame of MPEG 1 layer III, 44.1 kHz: 417 bytes at 128 kbit/s."""
    length = 144 * (0, 32, 40, 48, 56, 64, 80, 96, 112, 128)[bits >> 4] * 1000 // 44100
    return b"\xff\xfb" + bytes([bits, 0xC4]) + fill * (length - 4)


def id3v2(content=b"TIT2" + bytes(6) + b"\3Canary7731Zebedee", footer=False):
    size = bytes(len(content) >> shift & 0x7F for shift in (21, 14, 7, 0))
    header = b"\x04\0" + (b"\x10" if footer else b"\0") + size
    return b"ID3" + header + content + (b"3DI" + header if footer else b"")


def id3v1(canary=CANARY):
    return b"TAG" + canary.encode().ljust(125, b"\0")


def ape(canary=CANARY, header=True):
    item = struct.pack("<II", len(canary), 0) + b"Title\0" + canary.encode()
    flags = 0x80000000 if header else 0
    rest = struct.pack("<IIII", 2000, len(item) + 32, 1, flags) + bytes(8)
    return (b"APETAGEX" + rest if header else b"") + item + b"APETAGEX" + rest


def lyrics3(canary=CANARY):
    content = b"LYRICSBEGIN" + b"LYR%05d" % len(canary) + canary.encode()
    return content + b"%06dLYRICS200" % len(content)


def make_mp3(before=b"", after=b"", frames=4):
    return before + mp3_frame() * frames + after


def box(kind, *content):
    body = b"".join(content)
    return struct.pack(">I", len(body) + 8) + kind + body


def long_box(kind, content):
    return struct.pack(">I", 1) + kind + struct.pack(">Q", len(content) + 16) + content


def dated(kind, is_64_bit=False, rest=b"\0" * 80):
    """A full box with creation and modification times that spell a date."""
    times = b"DATED7731DATED77" if is_64_bit else b"DATED773"
    return box(kind, b"\1\0\0\0" if is_64_bit else bytes(4), times, rest)


def hdlr(handler, name=CANARY):
    return box(b"hdlr", bytes(8), handler, bytes(12), name.encode() + b"\0")


def sound_entry(version=0, *boxes):
    extra = {0: 0, 1: 16, 2: 36}[version]
    fixed = bytes(6) + b"\0\1" + bytes([0, version]) + bytes(2) + b"VEND" + bytes(12 + extra)
    return box(b"mp4a", fixed, *boxes)


def pictures_entry(*boxes):
    coder = bytes([len(CANARY)]) + CANARY.encode().ljust(31, b"\0")
    fixed = (
        bytes(6) + b"\0\1" + bytes(4) + b"VEND" + bytes(8) + bytes(18) + coder + b"\0\x18\xff\xff"
    )
    return box(b"avc1", fixed, *boxes)


def track(handler=b"soun", entry=None, *more):
    entry = sound_entry(0, box(b"esds", b"KEEP")) if entry is None else entry
    table = box(
        b"stbl", box(b"stsd", bytes(7) + b"\1", entry), box(b"stco", bytes(7) + b"\1", b"AT48")
    )
    references = box(b"dref", bytes(7) + b"\1", box(b"url ", b"\0\0\0\1"))
    info = box(b"minf", box(b"smhd", bytes(8)), box(b"dinf", references), table)
    media = box(b"mdia", dated(b"mdhd"), hdlr(handler), info)
    return box(b"trak", dated(b"tkhd"), media, *more)


def movie_header(seconds, is_64_bit=False):
    """A header that says how long the recording plays; 0 for one that does not say."""
    length = struct.pack(">IQ" if is_64_bit else ">II", 600, round(seconds * 600))
    return dated(b"mvhd", is_64_bit, length + bytes(76))


def make_mp4(*more, tracks=None, brand=b"isom", media=b"\x11" * 64, header=None):
    movie = box(b"moov", header or dated(b"mvhd"), *(tracks or [track()]))
    return box(b"ftyp", brand, bytes(4), brand) + movie + b"".join(more) + box(b"mdat", media)
