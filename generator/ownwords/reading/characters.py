"""Characters that nobody can see: which are refused, and how they are told."""

from __future__ import annotations

import re

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
# What is allowed, and yet looks like nothing or like a space: told by its number.
_UNSEEN = re.compile(
    f"{_REFUSED.pattern[:-1]}\xa0\xad\u200b-\u200f\u202f\u2060-\u2064\ud800-\udfff]"
)


def refused_in(text: str) -> list[tuple[int, str]]:
    """Where in the text the characters stand that no text may hold, and what each is."""
    # As nearly every text is. None of the refused is among what Python calls printable.
    if text.isprintable() or text.replace("\n", " ").isprintable():
        return []
    return [(match.start(), _named(match.group())) for match in _REFUSED.finditer(text)]


def without_refused(text: str) -> str:
    """The text with a space for each of them, so that everything stays in its place."""
    return _REFUSED.sub(" ", text)


def shown(text: str) -> str:
    """The text as one line for a person to read, with a number for what cannot be seen."""
    numbered = _UNSEEN.sub(lambda match: f"⟨U+{ord(match.group()):04X}⟩", text)
    return re.sub(r"\s+", " ", numbered)


def unwrapped(text: str) -> str:
    """In one line, with one space between two words: " ".join(text.split()), and quicker."""
    text = text.replace("\n", " ")
    if not text.isprintable():  # there may be a tab, or a space that is not the plain one
        return " ".join(text.split())
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip(" ")


def _named(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if character in _BIDI:
        return f"an invisible character that turns the writing round ({code})"
    if character in "\u2028\u2029":
        return f"an invisible line break ({code})"
    return f"a character that cannot be seen ({code})"
