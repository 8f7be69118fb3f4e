"""What is odd in a story's front matter and no mistake: told by `check`, and nothing is withheld.

What makes consent doubtful is an error, and is told where the file is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from ownwords.errors import Problem
from ownwords.reading.characters import shown
from ownwords.reading.frontmatter import read_document
from ownwords.reading.nodes import mark_of
from ownwords.reading.report import FileReport, StopReading
from ownwords.reading.suggest import unwrapped
from ownwords.told.said import Steps, named
from ownwords.told.story import AnyStory, Story
from ownwords.told.strays import is_document, what_to_do_with

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"
_LIKE_A_NAME = re.compile(rf"(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.? )?{_CAPITAL}(?: {_CAPITAL})+")
_A_ROLE = re.compile(
    r"\b(?:advis[eo]r|archivist|assistant|carer|champion|chaplain|coach|co-?ordinator|counsellor"
    r"|director|doctor|editor|facilitator|guardian|guide|interpreter|lead|leader|librarian|manager"
    r"|mentor|nurse|officer|organiser|practitioner|psychiatrist|psychologist|researcher|secretary"
    r"|specialist|supporter|teacher|team|therapist|trainer|trustee|volunteer|warden|worker)\b",
    re.IGNORECASE,
)
_Odd = tuple[Steps, str, str]
"""Where it stands, what is odd, what to write."""


def oddities_in(
    stories: Iterable[AnyStory],
    day: date,
    is_ignored: Callable[[Path], bool] = lambda path: False,
) -> list[Problem]:
    """Each with its line. Almost no story has one: only those files are read again for it.

    `is_ignored` says of a file whether git leaves it alone.
    """
    found: list[Problem] = []
    for story in stories:
        found += _documents_beside(story, is_ignored) if isinstance(story, Story) else ()
        if isinstance(story, Story) and (odd := [*_odd(story, day)]):
            found += _placed(story, odd)
    return sorted(found)


def _documents_beside(story: Story, is_ignored: Callable[[Path], bool]) -> Iterator[Problem]:
    for path in story.beside:
        if is_document(path.name):
            where = story.path.with_name(shown(path.name))
            fault = "a document beside the story"
            if not is_ignored(path):
                fault += ", and git keeps for good what it may hold besides"
            _, how = what_to_do_with(where)
            remedy = (
                "Keep it elsewhere: nothing of it is shown. For a story of its own: "
                f"{how[0].lower()}{how[1:]}"
            )
            yield Problem(where, 1, 1, "file", fault, remedy)


def given_on_a_day_to_come(stories: Iterable[AnyStory], day: date) -> list[Problem]:
    """A mistake, for the story is withheld until then; only here does anything know the day."""
    found: list[Problem] = []
    for story in stories:
        given = story.front.consent.given if isinstance(story, Story) else None
        # A day ahead is today where the clock is ahead of this one's.
        if isinstance(story, Story) and given and given > day + timedelta(days=1):
            fault = f'a day that has not come yet: "{given}"'
            remedy = "Write the day that stands on the form; the story is withheld until then"
            found += _placed(story, [(("consent", "given"), fault, remedy)])
    return sorted(found)


def _odd(story: Story, day: date) -> Iterator[_Odd]:
    front, record = story.front, story.front.consent
    # A day ahead is today where the clock is ahead of this one's.
    if front.told > day + timedelta(days=1):
        yield ("told",), f'a day that has not come yet: "{front.told}"', "Write the day it was told"
    if record.review and record.review > record.expires:
        fault = f'the story would be asked about only after consent has ended ("{record.expires}")'
        yield ("consent", "review"), fault, "Write a day before it ends"
    signed = front.approved
    for steps, witness in (
        (("consent", "witness"), record.witness),
        (("approved", "witness"), signed.witness if signed else None),
    ):
        if witness and _LIKE_A_NAME.fullmatch(witness) and not _A_ROLE.search(witness):
            fault = f'somebody\'s name, in a file that git never forgets: "{witness}"'
            yield steps, fault, "Write initials or a role, such as JD"
    yield from _curled(story)


def _curled(story: Story) -> Iterator[_Odd]:
    """Word's marks are a part of the text; YAML's own are not. A title may be a quotation."""
    front, teller = story.front, story.front.storyteller
    said = (("name", teller.name), ("role", teller.role), ("place", teller.place))
    fields: list[tuple[Steps, str]] = [
        *front.said_by_the_archive,
        *((("storyteller", key), words) for key, words in said if words),
    ]
    for steps, words in fields:
        if inner := unwrapped(words):
            fault = f'readers will see the curly quotation marks: "{words}"'
            plain = f'"{inner}"' if re.search(r": | #|^[^\w(]", inner) else inner
            yield steps, fault, f"Unless it is a quotation, write it without them: {plain}"


def _placed(story: Story, odd: Iterable[_Odd]) -> Iterator[Problem]:
    report = FileReport(story.path)
    with suppress(StopReading):
        keys = read_document(story.source.encode(), FileReport(story.path)).front
        for steps, fault, remedy in odd:
            mark = mark_of(keys, steps)
            report.add(mark.line, mark.column, named(steps), fault, remedy)
    return iter(report.problems)
