"""What waits for a person, story by story, and what they could do next. Calm: nothing is late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ownwords.desk.guides_report import report_on_guides
from ownwords.edition import ArchiveRead
from ownwords.editorial.help_lines import not_checked_lately
from ownwords.told.approval import changed_since_approval, translation_is_stale
from ownwords.told.consent import Status
from ownwords.told.story import AnyStory, RefusedStory, Story, WithdrawnStory
from ownwords.told.translation import RefusedTranslation

_FILE = "ownwords check"
_LETTERS = "ownwords status --letters DIR"


class Group(StrEnum):
    """What is waited for, people first."""

    WAITING = "waiting for their storyteller to read and sign"
    CHANGED = "changed since they were signed"
    TRANSLATIONS = "translations to be read back"
    ASK = "time to ask whether the story may stay"
    ENDING = "ending soon"
    ENDED = "ended"
    UNSETTLED = "other people in them to be settled"
    REQUESTED = "without a yes from their storyteller"
    LEFT_OVER = "taken back, with something left in the folder"
    LATER = "waiting for their first day"
    PROBLEMS = "with something to put right in the file"
    GUIDES = "guides that need a person"
    HELP = "help lines to check"


@dataclass(frozen=True)
class Need:
    """One thing that somebody could do."""

    group: Group
    id: str
    path: str | None
    what: str
    do: str | None
    """The command that comes next; None where there is nothing to do but to wait."""


def needs_of(
    read: ArchiveRead, as_of: date, within: timedelta, rebuild_every: timedelta
) -> list[Need]:
    """Everything, in the order of the groups."""
    found = [need for story in read.stories for need in _of_story(story, as_of, within)]
    for guide in report_on_guides(read, as_of, rebuild_every):
        found += [
            Need(Group.GUIDES, guide.name, guide.path, what, "ownwords report --guides")
            for what in guide.needs
        ]
    for line in not_checked_lately(read.editorial.help, as_of):
        where = f"{line.path}:{line.line}"
        found.append(Need(Group.HELP, where, str(line.path), line.fault, f"{line.remedy}"))
    order = list(Group)
    return sorted(found, key=lambda need: order.index(need.group))


def to_write_to(stories: Iterable[AnyStory], as_of: date, within: timedelta) -> list[Story]:
    """Those whose storyteller is to be asked again by now, or whose yes ends soon."""
    told = (story for story in stories if isinstance(story, Story))
    return [s for s in told if _is_to_be_asked(s, as_of) or _ends(s, as_of, within)]


def _ends(story: Story, as_of: date, within: timedelta) -> bool:
    record = story.front.consent
    return record.status is Status.GIVEN and as_of < record.expires <= as_of + within


def _of_story(story: AnyStory, as_of: date, within: timedelta) -> Iterator[Need]:
    def need(group: Group, what: str, do: str | None) -> Need:
        return Need(group, story.id, str(story.path), what, do)

    if isinstance(story, RefusedStory):
        yield need(Group.PROBLEMS, "it is withheld until then", _FILE)
    elif isinstance(story, WithdrawnStory):
        if story.beside or story.translations:
            yield need(Group.LEFT_OVER, "files beside the stub", f"ownwords withdraw {story.id}")
    elif story.front.consent.status is not Status.GIVEN:
        yield need(Group.REQUESTED, *_without_consent(story))
    else:
        for group, what, do in _of_consent(story, as_of, within):
            yield need(group, what, do)
    yield from _of_translations(story)


def _without_consent(story: Story) -> tuple[str, str]:
    status = story.front.consent.status
    if status is Status.REQUESTED:
        return "nothing is agreed yet", "ownwords form"
    return f"consent is {status}", f"ownwords withdraw {story.id}"


def _of_consent(
    story: Story, as_of: date, within: timedelta
) -> Iterator[tuple[Group, str, str | None]]:
    record = story.front.consent
    sign = f"ownwords proof {story.id}"
    if record.expires <= as_of:
        yield Group.ENDED, f"on {record.expires}; it is off the site", f"ownwords proof {story.id}"
        return
    if story.front.approved is None:
        yield Group.WAITING, "nobody else sees it until then", sign
    elif changed_since_approval(story):
        yield Group.CHANGED, "it is withheld until they sign again", f"ownwords changes {story.id}"
    if _is_to_be_asked(story, as_of):
        yield Group.ASK, f"since {record.review}", _LETTERS
    elif _is_to_be_asked(story, as_of + within):
        yield Group.ASK, f"on {record.review}", None
    if _ends(story, as_of, within):
        yield Group.ENDING, f"on {record.expires}; it leaves by itself", _LETTERS
    if record.starts and record.starts > as_of:
        yield Group.LATER, f"it is shown from {record.starts}", None
    if unsettled := [person for person in story.front.people if not person.is_settled]:
        people = "one person" if len(unsettled) == 1 else f"{len(unsettled)} people"
        do = "ask them, then write how it was settled under people"
        yield Group.UNSETTLED, f"{people} to be asked; it is withheld until then", do


def _is_to_be_asked(story: Story, as_of: date) -> bool:
    record = story.front.consent
    is_running = record.status is Status.GIVEN and record.expires > as_of
    return is_running and record.review is not None and record.review <= as_of


def _of_translations(story: AnyStory) -> Iterator[Need]:
    for each in story.translations:
        if isinstance(story, WithdrawnStory):
            continue
        path, id = str(each.path), f"{story.id} in {each.language}"
        if isinstance(each, RefusedTranslation):
            yield Need(Group.PROBLEMS, id, path, "the translation is withheld until then", _FILE)
        elif not isinstance(story, Story):
            continue
        elif each.front.approved is None or translation_is_stale(story, each):
            what = "never signed" if each.front.approved is None else "it or its story changed"
            do = f"ownwords proof {story.id} --language {each.language}"
            yield Need(Group.TRANSLATIONS, id, path, what, do)


def by_group(needs: Sequence[Need]) -> dict[Group, list[Need]]:
    groups: dict[Group, list[Need]] = {}
    for need in needs:
        groups.setdefault(need.group, []).append(need)
    return groups


def as_text(needs: Sequence[Need], stories: int, as_of: date, *, names: bool = True) -> str:
    """Each group with its count. Where all have the same next step it is said once."""
    lines = [f"As of {as_of}, {stories} {'story' if stories == 1 else 'stories'}.", ""]
    for group, found in by_group(needs).items():
        lines.append(f"{group.value.capitalize()}: {len(found)}")
        if not names:
            continue
        same = {need.do for need in found}
        for need in found:
            lines.append(f"    {need.id}: {need.what}")
            lines += [f"        → {need.do}"] if need.do and len(same) > 1 else []
        if len(same) == 1 and (do := same.pop()):
            lines.append(f"        → {do}")
        lines.append("")
    if not needs:
        lines += ["Nothing waits for anybody today.", ""]
    return "\n".join(lines)


def as_json(
    needs: Sequence[Need], stories: int, as_of: date, within: timedelta, *, names: bool = True
) -> dict[str, object]:
    return {
        "as_of": as_of.isoformat(),
        "within": within.days,
        "stories": stories,
        "groups": [
            {
                "group": group.name.lower().replace("_", "-"),
                "title": group.value,
                "count": len(found),
                "needs": [
                    {"id": need.id, "path": need.path, "what": need.what, "next": need.do}
                    for need in found
                    if names
                ],
            }
            for group, found in by_group(needs).items()
        ],
    }
