"""Tables of every field, from the models: for docs/front-matter.md, between two marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ownwords.desk.checking.json_schema import Schema, docs_of, model_schema
from ownwords.editorial.fields import CollectionFields, ThemeFields
from ownwords.editorial.guides.fields import (
    ChangeFields,
    GuideFields,
    GuideQuoteFields,
    PromptFields,
)
from ownwords.told.accepted import Accepted
from ownwords.told.consent import Approval, ConsentRecord, OtherPerson, SignedTerms
from ownwords.told.front_matter import (
    AudioFields,
    FilmFields,
    FrontMatter,
    PictureFields,
    QuoteFields,
    Storyteller,
    Stub,
)
from ownwords.told.translation import TranslatedQuote, TranslationApproval, TranslationFields

BEGIN, END = "<!-- fields: written by ./run fields -->", "<!-- /fields -->"
TABLES: dict[str, type[BaseModel]] = {
    "A story": FrontMatter,
    "`storyteller`": Storyteller,
    "one of `quotes`": QuoteFields,
    "`portrait`, one of `artwork`": PictureFields,
    "`audio`": AudioFields,
    "`film`": FilmFields,
    "one of `people`": OtherPerson,
    "`consent`": ConsentRecord,
    "one of `accept`": Accepted,
    "`approved`": Approval,
    "`agreed`, in `approved`": SignedTerms,
    "What is left of a story": Stub,
    "A translation": TranslationFields,
    "one of a translation's `quotes`": TranslatedQuote,
    "a translation's `approved`": TranslationApproval,
    "A theme": ThemeFields,
    "A collection": CollectionFields,
    "A discussion guide": GuideFields,
    "one of a guide's `quotes`": GuideQuoteFields,
    "one of a guide's `prompts`": PromptFields,
    "one of a guide's `changes`": ChangeFields,
}


def field_tables() -> str:
    """All tables, as Markdown."""
    return "\n\n".join("\n".join(_table(name, model)) for name, model in TABLES.items())


def with_field_tables(page: str) -> str:
    """The page with the tables between its marks."""
    between = f"{BEGIN}\n\n{field_tables()}\n\n{END}"
    made, number = re.subn(
        rf"{re.escape(BEGIN)}.*{re.escape(END)}", lambda _: between, page, flags=re.DOTALL
    )
    if number != 1:
        raise ValueError(f"the page has no place for them: {BEGIN} … {END}")
    return made


def _table(name: str, model: type[BaseModel]) -> Iterator[str]:
    schema, words = model_schema(model), docs_of(model)
    yield f"| {name} | required | holds | such as | what it is for |"
    yield "|---|---|---|---|---|"
    for key, field in model.model_fields.items():
        required = "yes" if field.is_required() else ""
        such_as = f"`{field.examples[0]}`" if field.examples else ""
        cells = (
            f"`{key}`",
            required,
            _holds(schema["properties"][key]),
            such_as,
            words.get(key, ""),
        )
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _holds(schema: Schema) -> str:
    if "enum" in schema:
        words = [word for word in schema["enum"] if isinstance(word, str)]
        return " or ".join([", ".join(words[:-1]), words[-1]])
    kind: Any = schema["type"]
    if kind == "array" and isinstance(schema["items"], list):
        return f"{len(schema['items'])} numbers"
    if kind == "array":
        return f"a list: {_holds(schema['items'])}"
    if kind == "object":
        return _holds_keys(schema)
    if kind == "string" and r"\d{4}-" in schema.get("pattern", ""):
        return "a day" if "[12]" in schema["pattern"] else "a month"
    return {"integer": "a whole number"}.get(kind, "text")


def _holds_keys(schema: Schema) -> str:
    if "properties" in schema:
        return "keys of its own"
    names = schema.get("propertyNames", {}).get("enum", ["several names"])
    return f"for each of {', '.join(names)}: {_holds(schema['additionalProperties'])}"


if __name__ == "__main__":
    page = Path("docs/front-matter.md")
    page.write_text(with_field_tables(page.read_text("utf-8")), "utf-8")
