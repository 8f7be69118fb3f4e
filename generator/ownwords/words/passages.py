"""Quotes: found in a story word by word, told when they are not there, anchored where they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from itertools import pairwise

from ownwords.words.spoken import Span, Spoken, spoken_text

_SKIP = re.compile(r"…|\.(?:\s?\.){2,}")
_BRACKETS = re.compile(r"\[([^\]]*)\]")
_ONE_LETTER = re.compile(r"\[(\w)\](?=\w)")
_TAG = re.compile(r"(<[^>]*>)")
_MOST_REPLACED = 12
"""How many of the storyteller's words one pair of brackets may stand for."""
_SHOWN_AROUND = 3
_OFTEN = 8
_AT_WORD = r"(?<![^ -])"
_AFTER_WORD = r"(?![^ -])"


@dataclass(frozen=True)
class Passage:
    """Where a quote stands in a story's HTML: a stretch of text for each part between ellipses."""

    spans: tuple[Span, ...]


@dataclass(frozen=True)
class NotThere:
    """Why a quote is not in a story; the words that differ stand between « and »."""

    fault: str
    remedy: str


def find_passage(story: Spoken, words: str) -> Passage | NotThere:
    """The passage that a quote's words come from, or how they differ from the nearest one."""
    own = _BRACKETS.sub(" ", _ONE_LETTER.sub(r"\1", words))
    added = [w for text in _BRACKETS.findall(words) for w in spoken_text(text).words]
    own_words = spoken_text(own)
    if not own_words.count or (added and len(added) > len(own_words.words)):
        return NotThere("more words in brackets than the storyteller's", "Choose a longer passage")
    spans: list[Span] = []
    missing: list[NotThere] = []
    after = 0
    for segment in _segments(words):
        found = _found(story, segment, after)
        if found is None:
            missing.append(_not_there(story, segment))
            continue
        after = found[1]
        spans.append(story.place(*found))
    return _all_told(missing) if missing else Passage(tuple(spans))


def _all_told(missing: Sequence[NotThere]) -> NotThere:
    """Every stretch that is not there, and all the remedies, in one."""
    faults = dict.fromkeys(part.fault for part in missing)
    remedies = dict.fromkeys(part.remedy for part in missing)
    return NotThere("; ".join(faults), ". ".join(remedies))


def _segments(words: str) -> list[str]:
    """The stretches between ellipses that hold words of the storyteller."""
    parts = _SKIP.split(_ONE_LETTER.sub(r"\1", words))
    return [part for part in parts if spoken_text(_BRACKETS.sub(" ", part)).count]


def _found(story: Spoken, segment: str, after: int) -> Span | None:
    """Where a segment stands in a story's line, at or behind a place in it."""
    if "[" not in segment:
        # To make a pattern takes far longer than to look for plain words. Where their letters stand
        # nowhere, no pattern can find them; where they stand once, it could find nothing else.
        plain = spoken_text(segment)
        first = story.letters.find(plain.letters)
        if first < 0:
            return None
        at = story.line.find(plain.line, after)
        is_only_one = story.letters.find(plain.letters, first + 1) < 0
        if is_only_one and at >= 0 and _are_words(story.line, at, at + len(plain.line)):
            return at, at + len(plain.line)
    match = _pattern(segment).search(story.line, after)
    return match.span() if match else None


def _are_words(line: str, start: int, end: int) -> bool:
    return line[start - 1 : start] in ("", " ", "-") and line[end : end + 1] in ("", " ", "-")


def _pattern(segment: str) -> re.Pattern[str]:
    """What a segment looks like in a story's line: hyphens come and go, brackets stand in."""
    stretches = [spoken_text(part) for part in _BRACKETS.split(segment)[::2]]
    inside = rf"(?:[ -][^ -]+){{0,{_MOST_REPLACED}}}?[ -]"
    first, *later = (_stretch(s) for s in stretches if s.words)
    # Atomic: with a dozen brackets, trying every way round would take for ever.
    behind = "".join(f"(?>{inside}{stretch}{_AFTER_WORD})" for stretch in later)
    return re.compile(_AT_WORD + first + _AFTER_WORD + behind)


