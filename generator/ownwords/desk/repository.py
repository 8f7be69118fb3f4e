"""What git knows of an archive. Only `commit` changes anything; the rest asks and leaves no trace.

Paths go in and come out relative to the archive's folder, which may lie deep in its repository.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ownwords.errors import ArchiveError


@dataclass(frozen=True)
class Holding:
    """Where git still has something of a story."""

    commits: tuple[str, ...]
    """Every commit that touched it, the newest first."""
    references: tuple[str, ...]
    """Branches, tags and stashes from which one of them can be reached."""
    paths: tuple[PurePosixPath, ...]
    """Where it lay, from the top of the repository; where it lay before it was moved too."""


@dataclass(frozen=True)
class Repository:
    root: Path
    """The archive's folder."""

    @property
    def top(self) -> Path | None:
        """The repository's own folder; None where the archive is in none."""
        said = self._ask("rev-parse", "--show-toplevel")
        return Path(said.strip()) if said else None

    @property
    def prefix(self) -> PurePosixPath:
        """The archive's folder, from the top of the repository."""
        return PurePosixPath((self._ask("rev-parse", "--show-prefix") or "").strip("\n"))

    def can_bring_back(self, paths: Iterable[Path]) -> frozenset[Path]:
        """The files that are in the last commit as they are now."""
        paths = list(paths)
        if not paths or not self._ask("rev-parse", "--verify", "--quiet", "HEAD"):
            return frozenset()
        named = [str(path.relative_to(self.root)) for path in paths]
        changed = self._names("diff", "--name-only", "--relative", "-z", "HEAD", "--", *named)
        kept = self._names("ls-tree", "-r", "-z", "--name-only", "HEAD", "--", *named)
        return frozenset(self.root / name for name in set(kept) - set(changed))

    def is_committed(self, folder: Path) -> bool:
        """Whether the last commit has a folder as it is now."""
        return self._ask("status", "--porcelain", "--", str(folder.relative_to(self.root))) == ""

    def ignores(self, path: Path) -> bool:
        return bool(self._ask("check-ignore", str(path)))

    def remotes(self) -> tuple[str, ...]:
        """Their names alone: an address may hold a password."""
        return tuple((self._ask("remote") or "").split())

    def branch(self) -> str | None:
        """Where the next commit goes; None where that is no branch."""
        return (self._ask("symbolic-ref", "--quiet", "--short", "HEAD") or "").strip() or None

    def published_branch(self) -> str:
        """What the build service publishes: the default branch of where it is sent, or main."""
        for remote in self.remotes():
            head = self._ask("symbolic-ref", "--quiet", f"refs/remotes/{remote}/HEAD")
            if head:
                return head.strip().removeprefix(f"refs/remotes/{remote}/")
        return "main"

    def push(self) -> str:
        """What is typed to send the branch up that is published."""
        branch, remotes = self.published_branch(), self.remotes()
        follows = self._ask("rev-parse", "--abbrev-ref", f"{branch}@{{upstream}}")
        where = remotes[0] if len(remotes) == 1 else "origin"
        return "git push" if follows else shlex.join(["git", "push", "-u", where, branch])

    def holding(self, folder: Path) -> Holding:
        """What git still has of a folder, on every branch, also from before it was moved."""
        story = f"{folder.relative_to(self.root).as_posix()}/story.md"
        follow = ("log", "--follow", "--name-only", "--format=", "-z", "HEAD", "--", story)
        folders = {PurePosixPath(name).parent for name in self._names(*follow)}
        folders.add(self.prefix / folder.relative_to(self.root).as_posix())
        paths = tuple(sorted(folders))
        inside = [f":(top,literal){path}" for path in paths]
        log = self._ask("log", "--all", "--full-history", "--format=%H", "--", *inside) or ""
        commits = tuple(log.split())
        if not commits:
            return Holding((), (), paths)
        # Whoever holds the first commit with it holds the words; a later stub does not undo that.
        named = ("for-each-ref", "--format=%(refname:short)")
        holds = (flag for commit in commits for flag in ("--contains", commit))
        return Holding(commits, tuple((self._ask(*named, *holds) or "").split("\n")[:-1]), paths)

    def commit(self, paths: Sequence[Path], message: str) -> str:
        """Commit exactly these changes, whatever else is staged; gives the commit's short name."""
        there = [str(path.relative_to(self.root)) for path in paths if path.exists()]
        self._do("add", "--", *there)
        asked = [str(path.relative_to(self.root)) for path in paths]
        # A file that git never knew, and that is gone, is nothing to commit.
        known = {*self._names("ls-files", "-z", "--", *asked), *there}
        named = [name for name in asked if name in known]
        # A hook would hold this up for a mistake in somebody else's story.
        self._do("commit", "--quiet", "--no-verify", "-m", message, "--only", "--", *named)
        return (self._ask("rev-parse", "--short", "HEAD") or "").strip()

    def _names(self, *command: str) -> list[str]:
        return [name for name in (self._ask(*command) or "").split("\0") if name.strip("\n")]

    def _ask(self, *command: str) -> str | None:
        """What git says; None where it says no, or where there is no git at all."""
        try:
            done = self._run("--no-optional-locks", *command)
        except FileNotFoundError:
            return None
        return done.stdout if done.returncode == 0 else None

    def _do(self, *command: str) -> None:
        done = self._run(*command)
        if done.returncode:
            raise ArchiveError(f"git could not commit it: {done.stderr.strip()}")

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", "-C", str(self.root), "-c", "core.quotePath=off", *command],
            capture_output=True,
            text=True,
            errors="surrogateescape",
            env=os.environ | {"LC_ALL": "C", "GIT_LITERAL_PATHSPECS": "0"},
            check=False,
        )
