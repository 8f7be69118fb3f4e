"""What a file, a quote and a language may be called in front matter."""

from __future__ import annotations

import re
from typing import Annotated

from ownwords.reading.fields import matching

_PLAIN_NAME = r"(?!\.{1,2}$)[^/\\\0:]{1,120}"
LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"

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
