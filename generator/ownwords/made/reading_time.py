"""How long a story takes to read, silently or aloud."""

from __future__ import annotations

_WORDS_A_MINUTE = 200
_WORDS_A_MINUTE_ALOUD = 130


def minutes_to_read(word_count: int) -> int:
    """Whole minutes, at least one."""
    return -(-word_count // _WORDS_A_MINUTE) or 1


def minutes_to_hear(word_count: int) -> int:
    """Whole minutes to read it aloud, unhurried."""
    return -(-word_count // _WORDS_A_MINUTE_ALOUD)
