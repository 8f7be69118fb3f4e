"""What `new` and `import` are told of a story, as options: everything that they ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from inspect import Parameter, signature
from typing import Annotated, Any, get_type_hints

import typer

from ownwords.desk.drafting.draft import Answers
from ownwords.desk.options import a_day

Id = Annotated[
    str | None, typer.Option("--id", help="Its address for good: words with hyphens, never a name.")
]
Title = Annotated[str | None, typer.Option("--title", help="What the story is called.")]
Summary = Annotated[
    str | None, typer.Option("--summary", help="One or two sentences, for lists of stories.")
]
Credit = Annotated[
    str | None,
    typer.Option("--credit", help="full-name, first-name, pseudonym, role or anonymous."),
]
Name = Annotated[str | None, typer.Option("--name", help="The name to show, if any.")]
Role = Annotated[str | None, typer.Option("--role", help="What they do, such as Champion.")]
From = Annotated[
    str | None, typer.Option("--place", help="Where they are from, as wide as they like.")
]
Language = Annotated[
    str | None, typer.Option("--language", help="Such as gd; the archive's own if not given.")
]
Told = Annotated[
    date | None,
    typer.Option("--told", metavar="DATE", parser=a_day, help="The day on which it was told."),
]
Collection = Annotated[
    str | None, typer.Option("--collection", help="The collection that it is part of.")
]
Theme = Annotated[
    list[str] | None, typer.Option("--theme", help="A theme; write it again for another.")
]
NoQuestions = Annotated[
    bool, typer.Option("--no-questions", help="Ask nothing; take the options alone.")
]

_OF_A_STORY = {
    "id": Id,
    "title": Title,
    "summary": Summary,
    "credit": Credit,
    "name": Name,
    "role": Role,
    "place": From,
    "language": Language,
    "told": Told,
    "collection": Collection,
    "theme": Theme,
}


def told_of_a_story(command: Callable[..., None]) -> Callable[..., None]:
    """The command with these options, of which it is handed the answers as `said`."""
    hints = get_type_hints(command, include_extras=True)
    own = [
        each.replace(annotation=hints[each.name])
        for each in signature(command).parameters.values()
        if each.name != "said"
    ]
    options = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=kind)
        for name, kind in _OF_A_STORY.items()
    ]

    @wraps(command)
    def with_answers(**given: Any) -> None:
        told = {name: given.pop(name) for name in _OF_A_STORY}
        themes = tuple(told.pop("theme") or ())
        command(said=Answers(**told, themes=themes), **given)

    every = [*own, *options]
    by_keyword = [each.replace(kind=Parameter.KEYWORD_ONLY) for each in every]
    with_answers.__signature__ = signature(command).replace(  # type: ignore[attr-defined]
        parameters=by_keyword
    )
    with_answers.__annotations__ = {each.name: each.annotation for each in every}
    return with_answers
