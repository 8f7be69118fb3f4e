"""Quotes outside their story: which are shown, and as what. Knows excerpts only."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ownwords.archive import PublishedStory, Quote
from ownwords.terms import CreditKind

MOST = 12
"""Quotes on one page."""

Excerpt = tuple[PublishedStory, Quote]


def excerpts_on(theme: str, stories: Iterable[PublishedStory]) -> list[Excerpt]:
    """Quotes on a theme; a quote without themes of its own speaks to all its story's."""
    return [
        (story, quote)
        for story in stories
        for quote in story.excerpts
        if theme in (quote.themes or story.themes)
    ]


def excerpts_of(stories: Iterable[PublishedStory]) -> list[Excerpt]:
    return [(story, quote) for story in stories for quote in story.excerpts]


def varied(excerpts: Iterable[Excerpt], *, seed: str, most: int = MOST) -> list[Excerpt]:
    """At most so many, one a storyteller before anybody has a second, the same at every build.

    Storytellers of different collections and kinds of credit take turns. The seed (a theme's id)
    shuffles, so that the same people do not come first on every page.
    """
    chosen: list[Excerpt] = []
    for turn in _turns(sorted(excerpts, key=lambda excerpt: _shuffled(seed, excerpt))):
        chosen += _mixed(turn)
        if len(chosen) >= most:
            break
    return chosen[:most]


def roles_first(excerpts: Sequence[Excerpt], *, seed: str) -> list[Excerpt]:
    """People credited by role alone ("Champion", "Partner") have no face: they go first, once."""
    first: list[Excerpt] = []
    others: list[Excerpt] = []
    heard: set[tuple[str, ...]] = set()
    for story, quote in varied(excerpts, seed=seed, most=len(excerpts)):
        is_new = story.credit.kind is CreditKind.ROLE and story.storyteller not in heard
        heard.add(story.storyteller)
        (first if is_new else others).append((story, quote))
    return [*first, *others][:MOST]


def _turns(excerpts: Iterable[Excerpt]) -> Iterator[list[Excerpt]]:
    """The first of each storyteller, then the second of each, and so on."""
    by_storyteller: dict[tuple[str, ...], list[Excerpt]] = defaultdict(list)
    for story, quote in excerpts:
        by_storyteller[story.storyteller].append((story, quote))
    longest = max(map(len, by_storyteller.values()), default=0)
    for turn in range(longest):
        yield [each[turn] for each in by_storyteller.values() if turn < len(each)]


def _mixed(excerpts: Iterable[Excerpt]) -> Iterator[Excerpt]:
    """Round and round the kinds of voices, one of each at a time."""
    kinds: dict[tuple[str, str], list[Excerpt]] = defaultdict(list)
    for story, quote in excerpts:
        kinds[story.collection or "", story.credit.kind].append((story, quote))
    rounds = max(map(len, kinds.values()), default=0)
    for turn in range(rounds):
        for kind in kinds.values():
            if turn < len(kind):
                yield kind[turn]


def _shuffled(seed: str, excerpt: Excerpt) -> tuple[str, str]:
    story, quote = excerpt
    drawn = hashlib.sha256(f"{seed}/{story.id}/{quote.id}".encode()).hexdigest()
    return drawn, quote.id
