"""Sound and film for readers, with everything but the playing taken out.

May not know whose voice it is. MP3 and MP4 alone: what every browser plays.
"""

import hashlib
from pathlib import PurePosixPath

from ownwords.media import mp3, mp4
from ownwords.media.damage import DamagedError
from ownwords.media.objection import Objection

_KINDS = {".mp3": "MP3", ".m4a": "MP4", ".mp4": "MP4"}
_ENDINGS = {"MP3": ".mp3", "MP4": ".m4a (sound) or .mp4 (film)"}
_OTHER_KINDS = {
    b"RIFF": "WAV or AVI",
    b"OggS": "Ogg",
    b"fLaC": "FLAC",
    b"FORM": "AIFF",
    b"\x1aE\xdf\xa3": "WebM or Matroska",
    b"#!AMR": "AMR",
    b"\x30\x26\xb2\x75": "Windows Media",
    b"\xff\xf1": "AAC",
    b"\xff\xf9": "AAC",
}
_STILL_PICTURES = {b"heic", b"heix", b"mif1", b"msf1", b"avif"}

_SAVE_AS = "Save it as MP3 or MP4"
_EXPORT = "Export it again as MP4 with sound and moving pictures only"
_DAMAGED = Objection("the recording is damaged", "Export or copy it again from the original")


def objection_to(data: bytes, name: str) -> Objection | None:
    """Why the recording cannot be published."""
    if not data:
        return Objection("the file is empty", "Copy it again from the original")
    return _objection_to_kind(data, name) or _objection_to_content(data, name)


def without_metadata(data: bytes, name: str) -> bytes:
    """The recording as it may be published. Raises DamagedError where it cannot be read."""
    return mp3.without_metadata(data) if _kind_named(name) == "MP3" else mp4.without_metadata(data)


def has_pictures(data: bytes, name: str) -> bool:
    """Whether there is something to see. Raises DamagedError where it cannot be read."""
    return _kind_named(name) == "MP4" and mp4.PICTURES in mp4.handlers(data)


def seconds_of(data: bytes, name: str) -> float:
    """How long a recording plays that may be published; 0 where it does not say."""
    return mp3.seconds(data) if _kind_named(name) == "MP3" else mp4.seconds(data)


def published_name(data: bytes, name: str) -> str:
    """Made from the published bytes; the same for the original and for what is left of it."""
    digest = hashlib.sha256(without_metadata(data, name)).hexdigest()
    return f"{digest[:16]}{_ending(name)}"


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _kind_named(name: str) -> str | None:
    return _KINDS.get(_ending(name))


def _kind_of(data: bytes) -> str | None:
    if data[4:8] == b"ftyp" and data[8:12] not in _STILL_PICTURES:
        return "QuickTime" if data[8:12] == b"qt  " else "MP4"
    if mp3.looks_like(data):
        return "MP3"
    found = (kind for magic, kind in _OTHER_KINDS.items() if data.startswith(magic))
    return next(found, None)


def _objection_to_kind(data: bytes, name: str) -> Objection | None:
    kind, named = _kind_of(data), _kind_named(name)
    if kind is None:
        return Objection("this is not a recording (MP3 or MP4)", _SAVE_AS)
    if kind not in _ENDINGS:
        return Objection(f"{kind} recordings cannot be published", _SAVE_AS)
    if kind != named:
        ending = _ending(name) or "without an ending"
        return Objection(
            f"it is an {kind} named {ending}", f"Rename it so that it ends in {_ENDINGS[kind]}"
        )
    return None


def _objection_to_content(data: bytes, name: str) -> Objection | None:
    try:
        without_metadata(data, name)
        tracks = mp4.handlers(data) if _kind_named(name) == "MP4" else [mp4.SOUND]
    except DamagedError:
        return _DAMAGED
    if not set(tracks) <= {mp4.SOUND, mp4.PICTURES}:
        # Cameras write where they are, second by second, into tracks that no player shows.
        return Objection("it has a hidden track beside sound and moving pictures", _EXPORT)
    if mp4.PICTURES in tracks and _ending(name) == ".m4a":
        return Objection(
            "it has moving pictures, and .m4a is for sound", "Save it as MP3, or name it .mp4"
        )
    return None
