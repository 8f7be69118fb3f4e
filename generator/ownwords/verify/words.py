"""Text cut to the words it is compared by. Knows nothing of markup, files or stories."""

import re
import unicodedata
from collections.abc import Iterator

RUN = 8
"""So many words in a row tell a text; whatever is shorter is told whole."""

# Combining marks (so that "José", its decomposed form and the slug "jose" are one word), and
# what no reader sees: soft hyphens, zero-width and direction characters, variation selectors.
_UNSEEN = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]+"
)
# Scripts written without spaces: every character is taken for a word.
_UNSPACED_CHARACTER = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
)
_UNSPACED = re.compile(_UNSPACED_CHARACTER)
_AROUND_UNSPACED = re.compile(rf"(?={_UNSPACED_CHARACTER})|(?<={_UNSPACED_CHARACTER})")
_WORD = re.compile(r"[^\W_]+")
_SEPARATORS = {code: " " for code in range(128) if not chr(code).isalnum()}


# Taken out first, so that most pages are ASCII, for which Python is several times as fast.
_TYPOGRAPHY = "\u2019\u2018\u201c\u201d\u2013\u2014\u2026\u00a0\u00b6"


def flatten(text: str) -> str:
    """One form for all spellings of a text; punctuation and line ends stay where they are."""
    if not text.isascii():
        for mark in _TYPOGRAPHY:
            text = text.replace(mark, " ")
    if text.isascii():
        return text.lower()
    flat = _UNSEEN.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return _AROUND_UNSPACED.sub(" ", flat) if _UNSPACED.search(flat) else flat


def split(flat: str) -> list[str]:
    """The words of a flattened text."""
    if flat.isascii():
        return flat.translate(_SEPARATORS).split()
    return _WORD.findall(flat)


def words(text: str) -> tuple[str, ...]:
    return tuple(split(flatten(text)))


def runs(row: list[str] | tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every run of eight words, in order; none where there are fewer."""
    return zip(*(row[start:] for start in range(RUN)), strict=False)


def pattern(row: tuple[str, ...]) -> re.Pattern[str]:
    """Finds these words in a flattened text, whatever stands between them."""
    return re.compile(r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, row)) + r"(?![^\W_])")
