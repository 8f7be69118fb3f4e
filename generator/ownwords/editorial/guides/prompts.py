"""The general prompts and questions, and what no prompt may ask. No story is known here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TypeVar

from ownwords.editorial.guides.model import Prompt, Step
from ownwords.editorial.guides.prompt_fields import (
    GeneralPromptFields,
    PromptsToAvoidFields,
    PromptToAvoid,
    QuestionFields,
    WordsFields,
)
from ownwords.reading.fields import Fields
from ownwords.reading.filling import read_fields
from ownwords.reading.frontmatter import read_document
from ownwords.reading.report import FileReport
from ownwords.words.markdown import set_in_type

_GENERAL = Path(__file__).with_name("prompts.md")
_TO_AVOID = Path(__file__).with_name("prompts-to-avoid")
# One character for one: what is found is quoted as it was written.
_AS_TYPED = str.maketrans(dict.fromkeys("’‘ʼ′´`", "'") | dict.fromkeys("‐‑–", "-"))
_STANDS_FOR = re.compile(r"\{([a-z]+)\}")
AnyFields = TypeVar("AnyFields", bound=Fields)


@dataclass(frozen=True)
class Question:
    """One of the questions before and after a session, answered from 1 (low) to 5 (high)."""

    id: str
    words: str
    low: str
    high: str


@dataclass(frozen=True)
class GeneralPrompts:
    """What any guide can ask, whatever its theme."""

    prompts: tuple[Prompt, ...] = ()
    """By step, in the order of the file within one."""
    questions: tuple[Question, ...] = ()
    after: str = ""
    """Asked after a session only, and answered in words."""


def objection_to(prompt: str) -> tuple[str, str] | None:
    """What a prompt asks that none may ask, and what to ask instead; None if nothing is found.

    Only English is looked at.
    """
    written = " ".join(prompt.split())
    typed = written.translate(_AS_TYPED)
    for avoided, pattern in patterns_to_avoid():
        if found := pattern.search(typed):
            asked = written[found.start() : found.end()].strip()
            return f'{avoided.why}: "{asked}"', avoided.instead
    return None


@cache
def patterns_to_avoid() -> tuple[tuple[PromptToAvoid, re.Pattern[str]], ...]:
    """Every entry of prompts-to-avoid/ with each of its patterns."""
    words = _read(_TO_AVOID / "words.md", WordsFields).stands_for

    def whole(pattern: str) -> str:
        return _STANDS_FOR.sub(lambda word: f"(?:{whole(words[word[1]])})", pattern)

    return tuple(
        (avoided, re.compile(whole(pattern), re.IGNORECASE))
        for kind in ("disclose", "diagnose", "judge")
        for avoided in _read(_TO_AVOID / f"{kind}.md", PromptsToAvoidFields).avoid
        for pattern in avoided.patterns
    )


@cache
def read_general_prompts(language: str) -> GeneralPrompts:
    """Ours in a language; a step, a question or a file that it does not have, in English."""
    english = laid_over(GeneralPrompts(), _read(_GENERAL, GeneralPromptFields))
    path = _GENERAL.with_suffix(f".{language.partition('-')[0].lower()}.md")
    return laid_over(english, _read(path, GeneralPromptFields)) if path.is_file() else english


def laid_over(below: GeneralPrompts, said: GeneralPromptFields) -> GeneralPrompts:
    """What a file says step by step and question by question, and for the rest what was there."""
    questions = {each.id: each for each in below.questions}
    questions |= {each.id: _question(each) for each in said.questions}
    return GeneralPrompts(
        prompts=tuple(
            prompt
            for step in Step
            for prompt in _prompts_in(step, said)
            or (each for each in below.prompts if each.step is step)
        ),
        questions=tuple(questions.values()),
        after=set_in_type(said.after) if said.after else below.after,
    )


def _question(fields: QuestionFields) -> Question:
    said = (fields.words, fields.low, fields.high)
    return Question(fields.id, *map(set_in_type, said))


def _prompts_in(step: Step, fields: GeneralPromptFields) -> tuple[Prompt, ...]:
    return tuple(
        Prompt(set_in_type(each.ask), each.step) for each in fields.prompts if each.step is step
    )


def _read(path: Path, model: type[AnyFields]) -> AnyFields:
    report = FileReport(PurePosixPath(path.name))
    document = read_document(path.read_bytes(), report)
    fields = read_fields(model, document.front, report)
    assert fields and not report.problems, report.problems
    return fields
