"""How long a story takes to read."""

from __future__ import annotations

_WORDS_A_MINUTE = 200


def minutes_to_read(word_count: int) -> int:
    """Whole minutes, at least one."""
    return -(-word_count // _WORDS_A_MINUTE) or 1
