"""Dates as people write them: what was probably meant by one that cannot be read."""

from __future__ import annotations

from datetime import datetime

_ORDERS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y")
_IN_WORDS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")
_NO_END = frozenset("never forever always none no unlimited permanent indefinitely".split())


def remedy_for_day(text: str) -> str:
    """What to write instead of a text that is no date."""
    typed = text.strip("\"'“”‘’")
    if typed.casefold() in _NO_END:
        return "There is no forever: write a day, such as 2029-03-14, and ask again before it"
    meant = {day for order in (*_ORDERS, *_IN_WORDS) if (day := _read(typed, order))}
    # What stands first in 03/04/2026 nobody can know.
    meant |= {day for order in ("%m/%d/%Y", "%m-%d-%Y") if meant and (day := _read(typed, order))}
    if len(meant) == 1:
        return f'Did you mean "{meant.pop()}"?'
    return "Write the date as year-month-day, such as 2029-03-14"


def _read(text: str, order: str) -> str | None:
    plain = " ".join(text.replace(",", " ").split())
    try:
        return datetime.strptime(plain, order).date().isoformat()
    except ValueError:
        return None
