"""Words in passages: what is looked at as one, and the code that ties a decision to it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from ownwords.advice.rules import Rule
from ownwords.reading.characters import unwrapped
from ownwords.words.spoken import in_one_line, untagged

CODE = r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}"
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|pre|blockquote|div)>|<br>|<hr>")
_AS_TYPED = (
    *((mark, "'") for mark in "’‘ʼ′´`"),
    *((mark, '"') for mark in "“”„«»"),
    *((mark, "-") for mark in "‐‑–—"),
)
# What no reader sees must not keep a word from being found.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"')]* +")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Finding:
    """Something in a passage that a person should look at."""

    rule: Rule
    words: str
    """What was found, on one line."""
    passage: str
    """The words it was found among: a decision about it holds for these and no others."""
    block: int = 0
    """Which of the blocks it stands in."""

    @property
    def code(self) -> str:
        """Eight characters that stand for this rule and this passage, word for word."""
        number = int.from_bytes(
            hashlib.sha256(f"{self.rule.id}\n{self.passage}".encode()).digest()[:5]
        )
        digits = "".join(_DIGITS[number >> shift & 31] for shift in range(35, -1, -5))
        return f"{digits[:4]}-{digits[4:]}"


def plain(text: str) -> str:
    """One line, with the marks that a keyboard has: curled and straight are the same mark."""
    if not text.isascii() or "`" in text:
        text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
        for mark, typed in _AS_TYPED:  # str.translate takes ten times as long
            text = text.replace(mark, typed)
    return unwrapped(text)


def blocks_of(html: str) -> tuple[str, ...]:
    """Clean HTML block by block, as one line of plain words each."""
    texts = (plain(unescape(in_one_line(block))) for block in _BLOCK_END.split(html))
    return tuple(text for text in texts if text)


def in_sentences(html: str) -> str:
    """All of clean HTML at once, every block ended as a sentence is: a poem and a list have no full
    stops, and no word may be read on into the next line."""
    return unescape(untagged(_BLOCK_END.sub(". ", html)))


def sentences_of(block: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends."""
    start = 0
    for end in _SENTENCE_END.finditer(block):
        yield start, end.end()
        start = end.end()
    if start < len(block):
        yield start, len(block)


def sentence_around(block: str, start: int, end: int) -> str:
    """The sentence, or the sentences, in which a stretch of a block stands."""
    around = [s for s in sentences_of(block) if s[0] < end and s[1] > start]
    return block[around[0][0] : around[-1][1]].strip() if around else block


def where(source: str, words: str, start: int = 0) -> int | None:
    """Where words stand in a file, however they are marked and wrapped there."""
    pattern = r"[\W_]+".join(map(re.escape, _WORD.findall(words)))
    whole = re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)
    found = whole.search(source, start) if pattern else None
    return found.start() if found else None
