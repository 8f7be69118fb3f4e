"""Details in passages about suicide, self-harm and eating, which a person must have seen first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache, lru_cache
from itertools import accumulate

from ownwords.advice.passages import Finding, plain, sentences_of
from ownwords.advice.rule_fields import Near
from ownwords.advice.rules import Detail, Subject, Way, hold_rules

_Signs = tuple[frozenset[str], ...]
_AROUND = 60
"""Characters before and after a sign: more than any form of a subject takes up."""
_FAR_APART = f"\n{'.' * _AROUND}\n"


def holds_in(blocks: Sequence[str]) -> Iterator[Finding]:
    """One for each rule and each block: what is signed off is the passage, whatever is in it."""
    whole = "\n".join(blocks)
    lower = _small(whole)
    for subject, details in hold_rules():
        wanted = _wanted(details, lower)
        every = ((way, sign) for way in subject for sign in way.signs)
        places = _places(every, whole, lower) if wanted else []
        if places:
            about = _in_blocks(places, blocks)
            for detail in wanted:
                yield from _found(subject, detail, blocks, about)


def may_hold(*texts: str) -> bool:
    """Whether some passage of one is about something that holds a story back. Quick."""
    whole = _FAR_APART.join(map(plain, texts))
    lower = _small(whole)
    # A story says most of its words often, and stories share theirs: each is looked at once.
    there = frozenset[str]().union(*map(_parts_in, set(lower.split())))
    return any(
        all(any(part <= there for part in parts) for parts in needed)
        and _wanted(details, lower)
        and _places(_spoken_of(subject, there), whole, lower)
        for (subject, details), needed in zip(hold_rules(), _needed(), strict=True)
    )


def _spoken_of(subject: Subject, there: Set[str]) -> Iterator[tuple[Way, str]]:
    for way in subject:
        yield from ((way, sign) for sign in way.signs if _apart(sign) <= there)


@lru_cache(maxsize=65_536)
def _parts_in(word: str) -> frozenset[str]:
    """The words of all signs that are in a word."""
    return frozenset(part for part in _parts() if part in word)


@cache
def _parts() -> frozenset[str]:
    return frozenset().union(*(sign for needed in _needed() for signs in needed for sign in signs))


@cache
def _needed() -> tuple[tuple[_Signs, ...], ...]:
    """For each subject its signs, and those of its details where none goes without: of each of the
    two, all words of one sign must be there."""
    return tuple(
        (
            tuple(_apart(sign) for way in subject for sign in way.signs),
            *(
                [tuple(_apart(sign) for each in details for sign in each.signs)]
                if all(each.signs for each in details)
                else []
            ),
        )
        for subject, details in hold_rules()
    )


@cache
def _apart(sign: str) -> frozenset[str]:
    return frozenset(sign.split())


def _wanted(details: Sequence[Detail], lower: str) -> list[Detail]:
    return [each for each in details if not each.signs or _any(each.signs, lower)]


def _small(text: str) -> str:
    """In small letters, with a space in front, and one for every mark that may stand between two
    words: some signs begin with a space."""
    lower = text.lower()
    if len(lower) != len(text):
        # A few capitals become two letters, and everything behind them would be out of place.
        lower = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    for mark in "-\"'\n":
        lower = lower.replace(mark, " ")
    return f" {lower}"


def _places(signs: Iterable[tuple[Way, str]], whole: str, lower: str) -> list[int]:
    """Where it is spoken of: near a sign, for a pattern tried at every letter takes too long."""
    return [
        found.start()
        for way, sign in signs
        for at in _each(sign, lower)
        for found in way.pattern.finditer(whole, max(0, at - _AROUND), at + _AROUND)
    ]


def _each(sign: str, lower: str) -> Iterator[int]:
    if " " in sign.strip():
        yield from (found.start() for found in _in_words(sign).finditer(lower))
        return
    at = lower.find(sign)
    while at >= 0:
        yield at
        at = lower.find(sign, at + 1)


@cache
def _in_words(sign: str) -> re.Pattern[str]:
    """A sign of several words, whatever stands between them."""
    return re.compile(re.escape(sign).replace(r"\ ", " {1,3}"))


def _in_blocks(places: Sequence[int], blocks: Sequence[str]) -> list[bool]:
    """For each block, whether one of the places is in it."""
    ends = list(accumulate(len(block) + 1 for block in blocks))
    hit = {bisect_right(ends, place) for place in places}
    return [number in hit for number in range(len(blocks))]


def _any(signs: Sequence[str], text: str) -> bool:
    """Signs of one word each, for details have no other."""
    return any(sign in text for sign in signs)


def _found(
    subject: Subject, detail: Detail, blocks: Sequence[str], about: Sequence[bool]
) -> Iterator[Finding]:
    for number, block in enumerate(blocks):
        if detail.near is Near.PASSAGE:
            around = slice(max(0, number - 1), number + 2)
            if any(about[around]) and (found := detail.pattern.search(block)):
                yield Finding(detail.rule, found[0], "\n".join(blocks[around]), number)
        elif about[number] and (words := _beside(subject, detail, block)):
            yield Finding(detail.rule, words, block, number)


def _beside(subject: Subject, detail: Detail, block: str) -> str | None:
    """The detail, where it stands in a sentence about the subject or next to one."""
    sentences = [block[start:end] for start, end in sentences_of(block)]
    about = [any(way.pattern.search(sentence) for way in subject) for sentence in sentences]
    for number, sentence in enumerate(sentences):
        if any(about[max(0, number - 1) : number + 2]) and (
            found := detail.pattern.search(sentence)
        ):
            return found[0]
    return None
