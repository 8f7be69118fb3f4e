"""Gives the JSON Schema of front matter to editors."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ownwords.desk.options import a_word
from ownwords.desk.show import give_json


class Kind(StrEnum):
    STORY = "story"
    TRANSLATION = "translation"
    GUIDE = "guide"
    THEME = "theme"
    COLLECTION = "collection"


def schema(
    kind: Annotated[
        Kind,
        typer.Argument(
            metavar="KIND",
            parser=a_word(Kind, "a kind of file"),
            help="story, translation, guide, theme or collection.",
        ),
    ] = Kind.STORY,
) -> None:
    """Print what the front matter of a kind of file may hold, as JSON Schema.

    Example: ownwords schema story > .vscode/story.schema.json
    """
    from ownwords.desk.checking.json_schema import schema_of

    give_json(schema_of(kind))
