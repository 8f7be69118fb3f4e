"""What the front matter may not say: phrases that hurt, and what tells who somebody is.

Titles, summaries, tags and alt texts are the archive's own words, and reach cards, feeds and lists
where no story explains them. A person may let one stand: told/accepted.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from ownwords.advice.language import may_hold_phrases, phrases_in
from ownwords.advice.passages import Finding, plain
from ownwords.advice.private import (
    contact_details_in,
    may_hold_details,
    more_than_a_first_name_in,
    narrow_place_in,
    private_details_in,
)
from ownwords.reading.nodes import Keys, mark_of
from ownwords.reading.report import FileReport
from ownwords.terms import CreditKind
from ownwords.told.accepted import Accepted, not_accepted
from ownwords.told.front_matter import FrontMatter
from ownwords.told.said import Field, Steps, named
from ownwords.told.translation import TranslationFields

Found = tuple[Steps, Finding]


def tell_findings(front: FrontMatter, keys: Keys, report: FileReport) -> None:
    """Tell all of it in a story's front matter that nobody let stand."""
    found = chain(_in_words(front.said_by_the_archive, settled_in(front)), _in_its_record(front))
    _tell(found, front.accept, keys, report)


def tell_findings_in_translation(
    front: TranslationFields, story: FrontMatter, keys: Keys, report: FileReport
) -> None:
    """The same for a translation; what was let stand is written in the story's own file."""
    _tell(_in_words(front.said_by_the_archive, settled_in(story)), story.accept, keys, report)


def findings_in_front(front: FrontMatter) -> list[Finding]:
    """All of it, let stand or not."""
    found = chain(_in_words(front.said_by_the_archive, settled_in(front)), _in_its_record(front))
    return [finding for _, finding in found]


def settled_in(front: FrontMatter) -> str:
    """Every word about those with whom it was settled that they are in it, and the storyteller."""
    people = (person.who for person in front.people if person.is_settled)
    return plain(" ".join((*people, front.storyteller.name or "")))


def _in_words(fields: Iterable[Field], settled: str) -> Iterator[Found]:
    every = [(steps, plain(words)) for steps, words in fields]
    # Most stories have nothing of it: that is found out first, for all of them in one.
    whole = "\n".join(words for _, words in every)
    if not (may_hold_phrases(whole) or may_hold_details(whole)):
        return
    for steps, words in every:
        yield from ((steps, each) for each in phrases_in((words,)))
        yield from ((steps, each) for each in private_details_in((words,), settled=settled))


def _in_its_record(front: FrontMatter) -> Iterator[Found]:
    """Where people are named on purpose, and a number or an address has no business."""
    teller, record = front.storyteller, front.consent
    fields: list[tuple[Steps, str | None]] = [
        (("storyteller", "name"), teller.name),
        (("storyteller", "role"), teller.role),
        (("storyteller", "place"), teller.place),
        (("consent", "witness"), record.witness),
        *((("people", number, "who"), each.who) for number, each in enumerate(front.people)),
        *((("consent", "conditions", n), each) for n, each in enumerate(record.conditions)),
    ]
    for steps, words in fields:
        yield from ((steps, each) for each in contact_details_in((plain(words or ""),)))
    yield from (
        (("storyteller", "place"), each) for each in narrow_place_in(plain(teller.place or ""))
    )
    if teller.credit is CreditKind.FIRST_NAME:
        named = more_than_a_first_name_in(plain(teller.name or ""))
        yield from ((("storyteller", "name"), each) for each in named)


def _tell(
    found: Iterable[Found], accepted: Iterable[Accepted], keys: Keys, report: FileReport
) -> None:
    known = tuple(accepted)
    for steps, finding in found:
        if not_accepted([finding], known):
            mark, rule = mark_of(keys, steps), finding.rule
            keep = f"To keep it, let somebody write under accept: {entry(finding)}"
            fault = f'{rule.why}: "{finding.words}"'
            # The key below a translation's alt is the name of a file, perhaps somebody's.
            field = "alt" if steps[0] == "alt" else named(steps)
            report.add(mark.line, mark.column, field, fault, f"{rule.instead}. {keep}")


def entry(finding: Finding) -> str:
    """The beginning of the line that lets it stand."""
    return f"finding: {finding.rule.id}, words: {finding.code}"
