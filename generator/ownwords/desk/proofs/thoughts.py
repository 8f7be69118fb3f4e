"""What a storyteller may want to think about before signing: who could be known by their words.

The storyteller decides, so nothing here tells them what to do. What could be said of the language
is for the facilitator alone: desk/checking/advise.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ownwords.told.advice import Advice, advice_on
from ownwords.told.story import Story
from ownwords.told.translation import Translation

ASKED: Mapping[str, str] = {
    "other-person": "It names other people: {}. Do they know that they are in it?",
    "small-place": "It says where: {}. Could somebody from there tell who it is about?",
    "phone-number": "It has a phone number: {}. Whose is it, and may anybody ring it?",
    "email-address": "It has an e-mail address: {}. Whose is it, and may anybody write to it?",
    "postcode": "It has a postcode: {}. That is only a few houses.",
    "birth-date": "It has the day when somebody was born: {}. With that they can be found.",
    "nhs-number": "It has a health number: {}. That belongs to one person.",
    "ni-number": "It has a National Insurance number: {}. That belongs to one person.",
}
"""By the rule that found it. Said so that it can be read by them, or to them. A credit of more than
a first name has none: it stands on the paper as it is, and no paper is printed before that is
settled."""


def advice_for(story: Story, translation: Translation | None) -> list[Advice]:
    """What a person should look at in the one text that is read and signed."""
    path = (translation or story).path
    return [each for each in advice_on(story) if each.path == path]


def thoughts_on(story: Story, translation: Translation | None) -> Iterator[str]:
    """One for each sort of detail, with all that was found of it."""
    found = [each.finding for each in advice_for(story, translation)]
    for rule, asked in ASKED.items():
        words = dict.fromkeys(each.words for each in found if each.rule.id == rule)
        if words:
            yield asked.format(_listed(list(words)))


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{each}”" for each in words)
