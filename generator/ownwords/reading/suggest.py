"""Did you mean …? For keys, themes, uses, credits and other words from a short list."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_FEW = 20
_SHORTEST_BEGINNING = 3
_PAIRS = frozenset({"“”", "„“", "„”", "””", "““", "‘’", "‚‘", "«»", "»«"})


def unwrapped(text: str) -> str | None:
    """What stands between curly quotation marks, where they are all that is round it."""
    inner = text[1:-1].strip()
    is_wrapped = (text[:1] + text[-1:]) in _PAIRS and not set(inner) & set("“”‘„«»")
    return inner if inner and is_wrapped else None


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that was probably meant: spelt nearly so, or the one that begins so."""
    folded = {choice.casefold(): choice for choice in sorted(choices)}
    typed = word.strip(" \t\"'“”‘’,;.").casefold()
    near = difflib.get_close_matches(typed, folded, n=1, cutoff=0.7)
    if not near and len(typed) >= _SHORTEST_BEGINNING:
        near = [f for f in folded if f.startswith(typed) or (len(f) > 2 and typed.startswith(f))]
    return folded[near[0]] if len(near) == 1 else None


def several_near(word: str, choices: Iterable[str], most: int = 3) -> list[str]:
    """The choices that may have been meant, the nearest first."""
    folded = {choice.casefold(): choice for choice in sorted(choices)}
    near = difflib.get_close_matches(word.casefold(), folded, n=most, cutoff=0.6)
    return [folded[each] for each in near]


def remedy_for(word: str, choices: Iterable[str], *, otherwise: str | None = None) -> str:
    """The sentence that helps: the nearest choice, or all of them where they are few."""
    known = sorted(choices)
    if near := nearest(word, known):
        return f'Did you mean "{near}"?'
    if otherwise:
        return otherwise
    holding = [choice for choice in known if word.strip() and word.strip().casefold() in choice]
    broad = [choice for choice in known if "/" not in choice]
    for some in (holding, known, broad):
        if some and len(some) <= _FEW:
            return f"Write one of: {', '.join(some)}"
    return "Look up the word it should be"
