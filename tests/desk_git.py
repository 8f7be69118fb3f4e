"""Archives in real git repositories, and the commands as a facilitator types them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from click.testing import Result
from typer.testing import CliRunner

from ownwords.desk.main import app

AT_HOME = {"CI": None}
"""The variable that CI sets is taken out: there, less is told."""


def git(root: Path, *words: str) -> str:
    """What git says, as somebody with a name, and with no settings of this computer."""
    settings = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_NAME": "JD" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "jd@archive.example" for who in ("AUTHOR", "COMMITTER")},
    }
    done = subprocess.run(
        ["git", "-C", str(root), *words],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def in_git(root: Path) -> Path:
    """The archive with everything in one commit."""
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "JD")
    git(root, "config", "user.email", "jd@archive.example")
    git(root, "config", "commit.gpgsign", "false")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Begin")
    return root


def own_words(root: Path, *words: str, env: dict[str, str | None] | None = None) -> Result:
    return CliRunner().invoke(app, [*words, "-C", str(root)], env=AT_HOME | (env or {}))
