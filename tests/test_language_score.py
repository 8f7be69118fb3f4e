"""The advice on language keeps its bar on the labelled sentences."""

from __future__ import annotations

from collections import Counter

import pytest

from ownwords.advice.private import MORE_THAN_A_FIRST_NAME
from ownwords.advice.rules import hold_rules, language_rules, rule_ids
from tests.language_score import CORPUS, FRESH, PRECISION, RECALL, Row, read, score

ROWS, UNSEEN = read(CORPUS), read(FRESH)
BOTH = pytest.mark.parametrize("rows", [ROWS, UNSEEN], ids=["corpus", "fresh"])


@BOTH
def test_nearly_all_that_is_there_is_found_and_little_else(rows: list[Row]):
    result = score(rows)
    assert (result.precision >= PRECISION, result.recall >= RECALL) == (True, True)


@BOTH
def test_half_of_the_sentences_are_innocent(rows: list[Row]):
    assert 0.45 <= sum(not row.finds for row in rows) / len(rows) <= 0.55


def test_there_are_three_hundred_and_as_many_again_unseen_as_half_of_them():
    assert (len(ROWS) >= 300, len(UNSEEN) >= 150) == (True, True)


def test_no_sentence_stands_there_twice():
    every = Counter(row.sentence for row in (*ROWS, *UNSEEN))
    assert [sentence for sentence, times in every.items() if times > 1] == []


@pytest.mark.parametrize("id", sorted(rule_ids() - {MORE_THAN_A_FIRST_NAME}))
def test_every_rule_has_sentences(id):
    """But the one that is looked for in a name alone: test_private.py has its names."""
    assert [sum(id in row.finds for row in rows) >= n for rows, n in ((ROWS, 2), (UNSEEN, 1))] == [
        True,
        True,
    ]


def test_every_pattern_is_a_regular_expression():
    patterns = [p for each in language_rules() for p in (*each.patterns, *each.unless)]
    patterns += [each.pattern for ways, details in hold_rules() for each in (*ways, *details)]
    assert all(pattern.pattern for pattern in patterns)
