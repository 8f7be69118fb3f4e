"""All commands as one group: what is missing on a line is answered with a whole line."""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperGroup


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


def example_of(help: str) -> str:
    """The first line that a command's help gives as an example."""
    found = re.search(r"Example: (.+)", help)
    return found[1].strip() if found else ""
