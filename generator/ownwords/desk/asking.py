"""Questions at a terminal. What can be asked can always be given as an option as well."""

from __future__ import annotations

import os
import sys

import typer


def may_ask() -> bool:
    """Whether somebody sits there who can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not in_ci()


def in_ci() -> bool:
    """Whether what is printed goes to a log that others may read."""
    return os.environ.get("CI", "").casefold() not in ("", "0", "false", "no")


def asked(question: str, option: str, *, help: str = "") -> str:
    """The answer. Where nobody can answer, how to give it as an option."""
    if not may_ask():
        raise typer.BadParameter(f"is missing. {help}".strip(), param_hint=option)
    import questionary

    answer = questionary.text(question, validate=_is_said).ask()
    if answer is None:  # Ctrl+C
        raise typer.Abort
    return str(answer).strip()


def _is_said(answer: str) -> bool | str:
    return bool(answer.strip()) or "Please write something, or press Ctrl+C to stop."
