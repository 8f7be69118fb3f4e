"""An address for a new story: from its title's words, and from nobody's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from itertools import dropwhile

from ownwords.told.names import is_id, names_in_id

_LONGEST, _MOST_WORDS = 40, 6
_JOINING = ("and", "or", "but", "with", "of", "s")
_OTHERWISE = "a-story"


def proposed_id(title: str, names: Iterable[str], taken: Collection[str]) -> str:
    """An address that is free, made of the title without any word that is part of a name."""
    named = [name for name in names if name]
    plain = unicodedata.normalize("NFKD", title).casefold()
    # "Shona's" is Shona as well: an apostrophe parts a word from its s.
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’](?=\w\b)", "", _without_marks(plain)))
    kept = [word for word in words if not any(names_in_id(word, name) for name in named)]
    if kept != words:
        # "Jo and the sea" without a name begins with what is no beginning.
        kept = [*dropwhile(_JOINING.__contains__, kept)]
    id = ""
    for word in kept[:_MOST_WORDS]:
        longer = f"{id}-{word}".strip("-")
        if len(longer) > _LONGEST - len("-99"):
            break
        id = longer
    if not is_id(id) or any(names_in_id(id, name) for name in named):
        id = _OTHERWISE
    return _free(id, {each.casefold() for each in taken})


def _without_marks(text: str) -> str:
    return "".join(character for character in text if not unicodedata.combining(character))


def _free(id: str, taken: Collection[str]) -> str:
    number, found = 1, id
    while found in taken:
        number += 1
        found = f"{id}-{number}"
    return found
