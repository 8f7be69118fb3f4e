"""`ownwords new`: a draft for a story that somebody is about to tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import typer

from ownwords.desk.drafting import options
from ownwords.desk.drafting.draft import Answers, Draft, Shelf, shelf_in, with_defaults, write_draft
from ownwords.desk.drafting.ids import proposed_id
from ownwords.desk.options import FINE, USAGE, Archive
from ownwords.desk.show import say


@options.told_of_a_story
def new(
    said: Answers,
    archive: Archive = Path(),
    no_questions: options.NoQuestions = False,
) -> None:
    """Begin a story: a few questions, and a draft in which nothing is granted.

    Every question has an option. At a terminal it asks for what no option has said.

    Example: ownwords new

    Example: ownwords new --title "Leeks in February" --credit first-name --name Shona
    """
    from ownwords.settings import place_in

    shelf = shelf_in(place_in(archive))
    answers = answered(said, shelf, asks=not no_questions)
    put_down(shelf, Draft(answers), first="Write the story below the second line of hyphens.")


def answered(
    said: Answers, shelf: Shelf, *, asks: bool, names: tuple[str, ...] = (), heading: str = ""
) -> Answers:
    """What the options said, and somebody at the terminal; with an address.

    `names` may not be part of an address; `heading` is the title where nobody says another.
    """
    said = with_defaults(said, shelf)
    if asks:
        from ownwords.desk.drafting.questions import ask, can_ask

        if can_ask():
            try:
                return ask(said, shelf, names, heading)
            except KeyboardInterrupt:
                say("Stopped. Nothing was written.")
                raise typer.Exit(USAGE) from None
    if said.title is None and heading:
        said = replace(said, title=heading)
    if not said.id and not said.title:
        say('--title: is missing. Write it, such as --title "Leeks in February".')
        raise typer.Exit(USAGE)
    if said.id is None:
        known = (said.name or "", *names)
        said = replace(said, id=proposed_id(said.title or "", known, shelf.taken))
    return said


def put_down(shelf: Shelf, draft: Draft, first: str) -> None:
    """Write the draft and say what comes next; or tell every slip, and write nothing."""
    path, slips = write_draft(shelf, draft)
    for slip in slips:
        say(str(slip))
    if slips:
        say("Nothing was written.")
        raise typer.Exit(USAGE)
    say_what_comes_next(path.relative_to(shelf.place.root), path.parent.name, first)
    raise typer.Exit(FINE)


def say_what_comes_next(path: Path, id: str, first: str) -> None:
    say(f"{path.as_posix()} is a draft. Nothing in it is granted, and nobody can read it.")
    for number, step in enumerate(steps_for(id, first), start=1):
        say(f"  {number}. {step}")


def steps_for(id: str, first: str) -> list[str]:
    return [
        first,
        "When the form is signed, copy what they agreed into the draft, under consent.",
        "ownwords check: tells what is still missing.",
        f"ownwords proof {id}: read it to the storyteller, exactly as it would be shown.",
        f"ownwords approve {id}: once they have signed.",
    ]
