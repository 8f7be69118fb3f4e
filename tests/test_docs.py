"""Everything that can be typed is documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main
from pydantic import BaseModel
from typer.testing import CliRunner

from ownwords.desk.commands import made_ready
from ownwords.desk.main import app
from ownwords.editorial.fields import (
    CollectionFields,
    ContentNoteFields,
    HelpFields,
    HelpLineFields,
    HomeFields,
    RetiredNumber,
    RetiredNumberFields,
    ThemeFields,
)
from ownwords.mkdocs_plugin import OwnWordsConfig
from ownwords.told.accepted import Accepted
from ownwords.told.consent import Approval, ConsentRecord, OtherPerson, SignedTerms
from ownwords.told.story import (
    AudioFields,
    FilmFields,
    FrontMatter,
    PictureFields,
    QuoteFields,
    Storyteller,
    Stub,
)
from ownwords.told.translation import TranslatedQuote, TranslationApproval, TranslationFields

DOCS = Path(__file__).parents[1] / "docs"
MODELS: list[type[BaseModel]] = [
    Accepted,
    Approval,
    AudioFields,
    CollectionFields,
    ConsentRecord,
    ContentNoteFields,
    FilmFields,
    FrontMatter,
    HelpFields,
    HelpLineFields,
    HomeFields,
    OtherPerson,
    PictureFields,
    QuoteFields,
    RetiredNumber,
    RetiredNumberFields,
    SignedTerms,
    Storyteller,
    Stub,
    ThemeFields,
    TranslatedQuote,
    TranslationApproval,
    TranslationFields,
]
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
OPTIONS = [(n, o) for n, c in COMMANDS.items() for p in c.params for o in p.opts if o[:2] == "--"]


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
