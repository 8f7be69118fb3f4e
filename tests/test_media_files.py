"""The files beside a story: each is read once, or told where its name stands."""

from __future__ import annotations

import hashlib

import pytest

from ownwords.told import media_files
from ownwords.told.approval import codes
from tests.factory import AS_WRITTEN, faults_in, read_all, read_one, write_story
from tests.media.picture_samples import make_picture
from tests.media.recording_samples import make_mp3, make_mp4, pictures_entry, track

PICTURE = make_picture()
SOUND_AS_MP4 = make_mp4()
FILMED = make_mp4(tracks=[track(), track(b"vide", pictures_entry())])
VTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nIt rained.\n"
PORTRAIT = "portrait: {file: portrait.jpg, alt: A leek.}"
AUDIO = "audio: {file: a.mp3, alt: Shona reads., transcript: a.vtt}"
FILM = "film: {file: f.mp4, alt: Shona digs., captions: a.vtt}"
IN_BSL = AUDIO.replace("a.vtt", "a.vtt, bsl: b.mp4")


def with_keys(keys: str) -> str:
    """The story with a line of front matter in line 16, above its consent."""
    return AS_WRITTEN.replace("consent:\n", f"{keys}\nconsent:\n", 1)


def test_a_picture_is_known_by_its_digest(tmp_path):
    story = read_one(tmp_path, with_keys(PORTRAIT), portrait_jpg=PICTURE)
    original = story.originals["portrait.jpg"]
    folder = tmp_path / "stories" / "leeks-in-february"
    assert (original.path, original.digest, original.suffix) == (
        folder / "portrait.jpg",
        hashlib.sha256(PICTURE).hexdigest(),
        ".jpg",
    )


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("portrait.jpg", "portrait.jpg"),
        ('" portrait.jpg "', "portrait.jpg"),
        ('"a   leek.jpg"', "a leek.jpg"),
        ("A.JPG", "A.JPG"),
        ('"läuse.jpg"', "läuse.jpg"),
    ],
)
def test_the_gate_finds_every_file_under_its_name(tmp_path, written, name):
    text = with_keys(PORTRAIT.replace("portrait.jpg", written))
    folder = write_story(tmp_path / "stories" / "leeks-in-february")
    (folder / name).write_bytes(PICTURE)
    story = read_one(tmp_path, text)
    assert len(codes(story)) == 2 and story.front.portrait.file == name


@pytest.mark.parametrize(
    "name", [".", "..", "../portrait.jpg", "/etc/passwd", "a/b.jpg", '"a\\\\b.jpg"', '"C:a.jpg"']
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path, name):
    (tmp_path / "stories").mkdir(parents=True)
    (tmp_path / "stories" / "portrait.jpg").write_bytes(PICTURE)
    faults = faults_in(tmp_path, with_keys(PORTRAIT.replace("portrait.jpg", name)))
    assert [fault.partition(": ")[0] for fault in faults] == ["16 portrait.file"]


@pytest.mark.parametrize(
    ("keys", "files", "fault"),
    [
        (PORTRAIT, {}, 'portrait.file: there is no file "portrait.jpg" beside the story'),
        (
            PORTRAIT.replace("portrait.jpg", "portrait.jp"),
            {"portrait_jpg": PICTURE},
            'portrait.file: there is no file "portrait.jp" beside the story',
        ),
        (
            "artwork: [{file: print.png, alt: A leek.}]",
            {},
            'artwork.file: there is no file "print.png" beside the story',
        ),
        (
            AUDIO,
            {"a_mp3": make_mp3()},
            'audio.transcript: there is no file "a.vtt" beside the story',
        ),
        (
            AUDIO,
            {"a_vtt": VTT, "a_mp3": make_mp3()},
            None,
        ),
        (
            AUDIO,
            {"a_vtt": b"It rained.", "a_mp3": make_mp3()},
            'audio.transcript: in line 1 of "a.vtt": the first line is not WEBVTT',
        ),
        (
            AUDIO,
            {"a_vtt": VTT, "a_mp3": b"no sound"},
            "audio.file: this is not a recording (MP3 or MP4)",
        ),
    ],
)
def test_tells_what_is_wrong_with_a_file(tmp_path, keys, files, fault):
    faults = faults_in(tmp_path, with_keys(keys), **files)
    assert faults == ([] if fault is None else [f"16 {fault}"])


