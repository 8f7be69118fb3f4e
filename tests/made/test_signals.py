from dataclasses import replace

import pytest

from ownwords.made.signals import NOT_TO_BE_FOUND, Signals, signals_of

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
