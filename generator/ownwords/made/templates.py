"""The theme's templates, ready to render. Knows no story and reads only the theme's folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import jinja2

from ownwords.made.interface import Interface


class Templates:
    """Templates by name, from the first folder that has one; what is inserted is escaped."""

    def __init__(
        self,
        folders: Sequence[Path],
        interface: Interface | None = None,
        *,
        bytecode: Path | None = None,
    ) -> None:
        self.interface = interface or Interface()
        self._environment = jinja2.Environment(
            extensions=["jinja2.ext.i18n"],
            loader=jinja2.FileSystemLoader(folders),
            autoescape=True,
            # A misspelt name must stop the build: printed as nothing, it would hide a content note.
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=jinja2.FileSystemBytecodeCache(str(bytecode)) if bytecode else None,
        )
        self._environment.install_gettext_callables(  # type: ignore[attr-defined]
            self.interface.say, self.interface.plural, newstyle=True
        )
        for name in ("month", "listed", "language_name"):
            self._environment.filters[name] = getattr(self.interface, name)

    def render(self, name: str, **values: object) -> str:
        return self._environment.get_template(name).render(values)
