"""A finished site against everything that is withheld: the last look before it is promoted.

Reads the built files alone, as a stranger would find them. It may not know how they were made:
what the generator believes is what is being checked.
"""

import mmap
import os
import stat
import unicodedata
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ownwords.verify.members import Blob
from ownwords.verify.needles import Known, Secret
from ownwords.verify.reader import Sighting, sightings
from ownwords.verify.watch import Watch

_MAPPED_FROM = 32 * 1024 * 1024
"""Larger files are read where they lie instead of into memory."""

_SEALED = frozenset({".br", ".lz4", ".rar", ".zst"})
"""By their names: Brotli has no signature."""


class UnreadableSite(OSError):
    """The site, or a file of it, cannot be read: nothing can be said of it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: cannot be read: {reason}")
        self.path = path


@dataclass(frozen=True, order=True)
class Finding:
    """Something that must not be in the site. Never the words themselves: it is printed in logs."""

    path: str
    """In the site; names that are themselves withheld are replaced."""
    id: str
    """Of the withheld story; empty for a file that the plan does not know."""
    what: str
    where: str

    def __str__(self) -> str:
        of = f" of {self.id}" if self.id else ""
        return f"{self.path}: {self.what}{of} ({self.where})"


def lines_for_a_log(findings: Sequence[Finding], planned: Container[str]) -> list[str]:
    """For a log that anybody may read: no id of a withheld story stands in it.

    An address that nobody planned may hold one, and so may a file of the archive's own.
    """
    ids = {finding.id for finding in findings} - {""}
    return [
        f"{'…' if f.path not in planned or any(id in f.path.casefold() for id in ids) else f.path}"
        f": {f.what}"
        for f in findings
    ]


def scan(
    site: Path,
    secrets: Sequence[Secret],
    known: Known,
    *,
    is_in: Callable[[str], bool] = lambda path: True,
) -> list[Finding]:
    """Everything withheld in the site, once for each file, story and kind; sorted.

    `is_in` says of a path whether these secrets are meant for it. Raises UnreadableSite.
    """
    if not site.is_dir():
        raise UnreadableSite(str(site), "there is no such folder")
    watch = Watch(secrets, known)
    addresses = known.addresses and {_composed(address) for address in known.addresses}
    found: dict[tuple[str, str, str], Finding] = {}
    for entry in _entries(site):
        path = _relative(site, entry)
        if not is_in(path):
            continue
        shown = _shown(path, watch)
        for sighting in _seen(entry, path, watch, addresses):
            key = (shown, sighting.id, sighting.what)
            found.setdefault(key, Finding(*key, sighting.where))
    return sorted(found.values())


def _seen(
    entry: Path, path: str, watch: Watch, addresses: set[str] | frozenset[str] | None
) -> Iterator[Sighting]:
    yield from _in_path(path, watch)
    mode = entry.lstat().st_mode
    if stat.S_ISDIR(mode):
        return
    if addresses is not None and _composed(path) not in addresses:
        yield Sighting("", "unknown file", "not in the plan")
    if not stat.S_ISREG(mode):
        what = "symlink" if stat.S_ISLNK(mode) else "special file"
        yield Sighting("", what, "a site holds only files")
        return
    if entry.suffix.lower() in _SEALED:
        yield Sighting("", "unreadable file", "compressed in a way that is not read here")
    with _opened(entry, path) as data:
        yield from sightings(data, watch)


def _entries(folder: Path) -> Iterator[Path]:
    """Every file under the folder, and every empty folder; symlinks are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as fault:
        raise UnreadableSite(str(folder), fault.strerror or "") from fault
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            inside = _entries(Path(entry.path))
            first = next(inside, Path(entry.path))
            yield first
            yield from inside
        else:
            yield Path(entry.path)


@contextmanager
def _opened(file: Path, path: str) -> Iterator[Blob]:
    try:
        with file.open("rb") as stream:
            if os.fstat(stream.fileno()).st_size < _MAPPED_FROM:
                yield stream.read()
            else:
                with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
                    yield mapped
    except OSError as fault:
        raise UnreadableSite(path, fault.strerror or "") from fault


def _relative(site: Path, entry: Path) -> str:
    # A name that is no UTF-8 could not be printed.
    name = entry.relative_to(site).as_posix()
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _composed(path: str) -> str:
    """File systems differ in how they write an accent."""
    return unicodedata.normalize("NFC", path)


def _in_path(path: str, watch: Watch) -> Iterator[Sighting]:
    *folders, name = PurePosixPath(path).parts
    for needle in watch.found_in_name(name):
        yield Sighting(needle.id, needle.what, "in the file's name")
    for folder in folders:
        for needle in watch.found_in_name(folder):
            yield Sighting(needle.id, needle.what, "in a folder's name")


def _shown(path: str, watch: Watch) -> str:
    """The path with every name replaced that gives something away besides an id."""
    return "/".join(
        f"[withheld]{PurePosixPath(part).suffix}"
        if any(needle.what != "id" for needle in watch.found_in_name(part))
        else part
        for part in PurePosixPath(path).parts
    )
