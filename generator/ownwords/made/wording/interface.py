"""The words of the site around the stories, in the archive's language.

Our own catalogues stand in theme/languages (docs/languages.md); where none has a word, Material's
translations may have it, and otherwise it is said in English. Dates and lists are CLDR's.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from babel import Locale
from babel.dates import format_skeleton
from babel.lists import format_list

from ownwords.archive import Credit
from ownwords.made.wording.catalogues import translations_for
from ownwords.made.wording.languages import direction_of, locale_of, own_name, primary

_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_LEFT_TO_RIGHT, _POP = "\u2066", "\u2069"


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
    "guides": _("Guides"),
    "find": _("Search"),
    "whole_menu": _("Everything here"),
    "find_a_story": _("Find a story"),
    "this_archive": _("This archive"),
    "belongs": _("Every story belongs to the person who told it, and is shown as they agreed."),
    "not_here_title": _("Not here"),
    "not_here": _("There is nothing at this address"),
    "not_here_why": _(
        "The address may have been mistyped, or what was here may not be shared any more. "
        "You have done nothing wrong."
    ),
    "first_page": _("Go to the first page"),
    "all_stories": _("See all stories"),
    "all_themes": _("Look through the themes"),
    "look_for": _("Search for a story"),
    "need_to_talk": _("Need to talk?"),
    "free_day_and_night": _("free, day and night"),
    "day_and_night": _("day and night"),
    "more_help": _("More help"),
    "help_now": _("Get help now"),
    "exit": _("Exit this site"),
    "exit_quickly": _("Exit this site quickly"),
    "exit_keys": _("(or press Shift three times)"),
    "exit_two": _("To exit, press Shift 2 more times."),
    "exit_one": _("To exit, press Shift 1 more time."),
    "settings": _("Reading settings"),
    "usual": _("Usual"),
    "size": _("Size of the text"),
    "size_2": _("Large"),
    "size_3": _("Larger"),
    "size_4": _("Largest"),
    "lines": _("Space between lines"),
    "lines_2": _("More"),
    "lines_3": _("Most"),
    "width": _("Width of the text"),
    "width_narrow": _("Narrow"),
    "width_wide": _("Wide"),
    "face": _("Letters"),
    "face_plain": _("Plain"),
    "colours": _("Colours"),
    "colours_usual": _("As on my device"),
    "colours_light": _("Light"),
    "colours_dark": _("Dark"),
    "contrast_light": _("Black on white"),
    "contrast_dark": _("White on black"),
    "kept_until_exit": _("Kept on this device until you exit or clear them."),
    "kept": _("Kept on this device until you clear them."),
    "not_kept": _("For this page only."),
    "reset": _("Back to how it was"),
    "leave_out": _("Leave out stories that mention …"),
    "copied": _("Copied."),
}
"""What base.html and 404.html say. They are also rendered where there is no gettext."""


@cache
def _dated(skeleton: str, day: date, locale: Locale) -> str:
    """A page of guides tells a few days many times, and finding the pattern is slow."""
    return format_skeleton(skeleton, day, locale=locale)


class Interface:
    """`folders` are searched in turn for languages/<language>.po, such as gd.po."""

    def __init__(self, language: str = "en-GB", folders: Sequence[Path] = ()) -> None:
        self.language = language
        self.direction = direction_of(language)
        self._locale = locale_of(language)
        self._translations = translations_for(language, folders)

    @cached_property
    def shell(self) -> Mapping[str, str]:
        return {key: self.say(text) for key, text in SHELL.items()}

    def say(self, text: str, **values: object) -> str:
        """The words in this language; `values` fill %(name)s."""
        said = self._in_its_direction(self._translations.gettext(text), text)
        return said % values if values else said

    def count(self, one: str, many: str, number: int) -> str:
        """Such as count("%(num)s story", "%(num)s stories", 3)."""
        return self.plural(one, many, number) % {"num": number}

    def plural(self, one: str, many: str, number: int) -> str:
        """The form for a number, not filled in: what Jinja's i18n extension asks for."""
        return self._in_its_direction(self._translations.ngettext(one, many, number), one, many)

    def month(self, day: date) -> str:
        """A month on its own, such as "March 2026": it cannot be bent to fit a sentence."""
        return _dated("yMMMM", day, self._locale)

    def day(self, day: date) -> str:
        """A day on its own, such as "1 June 2026"."""
        return _dated("yMMMMd", day, self._locale)

    def listed(self, words: Iterable[str]) -> str:
        """Such as "psychosis, hospital and bereavement"."""
        return format_list(list(words), locale=self._locale)

    def language_name(self, code: str) -> str:
        """What a language is called in itself, "Gàidhlig" for gd, or else in this one."""
        return own_name(code) or self.language_here(code)

    def language_here(self, code: str) -> str:
        """What a language is called in this one: "Scottish Gaelic" for gd."""
        return str(self._locale.languages.get(primary(code), code))

    def named(self, credit: Credit) -> str:
        """The name a storyteller chose, or what stands for it: "Shona", "A storyteller"."""
        return credit.shown_as or self.say("A storyteller")

    def credit_parts(self, credit: Credit) -> tuple[str, ...]:
        """Name, role and place, as far as they are shown: ("Shona", "Peer worker", "Moray")."""
        name = self.named(credit)
        role = credit.role if credit.role != name else None
        return tuple(part for part in (name, role, credit.place) if part)

    def credit_line(self, credit: Credit) -> str:
        return ", ".join(self.credit_parts(credit))

    def goes_another_way(self, text: str) -> bool:
        """Whether some of a text runs against this language, and would tear a sentence apart."""
        directions = {_STRONG.get(unicodedata.bidirectional(sign)) for sign in text}
        return bool(directions - {None, self.direction})

    def _in_its_direction(self, said: str, *asked: str) -> str:
        # English between right-to-left words: without this its full stop would stand before it.
        is_english = self.direction == "rtl" and said in asked
        return f"{_LEFT_TO_RIGHT}{said}{_POP}" if is_english else said
