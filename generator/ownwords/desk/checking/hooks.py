"""A git hook that asks `ownwords check` before each commit. Another hook is never written over."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from ownwords.desk.options import FINE, PROBLEMS, Archive
from ownwords.desk.show import say
from ownwords.errors import ArchiveError

_THEN = "Install it again, then type: ownwords hook"
MARK = "# Written by `ownwords hook`"


def hook_text(where: str, written_by: Path) -> str:
    """Git's own PATH may be another than that of a terminal: the archive's own program is tried
    first, then the one that wrote this. `where` is the archive from the repository's folder."""
    return f"""#!/bin/sh
{MARK}: no commit while the archive's files have a problem.
# For one commit without it: git commit --no-verify
archive={_quoted(where)}
written_by={_quoted(written_by.parent.as_posix())}
# What is checked is what lies in the folder: of a file that changed since `git add`, git would
# commit another version.
changed=$(git --no-optional-locks status --porcelain --untracked-files=no -- "$archive" |
    while IFS= read -r line
    do
        case "$line" in
            ([!" "][!" "]*) echo "    ${{line#???}}" ;;
        esac
    done)
if [ -n "$changed" ]
then
    echo "Not committed: changed again since git add:" >&2
    echo "$changed" >&2
    echo "Type: git add -u   Then commit again." >&2
    exit 1
fi
for folder in "$archive/.venv/bin" "$archive/.venv/Scripts" .venv/bin .venv/Scripts "$written_by"
do
    for program in "$folder/ownwords" "$folder/ownwords.exe"
    do
        [ -x "$program" ] && exec "$program" check -C "$archive"
    done
done
command -v ownwords >/dev/null 2>&1 && exec ownwords check -C "$archive"
echo "Not committed: the hook finds no Own Words any more. {_THEN}" >&2
exit 1
"""


def hook(
    archive: Archive = Path(),
    remove: Annotated[bool, typer.Option("--remove", help="Take our hook out again.")] = False,
) -> None:
    """Let git check the archive before each commit.

    Another hook that is there stays as it is: then add the line `ownwords check` to it yourself.

    Example: ownwords hook
    """
    path = _hooks_folder(archive) / "pre-commit"
    if path.is_symlink() or (path.exists() and MARK not in path.read_text("utf-8", "replace")):
        say(f"There is another hook at {path}. It was left as it is.")
        say("Add this line to it: ownwords check")
        raise typer.Exit(PROBLEMS)
    if remove:
        path.unlink(missing_ok=True)
        say("Git does not check the archive any more.")
        raise typer.Exit(FINE)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".pre-commit-{os.getpid()}")
    aside.write_text(
        hook_text(_where(archive), Path(sys.executable)), encoding="utf-8", newline="\n"
    )
    aside.chmod(0o755)
    aside.replace(path)
    say("Git checks the archive before each commit from now on.")


def _hooks_folder(archive: Path) -> Path:
    """Where git looks for hooks here, also in a worktree or with core.hooksPath."""
    asked = _git(archive, "rev-parse", "--path-format=absolute", "--git-path", "hooks")
    return Path(asked)


def _where(archive: Path) -> str:
    """The archive's folder, from the repository's."""
    top = Path(_git(archive, "rev-parse", "--show-toplevel"))
    return archive.resolve().relative_to(top.resolve()).as_posix()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _git(archive: Path, *words: str) -> str:
    try:
        run = subprocess.run(
            ["git", "-C", str(archive), *words], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise ArchiveError("There is no git on this computer. Install it, and try again.") from None
    if run.returncode:
        raise ArchiveError(f"{archive.resolve()} is not in a git repository. Type: git init")
    return run.stdout.strip()