@pytest.mark.parametrize(
    ("keys", "files", "fault"),
    [
        (FILM, {"f_mp4": FILMED}, None),
        (FILM, {"f_mp4": SOUND_AS_MP4}, "film.file: it is not a film: there is nothing to see"),
        (
            AUDIO.replace("a.mp3", "f.mp4"),
            {"f_mp4": FILMED},
            "audio.file: it is a film, and audio is for sound alone",
        ),
        (AUDIO.replace("a.mp3", "f.mp4"), {"f_mp4": SOUND_AS_MP4}, None),
        (IN_BSL, {"a_mp3": make_mp3(), "b_mp4": FILMED}, None),
        (IN_BSL, {"a_mp3": make_mp3()}, 'audio.bsl: there is no file "b.mp4" beside the story'),
        (
            IN_BSL.replace("b.mp4", "b.mp3"),
            {"a_mp3": make_mp3(), "b_mp3": make_mp3()},
            "audio.bsl: it is not a film: there is nothing to see",
        ),
        (
            FILM.replace("a.vtt", "a.vtt, bsl: b.mp4"),
            {"f_mp4": FILMED, "b_mp4": SOUND_AS_MP4},
            "film.bsl: it is not a film: there is nothing to see",
        ),
        (
            FILM.replace("a.vtt", "a.vtt, described: d.mp3"),
            {"f_mp4": FILMED, "d_mp3": make_mp3()},
            None,
        ),
        (
            FILM.replace("a.vtt", "a.vtt, described: d.mp4"),
            {"f_mp4": FILMED, "d_mp4": FILMED},
            None,
        ),
        (
            FILM.replace("a.vtt", "a.vtt, described: d.mp4"),
            {"f_mp4": FILMED, "d_mp4": b"no film"},
            "film.described: this is not a recording (MP3 or MP4)",
        ),
    ],
)
def test_sound_is_no_film_and_a_film_is_no_sound(tmp_path, keys, files, fault):
    faults = faults_in(tmp_path, with_keys(keys), a_vtt=VTT, **files)
    assert faults == ([] if fault is None else [f"16 {fault}"])


def make_portrait_that_is(what, folder):
    place = folder / "portrait.jpg"
    if what == "a link":
        (folder.parent / "elsewhere.jpg").write_bytes(PICTURE)
        place.symlink_to(folder.parent / "elsewhere.jpg")
    elif what == "a folder":
        place.mkdir()
    else:
        place.write_bytes(PICTURE)


@pytest.mark.parametrize(
    ("what", "faults"),
    [
        ("a file", []),
        ("a link", ['16 portrait.file: "portrait.jpg" is a link to another file']),
        ("a folder", ['16 portrait.file: "portrait.jpg" is not a file']),
    ],
)
def test_only_a_file_itself_is_read(tmp_path, what, faults):
    folder = write_story(tmp_path / "stories" / "leeks-in-february")
    make_portrait_that_is(what, folder)
    assert faults_in(tmp_path, with_keys(PORTRAIT)) == faults


@pytest.mark.parametrize(("most", "is_too_big"), [(len(PICTURE), False), (len(PICTURE) - 1, True)])
def test_a_file_has_a_most(tmp_path, monkeypatch, most, is_too_big):
    monkeypatch.setattr(media_files, "MOST_BYTES", most)
    faults = faults_in(tmp_path, with_keys(PORTRAIT), portrait_jpg=PICTURE)
    told = ['16 portrait.file: "portrait.jpg" is over 256 MiB']
    assert faults == (told if is_too_big else [])


def test_a_file_may_stand_in_two_places(tmp_path):
    keys = f"{PORTRAIT}\nartwork: [{{file: portrait.jpg, alt: The same.}}]"
    story = read_one(tmp_path, with_keys(keys), portrait_jpg=PICTURE)
    assert list(story.originals) == ["portrait.jpg"]


def test_of_a_story_that_cannot_be_read_every_file_is_kept_for_the_scan(tmp_path):
    folder = tmp_path / "stories" / "leeks-in-february"
    write_story(folder, "No front matter.", portrait_jpg=PICTURE, notes_txt=b"On the bus.")
    (folder / "elsewhere.jpg").symlink_to(folder / "portrait.jpg")
    (story,) = read_all(tmp_path).stories
    assert sorted(story.originals) == ["notes.txt", "portrait.jpg"]
