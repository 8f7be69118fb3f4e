"""Why a story or a translation may not be published for a use on a day.

Each rule can only withhold. What is left when none objects, gate.py lets through.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ownwords.terms import Change, Part, Use
from ownwords.told.accepted import not_accepted
from ownwords.told.approval import translation_is_stale
from ownwords.told.codes import TermsNow
from ownwords.told.consent import ConsentRecord, Status, day_after_review
from ownwords.told.story import AnyStory, RefusedStory, Story, WithdrawnStory
from ownwords.told.translation import AnyTranslation, Translation

A_DAY = timedelta(days=1)
_WAITS = "a passage waits for a person to look at it: `ownwords check --advise` shows where"
_PLACES = {
    Use.WEB: "the website",
    Use.GUIDES: "discussion guides",
    Use.BOOK: "the story book",
    Use.SOCIAL: "link previews",
    Use.FEEDS: "feeds",
    Use.RESEARCH: "research",
}
_AGAINST_TERMS = {
    TermsNow.AS_SIGNED: None,
    TermsNow.NARROWED: None,
    TermsNow.CHANGED: "what was agreed changed since the storyteller approved it",
    TermsNow.MISRECORDED: "the record of what was signed (approved.agreed) was changed by hand",
}


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
        or (_WAITS if waits(story, story, as_of) else None)
    )


def reason_for_now(story: AnyStory, as_of: date, *, rebuild_every: timedelta = A_DAY) -> str | None:
    """Why a story with consent is withheld from every use until a day comes, or until somebody is
    asked; None where nothing like that is against it."""
    if not isinstance(story, Story) or story.front.consent.status is not Status.GIVEN:
        return None
    dates = _against_its_dates(story.front.consent, as_of, as_of + rebuild_every)
    return dates or _against_its_people(story)


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
    approved, terms = story.front.approved, story.terms_now
    if approved is None or terms is None:
        return "not approved by the storyteller yet"
    if approved.on > as_of:
        return "approval is dated in the future"
    if approved.words != story.words_code:
        return "words, links or media changed since the storyteller approved them"
    return _AGAINST_TERMS[terms]


def _against_its_people(story: Story) -> str | None:
    if all(person.is_settled for person in story.front.people):
        return None
    return "another person in it has not been asked"


def valid_until(stories: Iterable[Story], as_of: date, rebuild_every: timedelta) -> date:
    """The last day on which a site with these stories may be up without being built again.

    It is the first day on which a rebuild would take one of them out, or is due in any case. Days
    on which a story begins are left out: nobody is to learn that one is waiting.
    """
    ends = [
        last - rebuild_every
        for story in stories
        for last in (story.front.consent.expires, day_after_review(story.front.consent))
        if last
    ]
    return min([as_of + max(rebuild_every, A_DAY), *ends])


def waits(story: Story, text: Story | Translation, as_of: date) -> bool:
    """Whether nobody has looked yet at a passage of a story, or of a translation of it."""
    return bool(not_accepted(text.holds, story.front.accept, as_of))


def reason_to_withhold_translation(
    story: AnyStory,
    translation: AnyTranslation,
    use: Use,
    as_of: date,
    *,
    rebuild_every: timedelta = A_DAY,
) -> str | None:
    """Why a translation may not be published; whatever is against its story is against it too."""
    if reason := reason_to_withhold(story, use, as_of, rebuild_every=rebuild_every):
        return f"the story itself: {reason}"
    assert isinstance(story, Story), "there is a reason against every other"
    return against_translation(story, translation, as_of)


def against_translation(story: Story, translation: AnyTranslation, as_of: date) -> str | None:
    """What there is against a translation of a story that is let through."""
    if not isinstance(translation, Translation):
        return "there is a problem in its file"
    approved = translation.front.approved
    if Change.TRANSLATION not in story.front.consent.changes:
        return "no consent for translations"
    if approved is None:
        return "not approved by the storyteller yet"
    if approved.on > as_of:
        return "approval is dated in the future"
    if translation_is_stale(story, translation):
        return "it or its story changed since the storyteller approved it"
    return _WAITS if waits(story, translation, as_of) else None
