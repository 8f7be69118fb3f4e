"""`ownwords approve`: the code on the signed paper is compared before anything is written."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ownwords.desk.asking import asked, may_ask
from ownwords.desk.one_story import story_named
from ownwords.desk.options import FINE, PROBLEMS, Archive, a_day, day_or_today
from ownwords.desk.show import counted, say

if TYPE_CHECKING:
    from ownwords.desk.signing.approve import Objection
    from ownwords.place import Place

UNCOMPARED = (
    "Approved without the code on the paper: nobody can tell whether a word changed after it was "
    "read. Next time type it with --code."
)
_TRIES = 3
_EXAMPLES = {"--code": "7K2Q-9XMA", "--how": "read-aloud", "--witness": "JD"}
_IF_IT_HAS_NONE = "The paper that was signed has the code. If it has none, write --without-code."


def approve(
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID…", help="Stories, by id.")] = None,
    archive: Archive = Path(),
    code: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="The eight characters on the paper that was signed."),
    ] = None,
    without_code: Annotated[
        bool, typer.Option("--without-code", help="The paper that was signed has no code.")
    ] = False,
    every: Annotated[
        bool,
        typer.Option(
            "--all", help="Every story with consent that was never approved, without codes."
        ),
    ] = False,
    language: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Their translations into a language, such as gd."),
    ] = None,
    how: Annotated[
        str | None, typer.Option(help="How they read it, such as read-aloud; asked if not given.")
    ] = None,
    witness: Annotated[
        str | None, typer.Option(help="Who was there: initials or a role; asked if not given.")
    ] = None,
    on: Annotated[
        date | None,
        typer.Option("--on", metavar="DATE", parser=a_day, help="The day; today if not given."),
    ] = None,
) -> None:
    """Record that storytellers have read their stories as they are now, and signed.

    It refuses when a word or a term changed since the proof with the code was printed. At a
    terminal it asks for what is not given.

    Example: ownwords approve the-last-ferry --code 7K2Q-9XMA --how read-aloud --witness JD
    """
    from ownwords.desk.signing.approve import Signing, sign, sign_translations
    from ownwords.edition import read_archive
    from ownwords.settings import place_in
    from ownwords.told.story import RefusedStory

    day = day_or_today(on)
    if day > day_or_today(None):
        raise typer.BadParameter("nobody can have signed on a later day", param_hint="--on")
    given, is_compared = ids or [], not (without_code or every)
    _refuse_unclear(given, code, without_code=without_code, every=every)
    place = place_in(archive)
    read = read_archive(place)
    if not may_ask():
        which = "--all" if every else "--without-code" if without_code else ""
        asked_for = {"--code": which or code, "--how": how, "--witness": witness}
        if not all(asked_for.values()):
            # No example is made of an id that is none.
            for id in given:
                story_named(id, read.stories)
        _refuse_missing(asked_for, _begun(given, which, language))

    def compare(id: str, objection: Objection) -> str | None:
        return objection(code) if code else _asked_for_code(id, objection)

    def signing() -> Signing:
        read_how = how or asked("How did they read it? (read-aloud, on paper, …)")
        there = witness or asked("Who was there? (initials or a role)")
        return Signing(day, read_how.strip(), there.strip())

    stories, compared = read.stories, compare if is_compared else None
    if language:
        done = sign_translations(
            place.root, stories, given, language, signing, every=every, compare=compared
        )
    else:
        done = sign(place.root, stories, given, signing, every=every, compare=compared)
    for refusal in done.refusals:
        say(f"Not approved: {refusal}")
    say(f"{done.told} approved.")
    if done.ids and not is_compared:
        say(UNCOMPARED)
    for words in done.to_follow:
        say(words)
    if done.ids:
        for words in _what_comes_of_it(done.ids, language, place, day_or_today(None)):
            say(words)
    if every and (broken := [s for s in read.stories if isinstance(s, RefusedStory)]):
        told = counted(broken, "story has", "stories have")
        say(f"{told} a problem and cannot be approved: `ownwords check` tells what.")
    raise typer.Exit(PROBLEMS if done.refusals else FINE)


def _what_comes_of_it(
    ids: Sequence[str], language: str | None, place: Place, today: date
) -> Iterator[str]:
    """Whether readers will see what was approved, asked of the files as they are now."""
    from ownwords.desk.checking.held_back import still_withheld
    from ownwords.edition import read_archive

    approved = [story for story in read_archive(place).stories if story.id in ids]
    why = {s.id: still_withheld(s, language, today, place.rebuild_every) for s in approved}
    for id, reason in why.items():
        if reason:
            which = "Approved" if len(why) == 1 else f"{id}: approved"
            yield f"{which}, and still withheld: {reason}"
    if shown := [id for id, reason in why.items() if not reason]:
        subject = (
            "It" if len(why) == 1 else f"{len(shown)} of them" if len(shown) < len(why) else "They"
        )
        yield f"{subject} will be shown. Next: ownwords serve"


def _refuse_unclear(
    ids: Sequence[str], code: str | None, *, without_code: bool, every: bool
) -> None:
    if not ids and not every:
        raise typer.BadParameter("name stories by their ids, or write --all", param_hint="ID")
    if code and (without_code or every or len(ids) != 1):
        fault = "a code belongs to one story: approve that one alone, by its id"
        raise typer.BadParameter(fault, param_hint="--code")


def _asked_for_code(id: str, objection: Objection) -> str | None:
    """The code as somebody types it from the paper: a slip may be mended."""
    reason = objection(asked(f"Code on the signed paper of {id}:"))
    for number in range(2, _TRIES + 1):
        if reason is None:
            break
        say(f"That is not the code of {id}. It has eight characters: look whether one is another.")
        reason = objection(asked(f"Type it once more ({number} of {_TRIES}; Ctrl+C stops):"))
    return reason


def _begun(ids: Sequence[str], which: str, language: str | None) -> list[str]:
    """The beginning of the line, as far as it is typed."""
    words = ["ownwords", "approve", *ids, *([which] if which else [])]
    return words + (["--language", language] if language else [])


def _refuse_missing(given: Mapping[str, str | None], begun: Sequence[str]) -> None:
    """Nobody can be asked: everything that is missing, and the whole line as it may be typed."""
    missing = [option for option, value in given.items() if not value]
    if not missing:
        return
    whole = [*begun]
    for option, example in _EXAMPLES.items():
        value = given[option] or example
        whole += [] if value.startswith("--") else [option, value]
    told = f"missing. Type the whole line, such as: {shlex.join(whole)}"
    told += f"\n{_IF_IT_HAS_NONE}" if "--code" in missing else ""
    are = "is" if len(missing) == 1 else "are"
    raise typer.BadParameter(f"{are} {told}", param_hint=" and ".join(missing))
