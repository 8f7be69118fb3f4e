"""Earlier versions of a story, from git. It asks, and changes nothing."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_QUIET = ("-c", "core.fsmonitor=false", "-c", "log.showSignature=false")


@dataclass(frozen=True)
class Version:
    """A story's file as it was committed once, under the name that it had then."""

    top: Path
    commit: str
    day: str
    path: PurePosixPath
    """From the repository's own folder."""

    @property
    def data(self) -> bytes:
        return self.beside(self.path.name) or b""

    def beside(self, name: str) -> bytes | None:
        """A file of the same folder, in the same commit."""
        place = f"{self.commit}:{self.path.with_name(name)}"
        return _git(self.top, "cat-file", "blob", place)


def is_in_git(path: Path) -> bool:
    return _top_of(path) is not None


def versions_of(path: Path) -> Iterator[Version]:
    """Every committed version of a file, the newest first, also from before it was moved."""
    top = _top_of(path)
    log = ("log", "-z", "--follow", "--format=%H%x00%cs", "--name-only", "--", path.name)
    said = _git(path.parent, *log) if top else None
    if not top or not said:
        return
    told = [each for each in re.split(r"[\0\n]+", said.decode("utf-8", "replace")) if each]
    for at, word in enumerate(told[:-2]):
        # A merge names no file, and is no version of its own.
        if _COMMIT.fullmatch(word) and not _COMMIT.fullmatch(told[at + 2]):
            yield Version(top, word, told[at + 1], PurePosixPath(told[at + 2]))


def _top_of(path: Path) -> Path | None:
    said = _git(path.parent, "rev-parse", "--show-toplevel")
    return Path(os.fsdecode(said).rstrip("\n")) if said else None


def _git(folder: Path, *words: str) -> bytes | None:
    """What git says; None where it is not there or has nothing to say. Never through a shell."""
    # Set by a hook that calls us, these would have it look at another repository.
    environment = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(
            ["git", *_QUIET, "-C", str(folder), *words],
            capture_output=True,
            env=environment,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
