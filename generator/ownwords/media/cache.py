"""Derivatives kept between builds, by content. May not know what an entry holds.

The only module of the package that touches the disk. It never breaks a build: whatever is
wrong with the folder or an entry, the picture is made again.
"""

import hashlib
import inspect
import os
import re
import stat
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

_ENTRY = re.compile(r"[0-9a-f]{64}\.kept|[a-z0-9_]+\.part")
_DIGEST = hashlib.sha256().digest_size


@cache
def recipe(*modules: str) -> str:
    """Part of a key: another one after any change of the code that makes the entry. Whatever a
    version of ours got wrong in a picture is not shown again once that is mended."""
    sources = "".join(inspect.getsource(sys.modules[name]) for name in modules)
    return hashlib.sha256(sources.encode()).hexdigest()


class DerivativeCache:
    """Entries in one folder, each checked by its own hash before it is used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def read(self, key: str) -> bytes | None:
        """What was written under the key; None if nothing was, or it is not that any more."""
        name = _name(key)
        self._used.add(name)
        path = self._folder / name
        with suppress(OSError):
            if self._is_a_real_folder() and stat.S_ISREG(path.lstat().st_mode):
                return _checked(key, path.read_bytes())
        return None

    def write(self, key: str, entry: bytes) -> None:
        """Keep an entry if the folder lets us."""
        name = _name(key)
        self._used.add(name)
        with suppress(OSError):
            self._make_folder()
            if self._is_a_real_folder():
                _replace(self._folder / name, _sealed(key, entry))

    def known_good(self, digest: str) -> bool:
        """Whether the picture of this digest was once decoded in full."""
        return self.read(f"good {digest}") is not None

    def remember_good(self, digest: str) -> None:
        self.write(f"good {digest}", b"")

    def forget_unused(self) -> None:
        """Delete every entry not read or written since this object was made.

        For the end of a whole build: a withdrawn portrait must not linger here.
        """
        with suppress(OSError):
            if self._is_a_real_folder():
                for path in self._folder.iterdir():
                    if _ENTRY.fullmatch(path.name) and path.name not in self._used:
                        _delete(path)

    def _is_a_real_folder(self) -> bool:
        return stat.S_ISDIR(self._folder.lstat().st_mode)

    def _make_folder(self) -> None:
        if not os.path.lexists(self._folder):
            self._folder.mkdir(mode=0o700, parents=True)
            # A portrait committed with the cache would outlive its withdrawal.
            (self._folder / ".gitignore").write_text("*\n", encoding="ascii")


def _name(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest() + ".kept"


def _seal(key: str, entry: bytes) -> bytes:
    """Covers the key too, so that two entries cannot be swapped."""
    return hashlib.sha256(key.encode() + b"\0" + entry).digest()


def _sealed(key: str, entry: bytes) -> bytes:
    return _seal(key, entry) + entry


def _checked(key: str, kept: bytes) -> bytes | None:
    entry = kept[_DIGEST:]
    return entry if kept[:_DIGEST] == _seal(key, entry) else None


def _replace(path: Path, content: bytes) -> None:
    handle, part = tempfile.mkstemp(dir=path.parent, prefix="", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(part).replace(path)
    except OSError:
        _delete(Path(part))


def _delete(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
