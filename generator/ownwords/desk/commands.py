"""All commands as one group: what is missing on a line is answered with a whole line, and what goes
wrong with a sentence and an exit code."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from traceback import format_tb
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group
from typer.models import CommandInfo

from ownwords.desk.options import PROBLEMS, USAGE
from ownwords.desk.show import is_for_a_log, say
from ownwords.errors import ArchiveError, LeakError


class Commands(TyperGroup):
    """Adds to a missing argument the example of its command."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            # What we raise ourselves says already what to type.
            if error.ctx and not error.message:
                error.message = f"Such as: {example_of(error.ctx.command.help or '')}"
            raise
        except Exception as error:  # typer does not name its class for it
            if "unexpected extra argument" in getattr(error, "message", ""):
                _tell_of_too_much(error)
            raise


def _tell_of_too_much(error: Any) -> None:
    command = error.ctx.command
    example = example_of(command.help or "")
    told = f"{command.name} takes no more words. Such as: {example}"
    if command.name == "check":
        told = f"check reads the whole archive. Type: {example}"
    error.message = told


def made_ready(app: typer.Typer, words: Sequence[str]) -> TyperGroup:
    """All commands, or only the one that a line begins with: to make twenty ready takes longer
    than to make one."""
    wanted = copy(app)
    asked = [each for each in app.registered_commands if _name(each) in words[:1]]
    wanted.registered_commands = asked or app.registered_commands
    return get_group(wanted)


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """Our errors, each with its exit code. In a log nothing that may hold somebody's words."""
    try:
        yield
    except LeakError as error:
        say(str(error))
        raise SystemExit(PROBLEMS) from None
    except ArchiveError as error:
        say(str(error))
        raise SystemExit(USAGE) from None
    except OSError as error:
        # In a log not of which file: it may be named for somebody.
        say((is_for_a_log(os.environ) and error.strerror) or str(error))
        raise SystemExit(USAGE) from None
    except Exception as error:
        if not is_for_a_log(os.environ):
            raise
        # Our own fault. What it says may hold words of a file; where it happened does not.
        where = "".join(format_tb(error.__traceback__))
        say(f"{where}{type(error).__name__}. The same command at home tells more.")
        raise SystemExit(PROBLEMS) from None


def _name(command: CommandInfo) -> str:
    assert command.callback, "every command has one"
    return command.name or command.callback.__name__


def example_of(help: str) -> str:
    """The first line that a command's help gives as an example."""
    found = re.search(r"Example: (.+)", help)
    return found[1].strip() if found else ""
