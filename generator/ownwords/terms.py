"""The words in which consent is given: uses, parts, changes, kinds of credit."""

from __future__ import annotations

from enum import StrEnum


class Use(StrEnum):
    """A way of reaching readers. A new way is a new use, never a wider old one."""

    WEB = "web"
    """A page on the archive's site."""
    GUIDES = "guides"
    """Discussion guides and what is printed for training."""
    BOOK = "book"
    """The PDF and EPUB story book."""
    SOCIAL = "social"
    """Title, summary and portrait in link previews and share cards."""
    FEEDS = "feeds"
    """Atom and JSON feeds, other archives."""
    RESEARCH = "research"
    """Data export for research."""


class Part(StrEnum):
    """A part of a story that is agreed to on its own."""

    WORDS = "words"
    PORTRAIT = "portrait"
    ARTWORK = "artwork"
    AUDIO = "audio"
    FILM = "film"


class Change(StrEnum):
    """What may be made of the words."""

    EXCERPTS = "excerpts"
    """Quotes outside the story's own page."""
    TRANSLATION = "translation"
    ACTOR_VOICE = "actor-voice"


class CreditKind(StrEnum):
    """How a storyteller is named."""

    FULL_NAME = "full-name"
    FIRST_NAME = "first-name"
    PSEUDONYM = "pseudonym"
    ROLE = "role"
    ANONYMOUS = "anonymous"

    @property
    def shows_a_name(self) -> bool:
        return self not in (CreditKind.ROLE, CreditKind.ANONYMOUS)


class Notice(StrEnum):
    """What is left at the address of a story that was taken back."""

    NONE = "none"
    GONE = "gone"
