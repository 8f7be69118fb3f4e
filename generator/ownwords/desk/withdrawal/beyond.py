"""What a withdrawal leaves to a person: everything that the build cannot reach."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ownwords.desk.papers.agreed import in_words, lower_first
from ownwords.desk.papers.paper import paper
from ownwords.desk.papers.wording import USES
from ownwords.desk.repository import Holding
from ownwords.desk.whereabouts import Sort, Whereabout, by_sort
from ownwords.desk.withdrawal.copies import Copy
from ownwords.desk.withdrawal.off_the_site import Step
from ownwords.place import Place
from ownwords.terms import Use

_SHOWN = 12
_TO_ASK = {Sort.OWN, Sort.QUOTED, Sort.GUIDES, Sort.EMBEDS, Sort.MEDIA}


@dataclass(frozen=True)
class Withdrawal:
    """One story that was taken back, from all uses or from some."""

    id: str
    form: str | None
    stub: str
    """What is left of the file; empty where only some uses were taken back."""
    uses: tuple[Use, ...]
    """Those that were taken back."""
    places: Sequence[Whereabout]
    """Where it was."""
    copies: Sequence[Copy]
    holding: Holding
    remotes: tuple[str, ...]
    conditions: Sequence[str] = ()
    steps: Sequence[Step] = ()
    """What takes it off the site that is up."""

    @property
    def is_whole(self) -> bool:
        return bool(self.stub)

    @property
    def guides(self) -> list[Whereabout]:
        return [place for place in self.places if place.sort is Sort.GUIDES]


def checklist(back: Withdrawal, place: Place, today: date) -> str:
    """The page that somebody goes through, and ticks off. It holds no name and no title."""
    return paper(
        "withdrawal.html",
        back=back,
        site=place.settings.site_name,
        today=in_words(today),
        uses=[lower_first(USES[use].name) for use in back.uses],
        has={use.name: use in back.uses for use in Use},
        groups=[(sort, *_shortened(found)) for sort, found in by_sort(back.places).items()],
        to_ask=[whole(p.address, place) for p in back.places if p.sort in _TO_ASK],
        own=[whole(p.address, place) for p in back.places if p.sort is Sort.OWN],
        commits=[commit[:10] for commit in back.holding.commits],
        command=filter_command(back.holding),
        has_address=place.settings.site_url is not None,
    )


def filter_command(holding: Holding) -> str:
    """The exact command that takes the folder out of every commit."""
    paths = " ".join(f"--path {shlex.quote(f'{path}/')}" for path in holding.paths)
    return f"git filter-repo --sensitive-data-removal --invert-paths {paths}"


def whole(address: str, place: Place) -> str:
    return f"{place.settings.site_url or '/'}{address}"


def _shortened(places: Sequence[Whereabout]) -> tuple[list[str], int]:
    """The first addresses, and how many more there are."""
    addresses = list(dict.fromkeys(place.address or "index.html" for place in places))
    return addresses[:_SHOWN], max(0, len(addresses) - _SHOWN)


def told_places(places: Iterable[Whereabout]) -> list[str]:
    """For the person at the keyboard."""
    lines = []
    for sort, found in by_sort(places).items():
        shown, more = _shortened(found)
        lines.append(f"{sort}:")
        lines += [f"    {address}" for address in shown]
        lines += [f"    and {more} more"] if more else []
    return lines
