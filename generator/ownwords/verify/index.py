"""All needles, found in one pass over the words of a text. Knows no files and no encodings."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from ownwords.verify.needles import Needle
from ownwords.verify.words import RUN, split

_BLOCK = RUN // 2
"""Wherever a run of eight stands, one block of four that begins at a multiple of four is in it."""

_Key = TypeVar("_Key", str, tuple[str, str])
_Filed = list[tuple[str, Needle]]


class Index:
    """Needles by their run of eight words, by their rarest pair of words, or by their one word."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        self._runs: dict[tuple[str, ...], list[Needle]] = {}
        shorter: dict[Needle, None] = {}
        for needle in needles:
            if len(needle.words) == RUN and needle.exact is None:
                self._add_run(needle)
            elif needle.words:
                shorter[needle] = None
        self._blocks = {run[at : at + _BLOCK] for run in self._runs for at in range(_BLOCK + 1)}
        self._by_word: dict[str, _Filed] = defaultdict(list)
        self._by_pair: dict[tuple[str, str], _Filed] = defaultdict(list)
        self._file(shorter)

    def _add_run(self, needle: Needle) -> None:
        same = self._runs.setdefault(needle.words, [])
        if needle not in same:
            same.append(needle)

    def _file(self, needles: Iterable[Needle]) -> None:
        often = Counter(run[0] for run in self._runs)
        for needle in needles:
            filed = f" {' '.join(needle.words)} ", needle
            if len(needle.words) == 1:
                self._by_word[needle.words[0]].append(filed)
            else:
                pairs = zip(needle.words, needle.words[1:], strict=False)
                rarest = min(pairs, key=lambda pair: (often[pair[0]] + often[pair[1]], pair))
                self._by_pair[rarest].append(filed)

    def found(self, flat: str) -> Iterator[Needle]:
        """The needles that stand in a flattened text."""
        if not (self._runs or self._by_word or self._by_pair):
            return
        row = split(flat)
        for run in self._runs_in(row):
            yield from self._runs[run]
        filed = [self._by_word[word] for word in sorted(self._by_word.keys() & row)]
        pairs = zip(row, islice(row, 1, None), strict=False)
        filed += [self._by_pair[pair] for pair in sorted(self._by_pair.keys() & pairs)]
        if filed:
            spaced = f" {' '.join(row)} "
            for written, needle in (entry for entries in filed for entry in entries):
                if written in spaced and (needle.exact is None or needle.exact.search(flat)):
                    yield needle

    def _runs_in(self, row: list[str]) -> Iterator[tuple[str, ...]]:
        blocks = zip(*(islice(row, start, None, _BLOCK) for start in range(_BLOCK)), strict=False)
        for number, block in enumerate(blocks):
            if block in self._blocks:
                here = number * _BLOCK
                for start in range(max(here - _BLOCK, 0), here + 1):
                    if (run := tuple(row[start : start + RUN])) in self._runs:
                        yield run

    def drop(self, excused: Iterable[Needle]) -> None:
        gone = set(excused)
        for needle in gone:
            self._runs.pop(needle.words, None)
        _drop(self._by_word, gone)
        _drop(self._by_pair, gone)


def _drop(filed: dict[_Key, _Filed], gone: set[Needle]) -> None:
    for key, entries in list(filed.items()):
        filed[key] = [entry for entry in entries if entry[1] not in gone]
        if not filed[key]:
            del filed[key]
