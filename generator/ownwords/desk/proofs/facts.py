"""What a storyteller is shown before signing, worked out by the code that publishes.

The gate is asked about a copy of the story, as if its storyteller had signed today and everybody
else in it were settled. The copy is for this paper alone: nothing here writes to the archive.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ownwords.archive import PublishedStory, PublishedTranslation
from ownwords.edition import ArchiveRead
from ownwords.gate import Publication, opener, publish
from ownwords.place import Place
from ownwords.reasons import against_translation, reason_to_withhold
from ownwords.terms import Change, Part, Use
from ownwords.told.approval import code_to_sign, codes, translation_code
from ownwords.told.consent import Approval, Status
from ownwords.told.story import AnyStory, RefusedStory, Story
from ownwords.told.translation import Translation, TranslationApproval, TranslationFields


@dataclass(frozen=True)
class Proof:
    """A story as it would be published once it is signed."""

    story: Story
    translation: Translation | None
    """What is read and signed, where it is a translation."""
    as_of: date
    code: str
    published: Mapping[Use, PublishedStory]
    publications: Mapping[Use, Publication]
    """Of the whole archive, with this story in it."""
    is_public: bool
    """Whether some use shows it as it is, before anything is signed."""
    waits: str | None
    """Why it would not be shown even when it is signed."""

    @property
    def whole(self) -> PublishedStory | None:
        """The story with all that its first use shows; None where no use has the words whole."""
        uses = (Use.WEB, Use.GUIDES, Use.BOOK, Use.RESEARCH)
        return next((self.published[use] for use in uses if use in self.published), None)

    @property
    def told(self) -> PublishedTranslation | None:
        """The translation as readers would see it."""
        if not self.translation or not self.whole:
            return None
        language = self.translation.language
        return next((e for e in self.whole.translations if e.language == language), None)

    @property
    def read_original(self) -> Callable[[str], bytes]:
        files = [publication.originals for publication in self.publications.values()]
        return opener({digest: path for each in files for digest, path in each.items()})


def against_proof(story: AnyStory, language: str | None) -> str | None:
    """Why there is nothing to read and sign, in a sentence; None where there is."""
    if isinstance(story, RefusedStory):
        return f"{story.id} has a problem in its file. Put it right first, then print the proof."
    if not isinstance(story, Story):
        return f"{story.id} was taken back: there is nothing to sign."
    status = story.front.consent.status
    if status not in (Status.GIVEN, Status.REQUESTED):
        return f"{story.id}: consent is {status}, so there is nothing to sign."
    return _against_translation(story, language) if language else None


def _against_translation(story: Story, language: str) -> str | None:
    if translation_in(story, language) is None:
        return f"{story.id} has no translation story.{language}.md that can be read."
    if Change.TRANSLATION not in story.front.consent.changes:
        return f"{story.id}: the storyteller did not agree to translations."
    return None


def translation_in(story: Story, language: str) -> Translation | None:
    same = (e for e in story.translations if e.language.lower() == language.lower())
    return next((each for each in same if isinstance(each, Translation)), None)


def proof_of(
    story: Story, language: str | None, read: ArchiveRead, place: Place, today: date
) -> Proof:
    """The proof of a story, or of one of its translations."""
    record = story.front.consent
    as_of = max(filter(None, (today, record.given, record.starts)))
    translation = translation_in(story, language) if language else None
    copy = as_if_signed(story, translation, as_of)
    stories = [copy if each.id == story.id else each for each in read.stories]
    every = place.rebuild_every
    publications = {use: publish(stories, use, as_of, rebuild_every=every) for use in Use}
    published = {
        use: each
        for use, publication in publications.items()
        for each in publication.stories
        if each.id == story.id
    }
    allowed = [use for use in Use if record.permits(use, Part.WORDS)]
    reasons = [reason_to_withhold(copy, use, as_of, rebuild_every=every) for use in allowed]
    if language and (told := translation_in(copy, language)):
        reasons.append(against_translation(copy, told, as_of))
    return Proof(
        story=story,
        translation=translation,
        as_of=as_of,
        code=code_to_sign(story, translation),
        published=published,
        publications=publications,
        is_public=_is_public(story, translation, today, place),
        waits=next((reason for reason in reasons if reason), None),
    )


def _is_public(story: Story, translation: Translation | None, today: date, place: Place) -> bool:
    every = place.rebuild_every
    reasons = [reason_to_withhold(story, use, today, rebuild_every=every) for use in Use]
    stale = against_translation(story, translation, today) if translation else None
    return None in reasons and stale is None


def as_if_signed(story: Story, translation: Translation | None, day: date) -> Story:
    """A copy that was signed on a day, with everybody in it settled."""
    front = story.front
    given = {"given": front.consent.given or day, "review": front.consent.review or day}
    record = front.consent.model_copy(update={"status": Status.GIVEN} | given)
    settled = tuple(
        person if person.is_settled else person.model_copy(update={"how": "agreed"})
        for person in front.people
    )
    front = front.model_copy(update={"consent": record, "people": settled, "approved": None})
    copy = replace(story, front=front)
    words, terms = codes(copy)
    signed = Approval.model_construct(on=day, words=words, terms=terms, how="", witness="")
    copy = replace(copy, front=front.model_copy(update={"approved": signed}))
    if translation is None:
        return copy
    told = replace(translation, front=_signed(translation, copy, day))
    others = tuple(told if each is translation else each for each in copy.translations)
    return replace(copy, translations=others)


def _signed(translation: Translation, story: Story, day: date) -> TranslationFields:
    code = translation_code(story, translation)
    signed = TranslationApproval.model_construct(on=day, words=code, how="", witness="")
    return translation.front.model_copy(update={"approved": signed})
