"""The prompts of a guide, from what anybody can answer to what the group will do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from ownwords.editorial.guides.model import Prompt, Step
from ownwords.editorial.guides.prompts import GeneralPrompts
from ownwords.editorial.model import Theme

_OF_THEMES = 4
_OF_EACH_STEP = 2


def prompts_for(
    seed: str, themes: Sequence[Theme], general: GeneralPrompts, *, own: Iterable[Prompt] = ()
) -> tuple[Prompt, ...]:
    """A trainer's own prompts, and for each step without one those of the themes or ours.

    The seed (a guide's id) chooses among ours, so that guides differ and stay as they are.
    """
    own = tuple(own)
    return tuple(prompt for step in Step for prompt in _on(step, seed, themes, general, own))


def _on(
    step: Step,
    seed: str,
    themes: Sequence[Theme],
    general: GeneralPrompts,
    own: Sequence[Prompt],
) -> Iterator[Prompt]:
    mine = [prompt for prompt in own if prompt.step is step]
    if mine:
        yield from mine
        return
    ours = _drawn(seed, [prompt for prompt in general.prompts if prompt.step is step])
    if step is Step.OPEN:
        yield from ours[:1]
        yield from (Prompt(question, step) for question in _questions(themes))
    else:
        yield from ours[:_OF_EACH_STEP]


def _questions(themes: Sequence[Theme]) -> list[str]:
    """Of each theme in turn, its first question before its second."""
    longest = max((len(theme.questions) for theme in themes), default=0)
    each = [
        theme.questions[n] for n in range(longest) for theme in themes if n < len(theme.questions)
    ]
    return each[:_OF_THEMES]


def _drawn(seed: str, prompts: Iterable[Prompt]) -> list[Prompt]:
    return sorted(
        prompts, key=lambda each: hashlib.sha256(f"{seed}/{each.words}".encode()).digest()
    )
