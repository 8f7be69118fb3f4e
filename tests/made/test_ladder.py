"""Prompts from open to action: a trainer's own, those of themes, and the general ones."""

from __future__ import annotations

import pytest

from ownwords.editorial.guides.model import Prompt, Step
from ownwords.made.guides.ladder import prompts_for
from tests.made.guide_factory import GENERAL, HOPE, MEANING

OWN = Prompt("What would you keep?", Step.PERSONAL)


def words(*own, themes=(HOPE,), seed="hope", step=None):
    made = prompts_for(seed, themes, GENERAL, own=own)
    return [prompt.words for prompt in made if step in (None, prompt.step)]


def test_prompts_go_from_open_to_action():
    steps = [prompt.step for prompt in prompts_for("hope", (HOPE,), GENERAL)]
    assert steps == sorted(steps, key=list(Step).index)


def test_a_trainers_own_prompts_take_the_place_of_others_on_their_step_alone():
    assert (words(OWN, step=Step.PERSONAL), len(words(OWN, step=Step.ACTION))) == ([OWN.words], 2)


def test_the_questions_of_themes_are_asked_in_turn():
    assert words(themes=(HOPE, MEANING), step=Step.OPEN)[1:] == [
        "How big is it?",
        "What for?",
        "Who held it?",
    ]


def test_the_same_guide_asks_the_same_at_every_build():
    assert words(seed="hope") == words(seed="hope")


def test_guides_do_not_all_ask_the_same():
    asked = {tuple(words(seed=f"guide-{number}", step=Step.ACTION)) for number in range(20)}
    assert len(asked) > 3


@pytest.mark.parametrize("step", list(Step))
def test_every_step_has_a_prompt_without_any_theme(step):
    assert len(words(themes=(), step=step)) > 0
