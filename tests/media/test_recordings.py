import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ownwords.media.objection import Objection
from ownwords.media.recordings import (
    has_pictures,
    objection_to,
    published_name,
    seconds_of,
    without_metadata,
)

from .recording_samples import (
    ape,
    box,
    id3v2,
    long_box,
    make_mp3,
    make_mp4,
    movie_header,
    mp3_frame,
    pictures_entry,
    track,
)

SAVE_AS = "Save it as MP3 or MP4"
MIXED = make_mp4(tracks=[track(), track(b"vide", pictures_entry())])


@pytest.mark.parametrize("name", ["a.mp3", "a.mp4"])
def test_stripping_twice_changes_nothing(name):
    original = make_mp3(id3v2(), ape()) if name == "a.mp3" else make_mp4(box(b"udta", b"Shona"))
    once = without_metadata(original, name)
    assert without_metadata(once, name) == once


@pytest.mark.parametrize(
    ("name", "published"), [("Shona Tulloch.MP3", ".mp3"), ("a.m4a", ".m4a"), ("a.mp4", ".mp4")]
)
def test_names_a_recording_by_what_is_left_of_it(name, published):
    original = make_mp3(before=id3v2()) if published == ".mp3" else make_mp4()
    left = without_metadata(original, name)
    expected = hashlib.sha256(left).hexdigest()[:16] + published
    assert published_name(original, name) == published_name(left, name) == expected


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (make_mp3(), "a.mp3"),
        (make_mp3(before=id3v2()), "A.MP3"),
        (make_mp4(), "a.m4a"),
        (make_mp4(brand=b"M4A "), "a.m4a"),
        (make_mp4(), "a.mp4"),
        (make_mp4(tracks=[track(), track(b"vide", pictures_entry())]), "a.mp4"),
        (make_mp4() + bytes(5), "a.mp4"),
        (make_mp4()[:-72] + long_box(b"mdat", bytes(64)), "a.mp4"),
        (make_mp4()[:-72] + b"\0\0\0\0mdat" + bytes(64), "a.mp4"),
    ],
)
def test_has_no_objection_to_a_recording(data, name):
    assert objection_to(data, name) is None


@pytest.mark.parametrize(
    ("data", "name", "fault", "remedy"),
    [
        (b"", "a.mp3", "the file is empty", "Copy it again from the original"),
        (b"Dear all,", "a.mp3", "this is not a recording (MP3 or MP4)", SAVE_AS),
        (b"\0\0\0\x18ftypheic", "a.mp4", "this is not a recording (MP3 or MP4)", SAVE_AS),
        (
            b"RIFF\0\0\0\0WAVE",
            "a.wav",
            "WAV or AVI recordings cannot be published",
            SAVE_AS,
        ),
        (b"OggS", "a.mp3", "Ogg recordings cannot be published", SAVE_AS),
        (b"fLaC", "a.flac", "FLAC recordings cannot be published", SAVE_AS),
        (b"\xff\xf1\x50", "a.mp3", "AAC recordings cannot be published", SAVE_AS),
        (
            make_mp4(brand=b"qt  "),
            "a.mov",
            "QuickTime recordings cannot be published",
            SAVE_AS,
        ),
        (
            make_mp4(),
            "a.mp3",
            "it is an MP4 named .mp3",
            "Rename it so that it ends in .m4a (sound) or .mp4 (film)",
        ),
        (make_mp3(), "a.mp4", "it is an MP3 named .mp4", "Rename it so that it ends in .mp3"),
        (make_mp3(), "a.ogg", "it is an MP3 named .ogg", "Rename it so that it ends in .mp3"),
        (
            make_mp3(),
            "a",
            "it is an MP3 named without an ending",
            "Rename it so that it ends in .mp3",
        ),
        (
            make_mp4(tracks=[track(), track(b"meta")]),
            "a.mp4",
            "it has a hidden track beside sound and moving pictures",
            "Export it again as MP4 with sound and moving pictures only",
        ),
        (
            MIXED,
            "a.m4a",
            "it has moving pictures, and .m4a is for sound",
            "Save it as MP3, or name it .mp4",
        ),
    ],
)
def test_objects_to_what_cannot_be_published(data, name, fault, remedy):
    assert objection_to(data, name) == Objection(fault, remedy)


@pytest.mark.parametrize(("whole", "name"), [(make_mp3(id3v2(), ape()), "a.mp3"), (MIXED, "a.mp4")])
@settings(max_examples=300, deadline=None)
@given(st.data())
def test_hostile_bytes_are_told_and_never_crash(whole, name, data):
    at = data.draw(st.integers(0, len(whole) - 1))
    broken = (
        whole[:at] + data.draw(st.binary(max_size=12)) + whole[at + data.draw(st.integers(0, 12)) :]
    )
    objection = objection_to(broken, name)
    if objection is None:
        assert without_metadata(broken, name)
    else:
        assert objection.fault


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["a.mp3", "a.m4a", "a.mp4", "a.ogg", ""]))
def test_rubbish_is_told_and_never_crashes(data, name):
    assert objection_to(data, name)
    assert objection_to(b"\0\0\0\x0cftypisom" + data, name)
    assert objection_to(b"ID3\4\0\0" + data, name)


@pytest.mark.parametrize(
    ("data", "name", "shows"),
    [(make_mp3(), "a.mp3", False), (make_mp4(), "a.mp4", False), (MIXED, "a.mp4", True)],
)
def test_tells_a_film_from_sound(data, name, shows):
    assert has_pictures(data, name) is shows


@pytest.mark.parametrize(
    ("data", "name", "seconds"),
    [
        (make_mp4(header=movie_header(24)), "a.mp4", 24),
        (make_mp4(header=movie_header(2.5, is_64_bit=True)), "a.m4a", 2.5),
        (make_mp4(), "a.mp4", 0),
        (make_mp4(header=box(b"mvhd")), "a.mp4", 0),
        (make_mp4(header=box(b"free")), "a.mp4", 0),
        (make_mp4(header=box(b"mvhd", bytes(12), b"\0\0\2X", b"\xff" * 4)), "a.mp4", 0),
    ],
)
def test_reads_how_long_a_film_plays(data, name, seconds):
    assert seconds_of(without_metadata(data, name), name) == seconds


@pytest.mark.parametrize(
    ("frame", "seconds"),
    [
        (mp3_frame(), 1152 / 44_100),
        (b"\xff\xf3\x48\xc4" + bytes(140), 576 / 16_000),
    ],
)
def test_counts_how_long_sound_plays(frame, seconds):
    played = without_metadata(id3v2() + frame * 50, "a.mp3")
    assert seconds_of(played, "a.mp3") == pytest.approx(50 * seconds)
