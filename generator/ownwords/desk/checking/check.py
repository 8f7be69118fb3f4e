"""Tells everything there is to put right in an archive's files: to people, editors and services."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from ownwords.archive_files import ArchiveRead, read_archive
from ownwords.desk.checking import advise as advising
from ownwords.desk.checking.clearance import in_a_public_repository, told_of_uncleared
from ownwords.desk.checking.held_back import lines_once_given, people_to_settle
from ownwords.desk.checking.oddities import given_on_a_day_to_come, oddities_in
from ownwords.desk.checking.page_links import LINK, links_to_nothing, links_to_withheld
from ownwords.desk.checking.quality_reports import as_github, as_gitlab, as_sarif
from ownwords.desk.options import FINE, PROBLEMS, CheckFormat
from ownwords.desk.repository import Repository
from ownwords.desk.show import (
    as_json,
    counted,
    give,
    give_json,
    is_for_a_log,
    say,
)
from ownwords.editorial.help_lines import not_checked_lately
from ownwords.errors import Problem, for_a_log, without_own_words
from ownwords.place import WITHOUT_ADDRESS, Place
from ownwords.reasons import reason_for_now
from ownwords.settings import place_in
from ownwords.told.approval import since_approval, stale_translations
from ownwords.told.codes import TermsNow
from ownwords.told.consent import Status
from ownwords.told.story import AnyStory, Story

_SERVICES = (CheckFormat.GITHUB, CheckFormat.GITLAB, CheckFormat.SARIF)
_MOST_NAMED = 10
"""Stories that are withheld for now; the report names them all."""


def check_archive(
    root: Path, format: CheckFormat | None, day: date, *, advise: bool = False
) -> int:
    """Tell what there is to put right; the exit code. Without a format: snippets at a terminal."""
    place = place_in(root)
    read = read_archive(place)
    to_come = given_on_a_day_to_come(read.stories, day)
    links = links_to_withheld(read, place, day)
    read = replace(read, problems=tuple(sorted((*read.problems, *to_come, *links))))
    warnings = _warnings(read, day, place)
    chosen = format or _usual_format()
    if chosen is CheckFormat.JSON:
        give_json(_as_json(read, warnings, advise=advise))
    else:
        _tell(chosen, read.problems, warnings, place)
    if advise:
        advising.tell(read.stories, is_text=chosen in (CheckFormat.TEXT, CheckFormat.SNIPPETS))
    for words in _what_else(read, warnings, place):
        say(words)
    advising.say_what_waits(read.stories, day)
    if told := _told_for_now(read, day, place):
        say(told)
    for words in _next_steps(read.stories, day):
        say(words)
    refusal = _refusal(read, place, day)
    if refusal:
        say(refusal)
    return PROBLEMS if read.problems or refusal else FINE


def watch_archive(
    root: Path, format: CheckFormat | None, today: Callable[[], date], *, advise: bool = False
) -> int:
    """Check now, and again at every save, until Ctrl+C."""
    from ownwords.desk.checking.watch import at_every_save

    place = place_in(root)
    code = FINE

    def again() -> None:
        nonlocal code
        if sys.stdout.isatty():
            print("\033[2J\033[H", end="", flush=True)
        say("Checking again.")
        code = check_archive(root, format, today(), advise=advise)
        say("Waiting for the next save. Ctrl+C ends it.")

    try:
        at_every_save((place.stories, place.pages), again)
    except KeyboardInterrupt:
        say("")
    return code


def _usual_format() -> CheckFormat:
    at_a_terminal = sys.stdout.isatty() and not is_for_a_log(os.environ)
    return CheckFormat.SNIPPETS if at_a_terminal else CheckFormat.TEXT


def _tell(
    format: CheckFormat, problems: Sequence[Problem], warnings: Sequence[Problem], place: Place
) -> None:
    if format in _SERVICES:
        _tell_a_service(format, problems, warnings, Repository(place.root).prefix)
    elif is_for_a_log(os.environ):
        # What is old in the archive's own pages says no word of a story; all else may.
        ours = [each for each in warnings if each.field != LINK and _is_in_a_page(each, place)]
        others = [each for each in warnings if each not in ours]
        for line in (*for_a_log([*problems, *others]), *map(str, ours)):
            give(line)
    elif format is CheckFormat.SNIPPETS:
        from rich.console import Console

        from ownwords.desk.checking.snippets import print_snippets

        print_snippets((*problems, *warnings), place.root, Console(highlight=False))
    else:
        for each in (*problems, *warnings):
            give(str(each))


def _tell_a_service(
    format: CheckFormat,
    problems: Sequence[Problem],
    warnings: Sequence[Problem],
    within: PurePosixPath,
) -> None:
    if format is CheckFormat.GITLAB:
        give_json(as_gitlab(problems, warnings, within=within))
    elif format is CheckFormat.SARIF:
        give_json(as_sarif(problems, warnings, within=within))
    else:
        for line in as_github(problems, warnings, within=within):
            give(line)


def _is_in_a_page(problem: Problem, place: Place) -> bool:
    return (place.root / problem.path).is_relative_to(place.pages)


def _as_json(read: ArchiveRead, warnings: Sequence[Problem], *, advise: bool) -> dict[str, object]:
    found = [*read.problems, *warnings]
    told = [as_json(p) for p in (without_own_words(found) if is_for_a_log(os.environ) else found)]
    number = len(read.problems)
    return {
        "problems": told[:number],
        "warnings": told[number:],
        **(advising.for_json(read.stories) if advise else {}),
    }


def _warnings(read: ArchiveRead, day: date, place: Place) -> list[Problem]:
    """What to look at, and withholds nothing."""
    odd = oddities_in(read.stories, day, Repository(place.root).ignores)
    return [*not_checked_lately(read.editorial.help, day), *links_to_nothing(read, place), *odd]


def _what_else(read: ArchiveRead, warnings: Sequence[Problem], place: Place) -> Iterator[str]:
    stories = counted(read.stories, "story", "stories")
    yield f"{counted(read.problems, 'problem', 'problems')} in {stories}."
    if warnings:
        yield f"{counted(warnings, 'warning', 'warnings')}, for which nothing is withheld."
    if read.problems and is_for_a_log(os.environ):
        yield "`ownwords check` at home tells the rest, and what to write instead."
    stand = {story.id: since_approval(story) for story in read.stories}
    wrong = (TermsNow.CHANGED, TermsNow.MISRECORDED)
    if changed := [id for id, how in stand.items() if how in wrong]:
        yield (
            f"{counted(changed, 'story', 'stories')} withheld: changed since the storyteller "
            f"approved it. {_which_changed(changed)}"
        )
    if narrowed := [each for each in stand.values() if each is TermsNow.NARROWED]:
        yield (
            f"{counted(narrowed, 'story', 'stories')} narrowed since it was signed: no new "
            "signature needed."
        )
    if stale := stale_translations(read.stories):
        yield (
            f"{counted(stale, 'translation', 'translations')} withheld: it or its story changed "
            "since the storyteller approved it. `ownwords report` tells which."
        )
    if place.settings.site_url is None:
        yield WITHOUT_ADDRESS


def _which_changed(ids: Sequence[str]) -> str:
    if is_for_a_log(os.environ):
        return "`ownwords report` tells which."
    more = " `ownwords report` tells which the others are." if len(ids) > 1 else ""
    return f"What changed: ownwords changes {ids[0]}{'.' if more else ''}{more}"


def _told_for_now(read: ArchiveRead, day: date, place: Place) -> str | None:
    """Which stories a date keeps back, or somebody else in them; a log is told how many."""
    every = place.rebuild_every
    found = [(story.id, reason_for_now(story, day, rebuild_every=every)) for story in read.stories]
    kept = [f"{id} ({reason})" for id, reason in found if reason]
    if not kept:
        return None
    number = f"{counted(kept, 'story', 'stories')} withheld for now"
    if is_for_a_log(os.environ):
        return f"{number}, by a date or for somebody else in it. `ownwords report` tells which."
    more = f", and {len(kept) - _MOST_NAMED} more" if len(kept) > _MOST_NAMED else ""
    return f"{number}: {', '.join(kept[:_MOST_NAMED])}{more}. `ownwords report` tells more."


def _next_steps(stories: Sequence[AnyStory], day: date) -> Iterator[str]:
    """Calmly, for a desk: whom to ask, and what to read to whom. A log is told how many."""
    told = [story for story in stories if isinstance(story, Story)]
    is_log = is_for_a_log(os.environ)
    given = [s for s in told if s.front.consent.status is Status.GIVEN]
    unsettled = [s for s in given if any(not each.is_settled for each in s.front.people)]
    if unsettled and not is_log:
        yield f"{unsettled[0].id}: {people_to_settle(unsettled[0])}"
    ended = [s for s in given if s.front.consent.expires <= day]
    if ended and not is_log:
        yield (
            f"{ended[0].id}: ask again. Once they have signed a new form, write its given, review "
            "and expires under consent."
        )
    requested = [s for s in told if s.front.consent.status is Status.REQUESTED]
    if requested:
        count = counted(requested, "story has", "stories have")
        one = f", such as {requested[0].id}" if len(requested) > 1 else f": {requested[0].id}"
        yield f"{count} no yes yet{'.' if is_log else f'{one}. {lines_once_given(requested[0])}'}"
    unsigned = [s for s in given if s.front.approved is None and s.front.consent.expires > day]
    if unsigned:
        count = counted(unsigned, "story waits", "stories wait")
        proof = "." if is_log else f": ownwords proof {unsigned[0].id}"
        yield f"{count} to be read and signed{proof}"


def _refusal(read: ArchiveRead, place: Place, day: date) -> str | None:
    if not in_a_public_repository(os.environ):
        return None
    return told_of_uncleared(read.stories, day, place.rebuild_every)
