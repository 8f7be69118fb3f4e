"""The words of a text in order, and where each stands: what quotes are compared by.

Punctuation, quotation marks, apostrophes, case and emphasis are not words. A hyphen is a join
that may be there or not: "co-production" is "coproduction" and "co production".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import add, sub

# Accents, points and vowel signs, which belong to the letter before them: the combining marks of
# European, Hebrew, Arabic, Indic, Thai, Lao, Tibetan, Burmese and Khmer writing, and joiners.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06ed\u0900-\u0903\u093a-\u0963\u0981-\u0df3\u0e31-\u0e3a"
    "\u0e47-\u0e4e\u0eb1-\u0ebc\u0ec8-\u0ece\u0f18\u0f19\u0f35-\u0f39\u0f71-\u0fbc\u102b-\u103e"
    "\u1056-\u109d\u17b4-\u17d3\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe20-\ufe2f"
)
_LETTER = "[^\\W_]"
_WORD = re.compile(f"({_LETTER}+(?:(?:[{_MARKS}]|['’ʼ](?={_LETTER})){_LETTER}*)*)")
_TAG = re.compile(r"(<[^>]*>)")
_ENTITY = re.compile(r"&#?\w+;")
_FOOTNOTE_MARK = re.compile(r'<sup class="footnote(?:-mark)?">.*?</sup>')
_INLINE = re.compile(r"</?(?:em|strong|a|code|sup|span)\b")
_HYPHENS = frozenset("-‐‑­")


@dataclass(frozen=True)
class Spoken:
    """Words with their places, and one string of them in which a quote is looked for.

    `line` holds the words in lower case, each two with a space, a hyphen or (inside a word that
    changes its emphasis) nothing between them.
    """

    words: tuple[str, ...]
    shown: tuple[str, ...]
    """The words as they are written, with their capitals and apostrophes."""
    spans: tuple[tuple[int, int], ...]
    """Where each word stands in the text it was read from."""
    line: str
    starts: tuple[int, ...]
    """Where each word begins in `line`."""

    def words_between(self, start: int, end: int) -> tuple[int, int]:
        """The first word, and one past the last, of a stretch of `line`."""
        return bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1)

    @cached_property
    def letters(self) -> str:
        """The words with nothing between them: the same for every way to write a hyphen."""
        return "".join(self.words)

    @cached_property
    def count(self) -> int:
        return self.line.count(" ") + 1 if self.words else 0


def spoken_html(html: str) -> Spoken:
    """The words of clean HTML. The numbers that mark footnotes are nobody's words."""
    masked = _FOOTNOTE_MARK.sub(lambda m: _blank(m[0]), html)
    masked = _ENTITY.sub(lambda m: " " * len(m[0]), masked)
    return _spoken(_TAG.sub(lambda m: _blank(m[0]), masked))


def in_one_line(html: str) -> str:
    """Clean HTML as one line of text, still escaped, without the numbers that mark footnotes."""
    shown = _TAG.sub(lambda m: "" if _INLINE.match(m[0]) else " ", _FOOTNOTE_MARK.sub("", html))
    return " ".join(shown.split())


def _blank(tag: str) -> str:
    """As many characters as the tag: nothing to see of it, or the gap that a block leaves."""
    return ("\x00" if _INLINE.match(tag) else " ") * len(tag)


def spoken_text(text: str) -> Spoken:
    """The words of plain text; Markdown's emphasis marks count as nothing."""
    return _spoken(re.sub(r"[*_]", "\x00", text))


def _spoken(text: str) -> Spoken:
    # Word by word this is much of the time that reading a story takes: no loop of our own, and no
    # match object for each word. Split, the text is gap, word, gap, word … gap.
    split = _WORD.split(text)
    places = list(accumulate(map(len, split)))
    spans = zip(places[0::2], places[1::2], strict=False)
    shown = split[1::2]
    words = list(map(_folded, shown))
    joins = ["", *map(_join, split[2:-1:2])] if words else []
    pieces = list(map(add, joins, words))
    ends = list(accumulate(map(len, pieces)))
    starts = list(map(sub, ends, map(len, words)))
    return Spoken(tuple(words), tuple(shown), tuple(spans), "".join(pieces), tuple(starts))


@lru_cache(maxsize=4096)
def _join(between: str) -> str:
    seen = between.replace("\x00", "")
    if not seen or seen in ("'", "’"):
        return ""
    return "-" if seen in _HYPHENS else " "


@lru_cache(maxsize=16_384)
def _folded(word: str) -> str:
    bare = word.replace("'", "").replace("’", "").replace("ʼ", "")
    return unicodedata.normalize("NFKC", bare).casefold()
