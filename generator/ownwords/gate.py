"""A story becomes public here or nowhere.

`publish` is the only door: it makes passes, and a published type cannot be made without one.
Every rule can only withhold; nothing later in the way can let more through.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from ownwords.archive import (
    _ISSUED_BY_THE_GATE,
    Agreed,
    Credit,
    Pass,
    Picture,
    PublishedStory,
    Quote,
    Recording,
)
from ownwords.terms import Change, Notice, Part, Use
from ownwords.told.approval import codes
from ownwords.told.consent import ConsentRecord, Status, day_after_review
from ownwords.told.story import (
    AnyStory,
    AudioFields,
    FilmFields,
    PictureFields,
    RefusedStory,
    Story,
    WithdrawnStory,
)
from ownwords.words.markdown import set_in_type
from ownwords.words.passages import anchored

A_DAY = timedelta(days=1)
_PLACES = {
    Use.WEB: "the website",
    Use.GUIDES: "discussion guides",
    Use.BOOK: "the story book",
    Use.SOCIAL: "link previews",
    Use.FEEDS: "feeds",
    Use.RESEARCH: "research",
}


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
    notices: frozenset[str]
    """Ids at whose address the storyteller wants a notice that the story was taken back."""
    originals: Mapping[str, Path] = field(default_factory=dict, repr=False)
    """The files that may be read for this use, by digest."""


def reason_to_withhold(
    story: AnyStory, use: Use, as_of: date, *, rebuild_every: timedelta = A_DAY
) -> str | None:
    """Why a story may not be published for a use on a day; None when nothing is against it."""
    if isinstance(story, RefusedStory):
        return "there is a problem in its file"
    if isinstance(story, WithdrawnStory):
        return f"withdrawn in {story.stub.withdrawn}"
    record = story.front.consent
    return (
        _against_its_record(record, use)
        or _against_its_dates(record, as_of, as_of + rebuild_every)
        or _against_its_approval(story, as_of)
        or _against_its_people(story)
    )


def _against_its_record(record: ConsentRecord, use: Use) -> str | None:
    if record.status is not Status.GIVEN:
        return f"consent is {record.status}"
    if not record.permits(use, Part.WORDS):
        return f"no consent for {_PLACES[use]}"
    return None


def _against_its_dates(record: ConsentRecord, as_of: date, rebuilt: date) -> str | None:
    """What is built on as_of is read until it is built again: consent must outlast that day."""
    if record.given is None or record.given > as_of:
        return "consent is dated in the future"
    if record.starts and as_of < record.starts:
        return f"may not be public before {record.starts}"
    if record.expires <= as_of:
        return f"consent expired on {record.expires}"
    if record.expires <= rebuilt:
        return f"consent expires on {record.expires}, before the site is built again"
    review = day_after_review(record)
    if review and review <= rebuilt:
        return f"someone under 18 is to be asked again by {review}"
    return None


def _against_its_approval(story: Story, as_of: date) -> str | None:
    approved = story.front.approved
    if approved is None:
        return "not approved by the storyteller yet"
    if approved.on > as_of:
        return "approval is dated in the future"
    words, terms = codes(story)
    if approved.words != words:
        return "words, links or media changed since the storyteller approved them"
    if approved.terms != terms:
        return "what was agreed changed since the storyteller approved it"
    return None


def _against_its_people(story: Story) -> str | None:
    if all(person.is_settled for person in story.front.people):
        return None
    return "another person in it has not been asked"


def publish(
    stories: Iterable[AnyStory], use: Use, as_of: date, *, rebuild_every: timedelta = A_DAY
) -> Publication:
    """Let through what every storyteller agreed to for this use, and nothing else."""
    let_through: list[Story] = []
    withheld: list[Withheld] = []
    notices: set[str] = set()
    for story in stories:
        reason = reason_to_withhold(story, use, as_of, rebuild_every=rebuild_every)
        if reason is None:
            assert isinstance(story, Story), "there is a reason against every other"
            let_through.append(story)
            continue
        withheld.append(Withheld(story.id, reason))
        notices |= {story.id} if _wants_a_notice(story) else set()
    return Publication(
        use=use,
        as_of=as_of,
        stories=tuple(_published(story, use, as_of) for story in let_through),
        withheld=tuple(withheld),
        notices=frozenset(notices),
        originals={d: p for story in let_through for d, p in _originals(story, use).items()},
    )


def _wants_a_notice(story: AnyStory) -> bool:
    if isinstance(story, WithdrawnStory):
        return story.stub.notice is Notice.GONE
    if isinstance(story, RefusedStory):
        return False
    taken_back = story.front.consent.status in (Status.WITHDRAWN, Status.INVALIDATED)
    return taken_back and story.front.notice is Notice.GONE


def _published(story: Story, use: Use, as_of: date) -> PublishedStory:
    front, parts = story.front, _Parts(story, use)
    quotes = tuple(Quote(q.id, set_in_type(q.words), _once(q.themes)) for q in front.quotes)
    return PublishedStory(
        let_through=Pass(story.id, use, as_of, issued_by=_ISSUED_BY_THE_GATE),
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
        agreed=_agreed(front.consent),
        expires=front.consent.expires,
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _agreed(record: ConsentRecord) -> Agreed:
    return Agreed(
        uses=frozenset(use for use in record.allow if record.permits(use, Part.WORDS)),
        changes=record.changes,
        search_engines=record.search_engines,
        ai_training=record.ai_training,
    )


@dataclass(frozen=True)
class _Parts:
    """The media of one story, as far as they are agreed for one use."""

    story: Story
    use: Use

    def allows(self, part: Part) -> bool:
        return self.story.front.consent.permits(self.use, part)

    def picture(self, part: Part, given: PictureFields | None) -> Picture | None:
        if given is None or not self.allows(part):
            return None
        return Picture(self.story.originals[given.file].digest, given.alt, given.focus)

    def recording(self, part: Part, given: AudioFields | FilmFields | None) -> Recording | None:
        if given is None or not self.allows(part):
            return None
        original = self.story.originals[given.file]
        words = given.captions if isinstance(given, FilmFields) else given.transcript
        poster = given.poster if isinstance(given, FilmFields) else None
        return Recording(
            digest=original.digest,
            suffix=original.suffix,
            alt=given.alt,
            cues=self.story.cues[words],
            poster=Picture(self.story.originals[poster].digest, given.alt) if poster else None,
        )


def _originals(story: Story, use: Use) -> dict[str, Path]:
    """The files of the parts that are agreed for this use."""
    front, parts = story.front, _Parts(story, use)
    pictures = [(Part.PORTRAIT, front.portrait), *((Part.ARTWORK, a) for a in front.artwork)]
    names = [given.file for part, given in pictures if given and parts.allows(part)]
    names += [front.audio.file] if front.audio and parts.allows(Part.AUDIO) else []
    if front.film and parts.allows(Part.FILM):
        names += [front.film.file, *([front.film.poster] if front.film.poster else [])]
    return {story.originals[n].digest: story.originals[n].path for n in names}


def opener(originals: Mapping[str, Path]) -> Callable[[str], bytes]:
    """Reads an original that was let through, by its digest and nothing else."""

    def read(digest: str) -> bytes:
        data = originals[digest].read_bytes()
        if hashlib.sha256(data).hexdigest() != digest:
            raise OSError("a file changed while the site was being built")
        return data

    return read
