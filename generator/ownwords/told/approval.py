"""Whether a story is what its storyteller approved, and the code that they sign."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from ownwords.told.codes import DIGITS, TermsNow, code_of, digits, paragraphs, said, terms_code
from ownwords.told.story import AnyStory, Story
from ownwords.told.translation import Translation

_LENGTH_TO_SIGN = 8
_MISREAD = str.maketrans("OIL", "011")


def codes(story: Story) -> tuple[str, str]:
    """The words code and the terms code of a story as it is now."""
    return story.words_code, terms_code(story.front)


def signing_code(words: str, terms: str) -> str:
    """Eight characters for the paper that is signed: others once a word or a term changes."""
    return digits(hashlib.sha256(f"{words}\n{terms}".encode()).digest(), _LENGTH_TO_SIGN, of=4)


def code_to_sign(story: Story, translation: Translation | None = None) -> str:
    """The code that stands on the proof of a story, or of a translation, as it is now."""
    words, terms = codes(story)
    return signing_code(translation_code(story, translation) if translation else words, terms)


def is_signing_code(typed: str, code: str) -> bool:
    """Whether it was typed from paper as this code: O for 0, I or L for 1, any dashes, any case."""
    return _as_typed(typed) == code.replace("-", "")


def has_form_of_code(typed: str) -> bool:
    """Whether it could be the code of anything."""
    kept = _as_typed(typed)
    return len(kept) == _LENGTH_TO_SIGN and set(kept) <= set(DIGITS)


def _as_typed(typed: str) -> str:
    return re.sub(r"[\s‐‑–—-]+", "", typed).upper().translate(_MISREAD)


def translation_code(story: Story, translation: Translation) -> str:
    """The code of what was read back to the storyteller: the translation, and the story it tells.

    The story's own words code is in it. Whatever changes that makes the translation stale too.
    """
    front = translation.front
    quotes = {quote.id: quote.words for quote in front.quotes}
    return code_of(
        {
            "translation_of": story.words_code,
            "language": translation.language.lower(),
            "title": said(front.title),
            "summary": said(front.summary),
            "translated_by": said(front.translated_by or ""),
            # By place, as in the story's code: an id may be mended, two quotes may not change it.
            "quotes": [said(quotes.get(quote.id, "")) for quote in story.front.quotes],
            "words": [said(each) for each in paragraphs(translation.text.html)],
            "links": list(translation.text.links),
            "alt": [said(front.alt.get(each.file, "")) for each in story.front.with_alt],
        }
    )


def translation_is_stale(story: Story, translation: Translation) -> bool:
    """Whether it was approved once, and it or its story is not what was approved any more."""
    approved = translation.front.approved
    return approved is not None and approved.words != translation_code(story, translation)


def stale_translations(stories: Iterable[AnyStory]) -> list[tuple[Story, Translation]]:
    return [
        (story, each)
        for story in stories
        if isinstance(story, Story)
        for each in story.translations
        if isinstance(each, Translation) and translation_is_stale(story, each)
    ]


def since_approval(story: AnyStory) -> TermsNow | None:
    """How a story stands to what was approved, changed words being a change. None for one that
    was never approved."""
    if not isinstance(story, Story) or story.front.approved is None:
        return None
    if story.words_code != story.front.approved.words:
        return TermsNow.CHANGED
    return story.terms_now


def changed_since_approval(story: AnyStory) -> bool:
    """Whether it was approved once, and is not what was approved any more."""
    return since_approval(story) in (TermsNow.CHANGED, TermsNow.MISRECORDED)


def narrowed_since_approval(story: AnyStory) -> bool:
    """Whether it allows less than was signed, and nothing else about it changed."""
    return since_approval(story) is TermsNow.NARROWED
