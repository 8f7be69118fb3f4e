"""The codes that lock a story to what its storyteller approved.

`words_code` covers what they read: title, summary, tags, quotes, the rendered words, link targets,
alt texts and the bytes of every file. `terms_code` covers what they agreed: uses and parts, dates,
credit, changes, search engines, AI training. `translation_code` covers the words of a translation.
A code is the first 100 bits of a SHA-256, in Crockford's base 32 so that it can be read out.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

from ownwords.told.story import AnyStory, FrontMatter, Story
from ownwords.told.texts import StoryText
from ownwords.told.translation import Translation

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BLOCK_END = re.compile(r"</(?:p|h[2-6]|li|pre|blockquote|div)>|<br>|<hr>")
_NUMBER = re.compile(r'<(?:ol start|li value)="(\d+)">')
_TAG = re.compile(r"<[^>]*>")
_TYPOGRAPHY = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."}
)


def words_code(front: FrontMatter, text: StoryText, digests: dict[str, str]) -> str:
    """The code of what the storyteller read. `digests` holds SHA-256 by file name."""
    return _code(
        {
            "title": _said(front.title),
            "summary": _said(front.summary),
            "language": front.language,
            "tags": sorted(map(_said, front.tags)),
            "quotes": [_said(quote.words) for quote in front.quotes],
            "words": _blocks(text.html),
            "links": list(text.links),
            "media": _media(front, digests),
        }
    )


def terms_code(front: FrontMatter) -> str:
    """The code of what the storyteller agreed to."""
    consent, teller = front.consent, front.storyteller
    return _code(
        {
            "allow": {use: sorted(parts) for use, parts in consent.allow.items()},
            "dates": [
                str(d) for d in (consent.given, consent.starts, consent.review, consent.expires)
            ],
            "credit": [teller.credit, teller.name, teller.role, teller.place],
            "changes": sorted(consent.changes),
            "search_engines": consent.search_engines,
            "ai_training": consent.ai_training,
            "signed": [consent.wording, consent.by, consent.adult],
            "conditions": [_said(condition) for condition in consent.conditions],
        }
    )


def codes(story: Story) -> tuple[str, str]:
    """The words code and the terms code of a story as it is now."""
    digests = {name: original.digest for name, original in story.originals.items()}
    return words_code(story.front, story.text, digests), terms_code(story.front)


def translation_code(story: Story, translation: Translation) -> str:
    """The code of what was read back to the storyteller: the translation, and the story it tells.

    The story's own words code is in it. Whatever changes that makes the translation stale too.
    """
    front, (words, _) = translation.front, codes(story)
    quotes = {quote.id: quote.words for quote in front.quotes}
    return _code(
        {
            "translation_of": words,
            "language": translation.language.lower(),
            "title": _said(front.title),
            "summary": _said(front.summary),
            "translated_by": _said(front.translated_by or ""),
            # By place, as in the story's code: an id may be mended, two quotes may not change it.
            "quotes": [_said(quotes.get(quote.id, "")) for quote in story.front.quotes],
            "words": _blocks(translation.text.html),
            "links": list(translation.text.links),
            "alt": [_said(front.alt.get(each.file, "")) for each in story.front.with_alt],
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


def changed_since_approval(story: AnyStory) -> bool:
    """Whether it was approved once, and is not what was approved any more."""
    if not isinstance(story, Story) or story.front.approved is None:
        return False
    return codes(story) != (story.front.approved.words, story.front.approved.terms)


def _media(front: FrontMatter, digests: dict[str, str]) -> list[list[str]]:
    """Each part's alt text and what its files hold, whatever the files are called."""
    audio, film = front.audio, front.film
    listed = [("portrait", p.alt, [p.file]) for p in (front.portrait,) if p]
    listed += [("artwork", picture.alt, [picture.file]) for picture in front.artwork]
    listed += [("audio", audio.alt, [audio.file, audio.transcript])] if audio else []
    listed += [("film", film.alt, [film.file, film.captions, film.poster or ""])] if film else []
    # Entries of their own: the codes of stories without them stay as they were, and no poster
    # passes for a film in sign language.
    versions = {
        "audio.bsl": audio and audio.bsl,
        "film.described": film and film.described,
        "film.bsl": film and film.bsl,
    }
    listed += [(part, "", [name]) for part, name in versions.items() if name]
    return [
        [part, _said(alt), *(digests[name] for name in names if name)]
        for part, alt, names in listed
    ]


def _blocks(html: str) -> list[str]:
    """The text block by block, however its lines were wrapped and its marks were typed."""
    html = _NUMBER.sub(r"\1. ", html)
    texts = (_said(_TAG.sub("", block)) for block in _BLOCK_END.split(html))
    return [text for text in texts if text]


def _said(text: str) -> str:
    """One line. A straight or a curled quotation mark is the same mark."""
    return re.sub(r"\s+", " ", text.translate(_TYPOGRAPHY)).strip()


def _code(covered: dict[str, Any]) -> str:
    canonical = json.dumps(covered, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    number = int.from_bytes(hashlib.sha256(canonical.encode()).digest()[:13]) >> 4
    digits = "".join(_DIGITS[number >> shift & 31] for shift in range(95, -1, -5))
    return "-".join(["v1", *(digits[i : i + 4] for i in range(0, 20, 4))])
