"""What `new` and `import` are told of a story, as options: everything that they ask."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

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
