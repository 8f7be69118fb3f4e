"""The words of a text in order, and where each stands: what quotes are compared by.

Punctuation, quotation marks, apostrophes, case and emphasis are not words. A hyphen is a join
that may be there or not: "co-production" is "coproduction" and "co production".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
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
_ONE_BYTE = "cp1252"
"""Most English, Gaelic and their like, with curled marks and dashes, a byte for each character."""
_EMPHASIS_IN_A_WORD = re.compile(rb"\0(?<=[^ \0]\0)\0*[^ \0]")
_MARK_AT_MARK = (b"''", b"'-", b"-'", b"--")
_ODD = b"\x01"

Span = tuple[int, int]


@dataclass(frozen=True)
class Spoken:
    """Words with their places, and one string of them in which a quote is looked for.

    Made of a text in which what nobody says is blanked. Whatever is not asked for is not worked
    out: of most stories that is each word by itself.
    """

    text: str

    @cached_property
    def line(self) -> str:
        """The words in lower case, each two with a space, a hyphen or (inside a word that changes
        its emphasis) nothing between them."""
        if self._ordinary is None:
            return "".join(self._pieces)
        return b" ".join(self._ordinary.split()).replace(b"'", b"").decode(_ONE_BYTE)

    @cached_property
    def letters(self) -> str:
        """The words with nothing between them: the same for every way to write a hyphen."""
        if self._ordinary is None:
            return "".join(self.words)
        return self.line.replace(" ", "").replace("-", "")

    @cached_property
    def count(self) -> int:
        has_words = self.words if self._ordinary is None else self.line
        return self.line.count(" ") + 1 if has_words else 0

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(map(_folded, self.shown))

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """The words as they are written, with their capitals and apostrophes."""
        return tuple(self._split[1::2])

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where each word stands in the text."""
        places = list(accumulate(map(len, self._split)))
        return tuple(zip(places[0::2], places[1::2], strict=False))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each word begins in `line`."""
        return tuple(map(sub, accumulate(map(len, self._pieces)), map(len, self.words)))

    def place(self, start: int, end: int) -> Span:
        """Where in the text a stretch of `line` stands that begins and ends with a word."""
        if self._ordinary is None:
            return self._place(start, end)
        # Only the few words around it are looked at one by one.
        before, inside = self.line.count(" ", 0, start), self.line.count(" ", start, end)
        rest = self._ordinary.split(None, before)[before]
        behind = rest.split(None, inside + 1)[inside + 1 :]
        begin = len(self._ordinary) - len(rest)
        around = Spoken(self.text[begin : len(self.text) - sum(map(len, behind))])
        at = start - self.line.rfind(" ", 0, start) - 1
        first, last = around._place(at, at + end - start)
        return begin + first, begin + last

    def _place(self, start: int, end: int) -> Span:
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1)
        return self.spans[first][0], self.spans[last - 1][1]

    @cached_property
    def _split(self) -> list[str]:
        """Gap, word, gap, word … gap: no loop of our own, and no match object for each word."""
        return _WORD.split(self.text)

    @cached_property
    def _pieces(self) -> list[str]:
        """Each word with what joins it to the one before."""
        joins = ["", *map(_join, self._split[2:-1:2])] if self.words else []
        return list(map(add, joins, self.words))

    @cached_property
    def _ordinary(self) -> bytes | None:
        return _as_ordinary(self.text)


def spoken_html(html: str) -> Spoken:
    """The words of clean HTML. The numbers that mark footnotes are nobody's words."""
    masked = _FOOTNOTE_MARK.sub(lambda m: _blank(m[0]), html)
    masked = _ENTITY.sub(lambda m: " " * len(m[0]), masked)
    return Spoken(_TAG.sub(lambda m: _blank(m[0]), masked))


def in_one_line(html: str) -> str:
    """Clean HTML as one line of text, still escaped, without the numbers that mark footnotes."""
    return " ".join(untagged(html).split())


def untagged(html: str) -> str:
    """The same with its lines and spaces as they are."""
    return _TAG.sub(lambda m: "" if _is_inline(m[0]) else " ", _FOOTNOTE_MARK.sub("", html))


@lru_cache(maxsize=512)
def _is_inline(tag: str) -> bool:
    return _INLINE.match(tag) is not None


def _blank(tag: str) -> str:
    """As many characters as the tag: nothing to see of it, or the gap that a block leaves."""
    return ("\x00" if _is_inline(tag) else " ") * len(tag)


@lru_cache(maxsize=256)
def spoken_text(text: str) -> Spoken:
    """The words of plain text; Markdown's emphasis marks count as nothing."""
    return Spoken(text.replace("*", "\x00").replace("_", "\x00"))


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


def _as_ordinary(text: str) -> bytes | None:
    """The text in lower case, a byte for each character: letters, the apostrophes and hyphens
    between them, and spaces for all else. None where it is not as simple as that."""
    try:
        small = text.encode(_ONE_BYTE).translate(_small_letters())
    except UnicodeEncodeError:
        return None
    if _ODD in small or _EMPHASIS_IN_A_WORD.search(small):
        return None
    if any(marks in small for marks in _MARK_AT_MARK):
        return None
    apart = b" %b " % small.replace(b"\0", b" ")
    for mark in (b"'", b"-"):
        apart = apart.replace(b" " + mark, b"  ").replace(mark + b" ", b"  ")
    return apart[1:-1]


@cache
def _small_letters() -> bytes:
    """What each byte becomes: made of the very rules that hold for words one by one."""
    return b"".join(map(_small_letter, range(256)))


def _small_letter(number: int) -> bytes:
    character = bytes([number]).decode(_ONE_BYTE, "replace")
    if not _WORD.fullmatch(character):
        return character.encode() if character == "\0" else (_join(character) or "'").encode()
    folded = _folded(character).encode(_ONE_BYTE, "replace")
    is_alone = folded.decode(_ONE_BYTE) == _folded(character) and len(folded) == 1
    return folded if is_alone else _ODD
