"""What a story, a file, a quote and a language may be called."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from ownwords.reading.fields import matching

_PLAIN_NAME = r"(?!\.{1,2}$)[^/\\\0:]{1,120}"
LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"
_UNDIVIDED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that Unicode does not take apart, as people write them in an address."""
_SHAPE_OF_ID = r"[a-z0-9]+(-[a-z0-9]+)*"

FileName = Annotated[
    str,
    matching(
        _PLAIN_NAME,
        "not a file beside the story",
        "Put the file in the story's folder and write its name alone, such as portrait.jpg",
    ),
]
QuoteId = Annotated[
    str,
    matching(
        r"(?!page-|note-)[a-z0-9]+(-[a-z0-9]+)*",
        "not an id for a quote",
        "Write lower-case words with hyphens, such as the-leeks",
    ),
]
Language = Annotated[str, matching(LANGUAGE, "not a language", "Write it as en-GB, gd or cy")]


def language_in(name: str) -> str | None:
    """The language of a translation by its file's name: "gd" for story.gd.md."""
    match = re.fullmatch(rf"story\.({LANGUAGE})\.md", name)
    return match[1] if match else None


def is_plain_name(text: str) -> bool:
    """Whether it can name a file beside the story; if not, the field's own check has told it."""
    return re.fullmatch(_PLAIN_NAME, text) is not None


def is_id(text: str) -> bool:
    return 3 <= len(text) <= 40 and re.fullmatch(_SHAPE_OF_ID, text) is not None


def names_in_id(id: str, name: str) -> bool:
    """Whether a story's address would give away the name, or a part of it."""
    parts = re.findall(r"\w{2,}", _plain_letters(name))
    words = id.split("-")
    if len(parts) > 1 and "".join(parts) in "".join(words):  # Mary Ann in maryann-sings
        return True
    return any(part in (word, word.removesuffix("s")) for part in parts for word in words)


def _plain_letters(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold().translate(_UNDIVIDED)
    return "".join(c for c in folded if not unicodedata.combining(c))
