"""Prompts that ask to disclose, diagnose or judge are found, and their look-alikes are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from ownwords.editorial.guides.fields import PromptFields
from ownwords.editorial.guides.model import Prompt, Step
from ownwords.editorial.guides.prompt_fields import GeneralPromptFields, QuestionFields
from ownwords.editorial.guides.prompts import (
    GeneralPrompts,
    laid_over,
    objection_to,
    patterns_to_avoid,
    read_general_prompts,
)
from ownwords.editorial.sources import read_editorial
from tests.prompts_asked import ALLOWED, REFUSED

ROOT = Path(__file__).parent.parent


def entries_that_find(prompt):
    typed = prompt.replace("’", "'")
    return {avoided.id for avoided, pattern in patterns_to_avoid() if pattern.search(typed)}


@pytest.mark.parametrize(
    ("entry", "prompt"), [(entry, each) for entry, every in REFUSED.items() for each in every]
)
def test_finds_what_no_prompt_may_ask(entry, prompt):
    assert entry in entries_that_find(prompt)


@pytest.mark.parametrize("prompt", ALLOWED)
def test_lets_every_other_prompt_be(prompt):
    assert objection_to(prompt) is None


@pytest.mark.parametrize("entry", sorted({avoided.id for avoided, _ in patterns_to_avoid()}))
def test_every_entry_finds_what_no_other_does(entry):
    assert {entry} in [entries_that_find(prompt) for prompt in REFUSED.get(entry, ())]


@pytest.mark.parametrize("avoided", dict.fromkeys(avoided for avoided, _ in patterns_to_avoid()))
def test_no_better_wording_is_one_to_avoid_itself(avoided):
    assert objection_to(avoided.instead) is None


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        (
            "Why didn't she ask?",
            (
                'asks somebody to judge the storyteller: "Why didn\'t she"',
                'Ask what made it hard, such as "What stood in the way?"',
            ),
        ),
        (
            "And what  was wrong\nwith him?",
            (
                'asks what is wrong with the storyteller: "what was wrong with him"',
                'Ask what happened, such as "What was going on around the storyteller?"',
            ),
        ),
        (
            "Now: what’s your diagnosis?",
            (
                "asks somebody for their own diagnosis, treatment or state of health: "
                '"what’s your diagnosis"',
                "Ask about the words in the story, such as "
                '"What did a name for it change in this story?"',
            ),
        ),
    ],
)
def test_tells_what_was_found_as_it_was_written_and_a_better_wording(prompt, told):
    assert objection_to(prompt) == told


@pytest.mark.parametrize(
    "prompt", ["WHY DIDN’T THEY ASK?", "Why didnʼt they ask?", "Why didn`t they ask?", "x " * 900]
)
def test_capitals_apostrophes_and_length_do_not_matter(prompt):
    assert bool(objection_to(prompt)) == ("x" not in prompt)


def test_the_questions_of_every_theme_here_may_be_asked():
    themes = read_editorial(ROOT, ROOT / "pages").editorial.themes
    asked = [question for theme in themes for question in theme.questions]
    assert [each for each in asked if objection_to(each)] == []


@pytest.mark.parametrize("language", ["en", "gd"])
def test_the_general_prompts_and_questions_may_be_asked(language):
    general = read_general_prompts(language)
    asked = [
        general.after,
        *(each.words for each in general.prompts),
        *(each.words for each in general.questions),
    ]
    assert [each for each in asked if objection_to(each)] == []


@pytest.mark.parametrize("language", ["en", "gd"])
def test_every_step_has_four_or_five_prompts(language):
    steps = [each.step for each in read_general_prompts(language).prompts]
    assert {step: steps.count(step) in (4, 5) for step in Step} == dict.fromkeys(Step, True)


def test_the_prompts_come_step_by_step():
    steps = [each.step for each in read_general_prompts("en").prompts]
    assert steps == sorted(steps, key=list(Step).index)


def test_asks_about_confidence_understanding_and_willingness():
    ids = [each.id for each in read_general_prompts("en").questions]
    assert ids == ["confidence", "understanding", "willingness"]


def test_gaelic_words_everything_that_english_does():
    def shape(general):
        return [each.step for each in general.prompts], [each.id for each in general.questions]

    english, gaelic = read_general_prompts("en"), read_general_prompts("gd-GB")
    same = set(english.prompts) & set(gaelic.prompts) or set(english.questions) & set(
        gaelic.questions
    )
    assert (shape(gaelic), same, gaelic.after == english.after) == (shape(english), set(), False)


@pytest.mark.parametrize("language", ["en-GB", "fr", "EN"])
def test_a_language_that_has_no_file_is_asked_in_english(language):
    assert read_general_prompts(language) == read_general_prompts("en")


def test_what_a_language_does_not_word_is_asked_in_english():
    def asked(words, after=None):
        return GeneralPromptFields(
            prompts=tuple(PromptFields(ask=f"{words} {step}", step=step) for step in words.split()),
            questions=(QuestionFields(id=words.split()[0], words=words, low="1", high="5"),),
            after=after,
        )

    general = laid_over(
        laid_over(GeneralPrompts(), asked("open action", after="And today?")), asked("open")
    )
    assert (general.prompts, [each.words for each in general.questions], general.after) == (
        (Prompt("open open", Step.OPEN), Prompt("open action action", Step.ACTION)),
        ["open"],
        "And today?",
    )
