"""The theme's templates, ready to render. Knows no story and reads only the theme's folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import jinja2


class Templates:
    """Templates by name, from the first folder that has one; what is inserted is escaped."""

    def __init__(self, folders: Sequence[Path], *, bytecode: Path | None = None) -> None:
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folders),
            autoescape=True,
            # A misspelt name must stop the build: printed as nothing, it would hide a content note.
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=jinja2.FileSystemBytecodeCache(str(bytecode)) if bytecode else None,
        )

    def render(self, name: str, **values: object) -> str:
        return self._environment.get_template(name).render(values)
