"""Phrases that hurt, found in words; figures of speech and false friends are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ownwords.advice.passages import Finding, sentence_around
from ownwords.advice.rules import Phrases, language_rules, own_word

_OF_THEMSELVES = re.compile(
    r"(?:\b(?:I am|I'm|I was|I've been|I call(?:ed)? myself|we are|we're|we were)"
    r"|(?:^|[.!?] )(?:we|us))"
    r"(?: (?:still|just|only|proudly|being|been|one|such|two|all|those|old|happy|a bit of))*"
    r"(?: (?:an?|the)"
    r"(?: (?!(?:of|for|to|with|by|at|in|on|near|and|or|but|who|that)\b)[\w-]+){0,2})?"
    r"\W*$",
    re.IGNORECASE,
)
"""What stands before a word that people use of themselves."""
_AS_ONE = re.compile(r"\bas an?(?: [\w-]+){0,2} $", re.IGNORECASE)
_I = re.compile(r"(?: myself)?,? (?:I|we)\b")
"""Between these two it stands as well: As a …, I."""
_NEAR = 200
"""Characters in front of a word in which that stands: a long block is not read again and again."""
_OF_OTHERS = re.compile(
    r"\b(?:told|tells?|said|says?|calls?|called|thought|thinks?|shouted|wrote|heard|put|written"
    r"|decided|believed?|reckon(?:s|ed)?|claim(?:s|ed)?)\b"
    r"(?: [\w']+){0,5} $",
    re.IGNORECASE,
)
"""What stands before that where somebody else is saying it."""


def may_hold_phrases(text: str) -> bool:
    """Whether a sign of any phrase is in it, or in one of its lines. Quick."""
    folded = text.casefold()
    return any(sign in folded for sign in _signs())


@cache
def _signs() -> tuple[str, ...]:
    return tuple(sign for phrases in language_rules() for sign in phrases.signs)


def phrases_in(blocks: Sequence[str], *, own: bool = False) -> Iterator[Finding]:
    """`own` says whether it is a storyteller who speaks, whose word it may be."""
    for number, block in enumerate(blocks):
        folded = block.casefold()
        for phrases in language_rules():
            if any(sign in folded for sign in phrases.signs):
                yield from _found(phrases, block, number, own)


def _found(phrases: Phrases, block: str, number: int, own: bool) -> Iterator[Finding]:
    for pattern in phrases.patterns:
        for found in pattern.finditer(block):
            sentence = sentence_around(block, *found.span())
            if any(unless.search(sentence) for unless in phrases.unless):
                continue
            rule = phrases.rule
            if own and phrases.may_be_own_word and _is_of_themselves(block, found):
                rule = own_word()
            yield Finding(rule, found[0].strip(), block, number)


def _is_of_themselves(block: str, found: re.Match[str]) -> bool:
    # An article that was found with the word is no part of it.
    lead = re.match(r"an? |the ", found[0], re.IGNORECASE)
    end = found.start() + (lead.end() if lead else 0)
    before = block[max(0, end - _NEAR) : end]
    if _AS_ONE.search(before) and _I.match(block, found.end()):
        return True
    said = _OF_THEMSELVES.search(before)
    return said is not None and not _OF_OTHERS.search(before[: said.start()])
