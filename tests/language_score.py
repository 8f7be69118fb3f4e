"""How well the advice finds what it should: precision and recall on tests/language/.

python -m tests.language_score      (or ./run advice)
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ownwords.advice.holds import holds_in
from ownwords.advice.language import phrases_in
from ownwords.advice.passages import blocks_of
from ownwords.advice.private import private_details_in
from ownwords.reading.report import FileReport
from ownwords.words.markdown import render

_FOLDER = Path(__file__).parent / "language"
CORPUS, FRESH = _FOLDER / "corpus.md", _FOLDER / "fresh.md"
PRECISION, RECALL = 0.95, 0.9
_ROW = re.compile(r"^\| (?P<finds>[a-z, -]+?) \| (?P<sentence>.+?) \|$", re.MULTILINE)


@dataclass(frozen=True)
class Row:
    """A sentence, and the ids of what is in it."""

    sentence: str
    finds: frozenset[str]


@dataclass(frozen=True)
class Score:
    """What was found and should be, what should not be, and what was missed."""

    right: int
    wrong: list[tuple[str, str]]
    missed: list[tuple[str, str]]

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed))


def read(corpus: Path) -> list[Row]:
    rows = [(m["finds"], m["sentence"]) for m in _ROW.finditer(corpus.read_text("utf-8"))]
    return [
        Row(sentence, frozenset(finds.split(", ")) - {"-"})
        for finds, sentence in rows
        if finds != "finds"
    ]


def found_in(sentence: str) -> frozenset[str]:
    """The ids of what is found in a sentence of a story."""
    blocks = blocks_of(render(sentence, FileReport(PurePosixPath(CORPUS.name))).html)
    every = (*phrases_in(blocks, own=True), *holds_in(blocks), *private_details_in(blocks))
    return frozenset(finding.rule.id for finding in every)


def score(rows: list[Row]) -> Score:
    found = [(row, found_in(row.sentence)) for row in rows]
    return Score(
        right=sum(len(row.finds & ids) for row, ids in found),
        wrong=[(id, row.sentence) for row, ids in found for id in sorted(ids - row.finds)],
        missed=[(id, row.sentence) for row, ids in found for id in sorted(row.finds - ids)],
    )


def main() -> None:
    results = [told(each) for each in (CORPUS, FRESH)]
    sys.exit(any(r.precision < PRECISION or r.recall < RECALL for r in results))


def told(corpus: Path) -> Score:
    """The score on a file of sentences, printed with all that is wrong and all that is missed."""
    rows = read(corpus)
    result = score(rows)
    innocent = sum(not row.finds for row in rows)
    kinds = len({id for row in rows for id in row.finds})
    print(f"{corpus.name}: {len(rows)} sentences, {innocent} innocent; {kinds} kinds of finding.")
    for kind, which in (("Found, and innocent", result.wrong), ("Missed", result.missed)):
        for id, sentence in which:
            print(f"{kind}: {id}: {sentence}")
    print(f"precision {result.precision:.3f} (at least {PRECISION})")
    print(f"recall    {result.recall:.3f} (at least {RECALL})\n")
    return result


if __name__ == "__main__":
    main()
