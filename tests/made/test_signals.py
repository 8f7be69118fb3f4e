from dataclasses import replace

import pytest

from ownwords.made.machines.signals import NOT_TO_BE_FOUND, Signals, may_be_named, signals_of

from .factory import AGREED, make_published

OPEN = make_published(agreed=replace(AGREED, search_engines=True, ai_training=True))
SHUT = make_published(agreed=replace(AGREED, search_engines=False, ai_training=False))


@pytest.mark.parametrize(
    ("stories", "signals"),
    [
        ([], Signals(None, False)),
        ([OPEN], Signals(None, False)),
        ([SHUT], Signals(NOT_TO_BE_FOUND, True)),
        ([OPEN, SHUT], Signals(NOT_TO_BE_FOUND, True)),
    ],
)
def test_a_page_asks_what_the_strictest_of_its_stories_asks(stories, signals):
    assert signals_of(stories) == signals


FOUND = make_published(agreed=replace(AGREED, search_engines=True))
LEARNT = make_published(agreed=replace(AGREED, ai_training=True))


@pytest.mark.parametrize(
    ("other", "on", "may"),
    [
        (SHUT, SHUT, True),
        (OPEN, SHUT, True),
        (OPEN, OPEN, True),
        (SHUT, FOUND, False),
        (SHUT, LEARNT, False),
        (FOUND, OPEN, False),
        (LEARNT, OPEN, False),
    ],
)
def test_a_page_names_nobody_who_may_not_be_told_of_as_far_as_it_goes(other, on, may):
    assert may_be_named(other, on=on) is may
