import pytest

from ownwords.media.damage import DamagedError
from ownwords.media.objection import Objection
from ownwords.media.recordings import objection_to, without_metadata

from .picture_samples import CANARY, carries
from .recording_samples import ape, id3v1, id3v2, lyrics3, make_mp3, mp3_frame

DAMAGED = Objection("the recording is damaged", "Export or copy it again from the original")
FRAMES = mp3_frame() * 4


PLANTED_MP3 = {
    "ID3v2": make_mp3(before=id3v2()),
    "several ID3v2": make_mp3(before=id3v2() + id3v2() + id3v2()),
    "ID3v2 with a footer": make_mp3(before=id3v2(footer=True)),
    "ID3v2 with frames of sound in it": make_mp3(before=id3v2(FRAMES + CANARY.encode() + FRAMES)),
    "ID3v1": make_mp3(after=id3v1()),
    "extended ID3v1": make_mp3(after=b"TAG+" + CANARY.encode().ljust(223, b"\0") + id3v1()),
    "APE": make_mp3(after=ape()),
    "APE without a header": make_mp3(after=ape(header=False)),
    "Lyrics3": make_mp3(after=lyrics3()),
    "the first Lyrics3": make_mp3(after=b"LYRICSBEGIN" + CANARY.encode() + b"LYRICSEND"),
    "every tag at once": make_mp3(before=id3v2(), after=ape() + lyrics3() + id3v1()),
    "a tag between frames": make_mp3(after=id3v2() + FRAMES),
}


@pytest.mark.parametrize("original", PLANTED_MP3.values(), ids=PLANTED_MP3)
def test_keeps_only_the_frames_of_an_mp3(original):
    assert carries(original)
    assert objection_to(original, "a.mp3") is None
    left = without_metadata(original, "a.mp3")
    assert not carries(left)
    assert left in {FRAMES, FRAMES * 2, mp3_frame() * 7}


@pytest.mark.parametrize("rubbish", [ape(), b"\0" * 90 + CANARY.encode()], ids=["APE", "rubbish"])
def test_keeps_nothing_from_before_the_first_frame(rubbish):
    assert without_metadata(make_mp3(before=rubbish), "a.mp3") == FRAMES


def test_keeps_nothing_from_after_the_last_frame_but_one():
    # The frame before rubbish goes too: nothing shows that it is whole.
    assert without_metadata(make_mp3(after=CANARY.encode()), "a.mp3") == mp3_frame() * 3


def test_keeps_an_mp3_without_tags_as_it_is():
    assert without_metadata(make_mp3(), "a.mp3") == FRAMES


def test_keeps_frames_of_changing_bit_rate():
    changing = mp3_frame() + mp3_frame(bits=0x50) + mp3_frame(bits=0x92)[:-1] + b"\x55\x55"
    assert without_metadata(changing, "a.mp3") == changing


@pytest.mark.parametrize("length", [*range(280, 296), 100, 416])
def test_a_frame_cut_short_does_not_swallow_a_tag(length):
    original = make_mp3(after=mp3_frame()[:length] + id3v1())
    assert without_metadata(original, "a.mp3") == FRAMES


@pytest.mark.parametrize(
    "accident",
    [b"\xff\xfb\x90", b"\xff\xfb\x9c\xc4", b"\xff\xf3\x90\xc4" + bytes(300), b"\xff" * 900],
    ids=["cut", "no such rate", "another stream", "row of 255"],
)
def test_bytes_that_look_like_a_frame_by_accident_are_left_behind(accident):
    assert without_metadata(make_mp3(before=b"\0" + accident), "a.mp3") == FRAMES


def test_leaves_out_frames_of_another_stream():
    other = b"\xff\xf3\x90\xc4" + b"\x55" * (72 * 80_000 // 22_050 - 4)
    assert without_metadata(make_mp3(after=other * 3), "a.mp3") == mp3_frame() * 3


def test_reads_frames_of_mpeg_2():
    frame = b"\xff\xf3\x90\xc4" + b"\x55" * (72 * 80_000 // 22_050 - 4)
    assert without_metadata(frame * 3, "a.mp3") == frame * 3


@pytest.mark.parametrize(
    "data",
    [
        b"ID3",
        b"ID3\4\0\0\xff\0\0\0" + FRAMES,
        b"ID3\4\0\0\x7f\x7f\x7f\x7f" + FRAMES,
        id3v2(),
        id3v2() + id3v1(),
        id3v2() + b"APETAGEX" + b"\xff" * 24,
        id3v2() + ape()[-32:],
        mp3_frame()[:200],
        b"\xff\xfb\x90" * 3,
        id3v2() + b"LYRICSEND",
        id3v2() + b"LYRICS200",
    ],
)
def test_objects_to_an_mp3_without_sound(data):
    assert objection_to(data, "a.mp3") == DAMAGED
    with pytest.raises(DamagedError, match="the recording is damaged"):
        without_metadata(data, "a.mp3")
