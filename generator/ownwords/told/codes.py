"""The codes that lock a story to what its storyteller approved.

`words_code` covers what they read: title, summary, tags, quotes, the rendered words, link targets,
alt texts and the bytes of every file. `terms_code` covers what they agreed: uses and parts, dates,
credit, changes, search engines, AI training. A code is the first 100 bits of a SHA-256, in
Crockford's base 32 so that it can be read out.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from enum import StrEnum
from typing import Any

from ownwords.reading.characters import unwrapped
from ownwords.terms import Part, Use
from ownwords.told.consent import Approval, SignedTerms
from ownwords.told.front_matter import FrontMatter
from ownwords.told.texts import StoryText

_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BLOCK_END = re.compile(r"</(?:p|h[2-6]|li|pre|blockquote|div)>|<br>|<hr>")
_NUMBER = re.compile(r'<(?:ol start|li value)="(\d+)">')
_TAG = re.compile(r"<[^>]*>")
_AS_TYPED = (
    *((mark, '"') for mark in "“”„"),
    *((mark, "'") for mark in "‘’"),
    *((mark, "-") for mark in "–—"),
    ("…", "..."),
)


class TermsNow(StrEnum):
    """How what a file agrees to stands to what was signed."""

    AS_SIGNED = "as signed"
    NARROWED = "narrowed"
    """Less in some respect, and more in none."""
    CHANGED = "changed"
    MISRECORDED = "misrecorded"
    """As signed, and the record of what was signed is not."""


def words_code(front: FrontMatter, text: StoryText, digests: dict[str, str]) -> str:
    """The code of what the storyteller read. `digests` holds SHA-256 by file name."""
    return code_of(
        {
            "title": said(front.title),
            "summary": said(front.summary),
            "language": front.language,
            "tags": sorted(map(said, front.tags)),
            "quotes": [said(quote.words) for quote in front.quotes],
            "words": [said(each) for each in paragraphs(text.html)],
            "links": list(text.links),
            "media": _media(front, digests),
        }
    )


def terms_code(front: FrontMatter, signed: SignedTerms | None = None) -> str:
    """The code of what the storyteller agreed to: as the record says it now, or as it was signed,
    with the credit, the age and the form's wording of now."""
    consent, teller = front.consent, front.storyteller
    terms = signed or SignedTerms.of(consent)
    return code_of(
        {
            "allow": {use: sorted(parts) for use, parts in terms.allow.items()},
            "dates": [str(d) for d in (consent.given, terms.starts, terms.review, terms.expires)],
            "credit": [teller.credit, teller.name, teller.role, teller.place],
            "changes": sorted(terms.changes),
            "search_engines": terms.search_engines,
            "ai_training": terms.ai_training,
            "signed": [consent.wording, consent.by, consent.adult],
            "conditions": [said(condition) for condition in terms.conditions],
        }
    )


def terms_now(front: FrontMatter, approved: Approval) -> TermsNow:
    """How the terms of now stand to those of the approval. What cannot be told is a change.

    The record of what was signed counts only while its own code is the one that was written: who
    widens it by hand changes the code.
    """
    is_as_signed = terms_code(front) == approved.terms
    if approved.agreed is None:
        return TermsNow.AS_SIGNED if is_as_signed else TermsNow.CHANGED
    terms = SignedTerms.of(front.consent)
    if is_as_signed and terms == approved.agreed:
        return TermsNow.AS_SIGNED
    if terms_code(front, approved.agreed) != approved.terms:
        return TermsNow.MISRECORDED if is_as_signed else TermsNow.CHANGED
    if is_as_signed:
        return TermsNow.AS_SIGNED
    is_narrower = _is_within(terms, approved.agreed)
    return TermsNow.NARROWED if is_narrower else TermsNow.CHANGED


def _is_within(now: SignedTerms, signed: SignedTerms) -> bool:
    """Whether nothing is allowed that was not signed for, for no day longer, on every condition."""
    return (
        _permitted(now) <= _permitted(signed)
        and now.changes <= signed.changes
        and now.search_engines <= signed.search_engines
        and now.ai_training <= signed.ai_training
        and (now.starts or date.min) >= (signed.starts or date.min)
        and (now.review or date.max) <= (signed.review or date.max)
        and now.expires <= signed.expires
        and set(map(said, signed.conditions)) <= set(map(said, now.conditions))
    )


def _permitted(terms: SignedTerms) -> set[tuple[Use, Part]]:
    return {(use, part) for use, parts in terms.allow.items() for part in parts}


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
        [part, said(alt), *(digests[name] for name in names if name)] for part, alt, names in listed
    ]


def paragraphs(html: str) -> list[str]:
    """The text block by block, with the numbers of its lists."""
    html = _NUMBER.sub(r"\1. ", html)
    return [text for block in _BLOCK_END.split(html) if (text := _TAG.sub("", block).strip())]


def said(text: str) -> str:
    """In one line, however it was wrapped. A straight or a curled quotation mark is the same."""
    if not text.isascii():
        for mark, typed in _AS_TYPED:  # str.translate takes ten times as long
            text = text.replace(mark, typed)
    return unwrapped(text)


def code_of(covered: dict[str, Any]) -> str:
    return f"v1-{digits(hashlib.sha256(_CANONICAL.encode(covered).encode()).digest(), 20, of=4)}"


def digits(digest: bytes, length: int, *, of: int) -> str:
    """The first digits of a SHA-256, in groups."""
    number = int.from_bytes(digest)
    first = "".join(DIGITS[number >> 251 - 5 * place & 31] for place in range(length))
    return "-".join(first[i : i + of] for i in range(0, length, of))
