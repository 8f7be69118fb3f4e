"""Questions at a terminal. What can be asked can always be given as an option as well."""

from __future__ import annotations

import os
import sys

import typer

from ownwords.desk.show import is_for_a_log


def may_ask() -> bool:
    """Whether somebody sits there who can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not is_for_a_log(os.environ)


def asked(question: str) -> str:
    """The answer; only where somebody can give one."""
    import questionary

    answer = questionary.text(question, validate=_is_said).ask()
    if answer is None:  # Ctrl+C
        raise typer.Abort
    return str(answer).strip()


def _is_said(answer: str) -> bool | str:
    return bool(answer.strip()) or "Please write something, or press Ctrl+C to stop."
