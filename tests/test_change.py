"""What changed: the numbers, and that nothing left out can be worked out from what is shown."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, combinations_with_replacement, cycle, islice, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownwords.desk.evaluating.answers import Answers
from ownwords.desk.evaluating.change import FEWEST, Directions, Spread, change_in

UP = [(1, 2), (2, 3), (3, 5), (2, 4)]
SAME = [(3, 3), (2, 2), (4, 4)]
DOWN = [(3, 2), (4, 3), (5, 4), (4, 1)]
answer = st.integers(1, 5)
many_pairs = st.lists(st.tuples(answer, answer), min_size=FEWEST, max_size=40)


def some(kinds, n):
    """As many as asked for, in turn."""
    return list(islice(cycle(kinds), n))


def change(*pairs, before_only=(), after_only=()):
    return change_in(Answers(tuple(sorted(pairs)), before_only, after_only))


@pytest.mark.parametrize(
    ("answers", "spread"),
    [
        ([1, 2, 3, 4, 5], Spread(5, 3, 2, 4)),
        ([1, 1, 1, 1, 5], Spread(5, 1, 1, 1)),
        ([1, 2, 3, 4, 5, 5], Spread(6, 3.5, 2.25, 4.75)),
        ([1, 2, 2, 3, 4, 5, 5, 5], Spread(8, 3.5, 2, 5)),
    ],
)
def test_gives_median_and_quarters(answers, spread):
    assert change(*((each, 3) for each in answers)).before == spread


def test_an_answer_without_its_other_half_counts_at_its_own_time_only():
    shown = change(*some(UP, 5), before_only=(1,), after_only=(5, 5))
    assert (shown.before.n, shown.after.n, shown.pairs) == (6, 7, 5)


@pytest.mark.parametrize(
    ("pairs", "before_only", "is_shown"),
    [
        ([], (), False),
        (some(UP, 4), (), False),
        (some(UP, 4), (2,) * 40, False),
        (some(UP, 5), (), True),
    ],
)
def test_with_fewer_than_five_pairs_nothing_is_shown(pairs, before_only, is_shown):
    assert (change(*pairs, before_only=before_only) is not None) == is_shown


@pytest.mark.parametrize(
    ("up", "same", "down", "shown"),
    [
        (5, 5, 5, (5, 5, 5)),
        (9, 6, 5, (9, 6, 5)),
        (9, 6, 4, (9, None, None)),
        (9, 4, 1, (9, None, None)),
        (9, 3, 1, (None, None, None)),
        (4, 9, 1, (None, 9, None)),
        (4, 1, 9, (None, None, 9)),
        (6, 4, 4, (6, None, None)),
        (5, 4, 4, (None, None, None)),
        (6, 6, 1, (None, None, None)),
        (4, 4, 4, (None, None, None)),
        (9, 0, 0, (None, None, None)),
        (9, 5, 0, (9, None, None)),
    ],
)
def test_shows_how_many_went_which_way_only_where_no_small_number_follows(up, same, down, shown):
    pairs = some(UP, up) + some(SAME, same) + some(DOWN, down)
    assert change(*pairs).directions == Directions(*shown)


def test_shows_none_where_the_quarters_would_tell_the_others():
    # The quarters leave no other answers before or after, and one way for five to go up.
    pairs = [*[(1, 4)] * 3, (1, 5), (4, 5), *[(5, 1)] * 4, (5, 5)]
    assert (counts_of(pairs), shown_in(change(*pairs))) == ((5, 1, 4), (None, None, None))


def counts_of(pairs):
    went = [(after > before) - (after < before) for before, after in pairs]
    return went.count(1), went.count(0), went.count(-1)


def shown_in(found):
    return (found.directions.up, found.directions.same, found.directions.down)


@given(many_pairs)
def test_no_number_under_five_follows_by_subtraction(pairs):
    shown = [count for count in shown_in(change(*pairs)) if count is not None]
    rest = len(pairs) - sum(shown)
    assert all(count >= FEWEST for count in shown) and (len(shown) == 3 or rest >= FEWEST)


def shuffled(answers, chance):
    return chance.sample(answers, len(answers))


def one_changed(answers, chance):
    """Or none. The least and the most are what the quarters leave open."""
    place = answers.index(chance.choice([min, max])(answers))
    value = chance.choice([answers[place], chance.randint(1, 5)])
    return [*answers[:place], value, *answers[place + 1 :]]


def others_like(pairs, before_only):
    """One answer changed, two swapped, and then by chance: every such group, as two lists."""
    befores, afters = [*(b for b, _ in pairs), *before_only], [a for _, a in pairs]
    for place, value in product(range(len(befores)), range(1, 6)):
        yield [*befores[:place], value, *befores[place + 1 :]], afters
    for place, value in product(range(len(afters)), range(1, 6)):
        yield befores, [*afters[:place], value, *afters[place + 1 :]]
    for one, other in combinations(range(len(befores)), 2):
        swapped = list(befores)
        swapped[one], swapped[other] = befores[other], befores[one]
        yield swapped, afters
    for chance in map(Random, range(2000)):
        yield shuffled(one_changed(befores, chance), chance), one_changed(afters, chance)


@given(many_pairs, st.lists(answer, max_size=3))
def test_every_number_left_out_could_be_another(pairs, before_only):
    found = change(*pairs, before_only=tuple(before_only))
    hidden = {place for place, count in enumerate(shown_in(found)) if count is None}
    for befores, afters in others_like(pairs, before_only):
        if not hidden:
            break
        otherwise = list(zip(befores, afters, strict=False))
        as_before = tuple(befores[len(afters) :])
        here, there = counts_of(pairs), counts_of(otherwise)
        differ = {place for place in hidden if here[place] != there[place]}
        if differ and change(*otherwise, before_only=as_before) == found:
            hidden -= differ
    assert hidden == set()


def test_of_five_people_no_number_left_out_can_be_worked_out():
    """All that five people can answer, before and after, by what is shown of it."""
    kinds = list(product(range(1, 6), repeat=2))
    alike = defaultdict(set)
    for pairs in combinations_with_replacement(kinds, FEWEST):
        alike[change_in(Answers(pairs))].add(counts_of(pairs))
    each_number = (
        set(numbers) for counts in alike.values() for numbers in zip(*counts, strict=True)
    )
    assert min(len(numbers) for numbers in each_number) > 1
