"""`ownwords withdraw`: a storyteller takes a story back, or some uses of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ownwords.desk.options import FINE, Archive, a_word, day_or_today
from ownwords.desk.show import counted, give, is_for_a_log, say
from ownwords.terms import Notice, Use

if TYPE_CHECKING:
    from ownwords.desk.withdrawal.withdrawing import Done


def withdraw(
    id: Annotated[str, typer.Argument(metavar="ID", help="The story, by its id or its folder.")],
    archive: Archive = Path(),
    uses: Annotated[
        list[Use] | None,
        typer.Option(
            "--from",
            metavar="USE",
            parser=a_word(Use, "a use"),
            help="Only from this use, such as guides.",
        ),
    ] = None,
    notice: Annotated[
        Notice | None,
        typer.Option(
            metavar="NOTICE",
            parser=a_word(Notice, "a kind of notice"),
            help="none or gone: what is left at its address; as the storyteller chose if unset.",
        ),
    ] = None,
    commit: Annotated[
        bool, typer.Option("--commit", help="Commit exactly these changes, and no name with them.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Delete also what git has no copy of, without asking.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where checklist and letters go.")
    ] = None,
) -> None:
    """Take a story back: leave a stub, remove its words and files, and say what is left to do.

    It shows every place where the story is now, and writes a checklist of what the build cannot
    reach, and drafts of letters. With --from only these uses end, and the rest stays as it is.

    Example: ownwords withdraw the-last-ferry --notice gone --commit
    """
    from ownwords.desk.withdrawal.withdrawing import Request, narrow, take_back
    from ownwords.settings import place_in

    if uses and notice:
        hint = "a notice is left only where the whole story goes"
        raise typer.BadParameter(hint, param_hint="--notice")
    place = place_in(archive)
    request = Request(id, notice, commit, yes, out, day_or_today(None))
    done = (
        narrow(place, request, tuple(dict.fromkeys(uses)))
        if uses
        else take_back(place, request, may_delete=_asked)
    )
    _tell(done)
    raise typer.Exit(FINE)


def _asked(lost: Sequence[Path]) -> bool:
    """Whether files that nobody can bring back may go; asked only of somebody at a terminal."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()) or is_for_a_log(os.environ):
        return False
    import questionary

    say(f"git has no copy of {counted(lost, 'file', 'files')}:")
    for path in lost:
        say(f"    {path.name}")
    question = "Delete them? Nobody can bring them back."
    return bool(questionary.confirm(question, default=False).ask())


def _tell(done: Done) -> None:
    """In CI, whose log may be public, no more than that it is done."""
    if not is_for_a_log(os.environ):
        for line in done.places:
            give(line)
        for sentence in done.found:
            say(sentence)
    for sentence in done.sentences:
        say(sentence)
