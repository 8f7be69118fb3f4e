"""Writes files that were not there before. What somebody else wrote is never written over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ownwords.desk.options import FINE, PROBLEMS
from ownwords.desk.show import say


def write_new(root: Path, files: Mapping[str, str]) -> int:
    """Write each whole, or leave what stands there and say so; the exit code."""
    code = FINE
    for name, text in files.items():
        path = root / name
        if path.is_file() and path.read_bytes() == text.encode():
            say(f"{name} is there already.")
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            say(f"{name} is another file. It was left as it is: move it away, and try again.")
            code = PROBLEMS
        else:
            say(f"{name} was written.")
    return code
