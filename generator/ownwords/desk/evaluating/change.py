"""What changed from before to after, and what of it may be shown.

A number of people under five is never shown, nor any from which one could be worked out: not even
by somebody who knows these rules, all medians and all quarters. So of those who went up, stayed or
went down the three numbers are shown together, or one of them alone, or none. "Most went up" would
be too much: with few people and their quarters it can leave but one number possible.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from ownwords.desk.evaluating.answers import Answers

FEWEST = 5
"""People in a number that may be shown."""
_DETERMINED = [4, 4, 5]
Pair = tuple[int, int]


@dataclass(frozen=True)
class Spread:
    """A group's answers at one time."""

    n: int
    median: float
    first_quarter: float
    """A quarter of the answers is not above it."""
    last_quarter: float


@dataclass(frozen=True)
class Directions:
    """How many went up, stayed and went down. None: not shown."""

    up: int | None
    same: int | None
    down: int | None


@dataclass(frozen=True)
class Change:
    """What may be shown of one question."""

    before: Spread
    after: Spread
    pairs: int
    """Who answered both times."""
    directions: Directions


def change_in(answers: Answers) -> Change | None:
    """None where fewer than five answered both times: then nothing of it may be shown."""
    if len(answers.pairs) < FEWEST:
        return None
    return Change(
        before=_spread(answers.before),
        after=_spread(answers.after),
        pairs=len(answers.pairs),
        directions=Directions(*_shown(answers.pairs)),
    )


def _spread(answers: Sequence[int]) -> Spread:
    first, median, last = statistics.quantiles(answers, n=4, method="inclusive")
    return Spread(len(answers), median, first, last)


def _shown(pairs: Sequence[Pair]) -> tuple[int | None, ...]:
    counts = _counts(pairs)
    shown = _without_small(counts)
    if None not in shown or not any(shown) or _could_be_otherwise(pairs, counts, shown):
        return shown
    return (None, None, None)


def _counts(pairs: Sequence[Pair]) -> tuple[int, ...]:
    went = Counter((after > before) - (after < before) for before, after in pairs)
    return went[1], went[0], went[-1]


def _without_small(counts: tuple[int, ...]) -> tuple[int | None, ...]:
    """All three, or the largest alone where the other two are five or more together, or none."""
    largest = max(counts)
    if min(counts) >= FEWEST:
        return counts
    is_alone = counts.count(largest) == 1 and min(largest, sum(counts) - largest) >= FEWEST
    # Only 4 and 4 are under five, add up to 8, and stand beside a larger 5.
    if not is_alone or sorted(counts) == _DETERMINED:
        return (None, None, None)
    return tuple(count if count == largest else None for count in counts)


def _could_be_otherwise(
    pairs: Sequence[Pair], counts: tuple[int, ...], shown: tuple[int | None, ...]
) -> bool:
    """Whether the same answers, paired otherwise, show the same and hide other numbers.

    Medians and quarters of a small group can give away nearly all answers of before and of after,
    and these can leave but one number possible. Two people who swap their answers of after change
    neither; where no two can, the number is not shown.
    """
    for one, other in combinations(sorted(set(pairs)), 2):
        swapped = _counts([(one[0], other[1]), (other[0], one[1])])
        as_they_are = _counts([one, other])
        would_be = tuple(
            count - was + now for count, was, now in zip(counts, as_they_are, swapped, strict=True)
        )
        if would_be != counts and _without_small(would_be) == shown:
            return True
    return False
