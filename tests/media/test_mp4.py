import pytest

from ownwords.media.objection import Objection
from ownwords.media.recordings import objection_to, without_metadata

from .picture_samples import CANARY, carries
from .recording_samples import (
    box,
    dated,
    hdlr,
    long_box,
    make_mp4,
    pictures_entry,
    sound_entry,
    track,
)

DAMAGED = Objection("the recording is damaged", "Export or copy it again from the original")


def in_movie(*more):
    return make_mp4(tracks=[track(), *more])


def with_entry(entry, handler=b"soun"):
    return make_mp4(tracks=[track(handler, entry)])


SECRET = CANARY.encode()
PLANTED_MP4 = {
    "udta of the film": in_movie(box(b"udta", box(b"\xa9nam", SECRET))),
    "udta of a track": make_mp4(tracks=[track(b"soun", None, box(b"udta", SECRET))]),
    "udta of the file": make_mp4(box(b"udta", SECRET)),
    "where it was filmed": in_movie(box(b"udta", box(b"\xa9xyz", b"+57.6-003.6/" + SECRET))),
    "meta of the film": in_movie(box(b"meta", bytes(4), hdlr(b"mdir"), box(b"ilst", SECRET))),
    "meta of the file": make_mp4(box(b"meta", bytes(4), SECRET)),
    "meta of a track": make_mp4(tracks=[track(b"soun", None, box(b"meta", SECRET))]),
    "uuid of the file": make_mp4(box(b"uuid", bytes(16), SECRET)),
    "the uuid itself": make_mp4(box(b"uuid", SECRET[:16])),
    "uuid of the film": in_movie(box(b"uuid", bytes(16), SECRET)),
    "free of the file": make_mp4(box(b"free", SECRET)),
    "skip of the file": make_mp4(box(b"skip", SECRET)),
    "free of the film": in_movie(box(b"free", SECRET)),
    "a box with a long size": make_mp4(long_box(b"uuid", SECRET)),
    "a box nobody knows": make_mp4(box(b"zzzz", SECRET)),
    "a box nobody knows in a track": make_mp4(tracks=[track(b"soun", None, box(b"zzzz", SECRET))]),
    "an event message": make_mp4(box(b"emsg", SECRET)),
    "the last box, without a size": make_mp4() + b"\0\0\0\0free" + SECRET,
    "the name of the coder": with_entry(pictures_entry(box(b"avcC", b"KEEP")), b"vide"),
    "udta of a sample entry": with_entry(sound_entry(0, box(b"udta", SECRET))),
    "meta of a picture entry": with_entry(pictures_entry(box(b"meta", SECRET)), b"vide"),
    "uuid of a version 1 entry": with_entry(sound_entry(1, box(b"uuid", SECRET))),
    "uuid of a version 2 entry": with_entry(sound_entry(2, box(b"uuid", SECRET))),
    "the name of the handler": make_mp4(),
}


@pytest.mark.parametrize("original", PLANTED_MP4.values(), ids=PLANTED_MP4)
def test_blanks_an_mp4_in_place(original):
    assert carries(original, CANARY[:16])
    assert objection_to(original, "a.mp4") is None
    left = without_metadata(original, "a.mp4")
    assert not carries(left, CANARY[:8])
    assert len(left) == len(original)
    assert left.index(b"mdat") == original.index(b"mdat")


def test_zeroes_the_times_of_making():
    assert make_mp4().count(b"DATED") == 3  # of the film, the track and its media
    assert b"DATED" not in without_metadata(make_mp4(), "a.mp4")


def test_zeroes_long_times_of_making():
    movie = box(b"moov", dated(b"mvhd", is_64_bit=True), track())
    original = box(b"ftyp", b"isom") + movie + box(b"mdat", b"\x11")
    left = without_metadata(original, "a.mp4")
    assert b"DATED" not in left
    assert len(left) == len(original)


def test_blanks_where_the_sound_once_was():
    outside = box(b"dref", bytes(7) + b"\1", box(b"url ", bytes(4), b"file:///home/shona/"))
    inside = box(b"dref", bytes(7) + b"\1", box(b"url ", b"\0\0\0\1"))
    assert inside in track()
    original = make_mp4(tracks=[box(b"trak", track_content(dref=outside))])
    assert b"shona" in original
    assert b"shona" not in without_metadata(original, "a.mp4")


def track_content(dref):
    information = box(b"minf", box(b"dinf", dref))
    return box(b"mdia", hdlr(b"soun"), information)


def test_keeps_what_a_player_needs():
    media = bytes(range(64))
    left = without_metadata(make_mp4(media=media), "a.mp4")
    assert box(b"esds", b"KEEP") in left
    assert box(b"stco", bytes(7) + b"\1", b"AT48") in left
    assert box(b"mdat", media) in left


def test_keeps_the_fragments_of_a_streamed_film():
    run = box(
        b"moof", box(b"mfhd", bytes(8)), box(b"traf", box(b"trun", b"KEEP"), box(b"uuid", SECRET))
    )
    left = without_metadata(make_mp4(run), "a.mp4")
    assert box(b"trun", b"KEEP") in left
    assert SECRET not in left


WHOLE = make_mp4()
FTYP = box(b"ftyp", b"isom", bytes(4))


@pytest.mark.parametrize(
    "data",
    [
        WHOLE[:-1],
        WHOLE[:60],
        WHOLE[:12],
        FTYP,
        FTYP + box(b"mdat", bytes(9)),
        FTYP + box(b"moov", track()),
        FTYP + box(b"moov", dated(b"mvhd")) + box(b"mdat"),
        FTYP + box(b"moov", box(b"trak")) + box(b"mdat"),
        FTYP + box(b"moov", box(b"trak", box(b"mdia"))) + box(b"mdat"),
        WHOLE + b"\0\0\0\7free",
        WHOLE + b"\xff\xff\xff\xfffree",
        WHOLE + b"\0\0\0\1free" + b"\0\0\0\0\0\0\0\x0f",
        WHOLE + b"\0\0\0\1free" + b"\xff" * 8,
        WHOLE + b"\0\0\0\1free" + b"\0\0",
        WHOLE + b"cut",
        FTYP + box(b"moov", b"\0\0\0\0trak", track()) + box(b"mdat"),
        make_mp4(tracks=[track(b"soun", box(b"mp4a", bytes(3)), box(b"udta", b""))]).replace(
            b"\0\0\0\x0bmp4a", b"\0\0\0\x0cmp4a"
        ),
    ],
)
def test_objects_to_an_mp4_that_is_cut_or_lies(data):
    assert objection_to(data, "a.mp4") == DAMAGED
