"""How the minutes of a session fall to its parts. Numbers only: no guide and no story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ownwords.editorial.guides.model import FormatPart, Takes


class CannotFit(Exception):
    """The parts take longer than there is time."""

    def __init__(self, least: int) -> None:
        super().__init__(f"the parts come to {least} minutes at the least")
        self.least = least
        """Minutes that the parts come to when none has grown."""


def least_minutes(parts: Sequence[FormatPart], people: int, taken: Mapping[Takes, int]) -> int:
    """The shortest that the parts can be.

    `taken` holds the minutes that reading the stories aloud, or the film, takes.
    """
    return sum(_least_of_each(parts, people, taken))


def fit(
    parts: Sequence[FormatPart], people: int, minutes: int, taken: Mapping[Takes, int]
) -> tuple[int, ...]:
    """Minutes for each part, in their order: together always `minutes`, and none below its least.

    What is left is shared among the parts that grow, in proportion to their least. What is more
    than a part's `most` goes to those that have none. Raises CannotFit.
    """
    least = _least_of_each(parts, people, taken)
    left = minutes - sum(least)
    if left < 0:
        raise CannotFit(sum(least))
    weights = [max(1, time) if part.grows else 0 for part, time in zip(parts, least, strict=True)]
    shares = _shared(left, weights)
    bounded = [
        0 if part.most is None else min(time, max(0, part.most - at_least))
        for part, time, at_least in zip(parts, shares, least, strict=True)
    ]
    rest = _shared(left - sum(bounded), _of_those_with_room(parts, weights))
    return tuple(map(sum, zip(least, bounded, rest, strict=True)))


def _least_of_each(
    parts: Sequence[FormatPart], people: int, taken: Mapping[Takes, int]
) -> list[int]:
    return [_least(part, people, taken) for part in parts]


def _least(part: FormatPart, people: int, taken: Mapping[Takes, int]) -> int:
    speakers = people if part.groups_of is None else min(people, part.groups_of)
    speaking = -(-part.seconds_each * speakers // 60)
    return part.minutes + speaking + (taken.get(part.takes, 0) if part.takes else 0)


def _of_those_with_room(parts: Sequence[FormatPart], weights: Sequence[int]) -> list[int]:
    """The weights of the parts that grow without end; every part's alike where there are none."""
    with_room = [0 if part.most is not None else w for part, w in zip(parts, weights, strict=True)]
    return with_room if any(with_room) else [1] * len(parts)


def _shared(minutes: int, weights: Sequence[int]) -> list[int]:
    """Whole minutes by largest remainder; of equal remainders the earlier one wins."""
    if not (total := sum(weights)):
        return [0] * len(weights)
    shares = [minutes * weight // total for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: -(minutes * weights[i] % total))
    for i in by_remainder[: minutes - sum(shares)]:
        shares[i] += 1
    return shares
