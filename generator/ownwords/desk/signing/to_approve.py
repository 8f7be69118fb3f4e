"""Which stories and translations can be approved, and in a sentence why the others cannot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ownwords.desk.checking.held_back import lines_once_given
from ownwords.desk.one_story import no_story
from ownwords.terms import Change
from ownwords.told.approval import (
    changed_since_approval,
    code_to_sign,
    has_form_of_code,
    is_signing_code,
    stale_translations,
)
from ownwords.told.consent import Status
from ownwords.told.story import AnyStory, Story
from ownwords.told.translation import Translation


def to_approve(
    stories: Sequence[AnyStory], ids: Sequence[str], *, every: bool
) -> tuple[list[Story], list[str]]:
    """The stories to approve, and a sentence for each that cannot be.

    `every` means those that were never approved: a story that changed since its storyteller
    signed is approved again by its id only.
    """
    found = {story.id: story for story in stories}
    wanted = [s for s in stories if isinstance(s, Story) and s.front.approved is None]
    chosen: list[AnyStory] = list(wanted) if every else []
    refusals = [no_story(id, stories) for id in ids if id not in found]
    chosen += [found[id] for id in dict.fromkeys(ids) if id in found]
    good = []
    for story in {story.id: story for story in chosen}.values():
        if not isinstance(story, Story):
            refusals.append(f"{story.id} was taken back or has a problem in its file.")
        elif story.front.consent.status is not Status.GIVEN:
            if not every:
                refusals.append(_without_consent(story))
        else:
            good.append(story)
    return good, refusals


def _without_consent(story: Story) -> str:
    status = story.front.consent.status
    told = f"{story.id}: consent is {status}."
    return f"{told} {lines_once_given(story)}" if status is Status.REQUESTED else told


def translations_to_approve(
    stories: Sequence[AnyStory], ids: Sequence[str], language: str, *, every: bool
) -> tuple[list[tuple[Story, Translation]], list[str]]:
    """The same for translations into one language, each of a story that is approved as it is."""
    known = {story.id for story in stories}
    refusals = [no_story(id, stories) for id in ids if id not in known]
    good = []
    for story in stories:
        found = _signable(story, language)
        if isinstance(found, str):
            refusals += [found] if story.id in ids else []
        elif story.id in ids or (every and found[1].front.approved is None):
            good.append(found)
    return good, refusals


def _signable(story: AnyStory, language: str) -> tuple[Story, Translation] | str:
    """The translation with its story, or why it cannot be approved."""
    same = [each for each in story.translations if each.language.lower() == language.lower()]
    if not same:
        return f"{story.id} has no translation story.{language}.md."
    if not isinstance(story, Story) or not isinstance(same[0], Translation):
        return f"{story.id}: there is a problem in story.md or in {same[0].path.name}."
    if story.front.consent.status is not Status.GIVEN:
        return f"{story.id}: consent is {story.front.consent.status}."
    if Change.TRANSLATION not in story.front.consent.changes:
        return f"{story.id}: the storyteller did not agree to translations."
    if story.front.approved is None or changed_since_approval(story):
        return f"{story.id}: the story itself is to be approved first."
    return story, same[0]


def against_code(typed: str, story: Story, translation: Translation | None = None) -> str | None:
    """Why the code on a signed paper is not the code of what is here now.

    The right code is never said: it would be typed without a look at the paper.
    """
    if is_signing_code(typed, code_to_sign(story, translation)):
        return None
    if not has_form_of_code(typed):
        return f"{story.id}: that is no code. It has eight characters, such as 7K2Q-9XMA."
    again = f"ownwords proof {story.id}"
    again += f" --language {translation.language}" if translation else ""
    return (
        f"{story.id}: this is not its code. Look whether it was mistyped. Otherwise a word changed "
        f"since the proof was printed, or what was agreed did. Print it again: {again}"
    )


def told_of_stale_translations(stories: Sequence[Story]) -> Iterator[str]:
    """A sentence for each translation of a story that was signed as it was before."""
    for story, translation in stale_translations(stories):
        language = translation.language
        yield (
            f"{story.id}: its translation {language} was approved for the story as it was. "
            f"Read it back, and approve it again with --language {language}."
        )
