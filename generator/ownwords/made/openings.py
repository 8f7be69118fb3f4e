"""Whether a story may begin with a large letter, as in a printed book.

Only where that is sure to look right: a first paragraph long enough to stand beside the letter,
beginning with a plain capital of a script that has capitals. A quotation mark, an accent or a
script that joins its letters would be torn apart by it.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

_FIRST_PARAGRAPH = re.compile(r"\s*<p>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ENOUGH = 200
"""Characters that fill three lines also on a wide page."""


def opens_large(body: str) -> bool:
    """For the clean HTML of a story's body."""
    first = _FIRST_PARAGRAPH.match(body)
    words = unescape(_TAG.sub("", first[1])).strip() if first else ""
    return len(words) >= _ENOUGH and _is_plain_capital(words[0]) and not _is_mark(words[1])


def _is_plain_capital(letter: str) -> bool:
    return unicodedata.category(letter) == "Lu" and not unicodedata.decomposition(letter)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith(("M", "P"))