def _stretch(spoken: Spoken) -> str:
    joins = {" ": "[ -]", "-": "[ -]?"}
    words = re.split("([ -])", spoken.line)
    return "".join(joins.get(word) or "-?".join(map(re.escape, word)) for word in words)


def _not_there(story: Spoken, segment: str) -> NotThere:
    quoted = spoken_text(_BRACKETS.sub(" ", segment))
    first, last = _nearest(story.words, quoted.words)
    window = story.words[first:last]
    theirs = _marked(quoted.words, window, quoted.shown)
    ours = _marked(window, quoted.words, story.shown[first:last])
    fault = f'the story does not say "{theirs}"'
    if not ours:
        return NotThere(fault, "Copy the words from the story")
    return NotThere(fault, f'The nearest words in the story are "{ours}"')


def _nearest(story: Sequence[str], quoted: Sequence[str]) -> Span:
    """The stretch of the story that shares most words, in order, with the quote."""
    matcher = _matcher(story, quoted)
    longest = matcher.find_longest_match()
    if not longest.size:
        return 0, 0
    first = max(0, longest.a - longest.b - _SHOWN_AROUND)
    last = min(len(story), longest.a - longest.b + len(quoted) + len(quoted) // 3 + _SHOWN_AROUND)
    return _trimmed(story, quoted, first, last)


def _matcher(words: Sequence[str], others: Sequence[str]) -> SequenceMatcher[str]:
    # A word that is said over and over tells little, and would make the search crawl.
    often = {word for word, count in Counter(others).items() if count > _OFTEN}
    return SequenceMatcher(often.__contains__, words, others, autojunk=False)


def _trimmed(story: Sequence[str], quoted: Sequence[str], first: int, last: int) -> Span:
    """Without what stands before the first shared word and behind the last."""
    window = story[first:last]
    blocks = _matcher(window, quoted).get_matching_blocks()[:-1]
    head = max(0, blocks[0].a - blocks[0].b)
    tail = blocks[-1].a + blocks[-1].size
    missing = len(quoted) - blocks[-1].b - blocks[-1].size
    return first + head, min(last, first + tail + missing)


def _marked(words: Sequence[str], others: Sequence[str], shown: Sequence[str]) -> str:
    """The words as they are written, those that the others have not between « and »."""
    matcher = _matcher(words, others)
    parts = []
    for kind, start, end, _, _ in matcher.get_opcodes():
        if start < end:
            text = " ".join(shown[start:end])
            parts.append(text if kind == "equal" else f"«{text}»")
    return " ".join(parts)


def anchored(html: str, passages: Mapping[str, Passage]) -> str:
    """The HTML with each passage wrapped in spans, the first with the quote's id.

    Only text is ever wrapped, so a passage may begin in one paragraph or emphasis and end in
    another. Passages may overlap.
    """
    pieces, position = [], 0
    unplaced = dict(passages)
    for token in _TAG.split(html):
        end = position + len(token)
        here = [
            (i, s) for i, p in passages.items() for s in p.spans if s[0] < end and s[1] > position
        ]
        if token.startswith("<") or not token.strip() or not here:
            pieces.append(token)
        else:
            pieces.append(_wrapped(token, position, here, unplaced))
        position = end
    return "".join(pieces)


def _wrapped(
    text: str, offset: int, here: list[tuple[str, Span]], unplaced: dict[str, Passage]
) -> str:
    inside = {p - offset for _, span in here for p in span if 0 < p - offset < len(text)}
    cuts = [0, *sorted(inside), len(text)]
    pieces = []
    for start, end in pairwise(cuts):
        ids = [i for i, s in here if s[0] < offset + end and s[1] > offset + start]
        pieces.append(_span(text[start:end], ids, unplaced) if ids else text[start:end])
    return "".join(pieces)


def _span(text: str, ids: list[str], unplaced: dict[str, Passage]) -> str:
    """One stretch of text; the first of each quote carries its id, an inner span for each."""
    fresh = [i for i in dict.fromkeys(ids) if unplaced.pop(i, None)]
    for extra in fresh[1:]:
        text = f'<span class="passage" id="{escape(extra)}">{text}</span>'
    identity = f' id="{escape(fresh[0])}"' if fresh else ""
    return f'<span class="passage"{identity}>{text}</span>'
