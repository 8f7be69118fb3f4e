"""The theme's templates, ready to render. Knows no story and reads only the theme's folders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from ownwords.made.wording.interface import Interface


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
            self._say, self._plural, newstyle=True
        )
        for name in ("month", "language_name", "language_here", "named", "credit_parts"):
            self._environment.filters[name] = getattr(self.interface, name)
        self._environment.filters["bdi"] = self._bdi
        self._environment.filters["listed"] = self._listed

    def render(self, name: str, **values: object) -> str:
        return self._environment.get_template(name).render(values)

    def _say(self, text: str) -> Markup:
        # Jinja takes what gettext says for HTML; a translator writes text.
        return escape(self.interface.say(text))

    def _plural(self, one: str, many: str, number: int) -> Markup:
        return escape(self.interface.plural(one, many, number))

    def _bdi(self, text: str) -> Markup:
        """A name or other text of whatever direction, to stand inside a sentence or a line."""
        isolated = self.interface.goes_another_way(text)
        return Markup("<bdi>{}</bdi>").format(text) if isolated else escape(text)

    def _listed(self, words: Iterable[str]) -> Markup:
        return Markup(self.interface.listed(map(self._bdi, words)))
