"""Which story comes after which: a gentle order, from what readers may see alone.

The rule. A story is *noted* when it mentions suicide. The stories that are not form a ring: after
each comes the one that shares most themes with it, by another storyteller wherever the ring can
be closed so. Each noted story is then put into a gap of its own between two unnoted ones, where it
shares most themes and the storyteller differs. So everybody who keeps on reading meets every story
on the circle once, and never two noted ones in a row. Where there are more noted stories than
gaps the rest stay off the circle but lead into it. A story with nowhere gentle to go has no next.

Among equals the first by id is taken. Three shared themes count as much as more, and of a story's
themes six are looked at: with that every step looks into a few small buckets, never at everything.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations, islice

from ownwords.archive import PublishedStory

SUICIDE_NOTES = frozenset(
    {"mental-health/suicidal-thoughts", "mental-health/suicide-attempt", "death/suicide-of-another"}
)
_THEMES_LOOKED_AT = 6
_SHARED_COUNTED = 3
_GAPS_LOOKED_AT = 16


def next_stories(stories: Iterable[PublishedStory]) -> dict[str, str]:
    """From each story's id to the id of the next; a story without a next one is left out."""
    ordered = sorted(stories, key=lambda story: story.id)
    noted = [story for story in ordered if SUICIDE_NOTES & set(story.content_notes)]
    unnoted = [story for story in ordered if not SUICIDE_NOTES & set(story.content_notes)]
    if not unnoted:
        return {}
    ring = _ring(unnoted)
    placed = _places(ring, noted[: len(ring)])
    circle = [each for index, story in enumerate(ring) for each in (story, placed.get(index))]
    whole = [story for story in circle if story]
    after = zip(whole, [*whole[1:], whole[0]], strict=True)
    following = {story.id: other.id for story, other in after if story is not other}
    return following | _ways_in(ring, noted[len(ring) :])


class _Unread:
    """Stories still to be placed, found by the themes they share and by storyteller."""

    def __init__(self, stories: Sequence[PublishedStory]) -> None:
        self._buckets: dict[_Shared, dict[Hashable, dict[str, PublishedStory]]] = defaultdict(dict)
        self._left = Counter(story.storyteller for story in stories)
        self.count = len(stories)
        for story in stories:
            for shared in _shareable(story):
                self._buckets[shared].setdefault(story.storyteller, {})[story.id] = story
        self._most = [(-number, teller) for teller, number in self._left.items()]
        heapq.heapify(self._most)

    def take(self, story: PublishedStory) -> None:
        teller = story.storyteller
        for shared in _shareable(story):
            bucket = self._buckets[shared]
            del bucket[teller][story.id]
            if not bucket[teller]:
                del bucket[teller]
        self._left[teller] -= 1
        self.count -= 1
        heapq.heappush(self._most, (-self._left[teller], teller))

    def most_told(self) -> tuple[str, ...]:
        """The storyteller with most stories left."""
        while -self._most[0][0] != self._left[self._most[0][1]]:
            heapq.heappop(self._most)
        return self._most[0][1]

    def must_come_next(self, first: PublishedStory) -> tuple[str, ...] | None:
        """The storyteller who, put off any longer, would have to follow themselves.

        With k stories left, nobody may have more than half of them, rounded up; who began the
        ring, half of them rounded down, since the last must not meet the first.
        """
        if self.count % 2:
            teller = self.most_told()
            return teller if self._left[teller] * 2 > self.count else None
        teller = first.storyteller
        return teller if self._left[teller] * 2 >= self.count else None

    def nearest(self, story: PublishedStory, only: tuple[str, ...] | None) -> PublishedStory | None:
        """By another storyteller (or by that one only), sharing as many themes as can be."""
        for shared in _shareable(story):
            bucket = self._buckets[shared]
            tellers = [only] if only else islice(bucket, 2)
            for teller in tellers:
                if teller in bucket and teller != story.storyteller:
                    return next(iter(bucket[teller].values()))
        return None

    def any_of(self, teller: tuple[str, ...]) -> PublishedStory:
        return next(iter(self._buckets[()][teller].values()))


_Shared = tuple[str, ...]


def _shareable(story: PublishedStory) -> Iterator[_Shared]:
    """Every set of themes another story might share, the largest first, then none at all."""
    themes = sorted(set(story.themes))[:_THEMES_LOOKED_AT]
    for size in range(min(_SHARED_COUNTED, len(themes)), -1, -1):
        yield from combinations(themes, size)


def _ring(stories: Sequence[PublishedStory]) -> list[PublishedStory]:
    unread = _Unread(stories)
    ring = [unread.any_of(unread.most_told())]
    unread.take(ring[0])
    while unread.count:
        here = ring[-1]
        forced = unread.must_come_next(ring[0])
        if forced == here.storyteller:
            forced = None
        found = unread.nearest(here, forced) or unread.any_of(unread.most_told())
        unread.take(found)
        ring.append(found)
    return ring


class _Gaps:
    """The free places between two neighbours on the ring, each by its place, from 0."""

    def __init__(self, ring: Sequence[PublishedStory]) -> None:
        self._ring = ring
        self._buckets: dict[_Shared, dict[int, None]] = defaultdict(dict)
        for place in range(len(ring)):
            for shared in self._shareable(place):
                self._buckets[shared][place] = None

    def take(self, place: int) -> None:
        for shared in self._shareable(place):
            del self._buckets[shared][place]

    def nearest(self, story: PublishedStory) -> int:
        for shared in _shareable(story):
            for place in islice(self._buckets[shared], _GAPS_LOOKED_AT):
                if all(other.storyteller != story.storyteller for other in self._sides(place)):
                    return place
        return next(iter(self._buckets[()]))

    def _sides(self, place: int) -> tuple[PublishedStory, PublishedStory]:
        return self._ring[place], self._ring[(place + 1) % len(self._ring)]

    def _shareable(self, place: int) -> Iterable[_Shared]:
        before, after = self._sides(place)
        return dict.fromkeys([*_shareable(before), *_shareable(after)])


def _places(
    ring: Sequence[PublishedStory], noted: Sequence[PublishedStory]
) -> dict[int, PublishedStory]:
    """Where on the ring each noted story goes: after the story at that place."""
    if not noted:
        return {}
    gaps = _Gaps(ring)
    places = {}
    for story in noted:
        place = gaps.nearest(story)
        gaps.take(place)
        places[place] = story
    return places


def _ways_in(ring: Sequence[PublishedStory], noted: Sequence[PublishedStory]) -> dict[str, str]:
    if not noted:
        return {}
    unnoted = _Unread(ring)
    return {story.id: (unnoted.nearest(story, None) or ring[0]).id for story in noted}
