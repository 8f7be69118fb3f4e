"""What Unicode's CLDR knows of a language: whether there is one, its direction, its own name."""

from __future__ import annotations

import re

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_ENGLISH = Locale("en", "GB")
_SHAPE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NO_LANGUAGE = frozenset({"mul", "und", "zxx"})
"""Codes that stand for several languages, an unknown one, and none."""
_SCRIPT = re.compile(r"[A-Za-z]{4}")
_RIGHT_TO_LEFT = frozenset(
    {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}
)
"""The scripts that people write from right to left today (ISO 15924)."""


def is_language(code: str) -> bool:
    """Whether it can be a code, such as "gd" or "en-GB", and its language has a name in CLDR."""
    known = _ENGLISH.languages.keys() - _NO_LANGUAGE
    return bool(_SHAPE.fullmatch(code)) and _usual(code)[0] in known


def locale_of(language: str) -> Locale:
    """The nearest that CLDR knows: "gd" for gd-GB, English for what it has never heard of."""
    parts = [*_usual(language), *language.split("-")[1:]]
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return _ENGLISH


def direction_of(language: str) -> str:
    """By its script, the one it names itself before the one it is usually written in.

    Not by CLDR's locales: it has none for Kurdish in Arabic letters (ku-Arab), nor for Dari (prs).
    """
    return "rtl" if _script(language) in _RIGHT_TO_LEFT else "ltr"


def own_name(language: str) -> str | None:
    """What a language is called in itself: "Gàidhlig" for gd. None where CLDR cannot say."""
    own = locale_of(language)
    if own.language != _usual(language)[0]:
        return None
    return own.languages.get("_".join(_usual(language))) or own.get_language_name()


def primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _script(language: str) -> str:
    named = [part for part in language.split("-")[1:] if _SCRIPT.fullmatch(part)]
    if named:
        return named[0].title()
    code, *rest = _usual(language)
    regions = [part.upper() for part in (*language.split("-")[1:], *rest)]
    likely = get_global("likely_subtags")
    keys = [*(f"{code}_{each}" for each in regions), code]
    known = [likely[key] for key in keys if key in likely]
    return str(known[0]).split("_")[1] if known else "Latn"


def _usual(language: str) -> list[str]:
    """What CLDR prefers for a language's first part: ["fa", "AF"] for prs, ["he"] for iw."""
    code = primary(language)
    return str(get_global("language_aliases").get(code, code)).split("_")
