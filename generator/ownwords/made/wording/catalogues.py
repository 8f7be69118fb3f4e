"""Catalogues of translated words: ours and the archive's own, then what Material's have."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from gettext import GNUTranslations, NullTranslations
from importlib.util import find_spec
from pathlib import Path

import jinja2
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from ownwords.errors import ArchiveError

FOLDER = "languages"

IN_MATERIAL = {
    "Skip to the main part": "action.skip",
    "Search": "search",
    "Next page": "footer.next",
    "Previous page": "footer.previous",
    "Copied.": "clipboard.copied",
}
"""What Material's translations say as well, by its own keys."""


def translations_for(language: str, folders: Sequence[Path]) -> NullTranslations:
    """The words of languages/<language>.po in each folder; the first that has a word says it.

    So an archive's own theme may say a few things its own way, and leave the rest to ours. Raises
    ArchiveError where a catalogue cannot be read.
    """
    names = dict.fromkeys((language, language.split("-", maxsplit=1)[0]))
    paths = [folder / FOLDER / f"{name}.po" for name in names for folder in folders]
    layers = [_compiled(read_catalogue(path)) for path in paths if path.is_file()]
    first, *others = (*layers, _FromMaterial(language))
    for other in others:
        first.add_fallback(other)
    return first


def read_catalogue(path: Path) -> Catalog:
    """A catalogue whose every translation can be filled in."""
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.stem.replace("-", "_"), abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise ArchiveError(f"{FOLDER}/{path.name} cannot be read: {error}") from None
    for fault in _faults(catalogue):
        raise ArchiveError(f"{FOLDER}/{path.name}: {fault}")
    return catalogue


def _faults(catalogue: Catalog) -> Iterator[str]:
    for message, errors in catalogue.check():
        for error in errors:
            yield f'the translation of "{_first_of(message.id)}" cannot be used: {error}.'
    for message in catalogue:
        # Templates fill in every text, and a sign of its own would stop the build halfway.
        if message.id and "%" not in _first_of(message.id) and "%" in str(message.string):
            yield f'the translation of "{_first_of(message.id)}" cannot hold a "%".'


def _first_of(id: str | Sequence[str]) -> str:
    return id if isinstance(id, str) else id[0]


def _compiled(catalogue: Catalog) -> NullTranslations:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


class _FromMaterial(NullTranslations):
    """The few words that Material has in sixty languages, and English for everything else."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._words = _words_of_material(language)

    def gettext(self, message: str) -> str:
        return self._words.get(message, message)


def _words_of_material(language: str) -> Mapping[str, str]:
    spec = find_spec("material")
    folders = [Path(each) for each in (spec.submodule_search_locations or ())] if spec else []
    for name in (language, language.split("-", maxsplit=1)[0]):
        for folder in folders:
            path = folder / "templates" / "partials" / "languages" / f"{name}.html"
            if name != "en" and path.is_file():
                return _read_from(path)
    return {}


def _read_from(path: Path) -> Mapping[str, str]:
    macros = jinja2.Environment(autoescape=False).from_string(path.read_text("utf-8")).module
    said = {ours: str(macros.t(theirs)).strip() for ours, theirs in IN_MATERIAL.items()}  # type: ignore[attr-defined]
    return {ours: words for ours, words in said.items() if words}
