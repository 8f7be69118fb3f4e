"""The files beside a story, read once: what each holds, or why it may not be used."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ownwords.media import recordings
from ownwords.media.cache import DerivativeCache
from ownwords.media.captions import CaptionsError, Cue, read_cues
from ownwords.media.objection import Objection
from ownwords.reading.nodes import Items, Keys, Mark, Text
from ownwords.reading.report import FileReport
from ownwords.reading.suggest import remedy_for, unwrapped
from ownwords.told.names import is_plain_name, language_in
from ownwords.told.story import Original

MOST_BYTES = 256 * 1024 * 1024
_KINDS = {
    ("portrait", "file"): "picture",
    ("artwork", "file"): "picture",
    ("film", "poster"): "picture",
    ("audio", "file"): "sound",
    ("audio", "bsl"): "film",
    ("film", "file"): "film",
    ("film", "described"): "film or sound",
    ("film", "bsl"): "film",
    ("audio", "transcript"): "captions",
    ("film", "captions"): "captions",
}


@dataclass
class MediaRead:
    """What the files of one story hold, by their names."""

    originals: dict[str, Original] = field(default_factory=dict)
    cues: dict[str, tuple[Cue, ...]] = field(default_factory=dict)


def read_media(
    front: Keys, folder: Path, report: FileReport, cache: DerivativeCache | None
) -> MediaRead:
    """Read every file that the front matter names; each fault is told where the name stands."""
    read = MediaRead()
    for field_name, kind, name, mark in _named_files(front):
        data = _bytes_of(folder, name, field_name, mark, report)
        if data is None:
            continue
        digest = hashlib.sha256(data).hexdigest()
        read.originals[name] = Original(folder / name, digest, Path(name).suffix.lower())
        if kind == "captions":
            _read_captions(data, name, field_name, mark, report, read)
            continue
        if objection := _objection_to(data, name, kind, cache):
            # A name's ending is the file's own text: between marks, a log leaves it out.
            fault = re.sub(r"(?<= named )(\..*)", r'"\1"', objection.fault, flags=re.DOTALL)
            report.add(mark.line, mark.column, field_name, fault, objection.remedy)
    return read


def paths_beside(folder: Path) -> list[Path]:
    """Every file in a story's folder but its words: named in it or not, none may get out as is."""
    return [
        path
        for path in sorted(folder.iterdir())
        if not path.name.startswith(".") and path.name not in ("story.md", "README.md")
        if language_in(path.name) is None
        if path.is_file() and not path.is_symlink()
    ]


def by_what_they_hold(paths: Iterable[Path]) -> dict[str, Original]:
    """Files of a story of which nobody can read which are its own."""
    found = {}
    for path in paths:
        with suppress(OSError), path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            found[path.name] = Original(path, digest, path.suffix.lower())
    return found


def _named_files(front: Keys) -> Iterator[tuple[str, str, str, Mark]]:
    for (part, key), kind in _KINDS.items():
        holder = front.values.get(part)
        holders = holder.items if isinstance(holder, Items) else (holder,)
        for keys in holders:
            value = keys.values.get(key) if isinstance(keys, Keys) else None
            # As the field has it, or the gate would look for a file of another name.
            name = " ".join(value.text.split()) if isinstance(value, Text) else ""
            if isinstance(value, Text) and is_plain_name(name):
                yield f"{part}.{key}", kind, name, value.mark


def _bytes_of(
    folder: Path, name: str, field_name: str, mark: Mark, report: FileReport
) -> bytes | None:
    path = folder / name
    fault = remedy = ""
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            fault, remedy = f'"{name}" is a link to another file', "Put the file itself there"
        elif not stat.S_ISREG(status.st_mode):
            fault, remedy = f'"{name}" is not a file', "Write the name of a file beside the story"
        elif status.st_size > MOST_BYTES:
            fault, remedy = f'"{name}" is over 256 MiB', "Save a smaller version"
        else:
            return path.read_bytes()
    except OSError:
        beside = [entry.name for entry in folder.iterdir() if entry.name != "story.md"]
        fault = f'there is no file "{name}" beside the story'
        otherwise = "Put it there, or take the line out"
        if inner := unwrapped(name):
            otherwise = f"Write it without the curly quotation marks: {inner}"
        remedy = remedy_for(name, beside, otherwise=otherwise)
    report.add(mark.line, mark.column, field_name, fault, remedy)
    return None


def _objection_to(
    data: bytes, name: str, kind: str, cache: DerivativeCache | None
) -> Objection | None:
    if kind == "picture":
        from ownwords.media import pictures  # slow to import, and not every archive has any

        return pictures.objection_to(data, name, cache=cache)
    return recordings.objection_to(data, name) or _against_its_field(data, name, kind)


def _against_its_field(data: bytes, name: str, kind: str) -> Objection | None:
    """Who agreed to sound alone did not agree to a face: a film must not come in as audio."""
    has_pictures = recordings.has_pictures(data, name)
    if kind == "sound" and has_pictures:
        remedy = "Save the sound alone, or give it as film where that is agreed"
        return Objection("it is a film, and audio is for sound alone", remedy)
    if kind == "film" and not has_pictures:
        remedy = "Export it again as MP4 with its moving pictures"
        return Objection("it is not a film: there is nothing to see", remedy)
    return None


def _read_captions(
    data: bytes, name: str, field_name: str, mark: Mark, report: FileReport, read: MediaRead
) -> None:
    try:
        read.cues[name] = read_cues(data)
    except CaptionsError as error:
        fault = f'in line {error.line} of "{name}": {error.fault}'
        report.add(mark.line, mark.column, field_name, fault, error.remedy)
