"""The few questions that `new` and `import` ask at a terminal, one at a time.

An answer that cannot stand is told at once, with what to type instead.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import questionary

from ownwords.desk.drafting.draft import Answers, Shelf, slips_in
from ownwords.desk.drafting.ids import proposed_id
from ownwords.desk.show import is_for_a_log
from ownwords.terms import CreditKind

_CREDITS = {
    CreditKind.FIRST_NAME: "a first name",
    CreditKind.FULL_NAME: "a full name",
    CreditKind.PSEUDONYM: "a made-up name",
    CreditKind.ROLE: "what they do, and no name",
    CreditKind.ANONYMOUS: "not at all",
}
_OPTIONAL = " (Enter leaves it out)"


def can_ask() -> bool:
    """Whether somebody is there to answer: nobody is in CI, or behind a pipe."""
    return sys.stdin.isatty() and sys.stderr.isatty() and not is_for_a_log(os.environ)


def ask(answers: Answers, shelf: Shelf, names: tuple[str, ...] = (), heading: str = "") -> Answers:
    """Ask for what no option has said. Raises KeyboardInterrupt where somebody stops."""
    said = answers
    if said.title is None:
        said = _ask_text(said, shelf, "title", "What is the story called?", heading)
    if said.credit is None:
        choices = [questionary.Choice(words, str(kind)) for kind, words in _CREDITS.items()]
        question = "How does the storyteller want to be named?"
        said = replace(said, credit=questionary.select(question, choices).unsafe_ask())
    said = _ask_how_they_are_named(said, shelf)
    if said.told is None:
        question = f"Which day was it told? Such as 2026-03-14{_OPTIONAL}."
        said = _ask_text(said, shelf, "told", question, optional=True)
    said = _ask_collection(said, shelf)
    said = _ask_themes(said, shelf)
    if said.id is None:
        proposal = proposed_id(said.title or "", (said.name or "", *names), shelf.taken)
        question = f"Its address, for good, and never anybody's name? (Enter: {proposal})"
        said = _ask_text(said, shelf, "id", question, proposal)
    return said


def _ask_how_they_are_named(said: Answers, shelf: Shelf) -> Answers:
    credit = said.credit if said.credit in list(CreditKind) else None
    shows_a_name = credit is not None and CreditKind(credit).shows_a_name
    if said.name is None and shows_a_name:
        said = _ask_text(said, shelf, "name", "Which name is to be shown?")
    if said.role is None and credit == CreditKind.ROLE:
        said = _ask_text(said, shelf, "role", "What do they do? Such as Champion.")
    if said.place is None:
        question = f"Where are they from, as wide as they like?{_OPTIONAL}"
        said = _ask_text(said, shelf, "place", question, optional=True)
    return said


def _ask_text(
    said: Answers, shelf: Shelf, key: str, question: str, default: str = "", optional: bool = False
) -> Answers:
    with_answer = _answering(said, key)

    def is_good(text: str) -> bool | str:
        if not text.strip() and not default:
            return optional or "Type an answer, please."
        try:
            slips = slips_in(with_answer(text.strip() or default), shelf)
        except ValueError:
            return f'not a day: "{text}". Write it as 2027-01-31.'
        return next((str(s).partition(": ")[2] for s in slips if s.option == f"--{key}"), True)

    answer = questionary.text(question, validate=is_good).unsafe_ask().strip() or default
    return with_answer(answer) if answer else said


def _answering(said: Answers, key: str) -> Callable[[str], Answers]:
    def with_answer(text: str) -> Answers:
        value: Any = date.fromisoformat(text.strip()) if key == "told" else text.strip()
        return replace(said, **{key: value})

    return with_answer


def _ask_collection(said: Answers, shelf: Shelf) -> Answers:
    collections = shelf.editorial.collections
    if said.collection is not None or not collections:
        return said
    choices = [questionary.Choice("none", "")]
    choices += [questionary.Choice(each.title, each.id) for each in collections]
    answer = questionary.select("Which collection is it part of?", choices).unsafe_ask()
    return replace(said, collection=answer or None)


def _ask_themes(said: Answers, shelf: Shelf) -> Answers:
    themes = shelf.editorial.themes
    if said.themes or not themes:
        return said
    choices = [questionary.Choice(each.title, each.id) for each in themes]
    question = "Which themes is it about? It may have none."
    return replace(said, themes=tuple(questionary.checkbox(question, choices).unsafe_ask()))
