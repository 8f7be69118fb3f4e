"""What a signature does not settle: each thing that still keeps a story back, and what to write."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from datetime import date, timedelta

from ownwords.desk.show import is_for_a_log
from ownwords.reasons import reason_to_withhold, reason_to_withhold_translation
from ownwords.terms import Use
from ownwords.told.consent import OtherPerson, Status
from ownwords.told.story import AnyStory, Story

_BARE = re.compile(r"[A-Za-z][A-Za-z0-9 ’-]*")
_YAMLS_OWN = ("yes", "no", "true", "false", "null", "on", "off")


def held_back_by(story: Story, today: date) -> Iterator[str]:
    """Beside the signature: each in a sentence, with the lines to write. Not for a log."""
    record = story.front.consent
    if record.status is Status.REQUESTED:
        yield f"consent is requested. {lines_once_given(story)}"
    elif record.status is not Status.GIVEN:
        yield f"consent is {record.status}."
    elif record.given and record.given > today:
        yield (
            f"consent is dated in the future, given: {record.given}. Write the day that stands on "
            "the form:\n  given: DATE"
        )
    if record.expires <= today:
        yield (
            f"consent expired on {record.expires}. Ask again; once they have signed a new form, "
            "write its days under consent:\n  given: DATE\n  review: DATE\n  expires: DATE"
        )
    if any(not person.is_settled for person in story.front.people):
        yield people_to_settle(story)


def has_days_to_write(story: Story, today: date) -> bool:
    """Whether days under consent are still to be written: a code that is signed covers them."""
    record = story.front.consent
    is_whole = record.given is not None and record.given <= today and record.review is not None
    return not is_whole or record.expires <= today


def lines_once_given(story: Story) -> str:
    """What to write under consent when the form comes back signed."""
    record = story.front.consent
    missing = {"given": "DATE", "witness": "INITIALS", "review": "DATE"}
    lines = [f"  {key}: {what}" for key, what in missing.items() if not getattr(record, key)]
    told = "Once the form is signed, write under consent, as it stands there:"
    return "\n".join([told, "  status: given", *lines])


def people_to_settle(story: Story) -> str:
    """Who is to be asked, and the line to write then."""
    people = story.front.people
    asked = ", ".join(person.who for person in people if not person.is_settled)
    line = ", ".join(map(_settled, people))
    return (
        f"nothing is settled yet with others who are in it: {asked}. Once it is, write how "
        f"(agreed, disguised, died or public):\n  people: [{line}]"
    )


def _settled(person: OtherPerson) -> str:
    how = person.how if person.is_settled else "agreed"
    return f"{{who: {_as_yaml(person.who)}, how: {how}}}"


def _as_yaml(words: str) -> str:
    is_bare = _BARE.fullmatch(words) and words.casefold() not in _YAMLS_OWN
    return words if is_bare else json.dumps(words, ensure_ascii=False)


def still_withheld(
    story: AnyStory, language: str | None, today: date, rebuild_every: timedelta
) -> str | None:
    """Why no use shows an approved story, or its translation, today; None where one does."""
    if language is None:
        reasons = [
            reason_to_withhold(story, use, today, rebuild_every=rebuild_every) for use in Use
        ]
    else:
        reasons = [
            reason_to_withhold_translation(story, each, use, today, rebuild_every=rebuild_every)
            for each in story.translations
            if each.language.lower() == language.lower()
            for use in Use
        ]
    if None in reasons or not reasons:
        return None
    is_log = is_for_a_log(os.environ)
    told = [*held_back_by(story, today)] if isinstance(story, Story) and not is_log else []
    if told:
        return "\n".join(told)
    of_uses = [each for each in reasons if each and "no consent for" not in each]
    return f"{of_uses[0] if of_uses else 'no use is allowed to show its words'}."
