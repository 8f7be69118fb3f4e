"""The advice on language keeps its bar on the labelled sentences."""

from __future__ import annotations

from collections import Counter

import pytest

from ownwords.advice.private import MORE_THAN_A_FIRST_NAME
from ownwords.advice.rules import hold_rules, language_rules, rule_ids
from tests.language_score import PRECISION, RECALL, corpus, score

ROWS = corpus()
SCORE = score(ROWS)


def test_of_what_is_found_nearly_all_is_right():
    assert SCORE.precision >= PRECISION


def test_nearly_all_that_is_there_is_found():
    assert SCORE.recall >= RECALL


def test_there_are_three_hundred_sentences_and_half_are_innocent():
    innocent = sum(not row.finds for row in ROWS)
    assert (len(ROWS) >= 300, 0.45 <= innocent / len(ROWS) <= 0.55) == (True, True)


def test_no_sentence_stands_there_twice():
    assert [s for s, n in Counter(row.sentence for row in ROWS).items() if n > 1] == []


@pytest.mark.parametrize("id", sorted(rule_ids() - {MORE_THAN_A_FIRST_NAME}))
def test_every_rule_has_sentences(id):
    """But the one that is looked for in a name alone: test_private.py has its names."""
    assert sum(id in row.finds for row in ROWS) >= 2


def test_every_pattern_is_a_regular_expression():
    patterns = [p for each in language_rules() for p in (*each.patterns, *each.unless)]
    patterns += [each.pattern for subject, details in hold_rules() for each in (subject, *details)]
    assert all(pattern.pattern for pattern in patterns)
