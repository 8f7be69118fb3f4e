"""A story becomes public here or nowhere.

`publish` is the only door: it makes passes, and a published type cannot be made without one.
Every rule can only withhold; nothing later in the way can let more through.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from ownwords.archive import (
    _ISSUED_BY_THE_GATE,
    Agreed,
    Credit,
    Pass,
    Picture,
    PublishedStory,
    PublishedTranslation,
    Quote,
    Recording,
    Version,
)
from ownwords.reasons import A_DAY, against_translation, reason_to_withhold
from ownwords.terms import Change, Notice, Part, Use
from ownwords.told.consent import Status
from ownwords.told.front_matter import AudioFields, FilmFields, FrontMatter, PictureFields
from ownwords.told.story import AnyStory, RefusedStory, Story, WithdrawnStory
from ownwords.told.translation import Translation
from ownwords.words.markdown import set_in_type, set_with_emphasis, with_apostrophes
from ownwords.words.passages import anchored


@dataclass(frozen=True)
class Withheld:
    """A story that does not go out, for the facilitator's report only."""

    id: str
    reason: str


@dataclass(frozen=True)
class Publication:
    """What the gate let through for one use on one day."""

    use: Use
    as_of: date
    stories: tuple[PublishedStory, ...]
    withheld: tuple[Withheld, ...]
    notices: Mapping[str, str | None]
    """Ids at whose address the storyteller wants a notice that the story was taken back, each with
    the month (2026-05) where the file says it."""
    originals: Mapping[str, Path] = field(default_factory=dict, repr=False)
    """The files that may be read for this use, by digest."""
    removed: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Stories that were taken back or whose consent ran out: the month of that, by id."""


def publish(
    stories: Iterable[AnyStory], use: Use, as_of: date, *, rebuild_every: timedelta = A_DAY
) -> Publication:
    """Let through what every storyteller agreed to for this use, and nothing else."""
    let_through: list[Story] = []
    withheld: list[Withheld] = []
    notices: dict[str, str | None] = {}
    removed: dict[str, str] = {}
    for story in stories:
        reason = reason_to_withhold(story, use, as_of, rebuild_every=rebuild_every)
        if reason is None:
            assert isinstance(story, Story), "there is a reason against every other"
            let_through.append(story)
            continue
        withheld.append(Withheld(story.id, reason))
        if month := _removed_in(story, as_of):
            removed[story.id] = month
        if _wants_a_notice(story):
            notices[story.id] = story.stub.withdrawn if isinstance(story, WithdrawnStory) else None
    published = tuple(_published(story, use, as_of) for story in let_through)
    return Publication(
        use=use,
        as_of=as_of,
        stories=published,
        withheld=tuple(withheld),
        notices=notices,
        originals=_originals(let_through, published),
        removed=removed,
    )


def _removed_in(story: AnyStory, as_of: date) -> str | None:
    if isinstance(story, WithdrawnStory):
        return story.stub.withdrawn
    if isinstance(story, Story) and story.front.consent.expires <= as_of:
        return f"{story.front.consent.expires:%Y-%m}"
    return None


def _wants_a_notice(story: AnyStory) -> bool:
    if isinstance(story, WithdrawnStory):
        return story.stub.notice is Notice.GONE
    if isinstance(story, RefusedStory):
        return False
    taken_back = story.front.consent.status in (Status.WITHDRAWN, Status.INVALIDATED)
    return taken_back and story.front.notice is Notice.GONE


def _published(story: Story, use: Use, as_of: date) -> PublishedStory:
    front, parts = story.front, _Parts(story, use)
    quotes = tuple(_quote(q.id, q.words, q.themes) for q in front.quotes)
    let_through = Pass(story.id, use, as_of, issued_by=_ISSUED_BY_THE_GATE)
    return PublishedStory(
        let_through=let_through,
        id=story.id,
        title=front.title,
        summary=front.summary,
        language=front.language,
        told=front.told,
        credit=Credit(
            front.storyteller.credit,
            front.storyteller.name,
            front.storyteller.role,
            front.storyteller.place,
        ),
        collection=front.collection,
        themes=_once(front.themes),
        tags=_once(front.tags),
        content_notes=_once(front.content_notes),
        body=anchored(story.text.html, story.text.passages),
        word_count=story.text.word_count,
        quotes=quotes,
        excerpts=quotes if Change.EXCERPTS in front.consent.changes else (),
        portrait=parts.picture(Part.PORTRAIT, front.portrait),
        artwork=tuple(p for f in front.artwork if (p := parts.picture(Part.ARTWORK, f))),
        audio=parts.recording(Part.AUDIO, front.audio),
        film=parts.recording(Part.FILM, front.film),
        agreed=_agreed(front),
        expires=front.consent.expires,
        translations=tuple(
            _translated(story, each, parts, let_through)
            for each in story.translations
            if isinstance(each, Translation) and not against_translation(story, each, as_of)
        ),
    )


def _translated(
    story: Story, translation: Translation, parts: _Parts, let_through: Pass
) -> PublishedTranslation:
    front, text = translation.front, translation.text
    words = {quote.id: quote.words for quote in front.quotes}
    return PublishedTranslation(
        let_through=let_through,
        language=translation.language,
        title=front.title,
        summary=front.summary,
        translated_by=front.translated_by,
        body=anchored(text.html, text.passages),
        word_count=text.word_count,
        quotes=tuple(
            _quote(quote.id, words[quote.id], quote.themes)
            for quote in story.front.quotes
            if quote.id in words
        ),
        alts=parts.alts(front.alt),
    )


def _quote(id: str, words: str, themes: Iterable[str]) -> Quote:
    return Quote(id, set_in_type(words), _once(themes), set_with_emphasis(words))


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _agreed(front: FrontMatter) -> Agreed:
    record = front.consent
    shown = all(record.permits(use, Part.PORTRAIT) for use in (Use.WEB, Use.SOCIAL))
    return Agreed(
        uses=frozenset(use for use in record.allow if record.permits(use, Part.WORDS)),
        changes=record.changes,
        search_engines=record.search_engines,
        ai_training=record.ai_training,
        portrait_in_previews=shown and front.portrait is not None,
    )


@dataclass(frozen=True)
class _Parts:
    """The media of one story, as far as they are agreed for one use."""

    story: Story
    use: Use

    def allows(self, part: Part) -> bool:
        return self.story.front.consent.permits(self.use, part)

    def alts(self, told: Mapping[str, str]) -> dict[str, str]:
        """What is shown or played for this use, by digest, in the words of a translation."""
        front = self.story.front
        parts = {Part.PORTRAIT: front.portrait, Part.AUDIO: front.audio, Part.FILM: front.film}
        given = [*parts.items(), *((Part.ARTWORK, each) for each in front.artwork)]
        return {
            self.story.originals[each.file].digest: set_in_type(told[each.file])
            for part, each in given
            if each and self.allows(part)
        }

    def picture(self, part: Part, given: PictureFields | None) -> Picture | None:
        if given is None or not self.allows(part):
            return None
        alt = set_in_type(given.alt)
        return Picture(self.story.originals[given.file].digest, alt, given.focus)

    def recording(self, part: Part, given: AudioFields | FilmFields | None) -> Recording | None:
        if given is None or not self.allows(part):
            return None
        original = self.story.originals[given.file]
        film = given if isinstance(given, FilmFields) else None
        words = given.captions if isinstance(given, FilmFields) else given.transcript
        poster = film.poster if film else None
        alt = set_in_type(given.alt)
        return Recording(
            digest=original.digest,
            suffix=original.suffix,
            alt=alt,
            cues=tuple(
                replace(cue, text=with_apostrophes(cue.text)) for cue in self.story.cues[words]
            ),
            poster=Picture(self.story.originals[poster].digest, alt) if poster else None,
            described=self._version(film.described if film else None),
            # Hands and a face are seen in it, also where it tells a recording of sound.
            bsl=self._version(given.bsl if self.allows(Part.FILM) else None),
        )

    def _version(self, name: str | None) -> Version | None:
        if name is None:
            return None
        original = self.story.originals[name]
        return Version(original.digest, original.suffix)


def _originals(
    let_through: Iterable[Story], published: Iterable[PublishedStory]
) -> dict[str, Path]:
    """The files that what is published is made from, and no other."""
    return {
        original.digest: original.path
        for story, shown in zip(let_through, published, strict=True)
        for original in story.originals.values()
        if original.digest in shown.digests
    }


def opener(originals: Mapping[str, Path]) -> Callable[[str], bytes]:
    """Reads an original that was let through, by its digest and nothing else."""

    def read(digest: str) -> bytes:
        data = originals[digest].read_bytes()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("a file changed while the site was being built")
        return data

    return read
