"""`ownwords approve`: the code on the signed paper is compared before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ownwords.desk.asking import asked, may_ask
from ownwords.desk.options import FINE, PROBLEMS, Archive, a_day, day_or_today
from ownwords.desk.show import counted, say

UNCOMPARED = (
    "Approved without the code on the paper: nobody can tell whether a word changed after it was "
    "read. Next time type it with --code."
)
_WHERE_IT_IS = (
    "Type the code from the signed paper, such as --code 7K2Q-9XMA (`ownwords proof` prints it); "
    "if the paper has none, --without-code"
)


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
    from ownwords.desk.approve import Signing, sign, sign_translations
    from ownwords.edition import read_archive
    from ownwords.settings import place_in
    from ownwords.told.story import RefusedStory

    day = day_or_today(on)
    if day > day_or_today(None):
        raise typer.BadParameter("nobody can have signed on a later day", param_hint="--on")
    _refuse_unclear(ids or [], code, without_code=without_code, every=every)
    place = place_in(archive)
    read = read_archive(place)
    how = how or asked("How did they read it? (read-aloud, on paper, …)", "--how")
    witness = witness or asked("Who was there? (initials or a role)", "--witness")
    signing = Signing(day, how.strip(), witness.strip())
    is_compared = not (without_code or every)

    def typed(id: str) -> str:
        return code or asked(f"Code on the signed paper of {id}:", "--code", help=_WHERE_IT_IS)

    given, stories = ids or [], read.stories
    compare = typed if is_compared else None
    if language:
        done = sign_translations(
            place.root, stories, given, language, signing, every=every, typed=compare
        )
    else:
        done = sign(place.root, stories, given, signing, every=every, typed=compare)
    for refusal in done.refusals:
        say(f"Not approved: {refusal}")
    say(f"{done.number} approved.")
    if not is_compared:
        say(UNCOMPARED)
    for words in done.to_follow:
        say(words)
    if every and (broken := [s for s in read.stories if isinstance(s, RefusedStory)]):
        told = counted(broken, "story has", "stories have")
        say(f"{told} a problem and cannot be approved: `ownwords check` tells what.")
    raise typer.Exit(PROBLEMS if done.refusals else FINE)


def _refuse_unclear(
    ids: Sequence[str], code: str | None, *, without_code: bool, every: bool
) -> None:
    if not ids and not every:
        raise typer.BadParameter("name stories by their ids, or write --all", param_hint="ID")
    if code and (without_code or every or len(ids) != 1):
        fault = "a code belongs to one story: approve that one alone, by its id"
        raise typer.BadParameter(fault, param_hint="--code")
    if not (code or without_code or every or may_ask()):
        raise typer.BadParameter(f"is missing. {_WHERE_IT_IS}", param_hint="--code")
