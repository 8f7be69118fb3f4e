"""`ownwords evaluation`: answers before and after a session become a page and a picture."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from ownwords.desk.options import FINE, PROBLEMS, Archive
from ownwords.desk.show import counted, give, say
from ownwords.errors import ArchiveError

PAGE, PICTURE = "evaluation.html", "evaluation.png"


def evaluation(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE.csv", help="The answers, typed from the slips.")
    ] = None,
    archive: Archive = Path(),
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Where the page goes; beside the file if unset."),
    ] = None,
    template: Annotated[
        bool, typer.Option("--template", help="Give the empty table, or write it to FILE.csv.")
    ] = False,
) -> None:
    """Show what changed in a group's answers from before a session to after it.

    Makes a page and a picture. Nobody can be known in them: numbers under five are left out.

    Exits with 0 when the page is there, 1 when something in the file is to be put right.

    Example: ownwords evaluation answers.csv
    """
    from ownwords.desk.evaluating.answers import read_answers, template_for
    from ownwords.desk.evaluating.change import change_in
    from ownwords.desk.evaluating.page import page_of, summary_of
    from ownwords.editorial.guides.prompts import read_general_prompts
    from ownwords.settings import place_in

    questions = read_general_prompts("en").questions
    if template:
        _give_template(file, template_for(questions))
        raise typer.Exit(FINE)
    if file is None:
        raise typer.BadParameter("name the file with the answers", param_hint="FILE.csv")
    if not file.is_file():
        raise typer.BadParameter(f"there is no file {file}", param_hint="FILE.csv")
    place = place_in(archive)
    folder = (out or file.parent).resolve()
    _refuse_among_pages(file.resolve().parent, folder, (place.stories, place.pages, *place.themes))
    read = read_answers(file.read_bytes(), PurePosixPath(file.as_posix()), questions)
    for problem in read.problems:
        give(str(problem))
    if read.problems:
        say(f"{counted(read.problems, 'problem', 'problems')}. No page was made.")
        raise typer.Exit(PROBLEMS)
    changes = [(question, change_in(read.answers[question.id])) for question in questions]
    shown = [(question, change) for question, change in changes if change]
    files = {}
    if shown:
        from ownwords.desk.evaluating.plot import plot_of

        files[PICTURE] = plot_of(shown)
    files[PAGE] = page_of(changes, PICTURE).encode()
    _write(folder, files)
    for line in summary_of(changes):
        give(line)
    say(f"The page is {folder / PAGE}.")


def _give_template(file: Path | None, table: str) -> None:
    if file is None:
        give(table.rstrip("\n"))
        return
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(table)
    except FileExistsError:
        raise typer.BadParameter(
            f"{file} is there already. Name a new file.", param_hint="FILE.csv"
        ) from None
    say(f"The empty table is {file}: one row for each slip.")


def _refuse_among_pages(answers: Path, target: Path, folders: tuple[Path, ...]) -> None:
    """What lies there may be published with the site: a group's answers are for the group."""
    for folder in (each.resolve() for each in folders):
        if folder in (answers, *answers.parents):
            raise ArchiveError(
                f"The answers lie in {folder}, from which a site is made. Move them first."
            )
        if folder in (target, *target.parents):
            raise ArchiveError(f"A site is made from {folder}. Name another folder with --out.")


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """All of them, or none; the picture of an earlier page does not stay beside a new one."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".evaluation-", dir=folder) as aside:
        for name, content in files.items():
            (Path(aside) / name).write_bytes(content)
        for name in files:
            (Path(aside) / name).replace(folder / name)
    if PICTURE not in files:
        (folder / PICTURE).unlink(missing_ok=True)
