"""A story as it was given: its front matter, its words, its media. It may be private."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from ownwords.advice.passages import Finding
from ownwords.media.captions import Cue
from ownwords.told.codes import TermsNow, terms_now, words_code
from ownwords.told.front_matter import FrontMatter, Stub
from ownwords.told.said import holds_of
from ownwords.told.texts import StoryText
from ownwords.told.translation import AnyTranslation


@dataclass(frozen=True)
class Original:
    """A file beside a story, by what it holds."""

    path: Path = field(repr=False)
    digest: str
    """SHA-256 of its bytes."""
    suffix: str


@dataclass(frozen=True)
class Story:
    """A story in whose file nothing is wrong. Whether it may be shown, only the gate says."""

    id: str
    path: PurePosixPath
    """From the archive's folder: stories/<id>/story.md."""
    front: FrontMatter
    text: StoryText = field(repr=False)
    originals: Mapping[str, Original] = field(default_factory=dict, repr=False)
    """By the name in the front matter."""
    cues: Mapping[str, tuple[Cue, ...]] = field(default_factory=dict, repr=False)
    source: str = field(default="", repr=False)
    """The whole file as text: what the scan must not find."""
    beside: tuple[Path, ...] = field(default=(), repr=False)
    """Files in its folder that it does not name: never published."""
    translations: tuple[AnyTranslation, ...] = ()

    @cached_property
    def holds(self) -> tuple[Finding, ...]:
        """Every passage that waits for a person, let stand or not: asked for by every use."""
        front = self.front
        fields = (*front.said_by_the_archive, *front.said_by_its_quotes)
        return holds_of(fields, self.text.html, self.cues)

    @cached_property
    def words_code(self) -> str:
        """The code of what its storyteller read, as the file says it now: every use asks for it."""
        digests = {name: original.digest for name, original in self.originals.items()}
        return words_code(self.front, self.text, digests)

    @cached_property
    def terms_now(self) -> TermsNow | None:
        """How what its file agrees to stands to what was signed: every use asks for it. None where
        nothing was."""
        approved = self.front.approved
        return terms_now(self.front, approved) if approved else None


@dataclass(frozen=True)
class WithdrawnStory:
    """A stub: the storyteller took the story back."""

    id: str
    path: PurePosixPath
    stub: Stub
    source: str = field(default="", repr=False)
    beside: tuple[Path, ...] = field(default=(), repr=False)
    translations: tuple[AnyTranslation, ...] = ()


@dataclass(frozen=True)
class RefusedStory:
    """A story in whose file something is wrong."""

    id: str
    path: PurePosixPath
    source: str = field(default="", repr=False)
    originals: Mapping[str, Original] = field(default_factory=dict, repr=False)
    translations: tuple[AnyTranslation, ...] = ()


AnyStory = Story | WithdrawnStory | RefusedStory
