"""Long lists cut into pages, so that no page grows with the archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ownwords.made.addresses import page_address, page_uri

Item = TypeVar("Item")


@dataclass(frozen=True)
class ListPage(Generic[Item]):
    """One page of a list, with the addresses of its neighbours from the root."""

    items: tuple[Item, ...]
    address: str
    number: int
    total: int

    @property
    def uri(self) -> str:
        return page_uri(self.address, self.number)

    @property
    def previous(self) -> str | None:
        return page_address(self.address, self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        return page_address(self.address, self.number + 1) if self.number < self.total else None


def paginate(items: Sequence[Item], address: str, size: int) -> tuple[ListPage[Item], ...]:
    """At least one page, also of an empty list."""
    total = max(1, -(-len(items) // size))
    return tuple(
        ListPage(tuple(items[start : start + size]), address, number, total)
        for number, start in enumerate(range(0, total * size, size), start=1)
    )
