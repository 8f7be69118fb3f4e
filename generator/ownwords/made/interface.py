"""The words of the site around the stories, in the archive's language.

Our own catalogues stand in theme/languages; a language without one says what Material's
translations say, and the rest in English. Dates, lists, plurals and names of languages are CLDR's.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from importlib.util import find_spec
from pathlib import Path

import jinja2
from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_ENGLISH = Locale("en", "GB")


def _(text: str) -> str:
    """Marks words for the catalogues; they are translated where they are shown."""
    return text


SHELL: Mapping[str, str] = {
    "skip": _("Skip to the main part"),
    "main_menu": _("Main"),
    "stories": _("Stories"),
    "themes": _("Themes"),
    "tags": _("Tags"),
    "collections": _("Collections"),
    "find": _("Search"),
    "belongs": _("Every story belongs to the person who told it, and is shown as they agreed."),
    "need_to_talk": _("Need to talk?"),
    "not_here_title": _("Not here"),
    "not_here": _("There is nothing at this address"),
    "not_here_why": _(
        "The address may have been mistyped, or what was here may not be shared any more. "
        "You have done nothing wrong."
    ),
    "first_page": _("Go to the first page"),
    "all_stories": _("See all stories"),
}
"""What base.html and 404.html say. They are also rendered where there is no gettext."""

_IN_MATERIAL = {
    "Skip to the main part": "action.skip",
    "Search": "search",
    "Next page": "footer.next",
    "Previous page": "footer.previous",
    "Back to the top": "top",
}
"""What Material's translations say as well, by its own keys."""


class Interface:
    """`folders` are searched in turn for languages/<language>.po, such as gd.po."""

    def __init__(self, language: str = "en-GB", folders: Sequence[Path] = ()) -> None:
        self.language = language
        self._locale = _locale(language)
        self._translations = _translations(language, folders)

    @property
    def direction(self) -> str:
        return self._locale.text_direction

    @cached_property
    def shell(self) -> Mapping[str, str]:
        return {key: self.say(text) for key, text in SHELL.items()}

    def say(self, text: str, **values: object) -> str:
        """The words in this language; `values` fill %(name)s."""
        said = self._translations.gettext(text)
        return said % values if values else said

    def count(self, one: str, many: str, number: int) -> str:
        """Such as count("%(num)s story", "%(num)s stories", 3)."""
        return self._translations.ngettext(one, many, number) % {"num": number}

    def plural(self, one: str, many: str, number: int) -> str:
        """The form for a number, not filled in: what Jinja's i18n extension asks for."""
        return self._translations.ngettext(one, many, number)

    def month(self, day: date) -> str:
        return format_skeleton("yMMMM", day, locale=self._locale)

    def listed(self, words: Iterable[str]) -> str:
        """Such as "psychosis, hospital and bereavement"."""
        return format_list(list(words), locale=self._locale)

    def language_name(self, code: str) -> str:
        """What a language is called in itself: "Gàidhlig" for gd."""
        own = _locale(code)
        if own.language != code.split("-", maxsplit=1)[0].lower():
            return code
        return Locale(own.language).get_display_name(own.language) or code


def direction_of(language: str) -> str:
    return _locale(language).text_direction


def _locale(language: str) -> Locale:
    """The nearest that CLDR knows: "gd" for gd-GB, English for what it has never heard of."""
    parts = language.split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return _ENGLISH


def _translations(language: str, folders: Sequence[Path]) -> NullTranslations:
    names = dict.fromkeys((language, language.split("-", maxsplit=1)[0]))
    for path in (folder / "languages" / f"{name}.po" for name in names for folder in folders):
        if path.is_file():
            return _from_catalogue(path)
    return _FromMaterial(language)


def _from_catalogue(path: Path) -> NullTranslations:
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=path.stem.replace("-", "_")))
    compiled.seek(0)
    return GNUTranslations(compiled)


class _FromMaterial(NullTranslations):
    """The few words that Material has in sixty languages."""

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
    said = {ours: str(macros.t(theirs)).strip() for ours, theirs in _IN_MATERIAL.items()}  # type: ignore[attr-defined]
    return {ours: words for ours, words in said.items() if words}
