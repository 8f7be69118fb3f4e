"""`ownwords proof`: the paper that a storyteller reads, or hears, before signing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ownwords.desk.options import FINE, PROBLEMS, Archive, day_or_today
from ownwords.desk.show import give, say

if TYPE_CHECKING:
    from ownwords.desk.proofs.facts import Proof
    from ownwords.desk.proofs.page import Reading
    from ownwords.place import Place
    from ownwords.told.story import Story


def proof(
    id: Annotated[str, typer.Argument(metavar="ID", help="The story.")],
    archive: Archive = Path(),
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="Its translation, such as gd.")
    ] = None,
    read_aloud: Annotated[
        bool, typer.Option("--read-aloud", help="In steps, for somebody who does not read.")
    ] = False,
    large: Annotated[bool, typer.Option("--large", help="In large print.")] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="A folder outside the archive, for the page."),
    ] = None,
    show: Annotated[
        bool, typer.Option("--show", help="Show it on this computer until Ctrl+C.")
    ] = False,
) -> None:
    """Make the paper that a storyteller reads before signing, with the code to sign.

    The story as it would be shown, where each quote will appear, what they agreed and what not,
    and how to take it back. Advice on the words is told here, to you; the paper asks in plain words
    about names, places and numbers. It is private: print it, give it to them, and delete it.

    Example: ownwords proof the-last-ferry --show
    """
    from ownwords.desk.one_story import problems_of, refuse_in_ci, story_named
    from ownwords.desk.proofs.facts import against_proof, proof_of
    from ownwords.desk.proofs.page import reading_of
    from ownwords.edition import read_archive
    from ownwords.settings import place_in
    from ownwords.told.story import Story

    refuse_in_ci("it shows a story that nobody may read yet")
    place, today = place_in(archive), day_or_today(None)
    read = read_archive(place)
    story = story_named(id, read.stories)
    reason = against_proof(story, language)
    if reason or not isinstance(story, Story):
        for problem in problems_of(story, read):
            give(str(problem))
        say(reason or "")
        raise typer.Exit(PROBLEMS)
    proof = proof_of(story, language, read, place, today)
    reading = reading_of(proof, read, place)
    _advise(proof)
    if reading is None:
        say(f"{id}: no use would show it ({proof.waits or 'its consent names none with words'}).")
        _tell_what_holds_it(story, today)
        raise typer.Exit(PROBLEMS)
    pages = dict(_pages(reading, place, today, read_aloud=read_aloud, large=large))
    for path in _written(pages, f"{id}.{language}" if language else id, out, place):
        say(f"The paper is {path}.")
    say(f"The code to sign: {reading.code}. Afterwards: ownwords approve {id}{_with(language)}")
    say("It is private. Delete it when it is printed.")
    _tell_what_holds_it(story, today)
    if show:
        _show(next(iter(pages.values())))
    raise typer.Exit(FINE)


def _advise(proof: Proof) -> None:
    """For the facilitator: the paper asks about private details alone, and in other words."""
    from ownwords.desk.checking.advise import in_short, summary
    from ownwords.desk.proofs.thoughts import advice_for

    if found := advice_for(proof.story, proof.translation):
        for each in found:
            give(in_short(each))
        say(f"{summary(found)} `ownwords check --advise` tells more. The storyteller decides.")


def _tell_what_holds_it(story: Story, today: date) -> None:
    from ownwords.desk.checking.held_back import has_days_to_write, held_back_by

    for told in held_back_by(story, today):
        say(f"Besides the signature, {told}")
    if has_days_to_write(story, today):
        say("These days are a part of the code: write them first, and make the proof again.")


def _with(language: str | None) -> str:
    return f" --language {language}" if language else ""


def _pages(
    reading: Reading, place: Place, today: date, *, read_aloud: bool, large: bool
) -> Iterator[tuple[str, str]]:
    """The texts by the ends of their files' names; what is shown stands first."""
    from ownwords.desk.papers.paper import Size
    from ownwords.desk.proofs.page import page_of
    from ownwords.desk.proofs.read_aloud import aloud_page, as_text, steps_of

    size = Size.LARGE if large else Size.STANDARD
    if read_aloud:
        yield "read-aloud.html", aloud_page(reading, place, today, size=size)
        yield "read-aloud.txt", as_text(steps_of(reading), reading)
    else:
        yield "proof.html", page_of(reading, place, today, size=size)


def _written(pages: dict[str, str], name: str, out: Path | None, place: Place) -> list[Path]:
    from ownwords.desk.papers.paper import papers_folder, put

    if out and out.resolve().is_relative_to(place.root.resolve()):
        fault = "it would lie in the archive, where it could be committed. Name a folder outside"
        raise typer.BadParameter(fault, param_hint="--out")
    made = out or Path(tempfile.mkdtemp(prefix="ownwords-proof-"))
    folder = papers_folder(place, made)
    return [put(folder, f"{name}.{end}", text, place) for end, text in pages.items()]


def _show(page: str) -> None:
    from ownwords.desk.proofs.loopback import address_of, server_of

    with server_of(page) as server:
        say(f"It is at {address_of(server)}, on this computer alone. Ctrl+C ends it.")
        with suppress(KeyboardInterrupt):
            server.serve_forever()
