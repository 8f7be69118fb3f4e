"""A recording is known again when only what is written about it has changed."""

import random
import struct

import pytest

from ownwords.verify import Known, Secret

SOUND = random.Random(5).randbytes(4000)
OTHER_SOUND = random.Random(6).randbytes(4000)


def box(kind, content):
    return struct.pack(">I", len(content) + 8) + kind + content


def mp4(sound=SOUND, title="", large=False):
    data = box(b"data", b"\0\0\0\1\0\0\0\0" + title.encode())
    moov = box(b"moov", box(b"udta", box(b"meta", b"\0\0\0\0" + box(b"\xa9nam", data))))
    mdat = (
        struct.pack(">I4sQ", 1, b"mdat", len(sound) + 16) + sound if large else box(b"mdat", sound)
    )
    return box(b"ftyp", b"isom\0\0\0\0") + moov + mdat


def id3(text, form=3):
    encoded = bytes([form]) + text.encode(("latin-1", "utf-16", "utf-16-be", "utf-8")[form])
    frame = b"TPE1" + struct.pack(">IH", len(encoded), 0) + encoded
    size = len(frame)
    return b"ID3\4\0\0" + bytes((size >> shift) & 127 for shift in (21, 14, 7, 0)) + frame


def mp3(sound=SOUND, head=b"", tail=b""):
    return head + b"\xff\xfb\x90\x64" + sound + tail


def id3v1(artist):
    return b"TAG" + b"\0" * 30 + artist.encode().ljust(30, b"\0") + b"\0" * 65


def riff(kind, *chunks):
    body = kind + b"".join(name + struct.pack("<I", len(data)) + data for name, data in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def wav(sound=SOUND, note=b""):
    return riff(b"WAVE", (b"fmt ", b"\1" * 16), (b"LIST", note), (b"data", sound))


def flac(sound=SOUND, note=b"\0"):
    return b"fLaC\x84" + len(note).to_bytes(3, "big") + note + b"\xff\xf8" + sound


@pytest.mark.parametrize(
    ("original", "built"),
    [
        (mp4(), mp4()),
        (mp4(), mp4(title="Another title")),
        (mp4(title="Bo"), mp4(large=True)),
        (mp3(), mp3(head=id3("Somebody"))),
        (mp3(head=id3("Bo")), mp3()),
        (mp3(head=id3("Bo") + b"\0" * 40), mp3(tail=id3v1("Somebody"))),
        (wav(note=b"Bo"), wav()),
        (flac(), flac(note=b"12345678")),
        (b"OggS" + SOUND, b"OggS" + SOUND),
    ],
)
def test_a_recording_is_known_again(whats, original, built):
    assert whats(built, Secret("x1", media=(original,)), name="a.bin") == ["recording"]


@pytest.mark.parametrize(
    ("original", "built"),
    [
        (mp4(), mp4(OTHER_SOUND)),
        (mp3(), mp3(OTHER_SOUND)),
        (mp4(b"", title="one"), mp4(b"", title="two")),
        (mp3(b""), mp3(b"", head=id3("Somebody"))),
        (wav(b""), wav(b"", note=b"12")),
    ],
)
def test_another_recording_is_not_taken_for_it(whats, original, built):
    assert whats(built, Secret("x1", media=(original,)), name="a.bin") == []


def test_a_recording_that_is_published_too_is_no_secret(whats):
    known = Known((), (), None, media=(mp3(head=id3("Somebody")),))
    assert whats(mp3(), Secret("x1", media=(mp3(head=id3("Bo")),)), known=known) == []


@pytest.mark.parametrize(
    "data",
    [
        mp3(head=id3("Bo", 0)),
        mp3(head=id3("Bo", 1)),
        mp3(head=id3("Bo", 2)),
        mp3(head=id3("Bo", 3)),
        mp3(tail=id3v1("Bo")),
        mp4(title="Bo"),
    ],
)
def test_a_short_name_is_found_in_a_recordings_tags(findings, data):
    found = findings({"a.bin": data}, Secret("x1", names=("Bo",)))
    assert [(finding.what, finding.where) for finding in found] == [("name", "recording's tags")]


def test_text_in_a_films_stream_is_found(whats):
    film = mp4(SOUND + b"\0\x14The last ferry home\0" + SOUND)
    assert whats(film, Secret("x1", titles=("The last ferry home",))) == ["title"]


@pytest.mark.parametrize("length", range(0, 40, 3))
@pytest.mark.parametrize(
    "whole", [mp4(), mp3(head=id3("Bo")), wav(), flac(), b"\xff\xd8\xff\xe0" * 9]
)
def test_a_recording_cut_short_can_be_read(findings, whole, length):
    assert {finding.what for finding in findings({"a.bin": whole[:length]})} <= {"unreadable file"}
