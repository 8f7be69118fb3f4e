"""Everything that can be typed is documented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from pydantic import BaseModel
from typer.testing import CliRunner

from ownwords.desk.checking.field_tables import TABLES
from ownwords.desk.checking.json_schema import KINDS, docs_of
from ownwords.desk.commands import made_ready
from ownwords.desk.main import app
from ownwords.editorial.fields import (
    ContentNoteFields,
    HelpFields,
    HelpLineFields,
    HomeFields,
    RetiredNumber,
    RetiredNumberFields,
)
from ownwords.mkdocs_plugin import OwnWordsConfig
from tests.plain_english import grade_of, longest_in

DOCS = Path(__file__).parents[1] / "docs"
MODELS: list[type[BaseModel]] = [
    *TABLES.values(),
    ContentNoteFields,
    HelpFields,
    HelpLineFields,
    HomeFields,
    RetiredNumber,
    RetiredNumberFields,
]
"""Those with a table, and those that are told in words."""
COMMANDS = made_ready(app, []).commands
OPTIONS = [(n, o) for n, c in COMMANDS.items() for p in c.params for o in p.opts if o[:2] == "--"]


def models_in(hint: Any) -> Iterator[type[BaseModel]]:
    """A model, and every model that a field of it holds."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
        hints = get_type_hints(hint, include_extras=True)
        yield from (m for name in hint.model_fields for m in models_in(hints[name]))
    yield from (m for inner in get_args(hint) for m in models_in(inner))


HELPED = {m for models in KINDS.values() for each in models for m in models_in(each)}
"""The models of which an editor shows the fields."""
TOLD = [
    (f"{model.__name__}.{name}", docs_of(model).get(name, ""))
    for model in sorted(HELPED | set(TABLES.values()), key=lambda model: model.__name__)
    for name in model.model_fields
]
AGE_ELEVEN, LONGEST = 6.0, 20
_LITTLE = set(
    "a an and are as at by for from in is it its of on or s that the this to what".split()
)


def says_only(words: str, name: str) -> bool:
    """Whether a description says no more than the name of its field, or hardly more."""
    known = set(re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()))
    said = set(re.findall(r"[a-z]+", words.lower())) - _LITTLE
    return len({word for word in said if not {word, word.removesuffix("s")} & known}) < 2


@pytest.mark.parametrize(
    ("words", "name", "is_so"),
    [
        ("", "Story.title", True),
        ("The title of the story.", "Story.title", True),
        ("The story's tags.", "Story.tag", True),
        ("What the story is called. It heads the page.", "Story.title", False),
    ],
)
def test_a_name_said_again_is_no_description(words, name, is_so):
    assert says_only(words, name) is is_so


@pytest.mark.parametrize(("field", "words"), TOLD, ids=[field for field, _ in TOLD])
def test_every_field_says_what_it_is_for(field, words):
    assert not says_only(words, field), words


def test_what_fields_are_for_reads_at_eleven_or_below():
    hard = [(field, words) for field, words in TOLD if longest_in(words) > LONGEST]
    assert (hard, grade_of(" ".join(words for _, words in TOLD)) <= AGE_ELEVEN) == ([], True)


def test_every_field_that_an_editor_shows_is_in_a_table():
    assert set(TABLES.values()) == HELPED


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_of_the_front_matter_is_documented(model):
    text = (DOCS / "front-matter.md").read_text()
    assert [name for name in model.model_fields if f"`{name}`" not in text] == []


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_documented(command, option):
    text = (DOCS / "commands.md").read_text()
    section = re.split(rf"^## {command}$", text, flags=re.M)[1].split("\n## ")[0]
    assert option in section


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example(command):
    assert f"Example: ownwords {command}" in COMMANDS[command].help


@pytest.mark.parametrize("command", COMMANDS)
def test_a_line_makes_ready_only_the_command_it_begins_with(command):
    assert list(made_ready(app, [command, "--help"]).commands) == [command]


@pytest.mark.parametrize("line", [[], ["--help"], ["chek"], ["-C", "check"]])
def test_any_other_line_has_all_commands_to_answer_with(line):
    assert made_ready(app, line).commands.keys() == COMMANDS.keys()


def test_every_option_of_the_plugin_is_documented():
    text = (DOCS / "commands.md").read_text()
    names = [name for name, _ in OwnWordsConfig._schema]
    assert [name for name in names if f"| `{name}` |" not in text] == []


def test_the_list_of_commands_cuts_no_sentence_short():
    told = CliRunner().invoke(app, ["--help"]).output.partition("Commands:")[2]
    assert ("verify" in told, "..." in told) == (True, False)
